import { type Kysely, sql } from 'kysely'

/**
 * The application role, the extensions, and the functions by which row-level policies learn for whom a
 * transaction works. `access_open` and its sisters (0002) set what these functions read.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // A role belongs to the whole server, not to one database: it may be there already, or be made by another
  // process at this very moment (both errors below).
  await sql`
    do $$ begin
      if not exists (select from pg_roles where rolname = 'porchlight_app') then
        create role porchlight_app nologin;
      end if;
    exception when duplicate_object or unique_violation then null;
    end $$`.execute(db)
  // The owner must be allowed to take the role. From PostgreSQL 16 on, making a role gives its maker only the
  // right to hand it out, so it is handed out here. A role that an administrator made and granted beforehand
  // may not be ours to hand out, and need not be.
  await sql`
    do $$ begin
      execute format('grant porchlight_app to %I', current_user);
    exception when insufficient_privilege or unique_violation then null;
    end $$`.execute(db)
  await sql`create extension if not exists pg_trgm`.execute(db)
  await sql`create extension if not exists btree_gist`.execute(db)
  await sql`create extension if not exists unaccent`.execute(db)
  await sql`grant usage on schema public to porchlight_app`.execute(db)
  await sql`
    create function portal_scope() returns text language sql stable parallel safe
    return nullif(current_setting('portal.scope', true), '')`.execute(db)
  await sql`
    create function portal_patient() returns uuid language sql stable parallel safe
    return nullif(current_setting('portal.patient', true), '')::uuid`.execute(db)
  await sql`
    create function portal_account() returns uuid language sql stable parallel safe
    return nullif(current_setting('portal.account', true), '')::uuid`.execute(db)
}
