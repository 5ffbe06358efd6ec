import { newId } from '../../../platform/ids.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { dateTimeOf } from '../../../ui/dates.ts'
import { TextArea } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { Section } from '../../../ui/headings.tsx'
import type { Look } from '../../../ui/page.ts'
import { longest_body } from '../writing/clean-text.ts'
import type { Draft } from '../writing/drafts.ts'
import type { ThreadRead } from './read-thread.ts'
import { words } from './words.ts'

/** Where one writes in this thread, or goes on with what one began. */
export function AnswerBox(props: { look: Look; thread: ThreadRead; draft: Draft | null }) {
  const { look, thread, draft } = props
  const { thread: text } = words(look.lang)
  if (draft)
    return (
      <Section id="answer" title={text.begun}>
        <p>{text.begunText(dateTimeOf(draft.saved_at, look.lang, look.zone))}</p>
        <ButtonRow>
          <ButtonLink text={text.begunLink} href={`/messages/drafts/${draft.id}`} />
        </ButtonRow>
      </Section>
    )
  return (
    <Section id="answer" title={titleOf(thread, look)}>
      <Form look={look} action="/messages/new">
        <input type="hidden" name="thread" value={thread.id} />
        <input type="hidden" name="key" value={newId()} />
        <TextArea
          lang={look.lang}
          name="body"
          label={text.body}
          hint={text.bodyHint}
          rows={6}
          maxlength={longest_body}
          autocomplete="off"
        />
        <p class="hint">{text.goOnHint}</p>
        <ButtonRow>
          <Button text={text.goOn} name="do" value="check" />
          <Button text={text.save} kind="secondary" name="do" value="save" />
        </ButtonRow>
      </Form>
    </Section>
  )
}

/** Whoever waits for the first answer has nothing to answer. */
function titleOf({ state, last_from_clinic_at }: ThreadRead, { lang }: Look): string {
  const { thread: text } = words(lang)
  if (state === 'closed') return text.again
  return last_from_clinic_at === null ? text.more : text.answer
}
