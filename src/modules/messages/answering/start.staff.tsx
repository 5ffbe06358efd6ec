import type { Child } from 'hono/jsx'
import { isUuid, newId, type PatientId } from '../../../platform/ids.ts'
import { type Answer, notThere, redirect } from '../../../ui/answer.ts'
import { Button, ButtonRow } from '../../../ui/button.tsx'
import { Radios, Select } from '../../../ui/choices.tsx'
import { TextArea, TextField } from '../../../ui/fields.tsx'
import { ErrorSummary, errorOf, type FieldError, Form } from '../../../ui/form.tsx'
import { BackLink } from '../../../ui/headings.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { staffPage } from '../../../ui/staff.tsx'
import { attachmentsOf } from '../files/attachments.ts'
import { FilesOf, staffFileLink } from '../files/files-of.tsx'
import type { AnsweringDb } from '../handles.ts'
import { type Pool, readPools } from '../pools/read-pools.ts'
import { isTopic, topics } from '../topics.ts'
import { cleanLine, cleanText, longest_body, longest_subject } from '../writing/clean-text.ts'
import { draftOf, saveDraft, startDraft } from '../writing/drafts.ts'
import { sendMessage } from '../writing/send-message.ts'
import { poolsOfMine } from './queue.ts'
import { patientToWriteTo, readersOf } from './read-thread.ts'
import { nameOf, type StaffRequest, threadAddress } from './staff-request.ts'
import { words } from './words.ts'

type Patient = NonNullable<Awaited<ReturnType<typeof patientToWriteTo>>>

/** What stands in the form. */
type Typed = {
  readonly key: string
  readonly version: number
  readonly pool: string
  readonly topic: string
  readonly subject: string
  readonly body: string
}

/** `GET /staff/messages/new/:patient`: a message of the clinic's own, or the draft of one that she left (`draft`). */
export async function startPage(request: StaffRequest, db: AnsweringDb): Promise<Answer> {
  const patient = await patientToWriteTo(db, request.params.patient ?? '')
  if (patient === null) return notThere
  return draw(request, db, patient, await leftOff(request, db, patient.id))
}

async function leftOff({ query }: StaffRequest, db: AnsweringDb, patient: PatientId): Promise<Typed> {
  const draft = await draftOf(db, patient, query.get('draft') ?? '')
  const isOpen = draft !== null && !draft.sent_at && !draft.dropped_at && draft.thread_id === null
  if (!isOpen) return { key: newId(), version: 1, pool: '', topic: '', subject: '', body: '' }
  const { id, version, pool_id, topic, subject, body } = draft
  return { key: id, version, pool: pool_id ?? '', topic: topic ?? '', subject, body }
}

/** `POST /staff/messages/new/:patient`: sends it, or goes to its files. */
export async function takeStart(request: StaffRequest, db: AnsweringDb): Promise<Answer> {
  const { form, look } = request
  const patient = await patientToWriteTo(db, request.params.patient ?? '')
  if (patient === null) return notThere
  const typed = readTyped(form)
  const pools = await poolsToWriteFrom(db)
  const toFiles = form.do === 'files'
  const errors = wrongIn(request, pools, typed).filter(({ isLong }) => isLong || !toFiles)
  if (errors.length > 0) return draw(request, db, patient, typed, errors)
  const { key, version, subject, body } = typed
  const topic = isTopic(typed.topic) ? typed.topic : null
  const pool = pools.some(({ id }) => id === typed.pool) ? typed.pool : null
  const want = { topic, pool, subject, body }
  const started = await startDraft(db, patient.id, { id: key, side: 'clinic', ...want }, look.now)
  if (!started.started) return notThere
  const text = words(request.lang).start.errors
  if (!started.draft.sent_at) {
    const saved = await saveDraft(db, patient.id, key, want, version, look.now)
    if (!saved.saved) {
      const other = await draftOf(db, patient.id, key)
      const again = { ...typed, version: other?.version ?? 1 }
      return draw(request, db, patient, again, [{ field: 'body', text: text.changed }])
    }
    if (toFiles) return redirect(`/staff/messages/of/${patient.id}/drafts/${key}/files`)
  }
  const now = await draftOf(db, patient.id, key)
  const author = { name: nameOf(request), as: request.session.staff ?? 'clinic' }
  const by = { account: db.account, as: 'clinic' } as const
  const sent = await sendMessage(
    db,
    patient.id,
    { id: key, version: now?.version ?? 1 },
    author,
    by,
    look.now,
  )
  if (sent.sent)
    return redirect(`${threadAddress({ patient: patient.id, thread: sent.thread })}?done=started`)
  const field = sent.why === 'no-pool' ? 'pool' : 'body'
  const said = field === 'pool' ? text.pool : sent.why === 'empty' ? text.body : text.changed
  return draw(request, db, patient, typed, [{ field, text: said }])
}

const readTyped = (form: StaffRequest['form']): Typed => ({
  key: isUuid(form.key ?? '') ? (form.key ?? '') : newId(),
  version: /^[1-9]\d{0,8}$/.test(form.version ?? '') ? Number(form.version) : 1,
  pool: form.pool ?? '',
  topic: form.topic ?? '',
  subject: cleanLine(form.subject ?? ''),
  body: cleanText(form.body ?? ''),
})

type Wrong = FieldError & { readonly isLong?: true }

function wrongIn({ lang }: StaffRequest, pools: readonly Pool[], typed: Typed): Wrong[] {
  const text = words(lang).start.errors
  const { subject, body } = typed
  const errors: Wrong[] = []
  if (!pools.some(({ id }) => id === typed.pool)) errors.push({ field: 'pool', text: text.pool })
  if (!isTopic(typed.topic)) errors.push({ field: 'topic', text: text.topic })
  if (subject === '') errors.push({ field: 'subject', text: text.subject })
  if (subject.length > longest_subject)
    errors.push({ field: 'subject', text: text.longSubject(longest_subject), isLong: true })
  if (body.trim() === '') errors.push({ field: 'body', text: text.body })
  if (body.length > longest_body)
    errors.push({ field: 'body', text: words(lang).answer.errors.longBody(longest_body), isLong: true })
  return errors
}

/** The active ones of her pools. */
async function poolsToWriteFrom(db: AnsweringDb): Promise<Pool[]> {
  const mine = await poolsOfMine(db)
  return [...(await readPools(db)).values()].filter(({ id, active }) => active && mine.includes(id))
}

async function draw(
  request: StaffRequest,
  db: AnsweringDb,
  patient: Patient,
  typed: Typed,
  errors: readonly FieldError[] = [],
): Promise<Answer> {
  const { lang } = request
  const text = words(lang).start
  const pools = await poolsToWriteFrom(db)
  const files = (await attachmentsOf(db, patient.id, [typed.key])).get(typed.key) ?? []
  return staffPage(
    request,
    'messages',
    { title: text.title, lede: text.lede(patient.name) },
    <>
      <BackLink lang={lang} href={`/staff/patients/${patient.id}`} text={text.back} />
      <ErrorSummary lang={lang} errors={errors} />
      {(await readersOf(db, patient.id, request.look.now)) === 0 && (
        <Notice kind="warning" title={text.noAccount}>
          <p>{text.noAccountText}</p>
        </Notice>
      )}
      {pools.length === 0 ? (
        <p>{text.noPool}</p>
      ) : (
        <StartForm request={request} patient={patient} typed={typed} pools={pools} errors={errors}>
          <FilesOf lang={lang} files={files} href={staffFileLink(patient.id)} />
        </StartForm>
      )}
    </>,
    errors.length > 0 ? { status: 422 } : {},
  )
}

type FormProps = {
  request: StaffRequest
  patient: Patient
  typed: Typed
  pools: readonly Pool[]
  errors: readonly FieldError[]
  children?: Child
}

function StartForm({ request, patient, typed, pools, errors, children }: FormProps) {
  const { lang, look } = request
  const all = words(lang)
  const text = all.start
  const field = (name: 'pool' | 'topic' | 'subject' | 'body') => ({
    lang,
    name,
    value: typed[name],
    error: errorOf(errors, name),
  })
  const [only] = pools
  return (
    <Form look={look} action={`/staff/messages/new/${patient.id}`}>
      <input type="hidden" name="key" value={typed.key} autocomplete="off" />
      <input type="hidden" name="version" value={String(typed.version)} autocomplete="off" />
      <Radios
        {...field('pool')}
        value={typed.pool === '' && pools.length === 1 ? only?.id : typed.pool}
        label={text.pool}
        hint={text.poolHint}
        choices={pools.map(({ id, name }) => ({ value: id, text: name[lang] }))}
      />
      <Select
        {...field('topic')}
        label={text.topic}
        choices={[
          { value: '', text: all.acts.choose },
          ...topics.map(topic => ({ value: topic, text: all.topics[topic] })),
        ]}
      />
      <TextField
        {...field('subject')}
        label={text.subject}
        hint={text.subjectHint}
        maxlength={longest_subject}
      />
      <TextArea {...field('body')} label={text.body} rows={8} maxlength={longest_body} />
      {children}
      <ButtonRow>
        <Button text={text.send} name="do" value="send" />
        <Button text={all.answer.files} kind="quiet" name="do" value="files" />
      </ButtonRow>
    </Form>
  )
}
