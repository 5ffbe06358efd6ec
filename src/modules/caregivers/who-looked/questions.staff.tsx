import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Instant } from '../../../platform/clock.ts'
import { isUuid } from '../../../platform/ids.ts'
import type { Answer, PageRequest } from '../../../ui/answer.ts'
import { Card, CardList } from '../../../ui/cards.tsx'
import { dateOf } from '../../../ui/dates.ts'
import { Tabs } from '../../../ui/filters.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { KeysetPaging } from '../../../ui/paging.tsx'
import { staffPage } from '../../../ui/staff.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { Tag } from '../../../ui/tag.tsx'
import type { ClinicDb } from '../../access/index.ts'
import { type AskedOfUs, listQuestions, questions_a_page } from './answer-question.ts'
import { dueAt } from './ask-question.ts'
import { sayWhat, sayWho } from './say.ts'
import { words } from './words.ts'

/** `GET /staff/questions`: questions to answer, the oldest first; `?show=answered` those that were. */
export async function questionsPage(request: PageRequest, db: ClinicDb<'questions:answer'>): Promise<Answer> {
  const { lang, query } = request
  const text = words(lang)
  const which = query.get('show') === 'answered' ? 'answered' : 'open'
  const found = await listQuestions(db, which, readAfter(query.get('after')))
  const shown = found.slice(0, questions_a_page)
  const last = shown.at(-1)
  const address = (after?: string) => {
    const asked = new URLSearchParams({
      ...(which === 'answered' && { show: which }),
      ...(after && { after }),
    })
    return asked.size === 0 ? '/staff/questions' : `/staff/questions?${asked}`
  }
  const more = found.length > questions_a_page && last
  return staffPage(
    request,
    'questions',
    { title: text.staff.title, lede: text.staff.lede },
    <>
      {query.has('sent') && (
        <Notice kind="success" title={text.staff.sent}>
          <p>{text.staff.sentText}</p>
        </Notice>
      )}
      <Tabs
        label={text.filters.who}
        tabs={[
          { text: text.staff.open, href: '/staff/questions', current: which === 'open' },
          {
            text: text.staff.answered,
            href: '/staff/questions?show=answered',
            current: which === 'answered',
          },
        ]}
      />
      {shown.length === 0 ? (
        <EmptyState title={which === 'open' ? text.staff.none : text.staff.noneAnswered}>
          <p>{text.staff.noneText}</p>
        </EmptyState>
      ) : (
        <CardList>
          {shown.map(one => (
            <OneQuestion one={one} request={request} />
          ))}
        </CardList>
      )}
      <KeysetPaging
        label={text.pages}
        newest={query.has('after') ? { text: text.staff.title, href: address() } : null}
        older={more ? { text: text.older, href: address(`${timeOfPlace(last)}_${last.id}`) } : null}
      />
    </>,
  )
}

const timeOfPlace = (one: AskedOfUs): string => (one.answered_at ?? one.asked_at).toString()

function readAfter(text: string | null): { at: string; id: string } | null {
  const [at = '', id = ''] = (text ?? '').split('_')
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(at) && !Number.isNaN(Date.parse(at)) && isUuid(id)
    ? { at, id }
    : null
}

function OneQuestion({ one, request }: { one: AskedOfUs; request: PageRequest }): JSX.Element {
  const { look, lang } = request
  const text = words(lang).staff
  const reader = { lang, account: '', of: one.patient_name ?? '' }
  return (
    <Card
      title={shortly(one.asked)}
      level={2}
      href={`/staff/questions/${one.id}`}
      meta={text.of(one.patient_name ?? '')}
      flags={one.answered_at === null && <Due asked={one.asked_at} now={look.now} lang={lang} />}
    >
      <p>
        {sayWho(one, reader)}: {sayWhat(one, lang, reader.of)}
      </p>
      <p class="hint">{text.askedOn(dateOf(one.asked_at, lang, look.zone))}</p>
    </Card>
  )
}

/** How many days are left, or how late it is. */
export function Due(props: { asked: Instant; now: Instant; lang: PageRequest['lang'] }): JSX.Element {
  const text = words(props.lang).staff
  const hours = (dueAt(props.asked).epochMilliseconds - props.now.epochMilliseconds) / 3_600_000
  return hours < 0 ? (
    <Tag text={text.late(Math.ceil(-hours / 24))} icon="warning" tone="urgent" />
  ) : (
    <Tag text={text.dueIn(Math.floor(hours / 24))} icon="clock" tone={hours < 48 ? 'attention' : 'plain'} />
  )
}

const shortly = (text: string): string => (text.length > 120 ? `${text.slice(0, 119)}…` : text)
