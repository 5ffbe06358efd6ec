import { type Kysely, sql } from 'kysely'

/**
 * To whom patients write: pools of the clinic's people, each for some topics, with hours, members and cover; and the
 * words that the clinic keeps for them: templates, and words that ask for help at once.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await pools(db)
  await members(db)
  await hours(db)
  await templates(db)
  await urgentWords(db)
  for (const table of [
    'message_pools',
    'message_pool_clinicians',
    'message_pool_members',
    'message_pool_hours',
    'message_templates',
    'message_urgent_words',
  ])
    await readByAll(db, table)
  await poolsOfMine(db)
  await poolsFor(db)
}

async function pools(db: Kysely<unknown>) {
  await sql`
    create table message_pools (
      id uuid primary key,
      name_en text not null check (length(name_en) between 1 and 100),
      name_es text not null check (length(name_es) between 1 and 100),
      about_en text not null default '' check (length(about_en) <= 300),
      about_es text not null default '' check (length(about_es) <= 300),
      topics text[] not null check (topics <@ '{medical,medicine,result,appointment,billing,form,other}'),
      -- 'care' may be written to by whom its clinicians care for, 'all' by every patient.
      open_to text not null check (open_to in ('care', 'all')),
      -- Within so many of its own open hours a message is answered.
      answer_hours smallint not null default 16 check (answer_hours between 1 and 200),
      -- So many days after the last message a thread closes.
      close_days smallint not null default 30 check (close_days between 1 and 365),
      zone text not null,
      -- Who answers while nobody of this pool does.
      cover_id uuid references message_pools,
      -- While this is ahead, new messages go to the cover.
      away_until timestamptz,
      position smallint not null default 0,
      active boolean not null default true,
      check (cover_id is distinct from id)
    )`.execute(db)
  await sql`
    create table message_pool_clinicians (
      pool_id uuid not null references message_pools,
      -- A Practitioner of the clinical copy.
      practitioner_id uuid not null,
      primary key (pool_id, practitioner_id)
    )`.execute(db)
}

async function members(db: Kysely<unknown>) {
  await sql`
    create table message_pool_members (
      pool_id uuid not null references message_pools,
      account_id uuid not null references accounts,
      added_at timestamptz not null,
      added_by uuid,
      primary key (pool_id, account_id)
    )`.execute(db)
  await sql`create index message_pool_members_by_account on message_pool_members (account_id)`.execute(db)
}

async function hours(db: Kysely<unknown>) {
  await sql`
    create table message_pool_hours (
      pool_id uuid not null references message_pools,
      weekday smallint not null check (weekday between 1 and 7),
      from_time time not null,
      until_time time not null check (until_time > from_time),
      primary key (pool_id, weekday, from_time)
    )`.execute(db)
}

async function templates(db: Kysely<unknown>) {
  await sql`
    create table message_templates (
      id uuid primary key,
      -- Null: for every pool.
      pool_id uuid references message_pools,
      name text not null check (length(name) between 1 and 100),
      -- With fields in braces: {patient}, {me}, {clinic}, {phone}.
      body_en text not null check (length(body_en) between 1 and 4000),
      body_es text not null check (length(body_es) between 1 and 4000),
      active boolean not null default true,
      changed_by uuid,
      changed_at timestamptz not null
    )`.execute(db)
}

/** Words that ask for help at once. The list that comes with the portal stands in code; the clinic adds and takes away. */
async function urgentWords(db: Kysely<unknown>) {
  await sql`
    create table message_urgent_words (
      id uuid primary key,
      language text not null check (language in ('en', 'es')),
      phrase text not null check (length(phrase) between 2 and 60),
      help text not null check (help in ('emergency', 'crisis', 'today')),
      -- False: a phrase of the portal's own list that the clinic does not want.
      counts boolean not null default true,
      changed_by uuid,
      changed_at timestamptz not null,
      unique (language, phrase)
    )`.execute(db)
}

/** Nothing of this tells of a patient; managers change it. */
async function readByAll(db: Kysely<unknown>, table: string) {
  await sql`alter table ${sql.table(table)} enable row level security`.execute(db)
  await sql`alter table ${sql.table(table)} force row level security`.execute(db)
  await sql`create policy all_read on ${sql.table(table)} for select to porchlight_app
    using ((select portal_scope()) is not null)`.execute(db)
  await sql`create policy managers_work on ${sql.table(table)} to porchlight_app
    using ((select portal_scope()) = 'system'
      or (select portal_scope()) = 'clinic' and (select portal_may('messages:manage')))`.execute(db)
  await sql`grant select, insert, update, delete on ${sql.table(table)} to porchlight_app`.execute(db)
}

/** The pools that a member of staff answers for now: her own, and those that hers cover while they are away. */
async function poolsOfMine(db: Kysely<unknown>) {
  await ownerReads(db, 'message_pool_members')
  await ownerReads(db, 'message_pools')
  await ownerReads(db, 'message_pool_clinicians')
  await sql`
    create function messages_pools_of_mine() returns uuid[]
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    begin
      if (portal_scope() = 'clinic' and portal_may('messages:answer')) is not true then return '{}'; end if;
      return array(
        select m.pool_id from message_pool_members m where m.account_id = portal_account()
        union
        select p.id from message_pools p join message_pool_members m on m.pool_id = p.cover_id
          where m.account_id = portal_account());
    end $$`.execute(db)
  await callable(db, 'messages_pools_of_mine()')
}

/**
 * Whom this patient may write to: the pools that all may, and those of clinicians whom her record names as her care
 * team, her general practitioner, or whom she saw within two years. What is confidential names nobody to whoever may
 * not see it: a pool that can be written to would tell of it.
 */
async function poolsFor(db: Kysely<unknown>) {
  await sql`
    create function messages_pools_for(patient uuid, at timestamptz) returns uuid[]
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    declare hidden integer := clinical_hidden();
    begin
      if (portal_scope() = 'patient' and portal_patient() = patient and portal_may('messages:write')) is not true then
        return '{}';
      end if;
      -- Her pools are hers to write to without the record; a record that is not labelled names nobody.
      if hidden <> -1 then hidden := hidden & 2032; end if;
      return array(
        select p.id from message_pools p where p.active and (p.open_to = 'all' or exists (
          select from message_pool_clinicians c join clinical_resources r on c.practitioner_id = any (r.refs)
            where c.pool_id = p.id and r.patient_id = patient and not r.deleted and r.needs & hidden = 0
              and (r.type in ('CareTeam', 'Patient') or r.type = 'Encounter' and r.sort_at > at - interval '2 years'))));
    end $$`.execute(db)
  await callable(db, 'messages_pools_for(uuid, timestamptz)')
}

async function ownerReads(db: Kysely<unknown>, table: string) {
  await sql`
    do $$ begin
      execute format('create policy owner_reads on %I for select to %I using (true)', ${sql.lit(table)}, current_user);
    end $$`.execute(db)
}

async function callable(db: Kysely<unknown>, face: string) {
  await sql`revoke all on function ${sql.raw(face)} from public`.execute(db)
  await sql`grant execute on function ${sql.raw(face)} to porchlight_app`.execute(db)
}
