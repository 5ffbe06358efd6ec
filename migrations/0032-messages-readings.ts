import { type Kysely, sql } from 'kysely'

/** Who has read what of a thread, what the clinic notes for itself, how long its pools take, and finding words. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await readings(db)
  await clinicsOwn(db)
  await search(db)
  await unread(db)
  await handOver(db)
}

const hers = sql`(select portal_scope()) = 'patient' and patient_id = (select portal_patient())
  and needs & (select portal_hidden()) = 0`
const pooled = sql`(select portal_scope()) = 'clinic' and (select portal_may('messages:answer'))`
const system = sql`(select portal_scope()) = 'system'`

async function secure(db: Kysely<unknown>, table: string) {
  await sql`alter table ${sql.table(table)} enable row level security`.execute(db)
  await sql`alter table ${sql.table(table)} force row level security`.execute(db)
}

/** Rows of other tables are seen with their thread: its policies are asked. */
const withThread = (table: string) => sql`exists (select from message_threads t
  where t.patient_id = ${sql.ref(`${table}.patient_id`)} and t.id = ${sql.ref(`${table}.thread_id`)})`

/** Until where each account has read a thread, and whether she put it away. */
async function readings(db: Kysely<unknown>) {
  await sql`
    create table message_readings (
      patient_id uuid not null,
      thread_id uuid not null,
      account_id uuid not null references accounts on delete cascade,
      by_whom text not null check (by_whom in ('patient', 'clinic')),
      read_at timestamptz,
      -- The number of the last message that she read.
      read_n integer not null default 0,
      -- Something of the other side is new to her.
      unread boolean not null default false,
      archived_at timestamptz,
      needs integer not null,
      primary key (patient_id, thread_id, account_id)
    )`.execute(db)
  await sql`create index message_readings_unread on message_readings (patient_id, account_id) include (needs)
    where unread`.execute(db)
  await secure(db, 'message_readings')
  // Both sides see when the other read.
  await sql`create policy with_thread on message_readings for select to porchlight_app
    using (${system} or (${hers} or ${pooled}) and ${withThread('message_readings')})`.execute(db)
  const own = sql`account_id = (select portal_account()) and ${withThread('message_readings')}
    and (${hers} and by_whom = 'patient' or ${pooled} and by_whom = 'clinic')`
  await sql`create policy own_adds on message_readings for insert to porchlight_app with check (${own})`.execute(
    db,
  )
  await sql`create policy own_changes on message_readings for update to porchlight_app using (${own})`.execute(
    db,
  )
  await sql`grant select, insert, update (read_at, read_n, unread, archived_at) on message_readings to porchlight_app`.execute(
    db,
  )
}

/** What colleagues tell each other about a thread, and what was done with it. No policy gives a patient a row. */
async function clinicsOwn(db: Kysely<unknown>) {
  await sql`
    create table message_notes (
      patient_id uuid not null,
      id uuid not null,
      thread_id uuid not null,
      at timestamptz not null,
      account_id uuid,
      author text not null,
      act text not null check (act in
        ('note', 'claimed', 'let-go', 'handed', 'asked', 'escalated', 'closed', 'reopened', 'requested')),
      body text check (length(body) between 1 and 4000),
      to_pool uuid references message_pools,
      to_account uuid,
      primary key (patient_id, id),
      foreign key (patient_id, thread_id) references message_threads
    )`.execute(db)
  await sql`create index message_notes_of on message_notes (patient_id, thread_id, at)`.execute(db)
  await sql`create index message_notes_asked on message_notes (to_account, at desc) where act = 'asked'`.execute(
    db,
  )
  await secure(db, 'message_notes')
  await sql`create policy pool_reads on message_notes for select to porchlight_app
    using (${system} or ${pooled} and ${withThread('message_notes')})`.execute(db)
  await sql`create policy pool_adds on message_notes for insert to porchlight_app
    with check (${system} or ${pooled} and account_id = (select portal_account())
      and ${withThread('message_notes')})`.execute(db)
  await sql`grant select, insert on message_notes to porchlight_app`.execute(db)
  // How long a pool took to answer, over 60 days; computed by a job.
  await sql`
    create table message_answer_times (
      pool_id uuid primary key references message_pools,
      answers integer not null,
      median_minutes integer,
      ninetieth_minutes integer,
      computed_at timestamptz not null
    )`.execute(db)
  await secure(db, 'message_answer_times')
  await sql`create policy all_read on message_answer_times for select to porchlight_app
    using ((select portal_scope()) is not null)`.execute(db)
  await sql`create policy jobs_work on message_answer_times to porchlight_app using (${system})`.execute(db)
  await sql`grant select, insert, update on message_answer_times to porchlight_app`.execute(db)
}

/**
 * Finding words in one's messages. A function of the owner's, since PostgreSQL uses no text index under row-level
 * security (`@@` is not leakproof); it compares scope and hidden bits itself.
 */
async function search(db: Kysely<unknown>) {
  await ownerWorks(db, 'messages')
  await sql`
    create function messages_search(patient uuid, words text, most integer)
    returns table (thread_id uuid, id uuid, sent_at timestamptz, shown text)
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    declare hidden integer := portal_hidden(); asked tsquery;
    begin
      if (portal_scope() = 'patient' and portal_patient() = patient and portal_may('messages:read')) is not true then
        return;
      end if;
      asked := websearch_to_tsquery('english', words) || websearch_to_tsquery('spanish', words)
        || websearch_to_tsquery('simple', words);
      return query
        select m.thread_id, m.id, m.sent_at, m.body from messages m
        where m.patient_id = patient and m.search @@ asked and m.needs & hidden = 0
        order by m.sent_at desc limit most;
    end $$`.execute(db)
  await callable(db, 'messages_search(uuid, text, integer)')
}

/** Who has something new: set for all who may read when the other side writes, and counted on every page. */
async function unread(db: Kysely<unknown>) {
  await ownerWorks(db, 'message_readings')
  await ownerWorks(db, 'message_threads')
  await sql`
    create function messages_mark_unread(patient uuid, thread uuid, at timestamptz) returns void
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      if (portal_scope() = 'clinic' and portal_may('messages:answer') or portal_scope() = 'system') is not true then
        return;
      end if;
      insert into message_readings (patient_id, thread_id, account_id, by_whom, unread, needs)
        select patient, thread, g.account_id, 'patient', true, t.needs
        from (select distinct g.account_id from access_grants g where g.patient_id = patient and g.starts_at <= at
            and (g.ends_at is null or g.ends_at > at) and g.revoked_at is null and 'messages:read' = any (g.permissions)
            and g.relation not in ('staff', 'emergency')) g
          join message_threads t on t.patient_id = patient and t.id = thread
          where portal_scope() = 'system' or t.pool_id = any (messages_pools_of_mine())
            or portal_account() = any (t.asked)
        on conflict (patient_id, thread_id, account_id) do update set unread = true, archived_at = null;
    end $$`.execute(db)
  // How many people would read what the clinic writes: it is told before it writes to nobody.
  await sql`
    create function messages_readers(patient uuid, at timestamptz) returns integer
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    begin
      if (portal_scope() = 'clinic' and portal_may('messages:answer')) is not true then return null; end if;
      return (select count(distinct g.account_id)::int from access_grants g where g.patient_id = patient
        and g.starts_at <= at and (g.ends_at is null or g.ends_at > at) and g.revoked_at is null
        and 'messages:read' = any (g.permissions) and g.relation not in ('staff', 'emergency'));
    end $$`.execute(db)
  await callable(db, 'messages_readers(uuid, timestamptz)')
  await sql`
    create function messages_unread(patient uuid, account uuid, hidden integer) returns integer
    language sql stable security definer set search_path = public, pg_temp as $$
      select count(*)::int from message_readings r
        where r.patient_id = patient and r.account_id = account and r.unread and r.needs & hidden = 0
    $$`.execute(db)
  await callable(db, 'messages_mark_unread(uuid, uuid, timestamptz)')
  await callable(db, 'messages_unread(uuid, uuid, integer)')
}

/**
 * Hands a thread to another pool. A function of the owner's, since the thread may leave her sight in that very
 * statement, which row-level security refuses. `seen` is who had it when she looked: false where that has changed.
 * What was promised to the patient stays; that it was late is to be told to the other pool too.
 */
async function handOver(db: Kysely<unknown>) {
  await sql`
    create function messages_hand_over(patient uuid, thread uuid, pool uuid, seen uuid) returns boolean
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      if (portal_scope() = 'clinic' and portal_may('messages:answer')) is not true then return false; end if;
      update message_threads t set pool_id = pool, claimed_by = null, claimed_at = null, escalated_at = null
        where t.patient_id = patient and t.id = thread and t.state = 'open' and t.pool_id <> pool
          and (t.pool_id = any (messages_pools_of_mine()) or portal_account() = any (t.asked))
          and t.claimed_by is not distinct from seen
          and exists (select from message_pools p where p.id = pool and p.active);
      return found;
    end $$`.execute(db)
  await callable(db, 'messages_hand_over(uuid, uuid, uuid, uuid)')
}

async function ownerWorks(db: Kysely<unknown>, table: string) {
  await sql`
    do $$ begin
      execute format('create policy owner_works on %I to %I using (true)', ${sql.lit(table)}, current_user);
    end $$`.execute(db)
}

async function callable(db: Kysely<unknown>, face: string) {
  await sql`revoke all on function ${sql.raw(face)} from public`.execute(db)
  await sql`grant execute on function ${sql.raw(face)} to porchlight_app`.execute(db)
}
