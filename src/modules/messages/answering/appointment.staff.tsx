import { isUuid, newId, uuidFrom } from '../../../platform/ids.ts'
import { type Answer, notThere, redirect } from '../../../ui/answer.ts'
import { Button } from '../../../ui/button.tsx'
import { Select } from '../../../ui/choices.tsx'
import { TextArea } from '../../../ui/fields.tsx'
import { ErrorSummary, errorOf, type FieldError, Form } from '../../../ui/form.tsx'
import { BackLink } from '../../../ui/headings.tsx'
import { staffPage } from '../../../ui/staff.tsx'
import type { ClinicDb } from '../../access/index.ts'
import { askForVisit, kindsToAskFor, longest_reason, readSchedule } from '../../appointments/index.ts'
import type { AnsweringDb } from '../handles.ts'
import { cleanText } from '../writing/clean-text.ts'
import { gonePage } from './gone.tsx'
import { type StaffThread, staffThreadOf } from './read-thread.ts'
import { patientOf, type StaffRequest, threadAddress, workerOf } from './staff-request.ts'
import { words } from './words.ts'
import { lockedThread, noteRequest } from './work-on-thread.ts'

/** The same handle, for whoever works at the desk too: what her role may do stands in it. */
const atDesk = (db: AnsweringDb): ClinicDb<'appointments:desk'> | null =>
  db.may.has('appointments:desk') ? (db as unknown as ClinicDb<'appointments:desk'>) : null

/** `GET …/appointment`: what the visit is to be for. */
export async function makeRequestPage(request: StaffRequest, db: AnsweringDb): Promise<Answer> {
  const desk = atDesk(db)
  const thread = await staffThreadOf(db, patientOf(request), request.params.id ?? '')
  if (thread === null || desk === null) return notThere
  return draw(request, desk, thread)
}

/** `POST …/appointment`: asks for a visit in the patient's name. One thread becomes one request. */
export async function takeMakeRequest(request: StaffRequest, db: AnsweringDb): Promise<Answer> {
  const { form, look } = request
  const desk = atDesk(db)
  const worker = workerOf(request)
  const reason = cleanText(form.reason ?? '').trim()
  const thread = await staffThreadOf(db, worker.patient, worker.thread)
  if (thread === null || desk === null) return gonePage(request, reason)
  const text = words(request.lang).request.errors
  const wrong = (field: string, said: string) => draw(request, desk, thread, [{ field, text: said }])
  if (!isUuid(form.kind ?? '')) return wrong('kind', text.kind)
  if (reason.length > longest_reason) return wrong('reason', text.long(longest_reason))
  const locked = await lockedThread(db, worker)
  if (!locked) return gonePage(request, reason)
  const here = `${threadAddress(worker)}?done=requested`
  if (locked.request_id !== null) return redirect(here)
  const want = {
    id: isUuid(form.key ?? '') ? uuidFrom(thread.id, form.key ?? '') : newId(),
    patient: worker.patient,
    type: form.kind ?? '',
    clinician: null,
    place: null,
    reason: reason === '' ? null : reason,
    earliest: null,
    latest: null,
    weekdays: [],
    parts: [],
  }
  const asked = await askForVisit(desk, want, { account: db.account }, look.now, look.zone)
  if (!asked.asked) return wrong('kind', text[asked.why])
  await noteRequest(db, worker, asked.id, look.now)
  return redirect(here)
}

async function draw(
  request: StaffRequest,
  db: ClinicDb<'appointments:desk'>,
  thread: StaffThread,
  errors: readonly FieldError[] = [],
): Promise<Answer> {
  const { lang, look, form } = request
  const all = words(lang)
  const text = all.request
  const here = threadAddress({ patient: thread.patient_id, thread: thread.id })
  const kinds = kindsToAskFor(db, await readSchedule(db))
  return staffPage(
    request,
    'messages',
    { title: text.title, caption: thread.patient_name ?? all.noName, lede: text.lede },
    <>
      <BackLink lang={lang} href={here} text={text.back} />
      <ErrorSummary lang={lang} errors={errors} />
      {kinds.length === 0 ? (
        <p>{text.noKinds}</p>
      ) : (
        <Form look={look} action={`${here}/appointment`}>
          <input type="hidden" name="key" value={form.key ?? newId()} autocomplete="off" />
          <Select
            lang={lang}
            name="kind"
            label={text.kind}
            value={form.kind}
            error={errorOf(errors, 'kind')}
            choices={[
              { value: '', text: all.acts.choose },
              ...kinds.map(({ id, name }) => ({ value: id, text: name[lang] })),
            ]}
          />
          <TextArea
            lang={lang}
            name="reason"
            label={text.reason}
            hint={text.reasonHint}
            value={form.reason ?? thread.subject}
            error={errorOf(errors, 'reason')}
            rows={4}
            maxlength={longest_reason}
            optional
          />
          <Button text={text.button} />
        </Form>
      )}
    </>,
    errors.length > 0 ? { status: 422 } : {},
  )
}
