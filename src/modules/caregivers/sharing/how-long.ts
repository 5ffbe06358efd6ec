import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../../../platform/clock.ts'

/** For how long somebody is let in, as people choose it. */
export const durations = ['1-month', '3-months', '1-year', 'open', 'date'] as const
export type Duration = (typeof durations)[number]
export const isDuration = (text: string | undefined): text is Duration =>
  durations.some(duration => duration === text)

const months = { '1-month': 1, '3-months': 3, '1-year': 12 } as const

export type Until = { right: true; until: Instant | null } | { right: false; why: 'no-date' | 'past' }

/**
 * When it ends: months on by the clinic's calendar at the same time of day; with a date, at the end of that day;
 * null for `open`, until somebody ends it.
 */
export function untilOf(choice: { duration: Duration; date: string }, now: Instant, zone: string): Until {
  const { duration, date } = choice
  if (duration === 'open') return { right: true, until: null }
  if (duration !== 'date') {
    const later = now.toZonedDateTimeISO(zone).add({ months: months[duration] })
    return { right: true, until: later.toInstant() }
  }
  const until = endOfDay(date, zone)
  if (until === null) return { right: false, why: 'no-date' }
  return Temporal.Instant.compare(until, now) > 0 ? { right: true, until } : { right: false, why: 'past' }
}

/** The end of a day, `2026-03-03`, in the zone: the instant at which the next one begins. Null if it is no day. */
export function endOfDay(date: string, zone: string): Instant | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) return null
  try {
    return Temporal.PlainDate.from(date, { overflow: 'reject' })
      .add({ days: 1 })
      .toZonedDateTime(zone)
      .toInstant()
  } catch {
    return null
  }
}

/** The last day on which something that ends at this instant still holds: for `endOfDay`, the day itself. */
export const lastDayOf = (until: Instant, zone: string): string =>
  until.subtract({ milliseconds: 1 }).toZonedDateTimeISO(zone).toPlainDate().toString()
