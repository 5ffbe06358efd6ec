import type { Instant } from '../../../platform/clock.ts'
import type { PatientId } from '../../../platform/ids.ts'
import { declineOffer } from '../booking/answer-offer.ts'
import type { By } from '../booking/choice.ts'
import { takeTurns } from '../booking/take-turns.ts'
import type { BookingDb } from '../handles.ts'
import { offerFor, requestOf } from './read-requests.ts'

export type Withdrawn =
  | { withdrawn: true; already: boolean }
  /** `answered`: the clinic was faster. */
  | { withdrawn: false; why: 'gone' | 'answered' }

/** Takes a request back; a time that was offered for it is free again. */
export async function withdrawRequest(
  db: BookingDb,
  patient: PatientId,
  id: string,
  by: By,
  now: Instant,
): Promise<Withdrawn> {
  await takeTurns(db, patient)
  const request = await requestOf(db, patient, id)
  if (request === null) return { withdrawn: false, why: 'gone' }
  if (request.status === 'withdrawn') return { withdrawn: true, already: true }
  if (request.status !== 'waiting' && request.status !== 'offered')
    return { withdrawn: false, why: 'answered' }
  const offer = await offerFor(db, patient, id, now)
  if (offer) await declineOffer(db, patient, offer.id, null, by, now)
  await db
    .updateTable('appointment_requests')
    .set({ status: 'withdrawn' })
    .where('patient_id', '=', patient)
    .where('id', '=', id)
    .execute()
  return { withdrawn: true, already: false }
}
