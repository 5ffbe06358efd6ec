import { type Kysely, sql } from 'kysely'

/**
 * The ways in. These functions belong to the owner and are the only ones that set for whom a transaction works:
 * none does it without the check and the entry in the audit trail that go with it. `access_enter` seals what they
 * set, so that nobody can set it otherwise.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop function access_open(uuid, uuid, uuid, text, text, uuid, text, timestamptz)`.execute(db)
  await sql`drop function access_patients_of(uuid, timestamptz)`.execute(db)
  await grantsNow(db)
  await open(db)
  await openClinic(db)
  await openSystem(db)
  await peopleOf(db)
  await viewOf(db)
  for (const face of [
    'access_open(text, uuid, uuid, uuid, text[], text, uuid, text, uuid, text[], timestamptz)',
    'access_open_clinic(uuid, uuid, text, text[], text, uuid, uuid, text, timestamptz)',
    'access_open_system(text, text, timestamptz)',
    'access_note_account(uuid, uuid, text, text, boolean, timestamptz)',
    'access_people_of(uuid, timestamptz)',
    'access_view_of(uuid, uuid, text, uuid, timestamptz)',
  ]) {
    await sql`revoke all on function ${sql.raw(face)} from public`.execute(db)
    await sql`grant execute on function ${sql.raw(face)} to porchlight_app`.execute(db)
  }
}

async function grantsNow(db: Kysely<unknown>) {
  await sql`
    create function access_grants_now(patient uuid, account uuid, at timestamptz) returns setof access_grants
    language sql stable as $$
      select g.* from access_grants g
      where g.patient_id = patient and g.account_id = account
        and g.starts_at <= at and (g.ends_at is null or g.ends_at > at) and g.revoked_at is null
    $$`.execute(db)
  await sql`
    create function access_is_staff(account uuid) returns boolean language sql stable
    return exists (select from staff s where s.account_id = account and s.disabled_at is null)`.execute(db)
}

/**
 * Opens one patient's data and answers with all that this viewer may do with it now, or null. `view` is the way
 * she looks: 'own' by her own grants; 'staff' by what the clinic opened to her; 'preview' as the person of
 * another grant sees it ("see what they see"), for whoever may read how the record is shared; 'see-as' as the
 * patient sees it, for staff who may. Looking as somebody else is for reading only, and shows nothing that the
 * viewer may not see by her own right.
 */
async function open(db: Kysely<unknown>) {
  await sql`
    create function access_open(view text, account uuid, session uuid, patient uuid, asked text[], act text,
      target uuid, origin text, lens uuid, role_may text[], at timestamptz)
    returns text[] language plpgsql security definer set search_path = public, pg_temp as $$
    declare may text[]; asked_for text; granted boolean; capacity text; authority uuid; own text[];
    begin
      select g.relation, g.id into capacity, authority from access_grants_now(patient, account, at) g
        where (g.relation in ('staff', 'emergency')) = (view in ('staff', 'see-as'))
        order by g.relation <> 'self', g.relation <> 'emergency', g.starts_at desc limit 1;
      select coalesce(array_agg(distinct p), '{}') into own
        from access_grants_now(patient, account, at) g cross join unnest(g.permissions) p
        where (g.relation in ('staff', 'emergency')) = (view in ('staff', 'see-as'));
      if view = 'own' then
        may := own;
      elsif view = 'staff' and access_is_staff(account) then
        may := own;
      elsif view = 'preview' and 'sharing:read' = any (own) then
        capacity := 'preview';
        authority := lens;
        select coalesce(array_agg(distinct p), '{}') into may
          from access_grants l cross join access_grants_now(patient, l.account_id, at) g cross join unnest(g.permissions) p
          where l.patient_id = patient and l.id = lens and g.relation not in ('staff', 'emergency') and p like '%:read'
            and p = any (own);
      elsif view = 'see-as' and authority is not null and access_is_staff(account) and 'patients:see-as' = any (role_may) then
        capacity := 'see-as';
        select coalesce(array_agg(distinct p), '{}') into may
          from access_grants g cross join unnest(g.permissions) p
          where g.patient_id = patient and g.relation = 'self' and g.starts_at <= at
            and (g.ends_at is null or g.ends_at > at) and g.revoked_at is null and p like '%:read'
            and p = any (own);
      end if;
      granted := coalesce(may && asked, false);
      perform access_enter(case when granted then 'patient' end, account, case when granted then patient end,
        case when granted then may end, case when granted then access_hidden_by(may) end);
      select p into asked_for from unnest(asked) p where not granted or p = any (may) limit 1;
      perform audit_add(case when view in ('staff', 'see-as') then 'staff' else 'person' end, account, session, null,
        patient, capacity, authority, asked_for, act, target, origin, granted, at);
      return case when granted then may end;
    end $$`.execute(db)
}

/**
 * Opens the clinic's work across patients (queues, lists) to a member of staff whose role allows it. `patient` is
 * whom it is about, if it is one: she reads of it too.
 */
async function openClinic(db: Kysely<unknown>) {
  await sql`
    create function access_open_clinic(account uuid, session uuid, asked text, role_may text[], act text, patient uuid,
      target uuid, origin text, at timestamptz)
    returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
    declare granted boolean;
    begin
      granted := access_is_staff(account) and asked = any (role_may);
      perform access_enter(case when granted then 'clinic' end, account, null, case when granted then role_may end, null);
      perform audit_add('staff', account, session, null, patient, 'staff', null, asked, act, target, origin, granted, at);
      return granted;
    end $$`.execute(db)
}

async function openSystem(db: Kysely<unknown>) {
  await sql`
    create or replace function access_open_system(job text, act text, at timestamptz)
    returns void language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      perform access_enter('system', null, null, null, 0);
      perform audit_add('system', null, null, job, null, null, null, null, act, null, null, true, at);
    end $$`.execute(db)
  // What happens to an account itself: signing in, a factor added, a session ended.
  await sql`
    create function access_note_account(account uuid, session uuid, act text, origin text, granted boolean, at timestamptz)
    returns void language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      perform audit_add('account', account, session, null, null, null, null, null, act, null, origin, granted, at);
    end $$`.execute(db)
}

/** Whose records an account may open by its own grants, her own first. */
async function peopleOf(db: Kysely<unknown>) {
  await sql`
    create function access_people_of(account uuid, at timestamptz) returns json
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    begin
      return (
        select coalesce(json_agg(json_build_object('patient', x.patient_id, 'name', p.name, 'relation', x.relation,
          'permissions', x.permissions) order by x.relation <> 'self', p.birth_date desc, x.patient_id), '[]'::json)
        from (
          select g.patient_id, (array_agg(g.relation order by g.relation <> 'self', g.starts_at))[1] as relation,
            array_agg(distinct q) filter (where q is not null) as permissions
          from access_grants g left join lateral unnest(g.permissions) q on true
          where g.account_id = account and g.starts_at <= at and (g.ends_at is null or g.ends_at > at)
            and g.revoked_at is null and g.relation not in ('staff', 'emergency')
          group by g.patient_id) x
        left join patients p on p.id = x.patient_id);
    end $$`.execute(db)
  await sql`
    do $$ begin
      execute format('create policy owner_reads on patients for select to %I using (true)', current_user);
    end $$`.execute(db)
}

/**
 * Whose record somebody looks at by another authority than her own, as whom (in a preview), whether in an emergency,
 * and what that shows: nothing any more when it is over, so that its tabs stay empty instead of turning to another
 * record. For drawing the page only: whether it opens is decided by `access_open`.
 */
async function viewOf(db: Kysely<unknown>) {
  await sql`
    create function access_view_of(account uuid, patient uuid, view text, lens uuid, at timestamptz) returns json
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    declare of_account uuid; may text[];
    begin
      if view = 'preview' then
        select g.account_id into of_account from access_grants g where g.patient_id = patient and g.id = lens;
      elsif view = 'see-as' then
        select g.account_id into of_account from access_grants g
          where g.patient_id = patient and g.relation = 'self' and g.revoked_at is null and g.ends_at is null;
      else
        of_account := account;
      end if;
      select array_agg(distinct p) into may
        from access_grants_now(patient, of_account, at) g cross join unnest(g.permissions) p
        where (g.relation in ('staff', 'emergency')) = (view = 'staff') and (view = 'staff' or p like '%:read')
          and exists (select from access_grants_now(patient, account, at) o
            where p = any (o.permissions) and (o.relation in ('staff', 'emergency')) = (view in ('staff', 'see-as')));
      return (select json_build_object('name', p.name, 'permissions', coalesce(may, '{}'),
          'as', case when view = 'preview' then (select a.name from accounts a where a.id = of_account) end,
          'emergency', view = 'staff'
            and exists (select from access_grants_now(patient, account, at) o where o.relation = 'emergency'))
        from patients p where p.id = patient);
    end $$`.execute(db)
}
