import { sql } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db.ts'
import type { PatientId } from '../../../platform/ids.ts'
import { type Schedule, type ScheduleRead, scheduleBy, scheduleColumns } from '../schedule/read-schedule.ts'
import { daysAround } from '../times/check-time.ts'
import { type HoursRead, hoursColumns, openBy } from '../times/read-hours.ts'
import type { Choice } from './choice.ts'
import { type Standing, standingColumns } from './may-book.ts'

/** What decides whether a time may be had, but for who else has it. */
export type Ground = {
  /** The kind of visit, the clinician and the place that were chosen, and no other. */
  readonly schedule: Schedule
  /** The hours and closures around the time. */
  readonly open: ReturnType<ReturnType<typeof openBy>>
  readonly standing: Standing
  /** The visit that came of the same form before. */
  readonly came: string | null
}

type Read = ScheduleRead & HoursRead & Standing & { came: string | null }

/** Reads all of it in one statement, after `takeTurns`: what holds now holds until the end of the transaction. */
export async function readGround(
  db: Tx,
  patient: PatientId,
  choice: Choice,
  now: Instant,
  key: string | null = null,
): Promise<Ground> {
  const days = daysAround(choice.starts_at)
  const { rows } = await sql<Read>`
    select ${scheduleColumns(choice)}, ${hoursColumns([choice.clinician], days)}, ${standingColumns(patient, now, choice.type)},
      (select e.appointment_id from appointment_events e where e.patient_id = ${patient} and e.key = ${key}) as came`.execute(
    db,
  )
  const read = rows[0]
  const schedule = scheduleBy(read)
  const span = { from: days.from.epochMilliseconds, until: days.until.epochMilliseconds }
  return {
    schedule,
    open: openBy(schedule, read)(span),
    standing: { established: read?.established ?? false, hidden: read?.hidden ?? -1 },
    came: read?.came ?? null,
  }
}
