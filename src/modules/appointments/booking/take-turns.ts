import { sql } from 'kysely'
import type { Tx } from '../../../platform/db.ts'
import type { PatientId } from '../../../platform/ids.ts'
import { keepSchedule } from '../schedule/lock-schedule.ts'

/** Any number that no other advisory lock of the portal takes. */
const patientLock = sql.lit(7_310_025)

/**
 * Until the end of the transaction nothing else is done with this patient's appointments: two windows, two clicks or
 * two people who act for her take turns, and the second sees what the first did.
 */
export const takeTurns = (db: Tx, patient: PatientId): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(hashtextextended(${patient}, ${patientLock}))`.execute(db)

/**
 * The same for whoever takes a time: nobody changes the schedule meanwhile. The schedule's lock comes first, always:
 * whoever changes it holds it while touching the rows of patients.
 */
export async function takeTurnsInSchedule(db: Tx, patient: PatientId): Promise<void> {
  await keepSchedule(db)
  await takeTurns(db, patient)
}
