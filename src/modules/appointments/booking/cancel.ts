import type { Instant } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db.ts'
import type { PatientId } from '../../../platform/ids.ts'
import type { BookingDb } from '../handles.ts'
import type { CancelReason } from './cancel-reasons.ts'
import type { Appointment, By } from './choice.ts'
import { isCutOff } from './cut-off.ts'
import { endWhatWaits, waitAgain } from './end-what-waits.ts'
import { after } from './moves.ts'
import { noteEvent } from './note-event.ts'
import { lockedAppointment } from './read-appointments.ts'
import { takeTurns } from './take-turns.ts'

/** `cut-off`: so near that she has to ask the clinic; `past`: it has begun or is over; `gone`: there is none. */
export type Cancelled =
  | { readonly cancelled: true; readonly already: boolean }
  | { readonly cancelled: false; readonly why: 'cut-off' | 'gone' | 'past' }

/**
 * Calls a visit off and frees its time. The clinic may do so at any time, also afterwards (`entered-in-error`), and
 * takes an offer back by it. A second time changes nothing.
 */
export async function cancelAppointment(
  db: BookingDb,
  patient: PatientId,
  id: string,
  why: { readonly reason: CancelReason; readonly note?: string | null; readonly key?: string },
  by: By,
  now: Instant,
): Promise<Cancelled> {
  await takeTurns(db, patient)
  const row = await lockedAppointment(db, patient, id)
  if (!row || row.status === 'held') return { cancelled: false, why: 'gone' }
  if (row.status === 'cancelled') return { cancelled: true, already: true }
  const refused = by.as === 'clinic' ? null : await whyNotHers(db, row, now)
  if (refused) return { cancelled: false, why: refused }
  const status = after('cancel', row.status)
  if (status === null) return { cancelled: false, why: 'gone' }
  const changed = { status, cancel_reason: why.reason, cancel_note: why.note || null, held_until: null }
  await db
    .updateTable('appointments')
    .set({ ...changed, needs_move: null, updated_at: now })
    .where('patient_id', '=', patient)
    .where('id', '=', id)
    .execute()
  const isToCome = row.starts_at.epochMilliseconds > now.epochMilliseconds
  const news = !isToCome ? null : row.status === 'pending' ? 'lapsed' : 'cancelled'
  const event = { act: 'cancelled', by, key: why.key ? `cancel ${why.key}` : null, news } as const
  await noteEvent(db, { ...row, status }, event, now)
  if (row.status === 'pending') await waitAgain(db, row)
  else await endWhatWaits(db, row, 'cancel', by, now)
  return { cancelled: true, already: false }
}

/** What a patient may not call off herself. */
async function whyNotHers(
  db: Tx,
  row: Appointment,
  now: Instant,
): Promise<'cut-off' | 'gone' | 'past' | null> {
  // To an offer she says no: `declineOffer`.
  if (row.status === 'pending') return 'gone'
  if (row.status !== 'booked' || row.starts_at.epochMilliseconds <= now.epochMilliseconds) return 'past'
  const { cutoff_hours } = await db
    .selectFrom('visit_types')
    .select('cutoff_hours')
    .where('id', '=', row.visit_type_id)
    .executeTakeFirstOrThrow()
  return isCutOff(row, { cutoff_hours }, now) ? 'cut-off' : null
}
