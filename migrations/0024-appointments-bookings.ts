import { type Kysely, type RawBuilder, sql } from 'kysely'

/**
 * Bookings, what was asked for, what was ordered, and what became of them. Two constraints decide every race: a
 * clinician is not booked twice at one time, nor is a patient.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await appointments(db)
  await requests(db)
  await tickets(db)
  await events(db)
  await rules(db, 'appointments', 'all', "status in ('held', 'booked', 'cancelled')")
  await rules(db, 'appointment_requests', 'all', "status in ('waiting', 'settled', 'withdrawn')")
  await rules(db, 'appointment_tickets', null, 'false')
  await rules(
    db,
    'appointment_events',
    'insert',
    "by_whom = 'patient' and account_id = (select portal_account()) or by_whom = 'portal' and account_id is null",
  )
  await sql`grant select, insert, update, delete on appointments to porchlight_app`.execute(db)
  await sql`grant select, insert, update on appointment_requests, appointment_tickets to porchlight_app`.execute(
    db,
  )
  await sql`grant select, insert on appointment_events to porchlight_app`.execute(db)
}

async function appointments(db: Kysely<unknown>) {
  await sql`
    create table appointments (
      patient_id uuid not null,
      id uuid not null,
      -- 'held' for somebody who is booking; 'pending' is offered by the clinic and waits for her answer.
      status text not null check (status in
        ('held', 'pending', 'booked', 'arrived', 'fulfilled', 'cancelled', 'noshow')),
      visit_type_id uuid not null references visit_types,
      clinician_id uuid not null references schedule_clinicians,
      place_id uuid not null references schedule_places,
      mode text not null check (mode in ('in-person', 'telehealth', 'phone')),
      starts_at timestamptz not null,
      ends_at timestamptz not null,
      -- With the buffers around it.
      busy_from timestamptz not null,
      busy_until timestamptz not null,
      reason text check (length(reason) between 1 and 1000),
      -- Bits as in clinical_resources.needs: 2048 and the confidential groups of the kind of visit.
      needs integer not null,
      held_until timestamptz,
      -- The booking that a held or offered time would move.
      moves uuid,
      request_id uuid,
      ticket_id uuid,
      made_by uuid,
      made_at timestamptz not null,
      -- Why staff booked it against a rule.
      over_rule text check (length(over_rule) between 1 and 500),
      late_minutes smallint check (late_minutes between 0 and 720),
      cancel_reason text,
      cancel_note text check (length(cancel_note) <= 1000),
      -- Why it can no longer be as booked; staff have to move it.
      needs_move text check (needs_move in ('clinician-away', 'place-closed', 'hours-changed', 'clinician-left')),
      -- Counts changes of time and place, as iCalendar's SEQUENCE.
      sequence integer not null default 0,
      updated_at timestamptz not null,
      primary key (patient_id, id),
      check (ends_at > starts_at and busy_from <= starts_at and busy_until >= ends_at),
      -- As \`visit_types\` has it; \`appointments_taken\` looks no farther.
      constraint appointments_not_longer check (ends_at <= starts_at + interval '12 hours'
        and busy_from >= starts_at - interval '4 hours' and busy_until <= ends_at + interval '4 hours'),
      check ((status in ('held', 'pending')) = (held_until is not null)),
      check ((status = 'cancelled') = (cancel_reason is not null)),
      constraint appointments_one_clinician exclude using gist
        (clinician_id with =, tstzrange(busy_from, busy_until) with &&)
        where (status in ('held', 'pending', 'booked', 'arrived', 'fulfilled')),
      constraint appointments_one_patient exclude using gist
        (patient_id with =, tstzrange(starts_at, ends_at) with &&)
        where (status in ('booked', 'arrived', 'fulfilled'))
    )`.execute(db)
  // One held time for each who is booking: choosing another lets the first go.
  await sql`create unique index appointments_one_hold on appointments (patient_id, made_by)
    where status = 'held'`.execute(db)
  await sql`create unique index appointments_by_ticket on appointments (patient_id, ticket_id)
    where ticket_id is not null and status in ('booked', 'arrived', 'fulfilled')`.execute(db)
  await sql`create index appointments_by_patient on appointments (patient_id, starts_at)`.execute(db)
  await sql`create index appointments_by_place on appointments (place_id, starts_at)`.execute(db)
  // All that says when somebody is taken, so that a search for free times reads the index alone.
  await sql`create index appointments_by_clinician on appointments (clinician_id, starts_at)
    include (busy_from, busy_until, status, held_until)`.execute(db)
  await sql`create index appointments_waiting on appointments (held_until) where held_until is not null`.execute(
    db,
  )
  await sql`create index appointments_to_move on appointments (starts_at) where needs_move is not null`.execute(
    db,
  )
}

async function requests(db: Kysely<unknown>) {
  await sql`
    create table appointment_requests (
      patient_id uuid not null,
      id uuid not null,
      -- For a new visit; or to cancel or move one inside its cut-off.
      kind text not null check (kind in ('new', 'cancel', 'move')),
      -- 'waiting' for the clinic, 'offered' a time that waits for the patient.
      status text not null check (status in ('waiting', 'offered', 'settled', 'declined', 'withdrawn')),
      visit_type_id uuid not null references visit_types,
      appointment_id uuid,
      clinician_id uuid references schedule_clinicians,
      place_id uuid references schedule_places,
      reason text check (length(reason) between 1 and 1000),
      earliest date,
      latest date,
      -- ISO days of the week (1 is Monday) and parts of the day that suit; empty: any.
      weekdays smallint[] not null default '{}',
      parts text[] not null default '{}' check (parts <@ '{morning,afternoon,evening}'),
      needs integer not null,
      asked_by uuid not null,
      asked_at timestamptz not null,
      -- By when the clinic answers.
      due_at timestamptz not null,
      answered_by uuid,
      answered_at timestamptz,
      answer text check (length(answer) <= 1000),
      primary key (patient_id, id),
      check ((kind = 'new') = (appointment_id is null))
    )`.execute(db)
  await sql`create unique index appointment_requests_one on appointment_requests (patient_id, appointment_id)
    where status in ('waiting', 'offered') and appointment_id is not null`.execute(db)
  await sql`create index appointment_requests_due on appointment_requests (due_at)
    where status = 'waiting'`.execute(db)
}

async function tickets(db: Kysely<unknown>) {
  await sql`
    create table appointment_tickets (
      patient_id uuid not null,
      id uuid not null,
      visit_type_id uuid not null references visit_types,
      -- Null: with anybody who sees this kind of visit.
      clinician_id uuid references schedule_clinicians,
      reason text check (length(reason) <= 500),
      from_date date not null,
      until_date date,
      -- The order (ServiceRequest) of the clinical copy that gave it; null where staff gave it here.
      order_id uuid,
      needs integer not null,
      made_by uuid,
      made_at timestamptz not null,
      ended_at timestamptz,
      primary key (patient_id, id),
      check (until_date >= from_date)
    )`.execute(db)
  await sql`create unique index appointment_tickets_by_order on appointment_tickets (patient_id, order_id)
    where order_id is not null`.execute(db)
}

async function events(db: Kysely<unknown>) {
  await sql`
    create table appointment_events (
      patient_id uuid not null,
      id uuid not null,
      appointment_id uuid not null,
      at timestamptz not null,
      account_id uuid,
      by_whom text not null check (by_whom in ('patient', 'clinic', 'portal')),
      act text not null check (act in ('booked', 'moved', 'cancelled', 'offered', 'accepted', 'declined', 'lapsed',
        'arrived', 'late', 'fulfilled', 'noshow', 'undone', 'kept', 'confirmed')),
      -- As it stood after the act.
      status text not null,
      starts_at timestamptz not null,
      clinician_id uuid not null,
      place_id uuid not null,
      note text check (length(note) <= 1000),
      -- What made it happen (a hold, a link): the same twice does nothing.
      key text,
      needs integer not null,
      primary key (patient_id, id)
    )`.execute(db)
  await sql`create unique index appointment_events_once on appointment_events (patient_id, key)
    where key is not null`.execute(db)
  await sql`create index appointment_events_of on appointment_events (patient_id, appointment_id, at)`.execute(
    db,
  )
}

/**
 * Whoever has the patient open by this permission, the clinic's desk, and jobs. What only the clinic says (that she
 * came, an offer, an order, an act of its own) no patient's transaction can write.
 */
async function rules(db: Kysely<unknown>, table: string, written: 'all' | 'insert' | null, own: string) {
  const hers = sql`patient_id = (select portal_patient()) and needs & (select portal_hidden()) = 0`
  const acts = sql`${hers} and (select portal_may('appointments:write'))`
  const writes = sql`${acts} and (${sql.raw(own)})`
  const never = sql`false`
  // One case: each condition that a policy asks costs every statement some of its time.
  const reaches = (patient: RawBuilder<unknown>) => sql`(case (select portal_scope())
    when 'patient' then ${patient}
    when 'clinic' then (select portal_may('appointments:desk'))
    else (select portal_scope()) = 'system' end)`
  await sql`alter table ${sql.table(table)} enable row level security`.execute(db)
  await sql`alter table ${sql.table(table)} force row level security`.execute(db)
  const policy = (act: string, rule: RawBuilder<unknown>) =>
    sql`create policy ${sql.raw(`all_${act}`)} on ${sql.table(table)} for ${sql.raw(act)} to porchlight_app ${rule}`.execute(
      db,
    )
  await policy('select', sql`using ${reaches(hers)}`)
  await policy('insert', sql`with check ${reaches(written === null ? never : writes)}`)
  const changed = written === 'all'
  await policy(
    'update',
    sql`using ${reaches(changed ? acts : never)} with check ${reaches(changed ? writes : never)}`,
  )
  await policy('delete', sql`using ${reaches(changed ? acts : never)}`)
  // The functions of the next migration look at all bookings, whoever asks, and tell of none whose it is.
  await sql`
    do $$ begin
      execute format('create policy owner_works on %I to %I using (true)', ${sql.lit(table)}, current_user);
    end $$`.execute(db)
}
