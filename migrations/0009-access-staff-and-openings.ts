import { type Kysely, sql } from 'kysely'

/**
 * Caregivers, guardians and staff. Everything that lets somebody in is a row of `access_grants` with a start and
 * an end, a member of staff who opens a record included; a row only ever changes by being taken back.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await whatIsAllowed(db)
  await staff(db)
  await sessions(db)
  await grants(db)
}

async function whatIsAllowed(db: Kysely<unknown>) {
  await sql`
    create function portal_may(permission text) returns boolean language sql stable parallel restricted
    return case when portal_sealed()
      then strpos(coalesce(current_setting('portal.may', true), ''), ' ' || permission || ' ') > 0
      else false end`.execute(db)
  // What the viewer must not see, as bits that a row may need (see `clinical_resources.needs`). Nothing set and
  // sealed: everything is hidden.
  await sql`
    create function portal_hidden() returns integer language sql stable parallel restricted
    return case when portal_sealed()
      then coalesce(nullif(current_setting('portal.hidden', true), ''), '-1')::integer
      else -1 end`.execute(db)
  await sql`
    create function access_hidden_by(may text[]) returns integer language sql immutable parallel safe
    return (case when 'records:read' = any (may) then 0 else 1 end)
      | (case when 'medications:read' = any (may) then 0 else 2 end)
      | (case when 'documents:read' = any (may) then 0 else 4 end)
      | (case when 'immunizations:read' = any (may) then 0 else 8 end)
      | (case when 'sensitive:read' = any (may) then 0 else 2032 end)
      | (case when 'appointments:read' = any (may) then 0 else 2048 end)
      | (case when 'messages:read' = any (may) then 0 else 4096 end)
      | (case when 'bills:read' = any (may) then 0 else 8192 end)
      | ~16383`.execute(db)
}

/** People of the clinic: an account with a role. */
async function staff(db: Kysely<unknown>) {
  await sql`
    create table staff (
      account_id uuid primary key references accounts,
      role text not null,
      practitioner_id uuid,
      created_at timestamptz not null,
      created_by uuid,
      disabled_at timestamptz,
      disabled_by uuid,
      reviewed_at timestamptz,
      reviewed_by uuid
    )`.execute(db)
  await sql`grant select, insert, update on staff to porchlight_app`.execute(db)
  await sql`alter table staff enable row level security`.execute(db)
  await sql`alter table staff force row level security`.execute(db)
  await sql`create policy all_read on staff for select using (true)`.execute(db)
  for (const [act, check] of [
    ['insert', 'with check'],
    ['update', 'using'],
  ])
    await sql`create policy ${sql.raw(`managers_${act}`)} on staff for ${sql.raw(act ?? '')} to porchlight_app
      ${sql.raw(check ?? '')} ((select portal_scope()) = 'system'
        or (select portal_scope()) = 'clinic' and (select portal_may('staff:manage')))`.execute(db)
}

async function sessions(db: Kysely<unknown>) {
  await sql`
    alter table sessions
      add shared_device boolean not null default false,
      add second_factor text check (second_factor in ('totp', 'backup-code', 'passkey')),
      add stepped_up_at timestamptz not null default now(),
      add acting_for uuid,
      add view text check (view in ('preview', 'see-as', 'staff')),
      add view_grant uuid`.execute(db)
}

async function grants(db: Kysely<unknown>) {
  await sql`
    alter table access_grants
      drop constraint access_grants_relation_check,
      add check (relation in ('self', 'caregiver', 'guardian', 'parent', 'staff', 'emergency')),
      add given_by uuid,
      add reason_code text,
      add reason text check (length(reason) <= 2000),
      add revoked_at timestamptz,
      add revoked_by uuid,
      -- A record is opened to staff and to caregivers for some time, never for good without a look at it.
      add check (relation not in ('staff', 'emergency') or ends_at is not null)`.execute(db)
  // Whoever had her own record had all that there was to have; so she has now.
  await sql`
    update access_grants set permissions = array['records:read', 'sensitive:read', 'medications:read',
      'medications:write', 'immunizations:read', 'documents:read', 'appointments:read', 'appointments:write',
      'messages:read', 'messages:write', 'bills:read', 'bills:write', 'sharing:read', 'sharing:write', 'audit:read']
    where relation = 'self'`.execute(db)
  await sql`drop index access_grants_one_self`.execute(db)
  await sql`drop index access_grants_one_own`.execute(db)
  await sql`create unique index access_grants_one_self on access_grants (patient_id)
    where relation = 'self' and ends_at is null and revoked_at is null`.execute(db)
  await sql`create unique index access_grants_one_own on access_grants (account_id)
    where relation = 'self' and ends_at is null and revoked_at is null`.execute(db)
  await sql`create index access_grants_emergencies on access_grants (starts_at desc)
    where relation = 'emergency'`.execute(db)
  await sql`drop policy app_reads on access_grants`.execute(db)
  await sql`drop policy app_writes on access_grants`.execute(db)
  await sql`
    create policy app_reads on access_grants for select to porchlight_app
      using ((select portal_scope()) = 'system'
        or (select portal_scope()) = 'patient' and patient_id = (select portal_patient())
        or (select portal_scope()) = 'clinic' and (
          relation in ('guardian', 'parent') and (select portal_may('guardians:verify'))
          or relation = 'emergency' and (select portal_may('emergencies:review'))
          or relation in ('staff', 'emergency') and account_id = (select portal_account())))`.execute(db)
  const writable = sql`(select portal_scope()) = 'system'
        or (select portal_scope()) = 'patient' and patient_id = (select portal_patient())
          and relation = 'caregiver' and (select portal_may('sharing:write'))
        or (select portal_scope()) = 'clinic' and (
          relation in ('guardian', 'parent') and (select portal_may('guardians:verify'))
          or relation = 'staff' and (select portal_may('patients:open')) and account_id = (select portal_account())
          or relation = 'emergency' and (select portal_may('patients:emergency'))
            and account_id = (select portal_account()))`
  await sql`create policy app_adds on access_grants for insert to porchlight_app with check (${writable})`.execute(
    db,
  )
  // Who was let in may also leave; who gave may take back.
  await sql`
    create policy app_takes_back on access_grants for update to porchlight_app
      using (${writable} or (select portal_scope()) = 'patient' and patient_id = (select portal_patient())
        and account_id = (select portal_account()) and relation <> 'self')`.execute(db)
  await sql`grant update (revoked_at, revoked_by) on access_grants to porchlight_app`.execute(db)
  // What was taken back stays taken back, and as it was: who wants to let in again gives anew.
  await sql`
    create function access_grant_is_over() returns trigger language plpgsql as $$
    begin raise exception 'a grant that was taken back never changes'; end $$`.execute(db)
  await sql`
    create trigger never_again before update on access_grants for each row when (old.revoked_at is not null)
      execute function access_grant_is_over()`.execute(db)
}
