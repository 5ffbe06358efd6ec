import type { Instant } from '../../../../platform/clock.ts'
import { newId, type PatientId } from '../../../../platform/ids.ts'
import type { DeskDb } from '../../handles.ts'
import type { MustMove } from '../../times/hours-of.ts'
import { keptKey, tellToMove } from '../affected.ts'

/** `gone`: it is no longer listed, or for another reason than the page showed. */
export type Kept = { readonly kept: true } | { readonly kept: false; readonly why: 'gone' }

/**
 * Takes a booking off the list and leaves it as it is, against the rule that it broke, with a reason. It is listed
 * again only for what comes later: a new closure, or another reason.
 */
export async function keepBooking(
  db: DeskDb,
  of: { readonly patient: PatientId; readonly id: string; readonly seen: MustMove; readonly note: string },
  now: Instant,
): Promise<Kept> {
  const row = await db
    .updateTable('appointments')
    .set({ needs_move: null, over_rule: of.note, updated_at: now })
    .where('patient_id', '=', of.patient)
    .where('id', '=', of.id)
    .where('status', '=', 'booked')
    .where('needs_move', '=', of.seen)
    .returningAll()
    .executeTakeFirst()
  if (!row) return { kept: false, why: 'gone' }
  await db
    .insertInto('appointment_events')
    .values({
      patient_id: row.patient_id,
      id: newId(),
      appointment_id: row.id,
      at: now,
      account_id: db.account,
      by_whom: 'clinic',
      act: 'kept',
      status: row.status,
      starts_at: row.starts_at,
      clinician_id: row.clinician_id,
      place_id: row.place_id,
      note: of.note,
      key: keptKey(of.seen),
      needs: row.needs,
    })
    .execute()
  return { kept: true }
}

/** Has the patient of a listed booking told that it must move. Told already: nothing happens. */
export async function tellPatientToMove(
  db: DeskDb,
  of: { readonly patient: PatientId; readonly id: string },
  now: Instant,
): Promise<boolean> {
  const row = await db
    .selectFrom('appointments')
    .select(['patient_id', 'id', 'starts_at', 'sequence', 'needs_move'])
    .where('patient_id', '=', of.patient)
    .where('id', '=', of.id)
    .where('status', '=', 'booked')
    .where('needs_move', 'is not', null)
    .where('starts_at', '>', now)
    .executeTakeFirst()
  if (!row) return false
  await tellToMove(db, { ...row, why: row.needs_move }, now)
  return true
}
