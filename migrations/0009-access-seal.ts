import { type Kysely, sql } from 'kysely'

/**
 * The seal on what a transaction was opened for. Anybody can set a setting, so the settings alone prove nothing:
 * the functions that open a transaction seal them with a key that only the owner can read, and the `portal_…`
 * functions, which the policies ask, answer nothing where the seal is not right.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await key(db)
  await enter(db)
  await sealed(db)
  await settings(db)
}

async function key(db: Kysely<unknown>) {
  await sql`
    create table access_key (
      one boolean primary key default true check (one),
      key bytea not null
    )`.execute(db)
  await sql`revoke all on access_key from public, porchlight_app`.execute(db)
  // 244 random bits; the extension for random bytes would be one more to ask an administrator for.
  await sql`insert into access_key (key)
    values (uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()))`.execute(db)
}

/**
 * All that is set, for this transaction only. The number of a transaction is given out once, until a backup is
 * restored, which is never without a new start of the server. As a row is sent, no two rows give the same bytes and
 * none begins as another ends, so nothing can be appended to what was hashed. Key and seal stand in a statement only
 * as a column, never as a value: with debug_print_plan anybody may read the values of the statements that she causes.
 */
const seal = sql`encode(sha256(record_send(row(k.key, pg_postmaster_start_time(), pg_current_xact_id_if_assigned(),
  current_setting('portal.scope', true), current_setting('portal.account', true), current_setting('portal.patient', true),
  current_setting('portal.may', true), current_setting('portal.hidden', true)))), 'hex')`

/** For the functions that open a transaction, and for nobody else. */
async function enter(db: Kysely<unknown>) {
  await sql`
    create function access_enter(scope text, account uuid, patient uuid, may text[], hidden integer) returns void
    language plpgsql set search_path = public, pg_temp as $$
    begin
      perform set_config('portal.scope', coalesce(scope, ''), true),
              set_config('portal.account', coalesce(account::text, ''), true),
              set_config('portal.patient', coalesce(patient::text, ''), true),
              set_config('portal.may', coalesce(' ' || array_to_string(may, ' ') || ' ', ''), true),
              set_config('portal.hidden', coalesce(hidden::text, ''), true),
              pg_current_xact_id();
      perform set_config('portal.seal', ${seal}, true) from public.access_key k;
    end $$`.execute(db)
  await sql`revoke all on function access_enter from public`.execute(db)
}

/**
 * Whether the settings are as they were sealed in this transaction. Each function that reads one asks at the same
 * moment: one statement may set settings between the evaluation of two conditions of a policy.
 */
async function sealed(db: Kysely<unknown>) {
  await sql`
    create function portal_sealed() returns boolean
    language plpgsql stable parallel restricted security definer set search_path = public, pg_temp as $$
    begin
      return exists (select from public.access_key k where current_setting('portal.seal', true) = ${seal});
    end $$`.execute(db)
}

async function settings(db: Kysely<unknown>) {
  for (const [name, type] of [
    ['scope', 'text'],
    ['patient', 'uuid'],
    ['account', 'uuid'],
  ] as const)
    await sql`
      create or replace function ${sql.raw(`portal_${name}`)}() returns ${sql.raw(type)}
      language sql stable parallel restricted
      return case when portal_sealed() then
        nullif(current_setting(${sql.lit(`portal.${name}`)}, true), '')::${sql.raw(type)} end`.execute(db)
}
