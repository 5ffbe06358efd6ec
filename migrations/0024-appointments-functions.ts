import { type Kysely, sql } from 'kysely'

/**
 * What has to be asked of all bookings, or of those that whoever asks may not see. Each function says itself who may
 * ask, and tells no more than that work needs.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await taken(db)
  await lapse(db)
  await established(db)
  await busy(db)
}

/**
 * When clinicians are taken, not by whom: for each of them the beginnings and ends, in milliseconds since 1970. No
 * visit takes a clinician for longer than twelve hours and four before and after it (see `visit_types`).
 */
async function taken(db: Kysely<unknown>) {
  await sql`
    create function appointments_taken(clinicians uuid[], from_at timestamptz, until_at timestamptz, at timestamptz)
    returns json language plpgsql stable security definer set search_path = public, pg_temp as $$
    begin
      if (portal_scope() = 'patient' and portal_may('appointments:write') or portal_scope() = 'system'
        or portal_scope() = 'clinic' and (portal_may('appointments:desk') or portal_may('schedules:manage'))) is not true
      then return null; end if;
      return (
        select json_object_agg(c.id, t.times) from unnest(clinicians) c(id) cross join lateral (
          select json_agg(json_build_array(extract(epoch from lower(r))::float8 * 1000,
            extract(epoch from upper(r))::float8 * 1000)) as times
          from unnest((
            -- Visits that follow each other are told as one: a day that is full is one line.
            select range_agg(tstzrange(a.busy_from, a.busy_until)) from appointments a
            where a.clinician_id = c.id
              and a.starts_at > from_at - interval '16 hours' and a.starts_at < until_at + interval '4 hours'
              and a.busy_until > from_at and a.busy_from < until_at
              and a.status in ('held', 'pending', 'booked', 'arrived', 'fulfilled')
              and (a.held_until is null or a.held_until > at))) r) t
        where t.times is not null);
    end $$`.execute(db)
  await callable(db, 'appointments_taken(uuid[], timestamptz, timestamptz, timestamptz)')
}

/**
 * Ends what was held or offered for longer than promised: of one clinician and time, for whoever wants that time, or
 * of all (null). An offer that lapses leaves a trace, and its request waits for the clinic again. What has not lapsed
 * yet nobody ends by saying that it is later: only a job is believed, for anybody else it is as late as the audit trail
 * says that she came.
 */
async function lapse(db: Kysely<unknown>) {
  await sql`
    create function appointments_lapse(clinician uuid, from_at timestamptz, until_at timestamptz, at timestamptz)
    returns void language plpgsql security definer set search_path = public, pg_temp as $$
    declare passed timestamptz := at;
    begin
      if (portal_scope() = 'patient' and portal_may('appointments:write') or portal_scope() = 'system'
        or portal_scope() = 'clinic' and (portal_may('appointments:desk') or portal_may('schedules:manage'))) is not true
      then return; end if;
      if portal_scope() <> 'system' then
        passed := least(at, coalesce((select max(e.at) from audit_entries e where e.account_id = portal_account()),
          '-infinity'));
      end if;
      delete from appointments a where a.status = 'held' and a.held_until <= passed
        and (clinician is null or a.clinician_id = clinician
          and tstzrange(a.busy_from, a.busy_until) && tstzrange(from_at, until_at));
      with ended as (
        update appointments a set status = 'cancelled', cancel_reason = 'lapsed', held_until = null, updated_at = passed
        where a.status = 'pending' and a.held_until <= passed
          and (clinician is null or a.clinician_id = clinician
            and tstzrange(a.busy_from, a.busy_until) && tstzrange(from_at, until_at))
        returning a.*),
      again as (
        update appointment_requests r set status = 'waiting' from ended e
        where r.patient_id = e.patient_id and r.id = e.request_id and r.status = 'offered')
      insert into appointment_events (patient_id, id, appointment_id, at, by_whom, act, status, starts_at, clinician_id,
          place_id, needs)
        select e.patient_id, gen_random_uuid(), e.id, passed, 'portal', 'lapsed', 'cancelled', e.starts_at, e.clinician_id,
          e.place_id, e.needs from ended e;
    end $$`.execute(db)
  await callable(db, 'appointments_lapse(uuid, timestamptz, timestamptz, timestamptz)')
}

/**
 * Has the clinic seen her within three years? That is what payers call an established patient (CPT, evaluation and
 * management). Asked also by those who may book for her and may not read her record; what is confidential counts for
 * nobody who may not know of it, or a kind of visit that she can suddenly book would tell.
 */
async function established(db: Kysely<unknown>) {
  await sql`
    create function appointments_established(patient uuid, at timestamptz) returns boolean
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    -- The confidential groups, of all that \`access_hidden_by\` knows.
    declare hidden integer := case portal_scope() when 'patient' then portal_hidden() & 2032 else 0 end;
    begin
      if (portal_scope() = 'patient' and portal_patient() = patient or portal_scope() = 'system'
        or portal_scope() = 'clinic' and portal_may('appointments:desk')) is not true then return false; end if;
      return exists (select from clinical_resources r where r.patient_id = patient and r.kind = 'visit'
          and not r.deleted and r.needs & hidden = 0 and r.sort_at between at - interval '3 years' and at)
        or exists (select from appointments a where a.patient_id = patient and a.status = 'fulfilled'
          and a.needs & hidden = 0 and a.starts_at between at - interval '3 years' and at);
    end $$`.execute(db)
  await callable(db, 'appointments_established(uuid, timestamptz)')
}

/**
 * When the patient is taken herself, for whoever books for her: also by visits that this one may not know of (not
 * `shown`), of which only the time is told. Without the booking that is being moved.
 */
async function busy(db: Kysely<unknown>) {
  await sql`
    create function appointments_busy(moved uuid, at timestamptz)
    returns table (starts_at timestamptz, ends_at timestamptz, shown boolean)
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    begin
      if (portal_scope() = 'patient' and portal_may('appointments:write')) is not true then return; end if;
      return query select a.starts_at, a.ends_at, a.needs & portal_hidden() = 0 from appointments a
        where a.patient_id = portal_patient() and a.status in ('booked', 'arrived') and a.ends_at > at
          and a.id is distinct from moved;
    end $$`.execute(db)
  await callable(db, 'appointments_busy(uuid, timestamptz)')
}

async function callable(db: Kysely<unknown>, face: string) {
  await sql`revoke all on function ${sql.raw(face)} from public`.execute(db)
  await sql`grant execute on function ${sql.raw(face)} to porchlight_app`.execute(db)
}
