import { type Kysely, sql } from 'kysely'

/** A message that was sent although its words asked for help at once says so to the clinic. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table messages add urgent text check (urgent in ('emergency', 'crisis', 'today'))`.execute(
    db,
  )
  await sql`create index messages_urgent on messages (patient_id, thread_id, n) where urgent is not null`.execute(
    db,
  )
}
