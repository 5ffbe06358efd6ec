import type { Instant } from '../../platform/clock.ts'
import { callLiterally, type Database } from '../../platform/db.ts'
import type { SystemDb } from './handles.ts'

/**
 * Work that no account stands behind: `name` says who, `act` what, both as the audit trail will show them.
 * `accounts` is for people who come in and have no account yet: invitations, sign-up, recovery; `links` for those who
 * come by a link in a mail, until it is known whose it is.
 */
export type SystemJob = {
  readonly name: 'import' | 'administrator' | 'demo' | 'jobs' | 'accounts' | 'links'
  readonly act: string
}

/** Lets a job work across patients, in one transaction with its audit entry. */
export function openSystem<T>(
  database: Database,
  job: SystemJob,
  now: Instant,
  work: (db: SystemDb) => Promise<T>,
): Promise<T> {
  return database.kysely.transaction().execute(async tx => {
    await callLiterally('access_open_system', job.name, job.act, now.toString()).execute(tx)
    return work(tx as SystemDb)
  })
}
