import { sql } from 'kysely'
import type { Tx } from '../../../platform/db.ts'

/**
 * For the rest of this transaction, lists that are in the order of an index are read along it, and planned once a
 * connection. Left to guess, PostgreSQL takes a person for an average one, and then reads and sorts the hundred
 * thousand lines of whoever has them to show the newest hundred.
 */
export async function readInOrder(tx: Tx): Promise<void> {
  await sql`select set_config('enable_sort', 'off', true), set_config('plan_cache_mode', 'force_generic_plan', true)`.execute(
    tx,
  )
}
