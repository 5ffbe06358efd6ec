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

/** When a closure begins and ends: one day alone where it takes that whole day, days where it takes whole days. */
export function spanInWords(row: ClosureRow, schedule: Schedule, { lang, zone }: Reader): string {
  const clock = clockOf(row, schedule, zone)
  const { starts_at, ends_at } = row
  const { spanPlain } = words(lang).hours
  const [first, last] = [starts_at, ends_at.subtract({ milliseconds: 1 })].map(at => dateOf(at, lang, clock))
  if (isMidnight(starts_at, clock) && isMidnight(ends_at, clock))
    return first === last ? (first ?? '') : spanPlain(first ?? '', last ?? '')
  const time = (at: Instant) => timeOf(at, lang, clock, clock !== zone)
  const until = first === last ? time(ends_at) : `${dateOf(ends_at, lang, clock)}, ${time(ends_at)}`
  return spanPlain(`${first}, ${time(starts_at)}`, until)
}

/** What a closure is: staff's note, or the holiday's name where it falls on one. */
export function kindInWords(row: ClosureRow, schedule: Schedule, { lang, zone }: Reader): string {
  const text = words(lang)
  const day = row.starts_at
    .toZonedDateTimeISO(clockOf(row, schedule, zone))
    .toPlainDate()
    .toString()
  const holiday = row.kind === 'holiday' ? holidaysBetween(day, day)[0]?.name : undefined
  const more = row.note ?? (holiday && text.holidays.names[holiday])
  return [text.closures.kinds[row.kind], more].filter(Boolean).join(': ')
}

/** A closure on one line. */
export function closureInWords(row: ClosureRow, schedule: Schedule, reader: Reader): string {
  const span = spanInWords(row, schedule, reader)
  const place = row.place_id === null ? null : schedule.places.get(row.place_id)?.name
  return [span, kindInWords(row, schedule, reader), place].filter(Boolean).join(', ')
}
