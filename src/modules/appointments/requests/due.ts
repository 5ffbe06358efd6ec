import type { Instant } from '../../../platform/clock.ts'

/** By when the clinic answers: on the next day that is no Saturday or Sunday, at the same time of the clock. */
export function dueAt(asked: Instant, zone: string): Instant {
  const there = asked.toZonedDateTimeISO(zone)
  const days = there.dayOfWeek >= 5 ? 8 - there.dayOfWeek : 1
  return there.add({ days }).toInstant()
}
