import { type Kysely, sql } from 'kysely'

/**
 * What somebody who is booking has said so far: kept here, so that no reason for a visit stands in an address, and two
 * windows are two drafts.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table appointment_drafts (
      patient_id uuid not null,
      id uuid not null,
      -- Who is booking: the patient, or who acts for her.
      account_id uuid not null,
      visit_type_id uuid not null references visit_types,
      reason text check (length(reason) between 1 and 1000),
      ticket_id uuid,
      -- The booking that gets another time.
      moves uuid,
      -- With whom and where; null: anybody, anywhere. A language is one that the clinician has to speak.
      clinician_id uuid references schedule_clinicians,
      place_id uuid references schedule_places,
      language text check (length(language) between 2 and 20),
      -- The time that she chose, and the row of appointments that keeps it.
      hold_id uuid,
      picked_clinician_id uuid references schedule_clinicians,
      picked_place_id uuid references schedule_places,
      picked_at timestamptz,
      -- The appointment that came of it.
      booked_id uuid,
      needs integer not null,
      made_at timestamptz not null,
      primary key (patient_id, id),
      check (num_nulls(hold_id, picked_clinician_id, picked_place_id, picked_at) in (0, 4))
    )`.execute(db)
  await sql`create index appointment_drafts_by_age on appointment_drafts (made_at)`.execute(db)
  await sql`alter table appointment_drafts enable row level security`.execute(db)
  await sql`alter table appointment_drafts force row level security`.execute(db)
  await sql`create policy maker_works on appointment_drafts to porchlight_app
    using ((select portal_scope()) = 'patient' and patient_id = (select portal_patient())
      and account_id = (select portal_account()) and needs & (select portal_hidden()) = 0
      and (select portal_may('appointments:write')))`.execute(db)
  await sql`create policy jobs_work on appointment_drafts to porchlight_app
    using ((select portal_scope()) = 'system')`.execute(db)
  await sql`grant select, insert, update, delete on appointment_drafts to porchlight_app`.execute(db)
}
