import type { Kysely } from 'kysely'
import type { Tables } from '../../platform/db.ts'
import type { AccountId } from '../../platform/ids.ts'

/** Those of these e-mail addresses (in lower case) that have an account, and which. */
export async function accountsByEmail(
  db: Kysely<Tables>,
  emails: readonly string[],
): Promise<Map<string, AccountId>> {
  const rows = await db
    .selectFrom('accounts')
    .select(['email', 'id'])
    .where('email', 'in', [...emails])
    .execute()
  return new Map(rows.map(({ email, id }) => [email, id]))
}
