import { blocksOf, type Hours } from '../../times/hours.ts'
import type { Schedule } from '../read-schedule.ts'
import { minutesOf } from '../say.ts'
import type { HoursRow } from './hours-rows.ts'

type Row = Omit<HoursRow, 'id'>

const day_ms = 86_400_000
/** In a year and a week every pair of hours meets as it ever will: zones change their clocks at other times of it. */
const looked_days = 372

const asHours = (row: Row): Hours => ({
  clinician: row.clinician_id,
  place: row.place_id,
  weekday: row.weekday,
  from_minute: minutesOf(row.from_time),
  until_minute: minutesOf(row.until_time),
  valid_from: row.valid_from,
  valid_until: row.valid_until,
  types: row.visit_types,
})

/**
 * The first of the other hours with which one of these overlaps, or one of themselves; null if none does. Hours at places
 * that are closed do not count. From `today` on: what was before cannot be mended.
 */
export function overlapOf<Other extends Row>(
  hours: readonly Other[],
  others: readonly Other[],
  { places }: Schedule,
  today: string,
): Other | null {
  const zones = new Map([...places.values()].filter(({ active }) => active).map(({ id, zone }) => [id, zone]))
  for (const [index, one] of hours.entries())
    for (const other of [...others, ...hours.slice(0, index)])
      if (one.clinician_id === other.clinician_id && meet(one, other, zones, today)) return other
  return null
}

function meet(a: Row, b: Row, zones: ReadonlyMap<string, string>, today: string): boolean {
  const begin = [a.valid_from, b.valid_from, today].sort().at(-1) ?? today
  // Hours of the day before may reach over midnight.
  const from = Date.parse(`${begin}T00:00:00Z`) - 2 * day_ms
  const look = (row: Row) =>
    blocksOf([asHours(row)], { zones, ends: new Map() }, from, from + looked_days * day_ms)
  const theirs = look(b)
  return look(a).some(one => theirs.some(other => one.from < other.until && other.from < one.until))
}
