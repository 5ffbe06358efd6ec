import { type Kysely, sql } from 'kysely'

/** Work to be done after a transaction, and the mails that are one kind of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await outbox(db)
  await mails(db)
}

/**
 * Both the outbox (written in the transaction that decides) and the queue (taken from by any number of
 * processes). It names things by their ids and holds no health data, no address and no secret, so that whoever
 * may add to it may also read it.
 */
async function outbox(db: Kysely<unknown>) {
  await sql`
    create table outbox (
      id uuid primary key,
      kind text not null check (kind ~ '^[a-z]+(-[a-z]+)*$'),
      key text not null check (length(key) between 1 and 200),
      payload jsonb not null,
      created_at timestamptz not null,
      due_at timestamptz not null,
      locked_until timestamptz,
      tries smallint not null default 0,
      done_at timestamptz,
      gave_up_at timestamptz,
      last_error text check (length(last_error) <= 100),
      unique (kind, key),
      check (done_at is null or gave_up_at is null)
    ) with (fillfactor = 70)`.execute(db)
  await sql`create index outbox_open on outbox (due_at) where done_at is null and gave_up_at is null`.execute(
    db,
  )
  await sql`create index outbox_given_up on outbox (gave_up_at) where gave_up_at is not null`.execute(db)
  await sql`grant select, insert, update, delete on outbox to porchlight_app`.execute(db)
}

/**
 * Anybody's transaction may write a mail; only the jobs, and the clinic's staff who may, read one. A text may
 * hold a link that opens an account, so it goes as soon as the mail has been sent.
 */
async function mails(db: Kysely<unknown>) {
  await sql`
    create table mails (
      id uuid primary key,
      account_id uuid references accounts on delete cascade,
      recipient text not null check (length(recipient) <= 320),
      lang text not null check (lang in ('en', 'es')),
      subject text not null,
      lines text[] not null,
      created_at timestamptz not null,
      kept_at timestamptz,
      sent_at timestamptz,
      failed_at timestamptz,
      error text check (length(error) <= 100),
      check (num_nonnulls(kept_at, sent_at, failed_at) <= 1),
      check (sent_at is null or lines = '{}')
    )`.execute(db)
  await sql`create index mails_by_time on mails (created_at desc, id)`.execute(db)
  await sql`create index mails_by_account on mails (account_id)`.execute(db)
  await sql`grant select, insert, delete on mails to porchlight_app`.execute(db)
  await sql`grant update (lines, kept_at, sent_at, failed_at, error) on mails to porchlight_app`.execute(db)
  await sql`alter table mails enable row level security`.execute(db)
  await sql`alter table mails force row level security`.execute(db)
  await sql`create policy anyone_writes on mails for insert with check (true)`.execute(db)
  await sql`create policy app_reads on mails for select to porchlight_app
    using ((select portal_scope()) = 'system'
      or (select portal_scope()) = 'clinic' and (select portal_may('mail:read')))`.execute(db)
  await sql`create policy jobs_note on mails for update to porchlight_app
    using ((select portal_scope()) = 'system')`.execute(db)
  await sql`create policy jobs_clear on mails for delete to porchlight_app
    using ((select portal_scope()) = 'system')`.execute(db)
}
