import { Button, ButtonRow, PrintButton } from '../../../ui/button.tsx'
import { Form } from '../../../ui/form.tsx'
import { Section } from '../../../ui/headings.tsx'
import type { Look } from '../../../ui/page.ts'
import { messages_per_page } from './address.ts'
import type { ThreadRead } from './read-thread.ts'
import { words } from './words.ts'

/** Taking a thread along, and putting it away. */
export function KeepThread({ look, thread }: { look: Look; thread: ThreadRead }) {
  const { thread: text } = words(look.lang)
  const away = thread.archived_at !== null
  return (
    <Section id="keep" title={text.keepTitle}>
      {thread.messages > messages_per_page && <p>{text.printHint}</p>}
      <ButtonRow>
        <a class="button button-quiet" href={`/messages/${thread.id}/file`} download>
          {text.file}
        </a>
        <PrintButton lang={look.lang} />
      </ButtonRow>
      {look.view === null && (
        <>
          {!away && <p>{text.archiveHint}</p>}
          <Form look={look} action={`/messages/${thread.id}/archive`}>
            <Button
              text={away ? text.unarchive : text.archive}
              kind="quiet"
              name="do"
              value={away ? 'unarchive' : 'archive'}
            />
          </Form>
        </>
      )}
    </Section>
  )
}
