import type { Instant } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db.ts'
import { newId } from '../../../platform/ids.ts'
import { rowOfWork } from '../../../platform/outbox.ts'
import { type News, workOf } from '../telling/tell.ts'
import type { Appointment, By, NewAppointment } from './choice.ts'

/** What can stand in the history of a visit. */
export type EventAct =
  | 'booked'
  | 'moved'
  | 'cancelled'
  | 'offered'
  | 'accepted'
  | 'declined'
  | 'lapsed'
  | 'arrived'
  | 'late'
  | 'fulfilled'
  | 'noshow'
  | 'undone'
  | 'kept'
  | 'confirmed'

/** What became of a visit, by whom. */
export type Noted = {
  readonly act: EventAct
  readonly by: By
  readonly note?: string | null
  /** What made it happen (a form, a hold, a link), so that it happens once. */
  readonly key?: string | null
  /** If people want to hear of it. */
  readonly news?: News | null
}

type Visit = Pick<
  Appointment | NewAppointment,
  'patient_id' | 'id' | 'status' | 'starts_at' | 'clinician_id' | 'place_id' | 'needs'
>

/** Writes down what became of a visit (`row` as it stands now), in the transaction of the change; answers the event's id. */
export async function noteEvent(db: Tx, row: Visit, noted: Noted, now: Instant): Promise<string> {
  const { event, work } = rowsOf(row, noted, now)
  // Both in one statement: whoever waits for it waits for one answer less.
  await (work === null
    ? db.insertInto('appointment_events').values(event).execute()
    : db
        .with('noted', query => query.insertInto('appointment_events').values(event))
        .insertInto('outbox')
        .values(work)
        .execute())
  return event.id
}

/** The rows that say so: of `appointment_events`, and of `outbox` if people want to hear of it. */
export function rowsOf(row: Visit, { act, by, note = null, key = null, news = null }: Noted, now: Instant) {
  const { patient_id, status, starts_at, clinician_id, place_id, needs } = row
  const event = {
    patient_id,
    id: newId(),
    appointment_id: row.id,
    at: now,
    account_id: by.account,
    by_whom: by.as,
    act,
    status,
    starts_at,
    clinician_id,
    place_id,
    note,
    key,
    needs,
  }
  const told = news && workOf({ what: news, patient: patient_id, about: row.id, event: event.id })
  return { event, work: told && rowOfWork(told, now) }
}

/** The visit that came of a form, a hold or a link the first time; null: it is the first time. */
export async function cameOf(
  db: Tx,
  patient: Appointment['patient_id'],
  key: string,
): Promise<string | null> {
  const event = await db
    .selectFrom('appointment_events')
    .select('appointment_id')
    .where('patient_id', '=', patient)
    .where('key', '=', key)
    .executeTakeFirst()
  return event?.appointment_id ?? null
}
