import type { Instant } from '../../../../platform/clock.ts'
import { dateOf, timeOf } from '../../../../ui/dates.ts'
import type { Lang } from '../../../../ui/page.ts'
import { holidaysBetween } from '../holidays/us-holidays.ts'
import type { Schedule } from '../read-schedule.ts'
import { words } from '../words.ts'
import type { ClosureRow } from './closure-rows.ts'

type Reader = { readonly lang: Lang; readonly zone: string }

/** The clock by which a closure is read: that of its place, or the clinic's. */
const clockOf = (row: ClosureRow, schedule: Schedule, zone: string): string =>
  (row.place_id !== null && schedule.places.get(row.place_id)?.zone) || zone

const isMidnight = (at: Instant, zone: string): boolean => {
  const there = at.toZonedDateTimeISO(zone)
  return there.equals(there.startOfDay())
}

/** When a closure begins and ends: days alone where it takes whole days. */
export function spanInWords(
  row: ClosureRow,
  schedule: Schedule,
  { lang, zone }: Reader,
): { from: string; until: string } {
  const clock = clockOf(row, schedule, zone)
  const { starts_at, ends_at } = row
  if (isMidnight(starts_at, clock) && isMidnight(ends_at, clock)) {
    const last = ends_at.subtract({ milliseconds: 1 })
    return { from: dateOf(starts_at, lang, clock), until: dateOf(last, lang, clock) }
  }
  const say = (at: Instant) => `${dateOf(at, lang, clock)}, ${timeOf(at, lang, clock, clock !== zone)}`
  return { from: say(starts_at), until: say(ends_at) }
}

/** What a closure is: the holiday's name where it falls on one, and staff's note. */
export function kindInWords(row: ClosureRow, schedule: Schedule, { lang, zone }: Reader): string {
  const text = words(lang)
  const day = row.starts_at
    .toZonedDateTimeISO(clockOf(row, schedule, zone))
    .toPlainDate()
    .toString()
  const holiday = row.kind === 'holiday' ? holidaysBetween(day, day)[0]?.name : undefined
  const kind = text.closures.kinds[row.kind]
  return [holiday === undefined ? kind : `${kind}: ${text.holidays.names[holiday]}`, row.note]
    .filter(Boolean)
    .join('. ')
}

/** A closure on one line. */
export function closureInWords(row: ClosureRow, schedule: Schedule, reader: Reader): string {
  const { from, until } = spanInWords(row, schedule, reader)
  const place = row.place_id === null ? null : schedule.places.get(row.place_id)?.name
  const span = from === until ? from : words(reader.lang).hours.spanPlain(from, until)
  return [span, kindInWords(row, schedule, reader), place].filter(Boolean).join(', ')
}
