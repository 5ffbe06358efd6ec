import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../../../platform/clock.ts'
import { type AccountId, newId, type PatientId } from '../../../platform/ids.ts'
import type { BookingDb, SeeingDb } from '../handles.ts'
import { dueAt } from './due.ts'

export type AskedToChange =
  /** `kind` is what was asked first, where somebody asked before. */
  | { asked: true; id: string; already: boolean; kind: 'cancel' | 'move' }
  | { asked: false; why: 'gone' | 'past' }

/** A visit is near when this begins; by then at the latest the clinic has answered. */
const hours_before = 1

/**
 * Asks the clinic to cancel or move a visit that is too near to be changed by herself. There is one open request a
 * visit: whoever asks again, or asks for the other, finds the first.
 */
export async function askToChange(
  db: BookingDb,
  patient: PatientId,
  appointment: string,
  kind: 'cancel' | 'move',
  note: string | null,
  by: { readonly account: AccountId | null },
  now: Instant,
): Promise<AskedToChange> {
  const visit = await db
    .selectFrom('appointments as a')
    .innerJoin('schedule_places as p', 'p.id', 'a.place_id')
    .select([
      'a.status',
      'a.starts_at',
      'a.visit_type_id',
      'a.clinician_id',
      'a.place_id',
      'a.needs',
      'p.zone',
    ])
    .where('a.patient_id', '=', patient)
    .where('a.id', '=', appointment)
    .executeTakeFirst()
  if (visit?.status !== 'booked' || by.account === null) return { asked: false, why: 'gone' }
  if (Temporal.Instant.compare(visit.starts_at, now) <= 0) return { asked: false, why: 'past' }
  const id = newId()
  const inserted = await db
    .insertInto('appointment_requests')
    .values({
      patient_id: patient,
      id,
      kind,
      status: 'waiting',
      visit_type_id: visit.visit_type_id,
      appointment_id: appointment,
      clinician_id: visit.clinician_id,
      place_id: visit.place_id,
      reason: note,
      earliest: null,
      latest: null,
      needs: visit.needs,
      asked_by: by.account,
      asked_at: now,
      due_at: dueForChange(visit.starts_at, visit.zone, now),
      answered_by: null,
      answered_at: null,
      answer: null,
    })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  if (inserted.numInsertedOrUpdatedRows === 1n) return { asked: true, id, already: false, kind }
  const first = await openRequestAbout(db, patient, appointment)
  // Answered in this very moment: how the visit stands now says the rest.
  return first === null ? { asked: false, why: 'gone' } : { asked: true, already: true, ...first }
}

/** What is asked about a visit and not answered yet. */
export async function openRequestAbout(
  db: SeeingDb,
  patient: PatientId,
  appointment: string,
): Promise<{ id: string; kind: 'cancel' | 'move' } | null> {
  const row = await db
    .selectFrom('appointment_requests')
    .select(['id', 'kind'])
    .where('patient_id', '=', patient)
    .where('appointment_id', '=', appointment)
    .where('status', 'in', ['waiting', 'offered'])
    .executeTakeFirst()
  return row === undefined ? null : { id: row.id, kind: row.kind === 'move' ? 'move' : 'cancel' }
}

/** By when the clinic answers such a wish: as always, but before the visit, since an answer after it would be none. */
export function dueForChange(starts: Instant, zone: string, now: Instant): Instant {
  const [first] = [dueAt(now, zone), starts.subtract({ hours: hours_before })].toSorted(
    Temporal.Instant.compare,
  )
  return first !== undefined && Temporal.Instant.compare(first, now) > 0 ? first : now
}
