import type { Selectable } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import type { Tables, Tx } from '../../../platform/db.ts'
import type { PatientId } from '../../../platform/ids.ts'
import type { SeeingDb } from '../handles.ts'
import type { Appointment } from './choice.ts'

/** One visit or offer; null where there is none that whoever asks may see. A time that is only held is none. */
export async function appointmentOf(
  db: SeeingDb,
  patient: PatientId,
  id: string,
): Promise<Appointment | null> {
  const row = await db
    .selectFrom('appointments')
    .selectAll()
    .where('patient_id', '=', patient)
    .where('id', '=', id)
    .where('status', '!=', 'held')
    .executeTakeFirst()
  return row ?? null
}

/**
 * What is to come, earliest first (offers that still wait for an answer among it), and what was or was called off,
 * latest first. Today's visit is to come until it ends.
 */
export async function appointmentsOf(
  db: SeeingDb,
  patient: PatientId,
  now: Instant,
): Promise<{ upcoming: Appointment[]; past: Appointment[] }> {
  const rows = await db
    .selectFrom('appointments')
    .selectAll()
    .where('patient_id', '=', patient)
    .where('status', '!=', 'held')
    .orderBy('starts_at')
    .orderBy('id')
    .execute()
  const at = now.epochMilliseconds
  const isToCome = (row: Appointment): boolean =>
    row.status === 'pending'
      ? (row.held_until?.epochMilliseconds ?? 0) > at
      : (row.status === 'booked' || row.status === 'arrived') && row.ends_at.epochMilliseconds > at
  return {
    upcoming: rows.filter(isToCome),
    past: rows.filter(row => !isToCome(row) && row.status !== 'pending').reverse(),
  }
}

export type AppointmentEvent = Selectable<Tables['appointment_events']>

/** The history of one visit, earliest first. */
export const eventsOf = (db: SeeingDb, patient: PatientId, id: string): Promise<AppointmentEvent[]> =>
  db
    .selectFrom('appointment_events')
    .selectAll()
    .where('patient_id', '=', patient)
    .where('appointment_id', '=', id)
    .orderBy('at')
    .orderBy('id')
    .execute()

/** For whoever is about to change it: nobody else does meanwhile. Held times too. */
export const lockedAppointment = (db: Tx, patient: PatientId, id: string): Promise<Appointment | undefined> =>
  db
    .selectFrom('appointments')
    .selectAll()
    .where('patient_id', '=', patient)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
