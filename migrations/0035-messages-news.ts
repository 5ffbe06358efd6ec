import { type Kysely, sql } from 'kysely'

/** Telling people that there is a new message, once for many; and what jobs look for among threads and answers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table mails drop constraint mails_topic_check,
      add constraint mails_topic_check check (topic in ('appointments', 'messages'))`.execute(db)
  await sql`
    alter table message_readings
      -- The last message that a mail told her of, and when.
      add told_n integer not null default 0,
      add told_at timestamptz`.execute(db)
  await sql`grant update (told_n, told_at) on message_readings to porchlight_app`.execute(db)
  await sql`create policy jobs_tell on message_readings for update to porchlight_app
    using ((select portal_scope()) = 'system')`.execute(db)
  await sql`create index messages_answers on messages (sent_at) include (patient_id, thread_id, answered_minutes)
    where answered_minutes is not null`.execute(db)
}
