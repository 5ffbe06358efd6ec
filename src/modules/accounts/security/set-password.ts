import { sql } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import type { Database, Tx } from '../../../platform/db.ts'
import { type AccountId, newId } from '../../../platform/ids.ts'

/**
 * Gives an account another password, already hashed. With `was`, only if its hash is still that one: of two
 * changes at once the second finds that it no longer is. False if nothing was changed.
 */
export async function setPassword(
  tx: Tx,
  account: AccountId,
  hash: string,
  now: Instant,
  was?: string,
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    insert into credentials (id, account_id, password, created_at, updated_at)
    values (${newId()}, ${account}, ${hash}, ${now}, ${now})
    on conflict (account_id) do update set password = excluded.password, updated_at = excluded.updated_at
      where ${was ?? null}::text is null or credentials.password = ${was ?? null}
    returning id`.execute(tx)
  return rows.length > 0
}

/** The hash of the account's password; null for an account without one. */
export async function passwordOf(database: Database, account: AccountId): Promise<string | null> {
  const row = await database.kysely
    .selectFrom('credentials')
    .select('password')
    .where('account_id', '=', account)
    .executeTakeFirst()
  return row?.password ?? null
}
