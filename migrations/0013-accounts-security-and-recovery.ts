import { type Kysely, sql } from 'kysely'

/**
 * What happened to an account, changes of its e-mail address, and ways back in. Links and codes are kept as
 * hashes only: whoever reads these tables can use none of them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await events(db)
  await emailChanges(db)
  await recoveries(db)
  await cases(db)
}

/** Shown to the person herself; the audit trail has its own entry. Rows are only ever added. */
async function events(db: Kysely<unknown>) {
  await sql`
    create table security_events (
      id uuid primary key,
      account_id uuid not null references accounts on delete cascade,
      at timestamptz not null,
      kind text not null check (kind ~ '^[a-z]+(-[a-z]+)*$'),
      origin text,
      device text check (length(device) <= 400)
    )`.execute(db)
  await sql`create index security_events_by_account on security_events (account_id, at desc, id)`.execute(db)
  await sql`grant select, insert on security_events to porchlight_app`.execute(db)
}

async function emailChanges(db: Kysely<unknown>) {
  await sql`
    create table email_changes (
      id uuid primary key,
      account_id uuid not null references accounts on delete cascade,
      old_email text not null,
      new_email text not null check (new_email = lower(new_email) and new_email <> old_email),
      token_hash bytea not null unique,
      asked_at timestamptz not null,
      expires_at timestamptz not null,
      cancelled_at timestamptz,
      changed_at timestamptz,
      undo_hash bytea unique,
      undo_until timestamptz,
      undone_at timestamptz,
      check ((changed_at is null) = (undo_hash is null)),
      check ((changed_at is null) = (undo_until is null)),
      check (undone_at is null or changed_at is not null),
      check (changed_at is null or cancelled_at is null)
    )`.execute(db)
  await sql`create index email_changes_by_account on email_changes (account_id, asked_at)`.execute(db)
  await sql`grant select, insert, update, delete on email_changes to porchlight_app`.execute(db)
}

async function recoveries(db: Kysely<unknown>) {
  // What was typed by whoever asked, before anybody looked whether there is such an account: the same row for
  // every address. A job answers it by mail.
  await sql`
    create table recovery_requests (
      id uuid primary key,
      email text not null check (length(email) <= 254),
      language text not null check (language in ('en', 'es')),
      origin text,
      at timestamptz not null
    )`.execute(db)
  await sql`create index recovery_requests_by_time on recovery_requests (at)`.execute(db)
  await sql`
    create table recoveries (
      id uuid primary key,
      account_id uuid not null references accounts on delete cascade,
      token_hash bytea not null unique,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      wrong_tries smallint not null default 0 check (wrong_tries between 0 and 5),
      used_at timestamptz,
      code_hash bytea,
      check (code_hash is null or octet_length(code_hash) = 32)
    )`.execute(db)
  await sql`create index recoveries_by_account on recoveries (account_id, created_at)`.execute(db)
  // A second factor that will be taken off, unless somebody with one of the person's addresses objects.
  await sql`
    create table factor_removals (
      id uuid primary key,
      account_id uuid not null references accounts on delete cascade,
      asked_at timestamptz not null,
      due_at timestamptz not null,
      cancel_hash bytea not null unique,
      cancelled_at timestamptz,
      done_at timestamptz,
      check (cancelled_at is null or done_at is null)
    )`.execute(db)
  await sql`create unique index factor_removals_one_open on factor_removals (account_id)
    where cancelled_at is null and done_at is null`.execute(db)
  await sql`create index factor_removals_due on factor_removals (due_at)
    where cancelled_at is null and done_at is null`.execute(db)
  await sql`
    grant select, insert, update, delete on recovery_requests, recoveries, factor_removals
      to porchlight_app`.execute(db)
}

/** People who have nothing left to prove themselves with: staff look at them and their papers. */
async function cases(db: Kysely<unknown>) {
  await sql`
    create table recovery_cases (
      id uuid primary key,
      account_id uuid not null references accounts on delete cascade,
      asked_at timestamptz not null,
      asked_by uuid,
      settled_at timestamptz,
      settled_by uuid,
      outcome text check (outcome in ('code-issued', 'refused')),
      proof text check (proof in ('photo-id', 'two-papers', 'known-to-staff')),
      code_hash bytea unique,
      code_expires_at timestamptz,
      wrong_tries smallint not null default 0 check (wrong_tries between 0 and 5),
      code_used_at timestamptz,
      check ((settled_at is null) = (outcome is null)),
      check ((settled_at is null) = (settled_by is null)),
      check ((outcome is not distinct from 'code-issued') = (code_hash is not null)),
      check ((code_hash is null) = (code_expires_at is null)),
      check ((code_hash is null) = (proof is null)),
      check (code_used_at is null or code_hash is not null)
    )`.execute(db)
  await sql`create unique index recovery_cases_one_open on recovery_cases (account_id)
    where settled_at is null`.execute(db)
  await sql`create index recovery_cases_by_account on recovery_cases (account_id)`.execute(db)
  await sql`create index recovery_cases_open on recovery_cases (asked_at) where settled_at is null`.execute(
    db,
  )
  await sql`grant select, insert, update on recovery_cases to porchlight_app`.execute(db)
}
