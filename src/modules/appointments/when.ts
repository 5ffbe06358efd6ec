import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../../platform/clock.ts'
import { dateOf, timeOf } from '../../ui/dates.ts'
import type { Lang } from '../../ui/page.ts'
import { zoneOffset } from '../../ui/zone.ts'

/** The clock of the place where a visit is, and that of the clinic. */
export type Clocks = { readonly place: string; readonly clinic: string }

const hour_ms = 3_600_000

/** True where the clock of the place shows this time twice: in the night in which it is set back. */
function comesTwice(at: number, zone: string): boolean {
  const offset = zoneOffset(at, zone)
  return [-2, -1, 1, 2].some(hours => {
    const other = at + hours * hour_ms
    return zoneOffset(other, zone) + other === offset + at
  })
}

/**
 * A time on the clock of the place: "9:30 am", and "9:30 am MST" where the place's clock is not the clinic's, or
 * shows that time twice.
 */
export function timeThere(at: Instant, lang: Lang, { place, clinic }: Clocks): string {
  const ms = at.epochMilliseconds
  const differs = zoneOffset(ms, place) !== zoneOffset(ms, clinic)
  return timeOf(at, lang, place, differs || comesTwice(ms, place))
}

const minute_ms = 60_000
/** Years that no schedule is kept for are a mistake, or meant to do harm. */
const [first_year, last_year] = [1900, 2200]

export const isYearOfUse = (year: number): boolean => year >= first_year && year <= last_year

/** When a visit begins, as a button says it (ISO 8601): on the minute, in years of use. Null for anything else. */
export function readStart(text: string): Instant | null {
  try {
    const at = Temporal.Instant.from(text)
    const isOnMinute = at.epochNanoseconds % BigInt(minute_ms * 1_000_000) === 0n
    return isOnMinute && isYearOfUse(new Date(at.epochMilliseconds).getUTCFullYear()) ? at : null
  } catch {
    return null
  }
}

/** The day of a visit by the calendar of its place: "Tue 3 March 2026". */
export const dayThere = (at: Instant, lang: Lang, { place }: Clocks): string => dateOf(at, lang, place)
