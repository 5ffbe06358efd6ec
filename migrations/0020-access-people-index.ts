import { type Kysely, sql } from 'kysely'

/**
 * Whose records an account may open, and what it may do with one of them, is asked on every page. After some years a
 * member of staff has thousands of rows, one for each time that she opened a record, and so has a patient: none of
 * them is looked for there.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index access_grants_of_people on access_grants (account_id)
    where relation not in ('staff', 'emergency') and revoked_at is null`.execute(db)
  await sql`drop index access_grants_by_account`.execute(db)
  await sql`create index access_grants_by_account on access_grants (account_id, patient_id)`.execute(db)
}
