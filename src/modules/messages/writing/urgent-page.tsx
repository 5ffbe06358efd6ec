import { type Answer, type PageRequest, page } from '../../../ui/answer.ts'
import { ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { BackLink, PageHeading } from '../../../ui/headings.tsx'
import { Notice } from '../../../ui/notice.tsx'
import type { Help } from '../topics.ts'
import type { Draft } from './drafts.ts'
import { words } from './words.ts'

/** A number that no line breaks. */
const unbroken = (phone: string): string => phone.replaceAll(' ', '\u00a0').replaceAll('-', '\u2011')

/** What to do now, before a message that may be urgent goes to people who read it in hours; whoever reads it may go on. */
export function urgentPage({ look, lang }: PageRequest, draft: Draft, help: Help): Answer {
  const text = words(lang).urgent
  const { name, phone } = look.clinic
  const here = `/messages/drafts/${draft.id}`
  const isToday = help === 'today'
  const what = isToday ? { title: text.today.title, text: text.today.text(name) } : text[help]
  return page(
    text.title,
    <>
      <BackLink lang={lang} href={here} text={text.back} />
      <PageHeading title={text.title} lede={text.lede} />
      <Notice kind="urgent" title={what.title}>
        <p>{what.text}</p>
      </Notice>
      <ButtonRow>
        {help !== 'today' && <ButtonLink text={text[help].call} href={`tel:${text[help].number}`} />}
        {phone && (
          <ButtonLink
            text={text.clinic(name, unbroken(phone))}
            href={`tel:${phone.replace(/[^\d+]/g, '')}`}
            kind={isToday ? 'primary' : 'secondary'}
          />
        )}
      </ButtonRow>
      <p class="hint">{text.passHint}</p>
      <ButtonRow>
        <ButtonLink text={text.pass} href={`${here}/check?passed=${draft.version}`} kind="quiet" />
        <ButtonLink text={text.back} href={here} kind="quiet" />
      </ButtonRow>
    </>,
  )
}
