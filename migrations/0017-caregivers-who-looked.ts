import { type Kysely, sql } from 'kysely'

/** Questions about an access, and what the pages about the audit trail may read beside the entries themselves. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await questions(db)
  await whatBelongsToAnEntry(db)
  await findPatients(db)
}

/** One question an entry, and one answer a question. */
async function questions(db: Kysely<unknown>) {
  await sql`
    create table audit_questions (
      patient_id uuid not null,
      id uuid not null,
      entry_at timestamptz not null,
      entry_lane smallint not null,
      entry_seq bigint not null,
      -- Whose access it is: she does not answer it herself.
      about_account uuid,
      asked_by uuid not null references accounts,
      asked_at timestamptz not null,
      question text not null check (length(question) between 1 and 2000),
      answered_by uuid references accounts,
      answered_at timestamptz,
      answer text check (length(answer) between 1 and 4000),
      primary key (patient_id, id),
      unique (patient_id, entry_lane, entry_seq),
      check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null))
    )`.execute(db)
  await sql`create unique index audit_questions_by_id on audit_questions (id)`.execute(db)
  await sql`create index audit_questions_open on audit_questions (asked_at, id) where answered_at is null`.execute(
    db,
  )
  await sql`create index audit_questions_answered on audit_questions (answered_at, id)
    where answered_at is not null`.execute(db)
  await sql`alter table audit_questions enable row level security`.execute(db)
  await sql`alter table audit_questions force row level security`.execute(db)
  const hers = sql`(select portal_scope()) = 'patient' and patient_id = (select portal_patient())
    and (select portal_may('audit:read'))`
  const answering = sql`(select portal_scope()) = 'clinic' and (select portal_may('questions:answer'))`
  // What somebody asked may tell of what others must not see: they read their own questions only.
  await sql`create policy asked_read on audit_questions for select to porchlight_app
    using (${hers} and (asked_by = (select portal_account()) or (select portal_may('sensitive:read'))))`.execute(
    db,
  )
  await sql`create policy asked_add on audit_questions for insert to porchlight_app
    with check (${hers} and asked_by = (select portal_account()) and answered_at is null)`.execute(db)
  await sql`create policy clinic_reads on audit_questions for select to porchlight_app using (${answering})`.execute(
    db,
  )
  await sql`create policy clinic_answers on audit_questions for update to porchlight_app
    using (${answering} and answered_at is null and about_account is distinct from (select portal_account()))
    with check (${answering} and answered_by = (select portal_account()))`.execute(db)
  await sql`grant select, insert, update (answer, answered_at, answered_by) on audit_questions to porchlight_app`.execute(
    db,
  )
}

async function whatBelongsToAnEntry(db: Kysely<unknown>) {
  // Whoever answers reads what the trail says of that patient, and why staff had the record open.
  await sql`
    alter policy app_reads on audit_entries
      using (case (select portal_scope())
        when 'patient' then patient_id = (select portal_patient()) and (select portal_may('audit:read'))
        when 'clinic' then (select portal_may('audit:report')) or (select portal_may('questions:answer'))
          and patient_id in (select q.patient_id from audit_questions q)
        else (select portal_scope()) = 'system' end)`.execute(db)
  await sql`create policy reasons_read on access_grants for select to porchlight_app
    using ((select portal_scope()) = 'clinic' and relation in ('staff', 'emergency')
      and ((select portal_may('questions:answer')) or (select portal_may('audit:report'))))`.execute(db)
  // By the caller's own row-level security: a row that she may not see is as good as none.
  await sql`
    create function audit_target_shown(target uuid) returns boolean language sql stable
    return exists (select from clinical_resources r where r.patient_id = portal_patient() and r.id = target)`.execute(
    db,
  )
}

/** For the report on accesses, whose readers need not be allowed to find patients: at most 20, and no more of them. */
async function findPatients(db: Kysely<unknown>) {
  await sql`
    create function audit_find_patients(starts text[], number text, patient uuid)
    returns table (id uuid, name text, birth_date date)
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    begin
      if (portal_scope() = 'clinic' and portal_may('audit:report')) is not true then return; end if;
      return query select p.id, p.name, p.birth_date from patients p
        where (cardinality(starts) > 0 and p.name_words like all (starts)) or p.fhir_id = number or p.id = patient
        order by p.family, p.given, p.id limit 20;
    end $$`.execute(db)
  await sql`revoke all on function audit_find_patients(text[], text, uuid) from public`.execute(db)
  await sql`grant execute on function audit_find_patients(text[], text, uuid) to porchlight_app`.execute(db)
}
