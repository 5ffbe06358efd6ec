import { type Kysely, sql } from 'kysely'

/** People who sign in. The names on the right of better-auth's models stand in `accounts/auth.ts`. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table accounts (
      id uuid primary key,
      name text not null,
      email text not null unique check (email = lower(email)),
      email_verified boolean not null default false,
      image text,
      language text check (language in ('en', 'es')),
      created_at timestamptz not null,
      updated_at timestamptz not null
    )`.execute(db)
  await sql`
    create table sessions (
      id uuid primary key,
      account_id uuid not null references accounts on delete cascade,
      token text not null unique,
      expires_at timestamptz not null,
      last_seen_at timestamptz not null default now(),
      ip_address text,
      user_agent text,
      created_at timestamptz not null,
      updated_at timestamptz not null
    )`.execute(db)
  await sql`create index sessions_by_account on sessions (account_id)`.execute(db)
  await sql`
    create table credentials (
      id uuid primary key,
      account_id uuid not null references accounts on delete cascade,
      provider_id text not null,
      provider_account_id text not null,
      password text,
      access_token text,
      refresh_token text,
      id_token text,
      access_token_expires_at timestamptz,
      refresh_token_expires_at timestamptz,
      scope text,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      unique (provider_id, provider_account_id)
    )`.execute(db)
  await sql`create index credentials_by_account on credentials (account_id)`.execute(db)
  await sql`
    create table verifications (
      id uuid primary key,
      identifier text not null,
      value text not null,
      expires_at timestamptz not null,
      created_at timestamptz not null,
      updated_at timestamptz not null
    )`.execute(db)
  await sql`create index verifications_by_identifier on verifications (identifier)`.execute(db)
  // Failed tries only, under a keyed hash of what was tried: no list of e-mail addresses or places to steal.
  await sql`
    create table failed_sign_ins (
      key text not null,
      at timestamptz not null,
      id bigint generated always as identity,
      primary key (key, at, id)
    )`.execute(db)
  await sql`create index failed_sign_ins_by_time on failed_sign_ins (at)`.execute(db)
  await sql`
    grant select, insert, update, delete on accounts, sessions, credentials, verifications, failed_sign_ins
      to porchlight_app`.execute(db)
}
