import type { Instant } from '../../../platform/clock.ts'
import type { AccountId } from '../../../platform/ids.ts'
import { dateTimeOf } from '../../../ui/dates.ts'
import { Section } from '../../../ui/headings.tsx'
import type { Look } from '../../../ui/page.ts'
import { KeysetPaging } from '../../../ui/paging.tsx'
import { Tag } from '../../../ui/tag.tsx'
import type { Attachment } from '../files/attachments.ts'
import { FilesOf, fileLink } from '../files/files-of.tsx'
import { LinkedText } from './linked-text.tsx'
import type { MessageRead, ThreadRead } from './read-thread.ts'
import { authorSaid } from './say.ts'
import { words } from './words.ts'

type Props = {
  look: Look
  reader: AccountId | null
  thread: ThreadRead
  messages: readonly MessageRead[]
  files: ReadonlyMap<string, readonly Attachment[]>
  /** Until which message the reader had read what is new to her; null where nothing is. */
  newAfter: number | null
  readByClinic: { readonly n: number; readonly at: Instant | null } | null
}

/** The messages of one page of a thread, the oldest first as in a letter exchange. */
export function Messages(props: Props) {
  const { look, thread, messages, newAfter } = props
  const { thread: text } = words(look.lang)
  const [first] = messages
  const last = messages.at(-1)
  const path = `/messages/${thread.id}`
  const firstNew = messages.find(
    ({ n, by_whom }) => newAfter !== null && n > newAfter && by_whom === 'clinic',
  )
  return (
    <Section id="messages" title={text.messages}>
      {first && last && messages.length < thread.messages && (
        <>
          <p class="filters-count">{text.place(first.n, last.n, thread.messages)}</p>
          <KeysetPaging
            label={text.part}
            newest={last.n < thread.messages ? { text: text.newest, href: path } : null}
            older={first.n > 1 ? { text: text.earlier, href: `${path}?before=${first.n}` } : null}
          />
        </>
      )}
      <ol class="messages">
        {messages.map(one => (
          <Message {...props} one={one} isFirstNew={one === firstNew} read={readSaid(props, one)} />
        ))}
      </ol>
    </Section>
  )
}

/**
 * Whether the clinic has read it is said of what nobody there has read, and of the last one that somebody has. What it
 * has answered it has read.
 */
function readSaid(
  { look, thread, messages, readByClinic }: Props,
  { n, by_whom }: MessageRead,
): string | null {
  const { thread: text } = words(look.lang)
  if (by_whom !== 'patient') return null
  const until = readByClinic?.n ?? 0
  const answered = messages.findLast(one => one.by_whom === 'clinic')?.n ?? 0
  if (n > Math.max(until, answered)) return thread.state === 'open' ? text.notRead : null
  const lastRead = messages.findLast(one => one.by_whom === 'patient' && one.n <= until)
  if (lastRead?.n !== n || !readByClinic?.at) return null
  return text.readAt(dateTimeOf(readByClinic.at, look.lang, look.zone))
}

function Message(props: Props & { one: MessageRead; isFirstNew: boolean; read: string | null }) {
  const { look, reader, one, isFirstNew, read } = props
  const { thread: text } = words(look.lang)
  return (
    <li class={`message message-from-${one.by_whom}`} id={`m-${one.n}`}>
      <div class="message-top">
        <h3 class="message-author" id={isFirstNew ? 'new' : undefined}>
          <bdi>{authorSaid(look, reader, one)}</bdi>
        </h3>
        {isFirstNew && <Tag text={text.new} icon="star" tone="accent" />}
      </div>
      <p class="hint">{dateTimeOf(one.sent_at, look.lang, look.zone)}</p>
      <LinkedText text={one.body} />
      <FilesOf lang={look.lang} files={props.files.get(one.id) ?? []} href={fileLink} />
      {read !== null && <p class="hint">{read}</p>}
    </li>
  )
}
