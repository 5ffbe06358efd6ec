import { isUuid, newId, uuidFrom } from '../../../platform/ids.ts'
import { type Answer, redirect } from '../../../ui/answer.ts'
import type { FieldError } from '../../../ui/form.tsx'
import type { AnsweringDb } from '../handles.ts'
import { drawThread } from './draw-thread.tsx'
import { gonePage } from './gone.tsx'
import { noteStaffRead, staffThreadOf } from './read-thread.ts'
import { patientOf, type StaffRequest, threadAddress, workerOf } from './staff-request.ts'
import { words } from './words.ts'
import {
  askClinician,
  claimThread,
  closeThread,
  handOver,
  leaveNote,
  letGo,
  longest_note,
  readSeen,
  type Worked,
} from './work-on-thread.ts'

/** `GET /staff/messages/of/:patient/:id`: one thread; who opens it has read it. */
export async function threadPage(request: StaffRequest, db: AnsweringDb): Promise<Answer> {
  const thread = await staffThreadOf(db, patientOf(request), request.params.id ?? '')
  if (thread === null) return gonePage(request, undefined)
  await noteStaffRead(db, thread, request.look.now)
  return drawThread(request, db, thread)
}

/** `POST …/claim` */
export async function takeClaim(request: StaffRequest, db: AnsweringDb): Promise<Answer> {
  const { form, look } = request
  const done = await claimThread(db, workerOf(request), readSeen(form.seen), look.now)
  return after(request, db, done, 'claimed')
}

/** `POST …/let-go` */
export const takeLetGo = async (request: StaffRequest, db: AnsweringDb): Promise<Answer> =>
  after(request, db, await letGo(db, workerOf(request), request.look.now), 'let-go')

/** `POST …/note` */
export async function takeNote(request: StaffRequest, db: AnsweringDb): Promise<Answer> {
  const { form, look } = request
  const { note = '' } = form
  const done = await leaveNote(db, workerOf(request), { id: idOf(request, db, 'note'), text: note }, look.now)
  return after(request, db, done, 'noted', { field: 'note', typed: note })
}

/** `POST …/ask` */
export async function takeAsk(request: StaffRequest, db: AnsweringDb): Promise<Answer> {
  const { form, look } = request
  const { clinician = '', question = '' } = form
  const want = { id: idOf(request, db, 'ask'), clinician, text: question }
  const done = await askClinician(db, workerOf(request), want, look.now)
  return after(request, db, done, 'asked', { field: 'question', choice: 'clinician', typed: question })
}

/** `POST …/hand-over` */
export async function takeHandOver(request: StaffRequest, db: AnsweringDb): Promise<Answer> {
  const { form, look } = request
  const { pool = '', handed = '' } = form
  const want = { pool, text: handed, seen: readSeen(form.seen) }
  const done = await handOver(db, workerOf(request), want, look.now)
  if (done.done) return redirect('/staff/messages?done=handed')
  return after(request, db, done, 'handed', { field: 'handed', choice: 'pool', typed: handed })
}

/** `POST …/close` */
export async function takeClose(request: StaffRequest, db: AnsweringDb): Promise<Answer> {
  const { form, look } = request
  const seen = /^\d{1,9}$/.test(form.seen ?? '') ? Number(form.seen) : -1
  const done = await closeThread(db, workerOf(request), seen, look.now)
  if (done.done) return redirect('/staff/messages?done=closed')
  return after(request, db, done, 'closed', { newer: true })
}

/** The same form of the same member of staff is the same note, whatever key it claims. */
function idOf(request: StaffRequest, db: AnsweringDb, act: string): string {
  const { key = '' } = request.form
  return isUuid(key) ? uuidFrom(workerOf(request).thread, db.account, act, key) : newId()
}

type Fields = { field?: string; choice?: string; typed?: string; newer?: boolean }

/** Back to the thread when it is done; else the thread as it stands now, with what was typed. */
async function after(
  request: StaffRequest,
  db: AnsweringDb,
  done: Worked,
  outcome: string,
  { field = '', choice = '', typed, newer = false }: Fields = {},
): Promise<Answer> {
  const worker = workerOf(request)
  if (done.done) return redirect(`${threadAddress(worker)}?done=${outcome}`)
  const thread = await staffThreadOf(db, worker.patient, worker.thread)
  if (thread === null || done.why === 'gone') return gonePage(request, typed)
  const { errors: text } = words(request.lang).acts
  const wrong = (error: FieldError) => drawThread(request, db, thread, { errors: [error] })
  switch (done.why) {
    case 'empty':
      return wrong({ field, text: field === 'note' ? text.note : text.ask })
    case 'too-long':
      return wrong({ field, text: text.long(longest_note) })
    case 'not-there':
      return wrong({ field: choice, text: choice === 'pool' ? text.pool : text.clinician })
    case 'closed':
      return drawThread(request, db, thread, { fault: 'closed' })
    case 'changed':
      return drawThread(request, db, thread, { fault: newer ? 'newer' : 'changed' })
  }
}
