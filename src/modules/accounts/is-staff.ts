import type { Kysely } from 'kysely'
import type { Tables } from '../../platform/db.ts'
import type { AccountId } from '../../platform/ids.ts'

/** True for an account of the clinic's staff that is not disabled. */
export async function isStaff(db: Kysely<Tables>, account: AccountId): Promise<boolean> {
  const row = await db
    .selectFrom('staff')
    .select('account_id')
    .where('account_id', '=', account)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}
