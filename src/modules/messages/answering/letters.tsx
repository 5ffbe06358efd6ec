import type { PageRequest } from '../../../ui/answer.ts'
import { dateTimeOf } from '../../../ui/dates.ts'
import { KeysetPaging } from '../../../ui/paging.tsx'
import type { Attachment } from '../files/attachments.ts'
import { FilesOf, staffFileLink } from '../files/files-of.tsx'
import { LinkedText } from '../reading/linked-text.tsx'
import { lineOf } from '../reading/say.ts'
import type { StaffMessage, StaffThread } from './read-thread.ts'
import { threadAddress } from './staff-request.ts'
import { words } from './words.ts'

type Props = {
  request: PageRequest
  thread: StaffThread
  messages: readonly StaffMessage[]
  files: ReadonlyMap<string, readonly Attachment[]>
  /** Until where the patient's side has read. */
  read: { readonly n: number; readonly at: StaffMessage['sent_at'] } | null
  isLatest: boolean
}

/** What was written, the oldest first: who wrote, for whom, and whether it was read. */
export function Letters(props: Props) {
  const { request, thread, messages, isLatest } = props
  const text = words(request.lang).thread
  const here = threadAddress({ patient: thread.patient_id, thread: thread.id })
  const [first] = messages
  return (
    <>
      {first === undefined && <p>{text.noMessages}</p>}
      <KeysetPaging
        label={text.paging}
        newest={isLatest ? null : { text: text.latest, href: here }}
        older={first && first.n > 1 ? { text: text.earlier, href: `${here}?before=${first.n}` } : null}
      />
      <ol class="messages">
        {messages.map(message => (
          <Letter {...props} message={message} />
        ))}
      </ol>
    </>
  )
}

function Letter({ request, thread, message, files, read }: Props & { message: StaffMessage }) {
  const { lang, look } = request
  const text = words(lang).thread
  const isClinic = message.by_whom === 'clinic'
  const as = Object.hasOwn(text.as, message.author_as) ? text.as[message.author_as] : undefined
  return (
    <li class={`message message-from-${message.by_whom}`} id={`m-${message.n}`}>
      <div class="message-top">
        <h3 class="message-author">
          <bdi>{lineOf(message.author)}</bdi>, {as ?? (isClinic ? text.clinic : text.forPatient)}
        </h3>
        <p class="hint">{dateTimeOf(message.sent_at, lang, look.zone)}</p>
      </div>
      <LinkedText text={message.body} />
      <FilesOf lang={lang} files={files.get(message.id) ?? []} href={staffFileLink(thread.patient_id)} />
      {isClinic && <p class="hint">{readSaid(request, message, read)}</p>}
    </li>
  )
}

function readSaid({ lang, look }: PageRequest, { n }: StaffMessage, read: Props['read']): string {
  const text = words(lang).thread
  return read !== null && read.n >= n ? text.readBy(dateTimeOf(read.at, lang, look.zone)) : text.unreadBy
}
