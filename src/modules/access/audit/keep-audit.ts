import { sql } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import type { Database } from '../../../platform/db.ts'
import { openSystem } from '../open-system.ts'
import { anchorOf, headsOf } from './chain.ts'

/** Makes the months to come ready for entries. At each start and each day; what is there already stays. */
export async function prepareAudit(database: Database, now: Instant): Promise<void> {
  await sql`select audit_prepare(${now})`.execute(database.kysely)
}

/** The trail as it stands now in one line, to be kept where nobody who reaches the database reaches it: the log. */
export async function anchorAudit(database: Database, now: Instant): Promise<string> {
  return openSystem(database, { name: 'jobs', act: 'audit anchor' }, now, async db =>
    anchorOf(await headsOf(db)),
  )
}
