import { type Kysely, sql } from 'kysely'

/**
 * What people lately searched for in a record, so that the address of the results says nothing of it. Each is
 * seen only by the account that typed it, in the record it was typed for.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table record_searches (
      patient_id uuid not null,
      id uuid not null,
      account_id uuid not null references accounts on delete cascade,
      text text not null check (length(text) between 1 and 200),
      made_at timestamptz not null,
      primary key (patient_id, id)
    )`.execute(db)
  await sql`create index record_searches_by_account on record_searches (account_id)`.execute(db)
  await sql`alter table record_searches enable row level security`.execute(db)
  await sql`alter table record_searches force row level security`.execute(db)
  await sql`
    create policy own_searches on record_searches to porchlight_app
      using ((select portal_scope()) = 'patient' and patient_id = (select portal_patient())
        and account_id = (select portal_account()))`.execute(db)
  await sql`grant select, insert, delete on record_searches to porchlight_app`.execute(db)
}
