import { type Kysely, sql } from 'kysely'

/**
 * Threads between a patient and a pool of the clinic, their messages, drafts and attachments. Nothing of it is ever
 * deleted; what was sent never changes.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await threads(db)
  await drafts(db)
  await messages(db)
  await attachments(db)
  await asPatient(db)
}

const hers = sql`(select portal_scope()) = 'patient' and patient_id = (select portal_patient())
  and needs & (select portal_hidden()) = 0`
const writes = sql`(select portal_may('messages:write'))`
const pooled = sql`(select portal_scope()) = 'clinic' and (select portal_may('messages:answer'))`
// Whoever took it and answers for its pool no more sees it no more.
const mine = sql`${pooled} and (pool_id = any ((select messages_pools_of_mine())::uuid[])
  or (select portal_account()) = any (asked))`
const system = sql`(select portal_scope()) = 'system'`

async function secure(db: Kysely<unknown>, table: string) {
  await sql`alter table ${sql.table(table)} enable row level security`.execute(db)
  await sql`alter table ${sql.table(table)} force row level security`.execute(db)
}

async function threads(db: Kysely<unknown>) {
  await sql`
    create table message_threads (
      patient_id uuid not null,
      id uuid not null,
      topic text not null check (topic in ('medical', 'medicine', 'result', 'appointment', 'billing', 'form', 'other')),
      subject text not null check (length(subject) between 1 and 150),
      -- The thing that it is about: a row of the clinical copy, or an appointment.
      about_kind text check (about_kind in ('record', 'appointment')),
      about_id uuid,
      pool_id uuid not null references message_pools,
      state text not null check (state in ('open', 'closed')),
      started_by uuid not null,
      started_as text not null check (started_as in ('patient', 'clinic')),
      started_at timestamptz not null,
      last_at timestamptz not null,
      last_from_patient_at timestamptz,
      last_from_clinic_at timestamptz,
      messages integer not null default 0,
      -- The first message that nobody of the clinic has answered yet, and by when that is promised.
      waiting_since timestamptz,
      due_at timestamptz,
      escalated_at timestamptz,
      claimed_by uuid,
      claimed_at timestamptz,
      -- Clinicians whose advice was asked.
      asked uuid[] not null default '{}',
      closed_at timestamptz,
      -- The thread that this one goes on with.
      follows uuid,
      -- The request for an appointment that it was turned into.
      request_id uuid,
      -- Bits as in clinical_resources.needs: 4096 and the confidential groups of what it is about.
      needs integer not null,
      primary key (patient_id, id),
      check ((about_kind is null) = (about_id is null)),
      check ((waiting_since is null) = (due_at is null)),
      check ((claimed_by is null) = (claimed_at is null)),
      check ((state = 'closed') = (closed_at is not null))
    )`.execute(db)
  await sql`create index message_threads_by_patient on message_threads (patient_id, last_at desc)`.execute(db)
  await sql`create index message_threads_queue on message_threads (pool_id, due_at)
    where state = 'open' and waiting_since is not null`.execute(db)
  await sql`create index message_threads_by_pool on message_threads (pool_id, state, last_at desc)`.execute(
    db,
  )
  await sql`create index message_threads_answered on message_threads (pool_id, last_at desc)
    where state = 'open' and waiting_since is null`.execute(db)
  await sql`create index message_threads_claimed on message_threads (claimed_by, last_at desc)
    where state = 'open' and claimed_by is not null`.execute(db)
  await sql`create index message_threads_asked on message_threads using gin (asked) where state = 'open'`.execute(
    db,
  )
  await sql`create index message_threads_open on message_threads (last_at) where state = 'open'`.execute(db)
  await ruleThreads(db)
}

async function ruleThreads(db: Kysely<unknown>) {
  await secure(db, 'message_threads')
  await sql`create policy patient_reads on message_threads for select to porchlight_app using (${hers})`.execute(
    db,
  )
  await mayStart(db)
  await sql`create policy patient_goes_on on message_threads for update to porchlight_app
    using (${hers} and ${writes})`.execute(db)
  await sql`create policy pool_reads on message_threads for select to porchlight_app using (${mine})`.execute(
    db,
  )
  await sql`create policy pool_works on message_threads for update to porchlight_app using (${mine})`.execute(
    db,
  )
  await sql`create policy jobs_work on message_threads to porchlight_app using (${system})`.execute(db)
  await sql`
    grant select, insert, update (pool_id, state, last_at, last_from_patient_at, last_from_clinic_at, messages,
      waiting_since, due_at, escalated_at, claimed_by, claimed_at, asked, closed_at, request_id) on message_threads
      to porchlight_app`.execute(db)
}

/**
 * Whoever starts a thread says nothing in it for the other side, and nothing of what only follows. A patient's goes to
 * a pool that she may write to, or to one that covers others; the clinic's to one of the writer's own.
 */
async function mayStart(db: Kysely<unknown>) {
  const fresh = sql`started_by = (select portal_account()) and state = 'open' and messages = 0 and asked = '{}'
    and num_nonnulls(last_from_patient_at, last_from_clinic_at, waiting_since, escalated_at, claimed_by, request_id) = 0
    and needs & 4096 <> 0`
  await sql`create policy patient_starts on message_threads for insert to porchlight_app
    with check (${hers} and ${writes} and started_as = 'patient' and ${fresh}
      and (pool_id = any (messages_pools_for(patient_id, started_at))
        or exists (select from message_pools c where c.cover_id = pool_id)))`.execute(db)
  await sql`create policy pool_starts on message_threads for insert to porchlight_app
    with check (${pooled} and started_as = 'clinic' and ${fresh}
      and pool_id = any ((select messages_pools_of_mine())::uuid[]))`.execute(db)
}

/** Rows of other tables are seen with their thread: its policies are asked. */
const withThread = (table: string) => sql`exists (select from message_threads t
  where t.patient_id = ${sql.ref(`${table}.patient_id`)} and t.id = ${sql.ref(`${table}.thread_id`)})`

/** What is not sent yet can be added to, and sent, by whoever writes it: the policies of drafts are asked. */
const ofOwnDraft = (table: string, draft: string) => sql`exists (select from message_drafts d
  where d.patient_id = ${sql.ref(`${table}.patient_id`)} and d.id = ${sql.ref(`${table}.${draft}`)}
    and d.sent_at is null and d.dropped_at is null)`

async function messages(db: Kysely<unknown>) {
  await sql`create extension if not exists btree_gin`.execute(db)
  await sql`
    create table messages (
      patient_id uuid not null,
      -- The draft's: one draft is sent once.
      id uuid not null,
      thread_id uuid not null,
      n integer not null,
      sent_at timestamptz not null,
      account_id uuid not null,
      by_whom text not null check (by_whom in ('patient', 'clinic')),
      -- As she was called then, and what she is to the patient ('self', 'parent', …) or to the clinic (her role).
      author text not null check (length(author) between 1 and 200),
      author_as text not null,
      body text not null check (length(body) between 1 and 10000),
      -- The body in small letters without accents, for searching.
      plain text not null,
      search tsvector not null generated always as
        (to_tsvector('english', plain) || to_tsvector('spanish', plain) || to_tsvector('simple', plain)) stored,
      -- A message of the clinic that answers: for how long the first unanswered one had waited.
      answered_minutes integer,
      needs integer not null,
      primary key (patient_id, id),
      unique (patient_id, thread_id, n),
      foreign key (patient_id, thread_id) references message_threads
    )`.execute(db)
  await sql`create index messages_found on messages using gin (patient_id, search)`.execute(db)
  await secure(db, 'messages')
  await sql`create policy with_thread on messages for select to porchlight_app
    using (${system} or (${hers} or ${pooled}) and ${withThread('messages')})`.execute(db)
  await sql`create policy sends on messages for insert to porchlight_app
    with check (account_id = (select portal_account())
      and (${hers} and ${writes} and by_whom = 'patient' and answered_minutes is null
        or ${pooled} and by_whom = 'clinic')
      and exists (select from message_threads t where t.patient_id = messages.patient_id and t.id = messages.thread_id
        and t.state = 'open' and t.messages + 1 = messages.n and t.needs = messages.needs)
      and ${ofOwnDraft('messages', 'id')})`.execute(db)
  await sql`grant select, insert on messages to porchlight_app`.execute(db)
}

async function drafts(db: Kysely<unknown>) {
  await sql`
    create table message_drafts (
      patient_id uuid not null,
      id uuid not null,
      account_id uuid not null references accounts on delete cascade,
      by_whom text not null check (by_whom in ('patient', 'clinic')),
      -- Null: a new thread.
      thread_id uuid,
      topic text check (topic in ('medical', 'medicine', 'result', 'appointment', 'billing', 'form', 'other')),
      subject text not null default '' check (length(subject) <= 150),
      about_kind text check (about_kind in ('record', 'appointment')),
      about_id uuid,
      pool_id uuid references message_pools,
      follows uuid,
      body text not null default '' check (length(body) <= 10000),
      -- Counts savings: a tab that saves over another's words is told.
      version integer not null default 1,
      made_at timestamptz not null,
      saved_at timestamptz not null,
      sent_at timestamptz,
      -- Thrown away by whoever wrote it; kept, and shown no more.
      dropped_at timestamptz,
      needs integer not null,
      primary key (patient_id, id)
    )`.execute(db)
  await sql`create index message_drafts_open on message_drafts (patient_id, account_id, saved_at desc)
    where sent_at is null and dropped_at is null`.execute(db)
  await secure(db, 'message_drafts')
  // What somebody has not sent is hers alone, whoever else may read the threads.
  const own = sql`account_id = (select portal_account())
    and (${hers} and ${writes} and by_whom = 'patient' or ${pooled} and by_whom = 'clinic')`
  await sql`create policy own_drafts on message_drafts to porchlight_app using (${own})`.execute(db)
  await sql`create policy jobs_work on message_drafts to porchlight_app using (${system})`.execute(db)
  await sql`grant select, insert, update on message_drafts to porchlight_app`.execute(db)
}

async function attachments(db: Kysely<unknown>) {
  await sql`
    create table message_attachments (
      patient_id uuid not null,
      id uuid not null,
      -- The draft's, and after it was sent the message's.
      message_id uuid not null,
      -- Null until it is sent.
      thread_id uuid,
      position smallint not null check (position between 1 and 4),
      name text not null check (length(name) between 1 and 120),
      content_type text not null,
      bytes integer not null check (bytes between 1 and 6291456),
      sha256 bytea not null,
      -- Where the file store keeps it.
      stored_as text not null,
      scanned text not null check (scanned in ('clean', 'not-scanned')),
      added_by uuid not null,
      added_at timestamptz not null,
      removed_at timestamptz,
      needs integer not null,
      primary key (patient_id, id)
    )`.execute(db)
  await sql`create unique index message_attachments_of on message_attachments (patient_id, message_id, position)
    where removed_at is null`.execute(db)
  await secure(db, 'message_attachments')
  await sql`create policy with_thread on message_attachments for select to porchlight_app
    using (${system} or (${hers} or ${pooled}) and (thread_id is null and added_by = (select portal_account())
      or thread_id is not null and ${withThread('message_attachments')}))`.execute(db)
  const own = sql`added_by = (select portal_account()) and (${hers} and ${writes} or ${pooled})`
  await sql`create policy own_adds on message_attachments for insert to porchlight_app
    with check (${own} and thread_id is null and ${ofOwnDraft('message_attachments', 'message_id')})`.execute(
    db,
  )
  // It goes along with its own message, and nowhere else.
  await sql`create policy own_changes on message_attachments for update to porchlight_app
    using (${own} and thread_id is null)
    with check (${own} and (thread_id is null or exists (select from messages m
      where m.patient_id = message_attachments.patient_id and m.id = message_attachments.message_id
        and m.thread_id = message_attachments.thread_id)))`.execute(db)
  await sql`grant select, insert, update (thread_id, removed_at, position) on message_attachments to porchlight_app`.execute(
    db,
  )
}

/**
 * Of a thread that is there a patient's transaction changes only what follows from a message that it has sent in it:
 * what the clinic does with it is the clinic's. (Columns are granted to the role, whoever it works for.)
 */
async function asPatient(db: Kysely<unknown>) {
  await sql`
    create function message_threads_as_patient() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
    begin
      if portal_scope() is distinct from 'patient' then return new; end if;
      if old.state <> 'open' or row(new.pool_id, new.state, new.last_from_clinic_at, new.escalated_at, new.claimed_by,
          new.claimed_at, new.asked, new.closed_at, new.request_id)
          is distinct from row(old.pool_id, old.state, old.last_from_clinic_at, old.escalated_at, old.claimed_by,
          old.claimed_at, old.asked, old.closed_at, old.request_id)
        or old.waiting_since is not null
          and row(new.waiting_since, new.due_at) is distinct from row(old.waiting_since, old.due_at)
        or new.waiting_since is null or new.last_from_patient_at is distinct from new.last_at
        or new.messages <> old.messages + 1
        or not exists (select from messages m where m.patient_id = new.patient_id and m.thread_id = new.id
          and m.n = new.messages and m.account_id = portal_account() and m.sent_at = new.last_at) then
        raise exception 'a patient''s transaction only adds its messages to a thread' using errcode = '42501';
      end if;
      return new;
    end $$`.execute(db)
  await sql`create trigger as_patient before update on message_threads
    for each row execute function message_threads_as_patient()`.execute(db)
}
