import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../../../platform/clock.ts'
import { type Part, partOf, parts } from '../requests/suits.ts'
import type { Schedule } from '../schedule/read-schedule.ts'
import type { Time } from '../times/time.ts'
import { isYearOfUse } from '../when.ts'

type Date = Temporal.PlainDate

/** The clock of the place where a time is. */
export const zoneOf = ({ places }: Schedule, place: string): string => places.get(place)?.zone ?? 'UTC'

/** The day of a time by the calendar of its place. */
export const dayOf = (schedule: Schedule, { place, starts_at }: Pick<Time, 'place' | 'starts_at'>): Date =>
  starts_at.toZonedDateTimeISO(zoneOf(schedule, place)).toPlainDate()

/** A day as an address names it, `2026-03-09`; null for anything else, and for years of no use. */
export function readDay(text: string | null): Date | null {
  if (text === null || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  try {
    const day = Temporal.PlainDate.from(text, { overflow: 'reject' })
    return isYearOfUse(day.year) ? day : null
  } catch {
    return null
  }
}

export const mondayOf = (day: Date): Date => day.subtract({ days: day.dayOfWeek - 1 })

/** From the first beginning to the last end of these days, wherever one of the clocks is. */
export function spanOf(
  first: Date,
  days: number,
  zones: readonly string[],
): { from: Instant; until: Instant } {
  const starts = (day: Date) =>
    (zones.length > 0 ? zones : ['UTC']).map(timeZone => day.toZonedDateTime({ timeZone }).epochMilliseconds)
  return {
    from: Temporal.Instant.fromEpochMilliseconds(Math.min(...starts(first))),
    until: Temporal.Instant.fromEpochMilliseconds(Math.max(...starts(first.add({ days })))),
  }
}

/**
 * Of all who are free at one time in one place, one: whoever has the most free times among these, so that she who is
 * named first in the list does not get everybody. Visits without a place are told apart by their time alone.
 */
export function oneOfEach(times: readonly Time[], hasPlace: boolean): Time[] {
  const free = new Map<string, number>()
  for (const { clinician } of times) free.set(clinician, (free.get(clinician) ?? 0) + 1)
  const freest = (a: Time, b: Time) => (free.get(b.clinician) ?? 0) - (free.get(a.clinician) ?? 0)
  const together = Map.groupBy(
    times,
    ({ starts_at, place }) => `${starts_at.epochMilliseconds} ${hasPlace ? place : ''}`,
  )
  return [...together.values()].flatMap(same => [...same].sort(freest).slice(0, 1))
}

/** The times of a day by parts of the day, those that have any, in their order. */
export function byPart(schedule: Schedule, times: readonly Time[]): { part: Part; times: Time[] }[] {
  const groups = Map.groupBy(times, ({ place, starts_at }) =>
    partOf(starts_at.toZonedDateTimeISO(zoneOf(schedule, place)).hour),
  )
  return parts.flatMap(part => {
    const found = groups.get(part)
    return found ? [{ part, times: found }] : []
  })
}
