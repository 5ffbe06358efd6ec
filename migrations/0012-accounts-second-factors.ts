import { type Kysely, sql } from 'kysely'

/** Second factors, sign-ins that wait for one, and the end of columns that only better-auth needed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await onlyPasswords(db)
  await pendingSignIns(db)
  await apps(db)
  await passkeys(db)
}

async function onlyPasswords(db: Kysely<unknown>) {
  await sql`drop table verifications`.execute(db)
  await sql`
    alter table credentials
      drop column provider_id, drop column provider_account_id,
      drop column access_token, drop column refresh_token, drop column id_token,
      drop column access_token_expires_at, drop column refresh_token_expires_at, drop column scope,
      alter column password set not null,
      add unique (account_id)`.execute(db)
  await sql`drop index credentials_by_account`.execute(db)
  await sql`alter table accounts drop column image`.execute(db)
}

/** The password was right; the second factor is still to come. Kept under the hash of what the browser holds. */
async function pendingSignIns(db: Kysely<unknown>) {
  await sql`
    create table pending_sign_ins (
      token_hash bytea primary key check (octet_length(token_hash) = 32),
      account_id uuid not null references accounts on delete cascade,
      shared_device boolean not null,
      next text not null,
      tries smallint not null default 0 check (tries between 0 and 5),
      created_at timestamptz not null,
      expires_at timestamptz not null
    )`.execute(db)
  await sql`create index pending_sign_ins_by_account on pending_sign_ins (account_id)`.execute(db)
  await sql`create index pending_sign_ins_by_end on pending_sign_ins (expires_at)`.execute(db)
  await sql`grant select, insert, update, delete on pending_sign_ins to porchlight_app`.execute(db)
}

async function apps(db: Kysely<unknown>) {
  // At most one app that counts and one that is being set up. `last_step` is the time step of the last code
  // taken: no code at or before it is ever taken again.
  await sql`
    create table authenticator_apps (
      id uuid primary key,
      account_id uuid not null references accounts on delete cascade,
      sealed bytea not null,
      last_step bigint not null default 0,
      created_at timestamptz not null,
      confirmed_at timestamptz
    )`.execute(db)
  await sql`create unique index authenticator_apps_one on authenticator_apps (account_id)
    where confirmed_at is not null`.execute(db)
  await sql`create unique index authenticator_apps_one_new on authenticator_apps (account_id)
    where confirmed_at is null`.execute(db)
  // `sealed` holds the code itself only from its making until it is shown, once.
  await sql`
    create table backup_codes (
      account_id uuid not null references accounts on delete cascade,
      hash bytea not null check (octet_length(hash) = 32),
      sealed bytea,
      created_at timestamptz not null,
      used_at timestamptz,
      primary key (account_id, hash)
    )`.execute(db)
  await sql`grant select, insert, update, delete on authenticator_apps, backup_codes to porchlight_app`.execute(
    db,
  )
}

async function passkeys(db: Kysely<unknown>) {
  await sql`
    create table passkeys (
      id uuid primary key,
      account_id uuid not null references accounts on delete cascade,
      credential_id text not null unique,
      public_key bytea not null,
      counter bigint not null,
      transports text[] not null,
      backed_up boolean not null,
      name text not null check (length(name) between 1 and 60),
      created_at timestamptz not null,
      last_used_at timestamptz
    )`.execute(db)
  await sql`create index passkeys_by_account on passkeys (account_id)`.execute(db)
  // A challenge is signed with the portal's secret and carries its end; here stands which were answered.
  await sql`
    create table used_challenges (
      hash bytea primary key check (octet_length(hash) = 32),
      expires_at timestamptz not null
    )`.execute(db)
  await sql`create index used_challenges_by_end on used_challenges (expires_at)`.execute(db)
  await sql`grant select, insert, update, delete on passkeys, used_challenges to porchlight_app`.execute(db)
}
