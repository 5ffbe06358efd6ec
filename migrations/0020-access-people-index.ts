import { type Kysely, sql } from 'kysely'

/**
 * Whose records an account may open is asked on every page. A member of staff has a row for each record that she
 * ever opened, thousands after some years, none of which is looked for there.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index access_grants_of_people on access_grants (account_id)
    where relation not in ('staff', 'emergency') and revoked_at is null`.execute(db)
}
