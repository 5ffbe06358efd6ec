import { type Kysely, sql } from 'kysely'

/** A file in the store is one attachment's: what no row knows is thrown away by a job. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create unique index message_attachments_stored on message_attachments (stored_as)`.execute(db)
  // How much somebody has added today.
  await sql`create index message_attachments_added on message_attachments (patient_id, added_by, added_at)`.execute(
    db,
  )
}
