import { type Kysely, sql } from 'kysely'

/** What the clinical copy tells of: appointments that take the time of several clinicians, and orders by their own id. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table schedule_closures
      drop constraint schedule_closures_resource_id_key,
      add constraint schedule_closures_of_resource unique (resource_id, clinician_id)`.execute(db)
  // An order that was filed under the wrong patient takes its ticket along.
  await sql`create index appointment_tickets_by_order_alone on appointment_tickets (order_id)
    where order_id is not null`.execute(db)
  // Each night the portal looks through what stands of visits: few of all resources.
  await sql`create index clinical_resources_visits on clinical_resources (type, sort_at)
    where type = 'Appointment' or type = 'ServiceRequest' and status = 'active'`.execute(db)
  await own(db)
  await standing(db)
}

/**
 * Which of these ids are the patient's own visits here, those among them too that the viewer may not see: their copies
 * in the record are not to be shown instead.
 */
async function own(db: Kysely<unknown>) {
  await sql`
    create function appointments_own(ids uuid[]) returns setof uuid
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    begin
      if portal_scope() is distinct from 'patient' then return; end if;
      return query select a.id from appointments a where a.patient_id = portal_patient() and a.id = any (ids);
    end $$`.execute(db)
  await sql`revoke all on function appointments_own(uuid[]) from public`.execute(db)
  await sql`grant execute on function appointments_own(uuid[]) to porchlight_app`.execute(db)
}

/** The same for copies without the portal's number: with which of these clinicians the patient has a visit when. */
async function standing(db: Kysely<unknown>) {
  await sql`
    create function appointments_standing(clinicians uuid[], times timestamptz[])
    returns table (clinician uuid, at timestamptz)
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    begin
      if (portal_scope() = 'patient' and portal_may('appointments:read')) is not true then return; end if;
      return query select a.clinician_id, a.starts_at from appointments a
        where a.patient_id = portal_patient() and a.clinician_id = any (clinicians) and a.starts_at = any (times)
          and a.status in ('booked', 'arrived', 'fulfilled');
    end $$`.execute(db)
  await sql`revoke all on function appointments_standing(uuid[], timestamptz[]) from public`.execute(db)
  await sql`grant execute on function appointments_standing(uuid[], timestamptz[]) to porchlight_app`.execute(
    db,
  )
}
