import { sql } from 'kysely'
import type { Tx } from '../../../platform/db.ts'
import type { PatientId } from '../../../platform/ids.ts'
import { scheduleLock } from '../schedule/lock-schedule.ts'

/** Any numbers that no other advisory lock of the portal takes. */
const patientLock = sql.lit(7_310_025)
const clinicianLock = sql.lit(7_310_026)

/**
 * Until the end of the transaction nothing else is done with this patient's appointments: two windows, two clicks or
 * two people who act for her take turns, and the second sees what the first did. Nor is the schedule changed; its lock
 * comes first, always, since whoever changes it holds it while touching the rows of patients.
 */
export const takeTurns = (db: Tx, patient: PatientId): Promise<unknown> =>
  sql`select from ${turn(patient)}`.execute(db)

/** The same as a table of one row, for a statement that goes on reading: `version` of the schedule, and what `came` of a form. */
export const turn = (patient: PatientId, form: string | null = null) =>
  sql`appointments_turn(${scheduleLock}, ${patientLock}, ${patient}, ${form})`

/**
 * Whoever gives a clinician's time up for another one, or ends what was kept for too long, takes turns with whoever
 * else does; otherwise two who swap their times would each wait for the other. Always in the same order, and before
 * anything is given up. Whoever only takes a time needs no turn: nobody waits for her.
 */
export async function takeTurnsWith(db: Tx, clinicians: readonly string[]): Promise<void> {
  for (const id of [...new Set(clinicians)].sort())
    await sql`select pg_advisory_xact_lock(hashtextextended(${id}, ${clinicianLock}))`.execute(db)
}
