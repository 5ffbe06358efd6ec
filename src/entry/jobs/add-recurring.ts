import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../../platform/clock.ts'
import type { Database } from '../../platform/db.ts'
import { addWork } from '../../platform/outbox.ts'
import type { Recurring } from './context.ts'

/**
 * The last time at or before `now` that this was due, and a key that names it. Over the change of the clock a
 * daily job runs once: at the first of two such times, and an hour later where there is none.
 */
export function lastDue(every: Recurring['every'], now: Instant, zone: string): { at: Instant; key: string } {
  if ('minutes' in every) {
    const length = every.minutes * 60_000
    const at = Temporal.Instant.fromEpochMilliseconds(Math.floor(now.epochMilliseconds / length) * length)
    return { at, key: at.toString() }
  }
  const today = now.toZonedDateTimeISO(zone).toPlainDate()
  for (const day of [today, today.subtract({ days: 1 })]) {
    const at = day.toZonedDateTime({ timeZone: zone, plainTime: every.day_at }).toInstant()
    if (Temporal.Instant.compare(at, now) <= 0) return { at, key: day.toString() }
  }
  throw new Error('neither today nor yesterday has this time')
}

/**
 * Adds the work that has come due, once however many processes do so: its key is the day or the time. A portal
 * that was down adds what came due last. Answers what to hand in the next time, so that nothing is asked twice.
 */
export async function addRecurring(
  database: Database,
  all: readonly Recurring[],
  zone: string,
  now: Instant,
  added: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  const due = all.map(one => ({ kind: one.name, ...lastDue(one.every, now, zone) }))
  const missing = due.filter(one => added.get(one.kind) !== one.key)
  if (missing.length === 0) return added
  await database.kysely.transaction().execute(async tx => {
    for (const { kind, key, at } of missing) await addWork(tx, { kind, key, payload: {}, due_at: at }, now)
  })
  return new Map(due.map(one => [one.kind, one.key]))
}
