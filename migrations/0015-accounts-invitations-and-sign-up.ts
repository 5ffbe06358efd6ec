import { type Kysely, sql } from 'kysely'

/**
 * Invitations of all kinds, and people who sign themselves up. Links, codes and what they typed are kept as
 * hashes or sealed: whoever reads these tables can use none of them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await invitations(db)
  await invitationRules(db)
  await mayInvite(db)
  await identity(db)
  await signUps(db)
  // A birth date is the first thing that people are found by.
  await sql`create index patients_by_birth_date on patients (birth_date)`.execute(db)
}

async function invitations(db: Kysely<unknown>) {
  await sql`
    create table invitations (
      patient_id uuid,
      id uuid not null unique,
      kind text not null check (kind in ('patient', 'caregiver', 'guardian', 'staff')),
      -- What it gives: a grant, or a role in the clinic.
      relation text check (relation in ('self', 'caregiver', 'guardian', 'parent')),
      permissions text[] not null,
      grant_ends_at timestamptz,
      reason_code text,
      reason text check (length(reason) <= 2000),
      role text,
      -- Whom it is for.
      name text check (length(name) between 1 and 200),
      email text check (email = lower(email) and length(email) <= 254),
      language text not null check (language in ('en', 'es')),
      created_at timestamptz not null,
      created_by uuid,
      -- Counts how often it was given out; each time with a new link and a new code.
      issue smallint not null,
      issued_at timestamptz not null,
      expires_at timestamptz not null,
      token_hash bytea not null unique check (octet_length(token_hash) = 32),
      code_hash bytea not null unique check (octet_length(code_hash) = 32),
      wrong_tries smallint not null default 0 check (wrong_tries between 0 and 5),
      used_at timestamptz,
      used_by uuid,
      revoked_at timestamptz,
      revoked_by uuid,
      check ((kind = 'staff') = (patient_id is null)),
      check ((kind = 'staff') = (role is not null)),
      check ((kind = 'staff') = (relation is null)),
      check ((kind = 'patient') = (relation is not distinct from 'self')),
      check ((kind = 'caregiver') = (relation is not distinct from 'caregiver')),
      check ((used_at is null) = (used_by is null)),
      check (used_at is null or revoked_at is null)
    )`.execute(db)
  await sql`create index invitations_by_patient on invitations (patient_id, created_at desc)`.execute(db)
  await sql`create index invitations_by_time on invitations (created_at desc, id)`.execute(db)
}

async function invitationRules(db: Kysely<unknown>) {
  await sql`alter table invitations enable row level security`.execute(db)
  await sql`alter table invitations force row level security`.execute(db)
  const ofClinic = sql`(select portal_scope()) = 'clinic' and (
      kind = 'patient' and ((select portal_may('invitations:manage')) or (select portal_may('signups:review')))
      or kind = 'guardian' and (select portal_may('guardians:verify'))
      or kind = 'staff' and (select portal_may('staff:manage')))`
  const ofPatient = sql`(select portal_scope()) = 'patient' and kind = 'caregiver'
      and patient_id = (select portal_patient())`
  await sql`
    create policy system_works on invitations to porchlight_app
      using ((select portal_scope()) = 'system')`.execute(db)
  await sql`
    create policy inviters_read on invitations for select to porchlight_app
      using (${ofClinic} or ${ofPatient} and (select portal_may('sharing:read')))`.execute(db)
  await sql`
    create policy inviters_add on invitations for insert to porchlight_app
      with check (created_by = (select portal_account())
        and (${ofClinic} or ${ofPatient} and (select portal_may('sharing:write'))))`.execute(db)
  await sql`
    create policy inviters_change on invitations for update to porchlight_app
      using (${ofClinic} or ${ofPatient} and (select portal_may('sharing:write')))`.execute(db)
  await sql`
    grant select, insert, update (email, issue, issued_at, expires_at, token_hash, code_hash, wrong_tries, used_at,
      used_by, revoked_at, revoked_by) on invitations to porchlight_app`.execute(db)
}

/** Whether somebody can be invited to this patient's record: the birth date must be known, to be asked for. */
async function mayInvite(db: Kysely<unknown>) {
  await sql`
    create function accounts_may_invite(patient uuid, kind text, born_until date) returns text
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    begin
      if (portal_scope() = 'system' or portal_scope() = 'patient' and portal_patient() = patient
        or portal_scope() = 'clinic' and (portal_may('invitations:manage') or portal_may('signups:review')
          or portal_may('guardians:verify'))) is not true then
        return 'no-birth-date';
      end if;
      if not exists (select from patients p where p.id = patient and p.birth_date is not null) then
        return 'no-birth-date';
      end if;
      -- A child's account would be somebody else's, and stay so when the child has grown.
      if kind = 'patient' and exists (select from patients p where p.id = patient and p.birth_date > born_until) then
        return 'too-young';
      end if;
      if kind = 'patient' and exists (select from access_grants g where g.patient_id = patient
        and g.relation = 'self' and g.ends_at is null and g.revoked_at is null) then
        return 'has-account';
      end if;
      return 'yes';
    end $$`.execute(db)
  await sql`revoke all on function accounts_may_invite(uuid, text, date) from public`.execute(db)
  await sql`grant execute on function accounts_may_invite(uuid, text, date) to porchlight_app`.execute(db)
}

/** The Patient resources of one patient, for staff who invite her; nothing clinical stands in them. */
async function identity(db: Kysely<unknown>) {
  await sql`
    create function clinical_identity_of(patient uuid) returns setof text
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    begin
      if (portal_scope() = 'system' or portal_scope() = 'clinic'
        and (portal_may('invitations:manage') or portal_may('signups:review'))) is not true then
        return;
      end if;
      return query select r.body from clinical_resources r
        where r.patient_id = patient and r.kind = 'patient' and r.type = 'Patient' and not r.deleted order by r.id;
    end $$`.execute(db)
  await sql`revoke all on function clinical_identity_of(uuid) from public`.execute(db)
  await sql`grant execute on function clinical_identity_of(uuid) to porchlight_app`.execute(db)
}

/**
 * Somebody who has no account and typed who she is. The same row for everybody, before anybody looked whether it
 * fits; a job looks. `possible` are the patients that it may be, with what fits of each.
 */
async function signUps(db: Kysely<unknown>) {
  await sql`
    create table sign_ups (
      patient_id uuid,
      id uuid not null unique,
      state text not null check (state in ('asked', 'code-sent', 'proved', 'waiting', 'approved', 'declined')),
      why text check (why in ('no-match', 'several', 'has-account', 'no-email', 'too-young',
        'many-codes', 'code-unused')),
      sealed bytea not null,
      -- The same for the same name and birth date, without telling either.
      identity_key bytea not null,
      language text not null check (language in ('en', 'es')),
      origin text,
      asked_at timestamptz not null,
      token_hash bytea not null unique check (octet_length(token_hash) = 32),
      code_hash bytea check (octet_length(code_hash) = 32),
      code_expires_at timestamptz,
      -- Of five tries at its code; the sixth and later are all one.
      wrong_tries smallint not null default 0 check (wrong_tries between 0 and 6),
      possible jsonb not null default '[]',
      settled_at timestamptz,
      settled_by uuid,
      decline_reason text check (decline_reason in ('not-our-patient', 'not-proved', 'has-account', 'repeated')),
      invitation_id uuid,
      check ((code_hash is null) = (code_expires_at is null)),
      check (state not in ('code-sent', 'proved', 'approved') or patient_id is not null),
      check ((state = 'declined') = (decline_reason is not null)),
      check ((state in ('proved', 'approved', 'declined')) = (settled_at is not null))
    )`.execute(db)
  await sql`create index sign_ups_by_time on sign_ups (state, asked_at)`.execute(db)
  await sql`create index sign_ups_by_patient on sign_ups (patient_id, asked_at)`.execute(db)
  await sql`create unique index sign_ups_one_waiting on sign_ups (identity_key) where state = 'waiting'`.execute(
    db,
  )
  await sql`alter table sign_ups enable row level security`.execute(db)
  await sql`alter table sign_ups force row level security`.execute(db)
  await sql`
    create policy system_works on sign_ups to porchlight_app
      using ((select portal_scope()) = 'system')`.execute(db)
  const reviewer = sql`(select portal_scope()) = 'clinic' and (select portal_may('signups:review'))
      and state in ('waiting', 'approved', 'declined')`
  await sql`
    create policy reviewers_read on sign_ups for select to porchlight_app using (${reviewer})`.execute(db)
  await sql`
    create policy reviewers_settle on sign_ups for update to porchlight_app
      using (${reviewer} and state = 'waiting')
      with check (${reviewer} and settled_by = (select portal_account()))`.execute(db)
  await sql`grant select, insert, update, delete on sign_ups to porchlight_app`.execute(db)
}
