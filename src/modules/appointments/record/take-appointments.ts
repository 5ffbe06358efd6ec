import { type Selectable, sql } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import type { Tables } from '../../../platform/db.ts'
import { newId } from '../../../platform/ids.ts'
import type { SystemDb } from '../../access/index.ts'
import { type CurrentRow, currentRows, idsByReference } from '../../clinical/index.ts'
import { flagMoves } from '../schedule/affected.ts'
import { changeSchedule } from '../schedule/lock-schedule.ts'
import type { Schedule } from '../schedule/read-schedule.ts'
import { cliniciansBehind } from './clinicians-behind.ts'
import { jsonOf } from './json-of.ts'
import { readAppointment, type ToldAppointment } from './told-appointment.ts'

type Closure = Selectable<Tables['schedule_closures']>
type Wanted = {
  readonly resource_id: string
  readonly clinician_id: string
  readonly starts_at: Instant
  readonly ends_at: Instant
}

/** Longer ones are no visits, and one typing error must not close a clinician's year. */
const longest_hours = 72

/**
 * Keeps the time that appointments of the clinic's EHR take from being booked here: a closure 'elsewhere' for each and
 * each clinician in it, changed and ended as they are. Bookings that it hits go on the list of those to be moved.
 */
export async function takeAppointments(
  db: SystemDb,
  schedule: Schedule,
  ids: readonly string[],
  now: Instant,
): Promise<void> {
  if (ids.length === 0 || schedule.clinicians.size === 0) return
  const [standing, wanted] = [await closuresOf(db, ids), await wantedOf(db, schedule, ids, now)]
  const same = (one: Wanted, other: Wanted) =>
    one.resource_id === other.resource_id && one.clinician_id === other.clinician_id
  const asClosure = (one: Closure): Wanted | null =>
    one.resource_id === null || one.clinician_id === null
      ? null
      : { ...one, ...keyOf(one.resource_id, one.clinician_id) }
  const known = standing.flatMap(one => {
    const key = asClosure(one)
    return key ? [{ ...key, id: one.id, ended: one.ended_at !== null }] : []
  })
  const gone = known.filter(one => !one.ended && !wanted.some(other => same(one, other)))
  const changed = wanted.flatMap(one => {
    const before = known.find(other => same(one, other))
    return before && !before.ended && sameTime(before, one) ? [] : [{ ...one, id: before?.id ?? newId() }]
  })
  if (gone.length === 0 && changed.length === 0) return
  await changeSchedule(db)
  for (const { id } of gone)
    await db.updateTable('schedule_closures').set({ ended_at: now }).where('id', '=', id).execute()
  for (const one of changed) await write(db, one, now)
  const clinicians = [...new Set([...gone, ...changed].map(one => one.clinician_id))]
  await flagMoves(db, { tell: false, part: { clinicians } }, now)
}

const keyOf = (resource_id: string, clinician_id: string) => ({ resource_id, clinician_id })

const sameTime = (one: Wanted, other: Wanted): boolean =>
  one.starts_at.epochMilliseconds === other.starts_at.epochMilliseconds &&
  one.ends_at.epochMilliseconds === other.ends_at.epochMilliseconds

const closuresOf = (db: SystemDb, ids: readonly string[]): Promise<Closure[]> =>
  db.selectFrom('schedule_closures').selectAll().where('resource_id', 'in', ids).execute()

async function write(db: SystemDb, one: Wanted & { readonly id: string }, now: Instant): Promise<void> {
  const { starts_at, ends_at } = one
  await db
    .insertInto('schedule_closures')
    .values({
      id: one.id,
      clinician_id: one.clinician_id,
      place_id: null,
      starts_at,
      ends_at,
      kind: 'elsewhere',
      note: null,
      resource_id: one.resource_id,
      made_by: null,
      made_at: now,
      ended_by: null,
      ended_at: null,
    })
    .onConflict(conflict =>
      conflict
        .columns(['resource_id', 'clinician_id'])
        .doUpdateSet({ starts_at, ends_at, made_at: now, ended_at: null, ended_by: null }),
    )
    .execute()
}

async function wantedOf(
  db: SystemDb,
  schedule: Schedule,
  ids: readonly string[],
  now: Instant,
): Promise<Wanted[]> {
  const told = (await currentRows(db, ids)).map(row => ({ row, json: jsonOf(row.body) }))
  const blocking = told.flatMap(({ row, json }) => {
    const visit = readAppointment(json)
    return row.deleted || !takesTime(visit, now) ? [] : [{ row, json, visit }]
  })
  if (blocking.length === 0) return []
  const clinicians = await cliniciansBehind(
    db,
    schedule,
    blocking.flatMap(({ row }) => row.refs.filter(id => id !== null)),
  )
  const wanted = blocking.flatMap(({ row, json, visit }) => {
    const ids = idsByReference(json, row.refs)
    const there = visit.participants
      .filter(one => one.status !== 'declined')
      .flatMap(one => clinicians(ids.get(one.reference ?? '') ?? null))
    const { starts_at, ends_at } = visit
    return starts_at === null || ends_at === null
      ? []
      : [...new Set(there)].map(clinician_id => ({
          row,
          own_id: visit.own_id,
          closure: { resource_id: row.id, clinician_id, starts_at, ends_at },
        }))
  })
  const own = await ownVisits(db, wanted)
  return wanted.filter((_, n) => !own.has(n)).map(({ closure }) => closure)
}

/** Does it keep a clinician from seeing others, at a time that is still to come? */
function takesTime({ status, starts_at, ends_at }: ToldAppointment, now: Instant): boolean {
  if (status !== 'booked' && status !== 'arrived' && status !== 'pending') return false
  if (starts_at === null || ends_at === null) return false
  const [from, until] = [starts_at.epochMilliseconds, ends_at.epochMilliseconds]
  return until > from && until - from <= longest_hours * 3_600_000 && until > now.epochMilliseconds
}

/**
 * Those that are visits booked here and come back from the EHR: by the portal's own number, or, where somebody wrote
 * them there by hand, by the same patient, clinician and beginning. They stand here already.
 */
async function ownVisits(
  db: SystemDb,
  wanted: readonly { readonly row: CurrentRow; readonly own_id: string | null; readonly closure: Wanted }[],
): Promise<Set<number>> {
  const asked = wanted.map(({ row, own_id, closure }, n) => ({
    n,
    patient: row.patient_id,
    own_id,
    clinician: closure.clinician_id,
    at: closure.starts_at,
  }))
  const { rows } = await sql<{ n: number }>`
    select w.n from json_to_recordset(${JSON.stringify(asked)}::json)
      as w (n integer, patient uuid, own_id uuid, clinician uuid, at timestamptz)
    where exists (select from appointments a where a.patient_id = w.patient and (a.id = w.own_id
      or a.clinician_id = w.clinician and a.starts_at = w.at and a.status in ('booked', 'arrived', 'fulfilled')))`.execute(
    db,
  )
  return new Set(rows.map(({ n }) => n))
}
