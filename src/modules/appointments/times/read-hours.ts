import { sql } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db.ts'
import type { Schedule } from '../schedule/read-schedule.ts'
import { type Block, blocksOf, type Closure, type Hours } from './hours.ts'

export type HoursRead = { hours: Hours[] | null; closures: Closure[] | null }

export type Open = { readonly blocks: readonly Block[]; readonly closures: readonly Closure[] }

type Days = { readonly from: Instant; readonly until: Instant | 'infinity' }

/** Weekly hours and closures that may matter between two instants, as columns of a statement; read by `openBy`. */
export const hoursColumns = (clinicians: readonly string[], { from, until }: Days) => sql`
  (select json_agg(json_build_object('clinician', clinician_id, 'place', place_id, 'weekday', weekday,
      'from_minute', extract(epoch from from_time)::int / 60, 'until_minute', extract(epoch from until_time)::int / 60,
      'valid_from', valid_from, 'valid_until', valid_until, 'types', visit_types))
    from schedule_hours
    where clinician_id = any (${[...clinicians]}::uuid[]) and valid_from <= (${until}::timestamptz + interval '2 days')::date
      and (valid_until is null or valid_until >= (${from}::timestamptz - interval '2 days')::date)) as hours,
  (select json_agg(json_build_object('clinician', clinician_id, 'place', place_id,
      'from', extract(epoch from starts_at)::float8 * 1000, 'until', extract(epoch from ends_at)::float8 * 1000,
      'made', extract(epoch from made_at)::float8 * 1000))
    from schedule_closures
    where ended_at is null and tstzrange(starts_at, ends_at) && tstzrange(${from}, ${until})
      and (clinician_id is null or clinician_id = any (${[...clinicians]}::uuid[]))) as closures`

/** What was read by `hoursColumns`, for looking at parts of it. */
export function openBy(
  schedule: Schedule,
  read: HoursRead | undefined,
): (days: { from: number; until: number }) => Open {
  const hours = read?.hours ?? []
  const closures = read?.closures ?? []
  const clocks = clocksOf(schedule)
  return days => ({ blocks: blocksOf(hours, clocks, days.from, days.until), closures })
}

/** Weekly hours and closures that may matter between two instants, for reading parts of them later. */
export async function readHours(
  db: Tx,
  schedule: Schedule,
  clinicians: readonly string[],
  days: Days,
): Promise<(days: { from: number; until: number }) => Open> {
  const { rows } = await sql<HoursRead>`select ${hoursColumns(clinicians, days)}`.execute(db)
  return openBy(schedule, rows[0])
}

/** The clocks of the places that are open at all, and the last days of those who leave or are gone. */
function clocksOf({ places, clinicians }: Schedule) {
  const zones = new Map<string, string>()
  for (const { id, zone, active } of places.values()) if (active) zones.set(id, zone)
  const ends = new Map<string, string>()
  for (const { id, leaves_on, active } of clinicians.values()) {
    if (!active) ends.set(id, '0001-01-01')
    else if (leaves_on !== null) ends.set(id, leaves_on)
  }
  return { zones, ends }
}
