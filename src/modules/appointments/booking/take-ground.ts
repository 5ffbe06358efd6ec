import { sql } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db.ts'
import type { PatientId } from '../../../platform/ids.ts'
import type { Schedule } from '../schedule/read-schedule.ts'
import { daysAround } from '../times/check-time.ts'
import type { Open } from '../times/read-hours.ts'
import type { Choice } from './choice.ts'
import { keptSchedule } from './keep-schedule.ts'
import { type Standing, standingColumns } from './may-book.ts'
import { turn } from './take-turns.ts'

/** What decides whether a time may be had, but for who else has it. */
export type Ground = {
  /** The kind of visit, the clinician and the place that were chosen, and no other. */
  readonly schedule: Schedule
  /** The hours around the time, and the closures. */
  readonly open: Open
  readonly standing: Standing
  /** The visit that came of the same form before. */
  readonly came: string | null
}

type Read = Standing & { version: string | null; came: string | null }

/** Takes turns (`takeTurns`) and reads all of it: what holds now holds until the end of the transaction. */
export async function takeGround(
  db: Tx,
  patient: PatientId,
  choice: Choice,
  now: Instant,
  key: string | null = null,
): Promise<Ground> {
  const { rows } = await sql<Read>`
    select version, came, ${standingColumns(patient, now, choice.type)} from ${turn(patient, key)}`.execute(
    db,
  )
  const read = rows[0]
  const { schedule, openIn } = await keptSchedule(db, choice, now, read?.version ?? null)
  const days = daysAround(choice.starts_at)
  return {
    schedule,
    open: openIn({ from: days.from.epochMilliseconds, until: days.until.epochMilliseconds }),
    standing: { established: read?.established ?? false, hidden: read?.hidden ?? -1 },
    came: read?.came ?? null,
  }
}
