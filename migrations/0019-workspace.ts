import { type Kysely, sql } from 'kysely'

/** The clinic's own work: finding patients, opening their records with a reason, looking at emergencies again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create policy clinic_finds on patients for select to porchlight_app
      using ((select portal_scope()) = 'clinic' and (select portal_may('patients:find')))`.execute(db)
  await sql`
    create policy clinic_reads on sources for select to porchlight_app
      using ((select portal_scope()) = 'clinic')`.execute(db)
  await sql`
    create policy clinic_reads on shared_resources for select to porchlight_app
      using ((select portal_scope()) = 'clinic' and open and type = 'Practitioner'
        and (select portal_may('staff:manage')))`.execute(db)
  await closing(db)
  await caresFor(db)
  await accountsOf(db)
  await searches(db)
  await reviews(db)
}

/** Whoever changes what somebody is to the clinic closes what she had open as what she was. */
async function closing(db: Kysely<unknown>) {
  for (const act of ['select', 'update'])
    await sql`
      create policy ${sql.raw(`managers_close_${act}`)} on access_grants for ${sql.raw(act)} to porchlight_app
        using ((select portal_scope()) = 'clinic' and relation in ('staff', 'emergency')
          and (select portal_may('staff:manage')))`.execute(db)
}

/** Does the clinical record name this member of staff? Asked for herself only, and answered with yes or no. */
async function caresFor(db: Kysely<unknown>) {
  await sql`
    do $$ begin
      execute format('create policy owner_reads on clinical_resources for select to %I using (true)', current_user);
    end $$`.execute(db)
  await sql`
    create function access_cares_for(patient uuid) returns boolean
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    declare practitioner uuid;
    begin
      if portal_scope() is distinct from 'clinic' then return false; end if;
      select s.practitioner_id into practitioner from staff s
        where s.account_id = portal_account() and s.disabled_at is null;
      if practitioner is null then return false; end if;
      return exists (select from clinical_resources r where r.patient_id = patient and not r.deleted
        and r.type in ('CareTeam', 'Encounter', 'Patient') and practitioner = any (r.refs));
    end $$`.execute(db)
}

/** Whether a patient has an account of her own, and by which address it signs in; for staff who find patients. */
async function accountsOf(db: Kysely<unknown>) {
  await sql`
    create function access_own_account(patient uuid) returns table (account_id uuid, email text, language text)
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    begin
      if (portal_scope() = 'clinic' and portal_may('patients:find')) is not true then return; end if;
      return query select a.id, a.email, a.language from access_grants g join accounts a on a.id = g.account_id
        where g.patient_id = patient and g.relation = 'self' and g.revoked_at is null and g.ends_at is null;
    end $$`.execute(db)
  // The name alone, for those who look at accesses (emergencies, questions, the audit trail) and find no patients.
  await sql`
    create function access_patient_name(patient uuid) returns text
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    begin
      if (portal_scope() = 'clinic' and (portal_may('emergencies:review') or portal_may('questions:answer')
        or portal_may('audit:report') or portal_may('patients:find') or portal_may('guardians:verify'))) is not true then
        return null;
      end if;
      return (select p.name from patients p where p.id = patient);
    end $$`.execute(db)
  for (const face of ['access_cares_for(uuid)', 'access_own_account(uuid)', 'access_patient_name(uuid)']) {
    await sql`revoke all on function ${sql.raw(face)} from public`.execute(db)
    await sql`grant execute on function ${sql.raw(face)} to porchlight_app`.execute(db)
  }
}

/** What staff searched for, so that no address holds a name. */
async function searches(db: Kysely<unknown>) {
  await sql`
    create table staff_searches (
      account_id uuid not null references accounts,
      id uuid not null,
      text text not null check (length(text) between 1 and 200),
      made_at timestamptz not null,
      primary key (account_id, id)
    )`.execute(db)
  await sql`alter table staff_searches enable row level security`.execute(db)
  await sql`alter table staff_searches force row level security`.execute(db)
  await sql`
    create policy own_searches on staff_searches to porchlight_app
      using ((select portal_scope()) = 'clinic' and account_id = (select portal_account()))`.execute(db)
  await sql`grant select, insert, delete on staff_searches to porchlight_app`.execute(db)
}

/** What the clinic found when it looked at an emergency again. One review each. */
async function reviews(db: Kysely<unknown>) {
  await sql`
    create table emergency_reviews (
      patient_id uuid not null,
      grant_id uuid not null,
      found text not null check (found in ('right', 'wrong')),
      note text check (length(note) <= 2000),
      reviewed_at timestamptz not null,
      reviewed_by uuid not null references accounts,
      primary key (patient_id, grant_id)
    )`.execute(db)
  await sql`alter table emergency_reviews enable row level security`.execute(db)
  await sql`alter table emergency_reviews force row level security`.execute(db)
  await sql`
    create policy reviewers on emergency_reviews to porchlight_app
      using ((select portal_scope()) = 'clinic' and (select portal_may('emergencies:review')))`.execute(db)
  await sql`grant select, insert on emergency_reviews to porchlight_app`.execute(db)
}
