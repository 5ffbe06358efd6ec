import type { Instant } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db.ts'
import { newId } from '../../../platform/ids.ts'
import { type News, tellOf } from '../telling/tell.ts'
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

type Noted = {
  readonly act: EventAct
  readonly by: By
  readonly note?: string | null
  /** What made it happen (a form, a hold, a link), so that it happens once. */
  readonly key?: string | null
  /** If people want to hear of it. */
  readonly news?: News | null
}

/** Writes down what became of a visit (`row` as it stands now), in the transaction of the change; answers the event's id. */
export async function noteEvent(
  db: Tx,
  row: Pick<
    Appointment | NewAppointment,
    'patient_id' | 'id' | 'status' | 'starts_at' | 'clinician_id' | 'place_id' | 'needs'
  >,
  { act, by, note = null, key = null, news = null }: Noted,
  now: Instant,
): Promise<string> {
  const { patient_id, status, starts_at, clinician_id, place_id, needs } = row
  const id = newId()
  const event = {
    patient_id,
    id,
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
  if (news === null) await db.insertInto('appointment_events').values(event).execute()
  else {
    // Both in one statement: whoever books waits for one answer less.
    const noted = db.with('noted', query => query.insertInto('appointment_events').values(event))
    const one = { what: news, patient: patient_id, about: row.id, event: id }
    await tellOf(noted as unknown as Tx, one, now)
  }
  return id
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
