import { newId } from '../../../platform/ids.ts'
import type { Answer } from '../../../ui/answer.ts'
import { ErrorSummary, type FieldError } from '../../../ui/form.tsx'
import { BackLink, Section } from '../../../ui/headings.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { staffPage } from '../../../ui/staff.tsx'
import { attachmentsOf } from '../files/attachments.ts'
import type { AnsweringDb } from '../handles.ts'
import { readPools } from '../pools/read-pools.ts'
import { lineOf } from '../reading/say.ts'
import { openDraftIn } from '../writing/drafts.ts'
import { AnswerForm, type Answering } from './answer-form.tsx'
import { Done } from './done.tsx'
import { Keys } from './keys.tsx'
import { Letters } from './letters.tsx'
import { MoreActs } from './more-acts.tsx'
import { Notes } from './notes.tsx'
import { messagesBefore, notesOf, readByPatient, type StaffThread } from './read-thread.ts'
import type { StaffRequest } from './staff-request.ts'
import { templatesOf } from './templates.ts'
import { Claim, ThreadFacts } from './thread-facts.tsx'
import { words } from './words.ts'
import { cliniciansToAsk } from './work-on-thread.ts'

export type Drawing = {
  readonly errors?: readonly FieldError[]
  readonly fault?: 'changed' | 'newer' | 'closed' | 'draft'
  /** What is typed in the answer, where that is not what was saved last. */
  readonly typed?: { readonly key: string; readonly version: number; readonly body: string }
  /** What another window saved of the same answer. */
  readonly saved?: string
}

/** One thread as the clinic sees it: whose, what was written, what colleagues noted, the answer, and what else. */
export async function drawThread(
  request: StaffRequest,
  db: AnsweringDb,
  thread: StaffThread,
  { errors = [], fault, typed, saved }: Drawing = {},
): Promise<Answer> {
  const { lang } = request
  const text = words(lang).thread
  const before = beforeOf(request, thread)
  const messages = await messagesBefore(db, thread, before)
  const answering = await answeringOf(db, thread, typed)
  const files = await attachmentsOf(db, thread.patient_id, [...messages.map(({ id }) => id), answering.key])
  const pools = await readPools(db)
  const me = db.account
  return staffPage(
    request,
    'messages',
    { title: lineOf(thread.subject), caption: thread.patient_name ?? words(lang).noName },
    <>
      <BackLink lang={lang} href="/staff/messages" text={text.back} />
      <ErrorSummary lang={lang} errors={errors} />
      {errors.length === 0 && !fault && <Done request={request} />}
      {fault && <Fault request={request} fault={fault} saved={saved} />}
      <ThreadFacts request={request} thread={thread} pools={pools} me={me} />
      <Claim request={request} thread={thread} me={me} />
      <Section id="messages" title={text.messages}>
        <Letters
          request={request}
          thread={thread}
          messages={messages}
          files={files}
          read={await readByPatient(db, thread)}
          isLatest={before > thread.messages}
        />
      </Section>
      <Notes request={request} notes={await notesOf(db, thread)} pools={pools} />
      <AnswerForm
        request={request}
        thread={thread}
        templates={await templatesOf(db, thread.pool_id)}
        answering={{ ...answering, files: files.get(answering.key) ?? [] }}
        errors={errors}
        me={me}
      />
      <Keys
        lang={lang}
        links={[
          { key: 'a', href: '#body', text: words(lang).keys.answer },
          { key: 'n', href: '#notes', text: words(lang).keys.notes },
          { key: 'u', href: '/staff/messages', text: words(lang).keys.queue },
        ]}
      />
      <MoreActs
        request={request}
        thread={thread}
        pools={pools}
        clinicians={await cliniciansToAsk(db)}
        errors={errors}
        formKey={newId()}
      />
    </>,
    errors.length > 0 || fault ? { status: 422 } : {},
  )
}

/** The page of messages that the address asks for ends before this one; anything odd is the last page. */
function beforeOf({ query }: StaffRequest, thread: StaffThread): number {
  const asked = query.get('before') ?? ''
  const latest = thread.messages + 1
  return /^[1-9]\d{0,8}$/.test(asked) ? Math.min(Number(asked), latest) : latest
}

async function answeringOf(
  db: AnsweringDb,
  thread: StaffThread,
  typed: Drawing['typed'],
): Promise<Omit<Answering, 'files'>> {
  if (typed) return typed
  const draft = await openDraftIn(db, thread.patient_id, thread.id)
  return draft
    ? { key: draft.id, version: draft.version, body: draft.body }
    : { key: newId(), version: 1, body: '' }
}

type FaultProps = {
  request: StaffRequest
  fault: NonNullable<Drawing['fault']>
  saved: string | undefined
}

function Fault({ request, fault, saved }: FaultProps) {
  const all = words(request.lang).faults
  const { title, text } = all[fault]
  return (
    <Notice kind="warning" title={title}>
      <p>{text}</p>
      {saved !== undefined && (
        <>
          <p>{all.draft.other}:</p>
          <p class="as-written" dir="auto">
            {saved}
          </p>
        </>
      )}
    </Notice>
  )
}
