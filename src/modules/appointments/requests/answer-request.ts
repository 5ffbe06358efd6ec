import type { Instant } from '../../../platform/clock.ts'
import type { PatientId } from '../../../platform/ids.ts'
import { cancelAppointment } from '../booking/cancel.ts'
import { noteEvent } from '../booking/note-event.ts'
import { appointmentOf } from '../booking/read-appointments.ts'
import { takeTurns } from '../booking/take-turns.ts'
import type { DeskDb } from '../handles.ts'
import { tellOf } from '../telling/tell.ts'
import { type Request, requestOf } from './read-requests.ts'

export const longest_answer = 1_000

export type Answered =
  | { answered: true }
  /** `already`: by somebody else, or the patient took it back, or a time is offered that she has not answered. */
  | { answered: false; why: 'gone' | 'already' | 'past' }

/** Says no, in words that the patient reads. A visit that was to be changed stays as it is. */
export async function declineRequest(
  db: DeskDb,
  patient: PatientId,
  id: string,
  answer: string,
  now: Instant,
): Promise<Answered> {
  const found = await waiting(db, patient, id)
  if (!('request' in found)) return found
  await close(db, found.request, 'declined', answer, now)
  const { appointment_id } = found.request
  const visit = appointment_id === null ? null : await appointmentOf(db, patient, appointment_id)
  if (visit) await noteEvent(db, visit, { act: 'kept', by: { account: db.account, as: 'clinic' } }, now)
  await tellOf(db, { what: 'declined', patient, about: id, event: id }, now)
  return { answered: true }
}

/** Cancels the visit as she asked. What was cancelled meanwhile is only closed. */
export async function grantCancellation(
  db: DeskDb,
  patient: PatientId,
  id: string,
  now: Instant,
): Promise<Answered> {
  const found = await waiting(db, patient, id)
  if (!('request' in found)) return found
  const { appointment_id, kind } = found.request
  if (kind !== 'cancel' || appointment_id === null) return { answered: false, why: 'gone' }
  const by = { account: db.account, as: 'clinic' } as const
  const why = { reason: 'patient-asked', key: id } as const
  const done = await cancelAppointment(db, patient, appointment_id, why, by, now)
  if (!done.cancelled && done.why === 'past') return { answered: false, why: 'past' }
  await close(db, found.request, 'settled', null, now)
  return { answered: true }
}

/** Closes it, because staff and the patient found another way. `answer`: what the patient reads of it, if anything. */
export async function settleRequest(
  db: DeskDb,
  patient: PatientId,
  id: string,
  answer: string | null,
  now: Instant,
): Promise<Answered> {
  const found = await waiting(db, patient, id)
  if (!('request' in found)) return found
  await close(db, found.request, 'settled', answer, now)
  return { answered: true }
}

/** The request, if it still waits for the clinic; nobody else answers it until the transaction ends. */
async function waiting(
  db: DeskDb,
  patient: PatientId,
  id: string,
): Promise<{ request: Request } | Extract<Answered, { answered: false }>> {
  await takeTurns(db, patient)
  const request = await requestOf(db, patient, id)
  if (request === null) return { answered: false, why: 'gone' }
  return request.status === 'waiting' ? { request } : { answered: false, why: 'already' }
}

const close = (
  db: DeskDb,
  request: Request,
  status: 'declined' | 'settled',
  answer: string | null,
  now: Instant,
): Promise<unknown> =>
  db
    .updateTable('appointment_requests')
    .set({ status, answer, answered_by: db.account, answered_at: now })
    .where('patient_id', '=', request.patient_id)
    .where('id', '=', request.id)
    .execute()
