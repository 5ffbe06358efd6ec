import { type Kysely, sql } from 'kysely'

/**
 * Telling people of their visits: mails that are worth nothing after a time, work that waits out a mail server that is
 * away, and the links in mails by which somebody confirms or cancels without signing in.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await mails(db)
  // Tries that failed because something outside was away, and that count for nothing.
  await sql`alter table outbox add away smallint not null default 0`.execute(db)
  await visitLinks(db)
  await whatWasLookedAt(db)
}

async function mails(db: Kysely<unknown>) {
  await sql`
    alter table mails
      add topic text check (topic in ('appointments')),
      -- Why this person is told.
      add reason text check (reason in ('own', 'cares', 'did')),
      -- Not sent after this.
      add not_after timestamptz,
      -- What has to hold when it is sent, by ids; whoever wrote the mail reads it.
      add holds jsonb,
      -- An iCalendar object that goes with it.
      add calendar text check (length(calendar) <= 10000),
      -- No longer worth sending: too late, or no longer so.
      add dropped_at timestamptz,
      drop constraint mails_check,
      drop constraint mails_check1,
      add constraint mails_one_end check (num_nonnulls(kept_at, sent_at, failed_at, dropped_at) <= 1),
      add constraint mails_emptied check (sent_at is null and dropped_at is null or lines = '{}' and calendar is null)`.execute(
    db,
  )
  await sql`grant update (dropped_at, calendar) on mails to porchlight_app`.execute(db)
}

/** Only hashes of the links are kept: whoever reads this table can use none of them. */
async function visitLinks(db: Kysely<unknown>) {
  await sql`
    create table visit_links (
      patient_id uuid not null,
      id uuid not null,
      token_hash bytea not null unique check (octet_length(token_hash) = 32),
      appointment_id uuid not null,
      -- Whose link it is, and where it was sent: it ends with her access, and with that address.
      account_id uuid not null references accounts on delete cascade,
      email text not null,
      -- Of the visit as the mail tells of it (\`appointments.sequence\`).
      sequence integer not null,
      made_at timestamptz not null,
      expires_at timestamptz not null,
      used_at timestamptz,
      used_for text check (used_for in ('confirm', 'cancel')),
      primary key (patient_id, id),
      check ((used_at is null) = (used_for is null))
    )`.execute(db)
  await sql`create index visit_links_by_end on visit_links (expires_at)`.execute(db)
  await sql`create index visit_links_by_account on visit_links (account_id)`.execute(db)
  await sql`alter table visit_links enable row level security`.execute(db)
  await sql`alter table visit_links force row level security`.execute(db)
  await sql`create policy jobs_work on visit_links to porchlight_app
    using ((select portal_scope()) = 'system')`.execute(db)
  const hers = sql`(select portal_scope()) = 'patient' and patient_id = (select portal_patient())
    and account_id = (select portal_account())`
  await sql`create policy own_reads on visit_links for select to porchlight_app using (${hers})`.execute(db)
  await sql`create policy own_uses on visit_links for update to porchlight_app
    using (${hers} and used_at is null) with check (${hers})`.execute(db)
  await sql`grant select, insert, delete, update (used_at, used_for) on visit_links to porchlight_app`.execute(
    db,
  )
}

/**
 * In the audit trail, whoever may not see a visit (it is of a confidential kind) is shown no line about it. As before,
 * by the reader's own row-level security.
 */
async function whatWasLookedAt(db: Kysely<unknown>) {
  await sql`
    create or replace function audit_target_shown(target uuid) returns boolean language sql stable
    return exists (select from clinical_resources r where r.patient_id = portal_patient() and r.id = target)
      or exists (select from appointments a where a.patient_id = portal_patient() and a.id = target)
      or exists (select from appointment_requests q where q.patient_id = portal_patient() and q.id = target)`.execute(
    db,
  )
}
