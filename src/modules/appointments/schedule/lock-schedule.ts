import { sql } from 'kysely'
import type { Tx } from '../../../platform/db.ts'

/** Any number that no other advisory lock of the portal takes. */
export const scheduleLock = sql.lit(7_310_024)

/**
 * Until the end of the transaction nobody changes hours or closures: a time that was looked up as open stays so while
 * it is booked. Whoever changes them waits for those who are booking, and then sees what they booked.
 */
export const keepSchedule = (db: Tx): Promise<unknown> =>
  sql`select pg_advisory_xact_lock_shared(${scheduleLock})`.execute(db)

/** Until the end of the transaction nobody books, and nobody else changes the schedule. */
export const changeSchedule = (db: Tx): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(${scheduleLock})`.execute(db)
