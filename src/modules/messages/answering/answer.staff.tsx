import { isUuid, newId } from '../../../platform/ids.ts'
import { type Answer, redirect } from '../../../ui/answer.ts'
import type { AnsweringDb } from '../handles.ts'
import { cleanText, longest_body } from '../writing/clean-text.ts'
import { type Draft, draftOf, saveDraft, startDraft } from '../writing/drafts.ts'
import { sendMessage } from '../writing/send-message.ts'
import { type Drawing, drawThread } from './draw-thread.tsx'
import { gonePage } from './gone.tsx'
import { type StaffThread, staffThreadOf } from './read-thread.ts'
import { nameOf, patientOf, type StaffRequest, threadAddress, workerOf, writeSeen } from './staff-request.ts'
import { fillTemplate, templatesOf } from './templates.ts'
import { words } from './words.ts'
import { closeThread, lockedThread } from './work-on-thread.ts'

/** `POST …/answer`: keeps what was typed, always; then puts a template in, goes to its files, or sends it. */
export async function takeAnswer(request: StaffRequest, db: AnsweringDb): Promise<Answer> {
  const { form, look } = request
  const typed = cleanText(form.body ?? '')
  const thread = await staffThreadOf(db, patientOf(request), request.params.id ?? '')
  if (thread === null) return gonePage(request, typed)
  const key = isUuid(form.key ?? '') ? (form.key ?? '') : newId()
  const version = /^[1-9]\d{0,8}$/.test(form.version ?? '') ? Number(form.version) : 1
  const again = (more: Drawing) =>
    drawThread(request, db, thread, { typed: { key, version, body: typed }, ...more })
  const text = words(request.lang).answer.errors
  const wrong = (field: string, said: string) => again({ errors: [{ field, text: said }] })
  if (typed.length > longest_body) return wrong('body', text.longBody(longest_body))
  const filled = form.do === 'template' ? await withTemplate(request, db, thread, typed) : typed
  if (filled === null) return wrong('template', text.template)
  if (filled.length > longest_body) return wrong('body', text.longBody(longest_body))
  const want = { id: key, side: 'clinic', thread: thread.id, body: filled } as const
  const started = await startDraft(db, thread.patient_id, want, look.now)
  if (!started.started) return gonePage(request, typed)
  const here = threadAddress(workerOf(request))
  // The button pressed twice, or the form of a page that the back button brought again.
  if (started.draft.sent_at) return redirect(`${here}?done=answered`)
  const saved = await saveDraft(db, thread.patient_id, key, { body: filled }, version, look.now)
  if (!saved.saved) return notSaved(request, db, thread, started.draft, typed)
  switch (form.do) {
    case 'template':
      return redirect(`${here}#answer`)
    case 'files':
      return redirect(`/staff/messages/of/${thread.patient_id}/drafts/${key}/files`)
    case 'send':
    case 'send-close':
      return send(request, db, thread, { key, version: saved.version, body: filled })
    default:
      return redirect(`${here}?done=saved#answer`)
  }
}

/** What is typed and below it the template, in the patient's language; null where none was chosen. */
async function withTemplate(
  request: StaffRequest,
  db: AnsweringDb,
  thread: StaffThread,
  typed: string,
): Promise<string | null> {
  const { form, look } = request
  const template = (await templatesOf(db, thread.pool_id)).find(({ id }) => id === form.template)
  if (!template) return null
  const filling = {
    patient: thread.patient_name ?? '',
    me: nameOf(request),
    clinic: look.clinic.name,
    phone: look.clinic.phone ?? '',
  }
  const filled = cleanText(fillTemplate(template.body[thread.reads], filling))
  return typed.trim() === '' ? filled : `${typed.trimEnd()}\n\n${filled}`
}

/** Another window saved since, or sent it meanwhile: both texts are shown, and none is lost. */
async function notSaved(
  request: StaffRequest,
  db: AnsweringDb,
  thread: StaffThread,
  { id }: Draft,
  body: string,
): Promise<Answer> {
  const now = await draftOf(db, thread.patient_id, id)
  if (now === null || now.sent_at || now.dropped_at)
    return drawThread(request, db, thread, { fault: 'newer', typed: { key: newId(), version: 1, body } })
  return drawThread(request, db, thread, {
    fault: 'draft',
    saved: now.body,
    typed: { key: id, version: now.version, body },
  })
}

async function send(
  request: StaffRequest,
  db: AnsweringDb,
  thread: StaffThread,
  typed: NonNullable<Drawing['typed']>,
): Promise<Answer> {
  const { form, look, session } = request
  const text = words(request.lang).answer.errors
  const locked = await lockedThread(db, { patient: thread.patient_id, thread: thread.id })
  if (!locked) return gonePage(request, typed.body)
  // Nobody answers what she has not read, or what a colleague has answered meanwhile.
  if (writeSeen(locked) !== form.seen) {
    const fresh = await staffThreadOf(db, thread.patient_id, thread.id)
    return fresh ? drawThread(request, db, fresh, { fault: 'newer', typed }) : gonePage(request, typed.body)
  }
  const author = { name: nameOf(request), as: session.staff ?? 'clinic' }
  const by = { account: db.account, as: 'clinic' } as const
  const { key: id, version } = typed
  const sent = await sendMessage(db, thread.patient_id, { id, version }, author, by, look.now)
  if (!sent.sent) {
    if (sent.why === 'gone') return gonePage(request, typed.body)
    if (sent.why === 'changed') return drawThread(request, db, thread, { fault: 'draft', typed })
    const said = sent.why === 'empty' ? text.body : text.pool
    return drawThread(request, db, thread, { errors: [{ field: 'body', text: said }], typed })
  }
  if (form.do !== 'send-close') return redirect('/staff/messages?done=answered')
  const worker = { ...workerOf(request), thread: sent.thread }
  await closeThread(db, worker, (await lockedThread(db, worker))?.messages ?? 0, look.now)
  return redirect('/staff/messages?done=answered-closed')
}
