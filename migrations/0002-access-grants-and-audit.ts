import { type Kysely, sql } from 'kysely'

/**
 * Who may see whose what, and the trail of who did. The three `access_…` functions belong to the owner and are
 * the only way in: the application role can neither write the trail by itself nor change it, and can set no
 * patient without the check and the entry that go with it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await grants(db)
  await audit(db)
  await sql`
    create function access_open(
      account uuid, session uuid, patient uuid, permission text, act text, target uuid, origin text, at timestamptz
    ) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
    declare granted boolean;
    begin
      perform set_config('portal.scope', 'patient', true),
              set_config('portal.account', account::text, true),
              set_config('portal.patient', patient::text, true);
      granted := exists (
        select from access_grants g
        where g.patient_id = patient and g.account_id = account and permission = any (g.permissions)
          and g.starts_at <= at and (g.ends_at is null or g.ends_at > at));
      insert into audit_entries (at, kind, account_id, session_id, patient_id, permission, act, target, origin, granted)
      values (at, 'person', account, session, patient, permission, act, target, origin, granted);
      if not granted then
        perform set_config('portal.scope', '', true), set_config('portal.patient', '', true);
      end if;
      return granted;
    end $$`.execute(db)
  await sql`
    create function access_open_system(job text, act text, at timestamptz)
    returns void language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      perform set_config('portal.scope', 'system', true),
              set_config('portal.account', '', true),
              set_config('portal.patient', '', true);
      insert into audit_entries (at, kind, job, act, granted) values (at, 'system', job, act, true);
    end $$`.execute(db)
  await sql`
    create function access_patients_of(account uuid, at timestamptz)
    returns table (patient_id uuid, relation text)
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    begin
      return query
        select g.patient_id, g.relation from access_grants g
        where g.account_id = account and g.starts_at <= at and (g.ends_at is null or g.ends_at > at)
        order by g.relation <> 'self', g.starts_at, g.patient_id;
    end $$`.execute(db)
  for (const face of [
    'access_open(uuid, uuid, uuid, text, text, uuid, text, timestamptz)',
    'access_open_system(text, text, timestamptz)',
    'access_patients_of(uuid, timestamptz)',
  ]) {
    await sql`revoke all on function ${sql.raw(face)} from public`.execute(db)
    await sql`grant execute on function ${sql.raw(face)} to porchlight_app`.execute(db)
  }
}

async function grants(db: Kysely<unknown>) {
  await sql`
    create table access_grants (
      patient_id uuid not null,
      id uuid not null,
      account_id uuid not null,
      relation text not null check (relation in ('self')),
      permissions text[] not null,
      starts_at timestamptz not null,
      ends_at timestamptz,
      primary key (patient_id, id),
      check (ends_at is null or ends_at >= starts_at)
    )`.execute(db)
  await sql`create index access_grants_by_account on access_grants (account_id)`.execute(db)
  // One person has one record here: two accounts for one patient, or two records for one account, would each
  // be somebody else reading. Caregivers are other relations.
  await sql`create unique index access_grants_one_self on access_grants (patient_id)
    where relation = 'self' and ends_at is null`.execute(db)
  await sql`create unique index access_grants_one_own on access_grants (account_id)
    where relation = 'self' and ends_at is null`.execute(db)
  await sql`alter table access_grants enable row level security`.execute(db)
  await sql`alter table access_grants force row level security`.execute(db)
  // The owner's functions above look across patients before any scope is set; the application role has no such
  // policy and reads only the grants of the patient it was opened for.
  await sql`
    do $$ begin
      execute format('create policy owner_all on access_grants to %I using (true) with check (true)', current_user);
    end $$`.execute(db)
  await sql`
    create policy app_reads on access_grants for select to porchlight_app
      using (portal_scope() = 'patient' and patient_id = portal_patient() or portal_scope() = 'system')`.execute(
    db,
  )
  await sql`
    create policy app_writes on access_grants for insert to porchlight_app
      with check (portal_scope() = 'system')`.execute(db)
  await sql`grant select, insert on access_grants to porchlight_app`.execute(db)
}

async function audit(db: Kysely<unknown>) {
  await sql`
    create table audit_entries (
      patient_id uuid,
      at timestamptz not null,
      id bigint generated always as identity,
      kind text not null check (kind in ('person', 'system')),
      account_id uuid,
      session_id uuid,
      job text,
      permission text,
      act text not null,
      target uuid,
      origin text,
      granted boolean not null,
      check ((kind = 'person') = (account_id is not null and patient_id is not null)),
      check ((kind = 'system') = (job is not null))
    ) partition by range (at)`.execute(db)
  await sql`create table audit_entries_default partition of audit_entries default`.execute(db)
  await sql`create index audit_entries_by_patient on audit_entries (patient_id, at desc)`.execute(db)
  for (const table of ['audit_entries', 'audit_entries_default']) {
    await sql`alter table ${sql.table(table)} enable row level security`.execute(db)
    await sql`alter table ${sql.table(table)} force row level security`.execute(db)
  }
  await sql`
    do $$ begin
      execute format('create policy owner_adds on audit_entries for insert to %I with check (true)', current_user);
    end $$`.execute(db)
  await sql`
    create policy app_reads on audit_entries for select to porchlight_app
      using (portal_scope() = 'patient' and patient_id = portal_patient())`.execute(db)
  await sql`grant select on audit_entries to porchlight_app`.execute(db)
  // Append-only for everyone, the owner included: only dropping a trigger, which leaves its own trace in the
  // schema, could change an entry.
  await sql`
    create function audit_is_append_only() returns trigger language plpgsql as $$
    begin raise exception 'the audit trail is append-only'; end $$`.execute(db)
  await sql`
    create trigger append_only before update or delete on audit_entries
      for each row execute function audit_is_append_only()`.execute(db)
  for (const table of ['audit_entries', 'audit_entries_default']) {
    await sql`
      create trigger never_emptied before truncate on ${sql.table(table)}
        for each statement execute function audit_is_append_only()`.execute(db)
  }
}
