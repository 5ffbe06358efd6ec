import { sql } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import { newId, type PatientId, uuidFrom } from '../../../platform/ids.ts'
import type { SystemDb } from '../../access/index.ts'
import type { DeskDb, ManagerDb } from '../handles.ts'
import type { Appointments } from '../tables.ts'
import { tellOf, tellWork } from '../telling/tell.ts'
import { type MustMove, outsideHours } from '../times/hours-of.ts'
import { readSchedule, type Schedule } from './read-schedule.ts'

/** Whoever works at the desk, or keeps the schedule (managers do both); and what imports appointments of an EHR. */
export type StaffDb = DeskDb | ManagerDb | SystemDb

/** Bookings with these clinicians or at these places; all of the clinic where it is left out. */
export type Part = { readonly clinicians?: readonly string[]; readonly places?: readonly string[] }

/** A booking to come that hours, closures or people no longer allow. */
export type Affected = {
  readonly patient_id: PatientId
  readonly id: string
  /** `pending` is an offered time that nobody has answered. */
  readonly status: 'booked' | 'pending'
  readonly clinician_id: string
  readonly place_id: string
  readonly starts_at: Instant
  readonly why: MustMove
  /** Null where it has not been listed before. */
  readonly needs_move: MustMove | null
  /** Null where the patient is not in the clinical copy. */
  readonly patient_name: string | null
}

type Coming = Pick<
  Appointments,
  | 'patient_id'
  | 'id'
  | 'status'
  | 'visit_type_id'
  | 'clinician_id'
  | 'place_id'
  | 'starts_at'
  | 'ends_at'
  | 'over_rule'
  | 'updated_at'
  | 'needs_move'
> & { readonly sequence: number }

/** Bookings and offers to come that no longer fit the schedule as it is in this transaction, earliest first. */
export async function affectedBookings(db: StaffDb, now: Instant, part?: Part): Promise<Affected[]> {
  const { outside } = await look(db, now, part)
  const names = await namesOf(db, outside)
  return outside.flatMap(({ booking, why }) =>
    booking.status === 'booked' || booking.status === 'pending'
      ? [{ ...booking, status: booking.status, why, patient_name: names.get(booking.patient_id) ?? null }]
      : [],
  )
}

/** How many were listed for moving now, fit again, or were offers and held times that are taken back. */
export type Flagged = { readonly flagged: number; readonly cleared: number; readonly lapsed: number }

/**
 * Lists every booking to come that no longer fits, with why, and takes those off the list that fit again. Offers and
 * held times that no longer fit end at once: their requests wait for the clinic again. With `tell`, the patients of
 * those who are newly listed hear of it. Call it in the transaction of the change, under `changeSchedule`.
 */
export async function flagMoves(
  db: StaffDb,
  { tell, part }: { readonly tell: boolean; readonly part?: Part | undefined },
  now: Instant,
): Promise<Flagged> {
  const { all, outside } = await look(db, now, part)
  const why = new Map(outside.map(one => [one.booking.id, one.why]))
  const waiting = outside.filter(({ booking }) => booking.status !== 'booked')
  const changed = all.filter(one => one.status === 'booked' && one.needs_move !== (why.get(one.id) ?? null))
  for (const one of changed) {
    // `updated_at` stays: what staff booked against a rule is held to what came after it (see `outsideHours`).
    await db
      .updateTable('appointments')
      .set({ needs_move: why.get(one.id) ?? null })
      .where('patient_id', '=', one.patient_id)
      .where('id', '=', one.id)
      .execute()
  }
  const listed = changed.filter(one => one.needs_move === null)
  if (tell) for (const one of listed) await tellToMove(db, { ...one, why: why.get(one.id) ?? null }, now)
  const lapsed = await endWaiting(
    db,
    waiting.map(({ booking }) => booking),
    now,
  )
  return { flagged: listed.length, cleared: changed.filter(one => !why.has(one.id)).length, lapsed }
}

type Listed = Pick<Coming, 'id' | 'starts_at' | 'sequence'> & { readonly why: MustMove | null }

/** The same for the same time and reason, so that nobody is told it twice. */
const eventOf = ({ id, why, sequence, starts_at }: Listed): string =>
  uuidFrom(id, why ?? '', String(sequence), starts_at.toString())

/** Has the patient told that the visit must move: once for each time and reason. */
export const tellToMove = (
  db: StaffDb,
  of: Listed & Pick<Coming, 'patient_id'>,
  now: Instant,
): Promise<void> =>
  tellOf(db, { what: 'must-move', patient: of.patient_id, about: of.id, event: eventOf(of) }, now)

/** Of whom of these the patients were told, or soon will be; known for as long as the outbox remembers. */
export async function toldToMove(db: StaffDb, listed: readonly Listed[]): Promise<Set<string>> {
  if (listed.length === 0) return new Set()
  const byKey = new Map(listed.map(one => [`must-move ${eventOf(one)}`, one.id]))
  const rows = await db
    .selectFrom('outbox')
    .select('key')
    .where('kind', '=', tellWork)
    .where('key', 'in', [...byKey.keys()])
    .execute()
  return new Set(rows.flatMap(({ key }) => byKey.get(key) ?? []))
}

type Outside = { readonly booking: Coming; readonly why: MustMove }

async function look(
  db: StaffDb,
  now: Instant,
  part: Part = {},
): Promise<{ all: Coming[]; outside: Outside[] }> {
  const schedule = await readSchedule(db)
  const all = await comingOf(db, now, part)
  const reasons = await outsideHours(db, schedule, all)
  const outside = all.flatMap(booking => {
    const why = reasons.get(booking.id)
    return why === undefined ? [] : [{ booking, why }]
  })
  const kept = await keptOf(db, schedule, outside)
  return { all, outside: outside.filter(({ booking }) => !kept.has(booking.id)) }
}

async function comingOf(db: StaffDb, now: Instant, part: Part): Promise<Coming[]> {
  const { clinicians, places } = part
  const whole = clinicians === undefined && places === undefined
  const { rows } = await sql<Coming>`
    select patient_id, id, status, visit_type_id, clinician_id, place_id, starts_at, ends_at, over_rule, updated_at,
      needs_move, sequence
    from appointments
    where starts_at > ${now} and status in ('held', 'pending', 'booked')
      and (${whole} or clinician_id = any(${[...(clinicians ?? [])]}::uuid[])
        or place_id = any(${[...(places ?? [])]}::uuid[]))
    order by starts_at, id`.execute(db)
  return rows
}

/**
 * Those that staff chose to keep though the clinician leaves or the place is closed for good. What was kept against
 * hours and closures needs no look here: it counts as booked against a rule, and only what closes later reaches it.
 */
async function keptOf(db: StaffDb, schedule: Schedule, outside: readonly Outside[]): Promise<Set<string>> {
  const forGood = outside.filter(
    ({ booking, why }) => why === 'clinician-left' || !schedule.places.get(booking.place_id)?.active,
  )
  if (forGood.length === 0) return new Set()
  const { rows } = await sql<{ id: string; why: string }>`
    select a.id, split_part(e.key, ' ', 2) as why
    from appointments a join appointment_events e on e.patient_id = a.patient_id and e.appointment_id = a.id
    where a.patient_id = any(${forGood.map(({ booking }) => booking.patient_id)}::uuid[])
      and a.id = any(${forGood.map(({ booking }) => booking.id)}::uuid[])
      and e.act = 'kept' and e.starts_at = a.starts_at and e.clinician_id = a.clinician_id
      and e.place_id = a.place_id`.execute(db)
  const reasons = new Map(forGood.map(({ booking, why }) => [booking.id, why]))
  return new Set(rows.filter(({ id, why }) => reasons.get(id) === why).map(({ id }) => id))
}

async function namesOf(db: StaffDb, outside: readonly Outside[]): Promise<Map<string, string>> {
  if (outside.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from patients
    where id = any(${outside.map(({ booking }) => booking.patient_id)}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Ends held and offered times now, by the same function that ends what waited too long. */
async function endWaiting(db: StaffDb, waiting: readonly Coming[], now: Instant): Promise<number> {
  if (waiting.length === 0) return 0
  const ids = waiting.map(one => one.id)
  await sql`
    update appointments set held_until = ${now}
    where patient_id = any(${waiting.map(one => one.patient_id)}::uuid[]) and id = any(${ids}::uuid[])
      and status in ('held', 'pending')`.execute(db)
  await sql`select appointments_lapse(null, null, null, ${now})`.execute(db)
  const offered = waiting.filter(one => one.status === 'pending')
  const { rows } = await sql<{ id: string; patient_id: PatientId; appointment_id: string }>`
    select id, patient_id, appointment_id from appointment_events
    where patient_id = any(${offered.map(one => one.patient_id)}::uuid[])
      and appointment_id = any(${offered.map(one => one.id)}::uuid[]) and act = 'lapsed'`.execute(db)
  for (const event of rows)
    await tellOf(
      db,
      { what: 'lapsed', patient: event.patient_id, about: event.appointment_id, event: event.id },
      now,
    )
  return offered.length
}

/** Names what an event of keeping was about, so that `keptOf` finds it. */
export const keptKey = (why: MustMove): string => `kept ${why} ${newId()}`
