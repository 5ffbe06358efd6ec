import { type Kysely, sql } from 'kysely'

/**
 * A version of the schedule, so that whoever books need not read again what nobody changed; and the locks of a booking
 * together with what has to be read after them, in one statement.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await version(db)
  await turn(db)
}

/** By chance and not counted: what was taken back never comes again for something else. */
async function version(db: Kysely<unknown>) {
  await sql`
    create table schedule_version (
      one boolean primary key default true check (one),
      version uuid not null
    )`.execute(db)
  await sql`insert into schedule_version (version) values (gen_random_uuid())`.execute(db)
  await sql`alter table schedule_version enable row level security`.execute(db)
  await sql`alter table schedule_version force row level security`.execute(db)
  await sql`create policy all_read on schedule_version for select to porchlight_app
    using ((select portal_scope()) is not null)`.execute(db)
  await sql`grant select on schedule_version to porchlight_app`.execute(db)
  await sql`
    do $$ begin
      execute format('create policy owner_works on schedule_version to %I using (true)', current_user);
    end $$`.execute(db)
  await sql`
    create function schedule_changed() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      update schedule_version set version = gen_random_uuid();
      return null;
    end $$`.execute(db)
  await sql`revoke all on function schedule_changed from public`.execute(db)
  for (const table of [
    'schedule_places',
    'schedule_clinicians',
    'visit_types',
    'visit_type_clinicians',
    'schedule_hours',
    'schedule_closures',
  ])
    await sql`create trigger schedule_changed after insert or update or delete or truncate on ${sql.table(table)}
      for each statement execute function schedule_changed()`.execute(db)
}

/**
 * Takes both locks of `takeTurns` and then, as it is once nobody else holds them, reads the version of the schedule
 * and which visit came of a form before. A statement by itself would see what was there before it waited.
 */
async function turn(db: Kysely<unknown>) {
  await sql`
    create function appointments_turn(schedules_lock bigint, patient_lock bigint, patient uuid, form text)
    returns table (version uuid, came uuid) language plpgsql set search_path = public, pg_temp as $$
    begin
      perform pg_advisory_xact_lock_shared(schedules_lock),
        pg_advisory_xact_lock(hashtextextended(patient::text, patient_lock));
      return query select v.version,
        (select e.appointment_id from appointment_events e where e.patient_id = patient and e.key = form)
        from schedule_version v;
    end $$`.execute(db)
}
