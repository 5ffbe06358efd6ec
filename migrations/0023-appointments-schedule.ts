import { type Kysely, sql } from 'kysely'

/**
 * Where, who, what and when: the clinic's places, its clinicians, the kinds of visit, the weekly hours and the times
 * when nothing can be booked. Free times are computed from these and the bookings, and kept nowhere.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await places(db)
  await clinicians(db)
  await visitTypes(db)
  await hours(db)
  await closures(db)
  for (const table of [
    'schedule_places',
    'schedule_clinicians',
    'visit_types',
    'visit_type_clinicians',
    'schedule_hours',
    'schedule_closures',
  ])
    await readByAll(db, table)
  // Whoever works at the desk keeps a time free, and lets it go again.
  const blocked = sql`(select portal_scope()) = 'clinic' and (select portal_may('appointments:desk'))
    and kind = 'blocked'`
  await sql`create policy desk_blocks on schedule_closures for insert to porchlight_app
    with check (${blocked} and made_by = (select portal_account()))`.execute(db)
  await sql`create policy desk_unblocks on schedule_closures for update to porchlight_app
    using (${blocked} and ended_at is null) with check (${blocked} and ended_by = (select portal_account()))`.execute(
    db,
  )
}

async function places(db: Kysely<unknown>) {
  await sql`
    create table schedule_places (
      id uuid primary key,
      name text not null check (length(name) between 1 and 200),
      address text check (length(address) <= 500),
      phone text check (length(phone) <= 40),
      -- IANA name: hours are clock times there.
      zone text not null check (length(zone) between 1 and 60),
      -- The Location of the clinical copy, where it is one.
      location_id uuid,
      active boolean not null default true
    )`.execute(db)
}

async function clinicians(db: Kysely<unknown>) {
  await sql`
    create table schedule_clinicians (
      id uuid primary key,
      name text not null check (length(name) between 1 and 200),
      -- What she does, in the words of the patient's language.
      work_en text not null check (length(work_en) <= 100),
      work_es text not null check (length(work_es) <= 100),
      languages text[] not null default '{en}',
      -- The Practitioner of the clinical copy, where it is one.
      practitioner_id uuid unique,
      -- The last day on which she sees patients.
      leaves_on date,
      active boolean not null default true
    )`.execute(db)
}

async function visitTypes(db: Kysely<unknown>) {
  await sql`
    create table visit_types (
      id uuid primary key,
      name_en text not null check (length(name_en) between 1 and 100),
      name_es text not null check (length(name_es) between 1 and 100),
      about_en text not null default '' check (length(about_en) <= 500),
      about_es text not null default '' check (length(about_es) <= 500),
      preparation_en text not null default '' check (length(preparation_en) <= 2000),
      preparation_es text not null default '' check (length(preparation_es) <= 2000),
      minutes smallint not null check (minutes between 5 and 720),
      buffer_before smallint not null default 0 check (buffer_before between 0 and 240),
      buffer_after smallint not null default 0 check (buffer_after between 0 and 240),
      -- Times are offered at every so many minutes from the beginning of the hours.
      step smallint not null default 15 check (step between 5 and 240),
      mode text not null check (mode in ('in-person', 'telehealth', 'phone')),
      -- Who books it herself: 'ticket' by a clinician's order, 'request' nobody, but one may ask.
      bookable_by text not null check (bookable_by in ('anyone', 'established', 'new', 'ticket', 'request', 'staff')),
      -- Not sooner than in so many minutes, not later than in so many days.
      notice_minutes integer not null default 120 check (notice_minutes between 0 and 43200),
      ahead_days smallint not null default 90 check (ahead_days between 1 and 730),
      -- Within so many hours of the visit a change is asked of the clinic.
      cutoff_hours smallint not null default 24 check (cutoff_hours between 0 and 336),
      -- Groups of confidential matters (decision 0013) that a visit of this kind tells of.
      needs integer not null default 0,
      -- Codes of orders (SNOMED CT, CPT, LOINC …) that give a ticket for it.
      order_codes text[] not null default '{}',
      position smallint not null default 0,
      active boolean not null default true
    )`.execute(db)
  await sql`
    create table visit_type_clinicians (
      visit_type_id uuid not null references visit_types,
      clinician_id uuid not null references schedule_clinicians,
      primary key (visit_type_id, clinician_id)
    )`.execute(db)
}

async function hours(db: Kysely<unknown>) {
  // On this day of the week, from this to that time on the clock of the place; an end at or before the start is on
  // the next day. A single day is a row whose two dates are that day.
  await sql`
    create table schedule_hours (
      id uuid primary key,
      clinician_id uuid not null references schedule_clinicians,
      place_id uuid not null references schedule_places,
      weekday smallint not null check (weekday between 1 and 7),
      from_time time not null,
      until_time time not null check (until_time <> from_time),
      valid_from date not null,
      valid_until date,
      -- Null: every kind of visit that she sees.
      visit_types uuid[],
      made_by uuid references accounts,
      made_at timestamptz not null,
      check (valid_until >= valid_from)
    )`.execute(db)
  await sql`create index schedule_hours_by_clinician on schedule_hours (clinician_id, weekday)`.execute(db)
}

async function closures(db: Kysely<unknown>) {
  await sql`
    create table schedule_closures (
      id uuid primary key,
      -- Of the clinician everywhere, of the place for all, or of the clinician at that place.
      clinician_id uuid references schedule_clinicians,
      place_id uuid references schedule_places,
      starts_at timestamptz not null,
      ends_at timestamptz not null,
      kind text not null check (kind in ('holiday', 'closed', 'away', 'blocked', 'elsewhere')),
      note text check (length(note) <= 500),
      -- The Appointment of the clinic's EHR that takes this time, for 'elsewhere'.
      resource_id uuid unique,
      made_by uuid references accounts,
      made_at timestamptz not null,
      ended_by uuid references accounts,
      ended_at timestamptz,
      check (ends_at > starts_at),
      check (clinician_id is not null or place_id is not null)
    )`.execute(db)
  await sql`create index schedule_closures_by_time on schedule_closures
    using gist (tstzrange(starts_at, ends_at)) where ended_at is null`.execute(db)
}

/** The schedule tells of no patient: whoever has anything open may read it, and only its managers change it. */
async function readByAll(db: Kysely<unknown>, table: string) {
  await sql`alter table ${sql.table(table)} enable row level security`.execute(db)
  await sql`alter table ${sql.table(table)} force row level security`.execute(db)
  await sql`create policy all_read on ${sql.table(table)} for select to porchlight_app
    using ((select portal_scope()) is not null)`.execute(db)
  // Not for reading: each condition that a policy asks costs every statement some of its time.
  const manages = sql`((select portal_scope()) = 'system'
    or (select portal_scope()) = 'clinic' and (select portal_may('schedules:manage')))`
  for (const [act, check] of [
    ['insert', 'with check'],
    ['update', 'using'],
    ['delete', 'using'],
  ])
    await sql`create policy ${sql.raw(`managers_${act}`)} on ${sql.table(table)} for ${sql.raw(act ?? '')}
      to porchlight_app ${sql.raw(check ?? '')} ${manages}`.execute(db)
  await sql`grant select, insert, update, delete on ${sql.table(table)} to porchlight_app`.execute(db)
}
