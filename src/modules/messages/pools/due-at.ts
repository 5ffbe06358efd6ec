import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../../../platform/clock.ts'
import type { Pool } from './read-pools.ts'

/** No promise goes further, however seldom a pool is open. */
const most_days = 400
const hour_ms = 3_600_000

/**
 * By when a pool has promised an answer: after `answer_hours` of its own open hours from `from`, on the clock of its
 * zone, 400 days at most. A pool without hours promises by the clock alone.
 */
export function dueAt(pool: Pick<Pool, 'hours' | 'zone' | 'answer_hours'>, from: Instant): Instant {
  if (pool.hours.length === 0) return from.add({ hours: pool.answer_hours })
  const latest = from.epochMilliseconds + most_days * 24 * hour_ms
  let left = pool.answer_hours * hour_ms
  let day = from.toZonedDateTimeISO(pool.zone).toPlainDate()
  // Where hours overlap, none counts twice.
  let counted = from.epochMilliseconds
  for (let n = 0; n <= most_days; n++, day = day.add({ days: 1 }))
    for (const { from: opens, until } of pool.hours.filter(({ weekday }) => weekday === day.dayOfWeek)) {
      const begins = Math.max(onClock(day, opens, pool.zone), counted)
      const ends = onClock(day, until, pool.zone)
      if (ends <= begins) continue
      if (ends - begins >= left) return asInstant(Math.min(begins + left, latest))
      left -= ends - begins
      counted = ends
    }
  return asInstant(latest)
}

/** When the pool's clock shows this time, in milliseconds. `24:00` is the midnight that ends the day. */
function onClock(day: Temporal.PlainDate, time: string, timeZone: string): number {
  const [at, plainTime] = time.startsWith('24:') ? [day.add({ days: 1 }), '00:00'] : [day, time]
  return at.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds
}

const asInstant = (ms: number): Instant => Temporal.Instant.fromEpochMilliseconds(ms)
