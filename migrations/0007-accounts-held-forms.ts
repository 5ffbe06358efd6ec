import { type Kysely, sql } from 'kysely'

/** What somebody sent after her session had ended: kept, sealed, until she has signed in again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table held_forms (
      id uuid primary key,
      account_id uuid not null references accounts on delete cascade,
      path text not null,
      sealed bytea not null,
      created_at timestamptz not null
    )`.execute(db)
  await sql`create index held_forms_by_account on held_forms (account_id)`.execute(db)
  await sql`create index held_forms_by_time on held_forms (created_at)`.execute(db)
  await sql`grant select, insert, delete on held_forms to porchlight_app`.execute(db)
}
