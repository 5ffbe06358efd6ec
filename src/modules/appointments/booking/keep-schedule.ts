import { sql } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db.ts'
import { type Schedule, type ScheduleRead, scheduleBy, scheduleColumns } from '../schedule/read-schedule.ts'
import { daysAround } from '../times/check-time.ts'
import { type HoursRead, hoursColumns, openBy } from '../times/read-hours.ts'
import type { Choice } from './choice.ts'

/** What was read of the schedule for one kind of visit, clinician and place: of this version, and from then on. */
type Kept = {
  readonly version: string | null
  readonly from: Instant
  readonly schedule: Schedule
  readonly openIn: ReturnType<typeof openBy>
}

/** Of each process. A version is there once in the world, so that it matters not of which database it was read. */
const kept = new Map<string, Kept>()
const most_kept = 1_000

/**
 * The schedule as far as a choice stands on it. It is read again only when somebody has changed it: `version` is what
 * `appointments_turn` answered in this transaction.
 */
export async function keptSchedule(
  db: Tx,
  choice: Choice,
  now: Instant,
  version: string | null,
): Promise<Kept> {
  const { from } = daysAround(choice.starts_at)
  const key = `${choice.type} ${choice.clinician} ${choice.place}`
  const before = kept.get(key)
  if (version !== null && before?.version === version && !isBefore(from, before.from)) return before
  const today = daysAround(now).from
  const read = await readSince(db, choice, isBefore(from, today) ? from : today)
  kept.delete(key)
  kept.set(key, read)
  for (const oldest of kept.keys()) {
    if (kept.size <= most_kept) break
    kept.delete(oldest)
  }
  return read
}

const isBefore = (one: Instant, other: Instant): boolean => one.epochMilliseconds < other.epochMilliseconds

/** In one statement, so that the version is that of what is read. */
async function readSince(db: Tx, choice: Choice, from: Instant): Promise<Kept> {
  const { rows } = await sql<ScheduleRead & HoursRead & { version: string | null }>`
    select (select version from schedule_version) as version, ${scheduleColumns(choice)},
      ${hoursColumns([choice.clinician], { from, until: 'infinity' })}`.execute(db)
  const schedule = scheduleBy(rows[0])
  return { version: rows[0]?.version ?? null, from, schedule, openIn: openBy(schedule, rows[0]) }
}
