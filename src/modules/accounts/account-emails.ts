import type { Database } from '../../platform/db.ts'

/** Those of these e-mail addresses (in lower case) that have an account. */
export async function accountEmails(database: Database, emails: readonly string[]): Promise<string[]> {
  const rows = await database.kysely
    .selectFrom('accounts')
    .select('email')
    .where('email', 'in', [...emails])
    .execute()
  return rows.map(row => row.email)
}
