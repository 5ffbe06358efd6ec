import { type Kysely, sql } from 'kysely'

/**
 * The audit trail, chained: each entry carries the SHA-256 of itself and of the one before, so that an entry
 * changed, taken out, put in or moved breaks the chain from there on. One chain would make every transaction of
 * the clinic wait for the one before; so there are 64 lanes, and an entry goes into one that is free.
 */
export const lanes = 64

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table audit_entries rename to audit_entries_before`.execute(db)
  await sql`alter table audit_entries_default rename to audit_entries_before_default`.execute(db)
  await sql`alter index audit_entries_by_patient rename to audit_entries_before_by_patient`.execute(db)
  await entries(db)
  await heads(db)
  await adding(db)
  await rules(db)
  await sql`select audit_prepare(now())`.execute(db)
  await sql`
    do $$ declare e record; begin
      execute format('create policy owner_reads on audit_entries_before for select to %I using (true)', current_user);
      perform audit_prepare(month) from (select distinct date_trunc('month', at) as month from audit_entries_before) m;
      for e in select * from audit_entries_before order by at, id loop
        perform audit_add(e.kind, e.account_id, e.session_id, e.job, e.patient_id,
          case e.kind when 'person' then 'self' end, null, e.permission, e.act, e.target, e.origin, e.granted, e.at);
      end loop;
    end $$`.execute(db)
  await sql`drop table audit_entries_before`.execute(db)
}

async function entries(db: Kysely<unknown>) {
  await sql`
    create table audit_entries (
      at timestamptz not null,
      lane smallint not null,
      seq bigint not null,
      kind text not null check (kind in ('person', 'staff', 'system', 'account')),
      account_id uuid,
      session_id uuid,
      job text,
      patient_id uuid,
      capacity text,
      -- Of a member of staff, as it was then: who is a nurse today may have been at the front desk.
      role text,
      authority uuid,
      permission text,
      act text not null,
      target uuid,
      origin text,
      granted boolean not null,
      hash bytea not null,
      unique (lane, seq, at),
      check ((kind = 'system') = (job is not null)),
      check (kind <> 'person' or account_id is not null and patient_id is not null)
    ) partition by range (at)`.execute(db)
  // Who looked at a patient's record is asked for apart from what she did herself, which is most of it: each
  // entry stands in one of the two, and neither is walked to find the other's.
  await sql`create index audit_entries_of_patient on audit_entries (patient_id, kind, at, lane, seq)
    where patient_id is not null and capacity is distinct from 'self'`.execute(db)
  await sql`create index audit_entries_by_herself on audit_entries (patient_id, at, lane, seq)
    where capacity = 'self'`.execute(db)
  await sql`create index audit_entries_by_account on audit_entries (account_id, at, lane, seq)`.execute(db)
  await sql`create index audit_entries_by_act on audit_entries (act, at, lane, seq)`.execute(db)
  await sql`create index audit_entries_by_time on audit_entries (at, lane, seq)`.execute(db)
  await sql`create index audit_entries_refused on audit_entries (at, lane, seq) where not granted`.execute(db)
  await sql`create table audit_entries_default partition of audit_entries default`.execute(db)
  await sql`
    create function audit_protect(name text) returns void
    language plpgsql set search_path = public, pg_temp as $$
    begin
      execute format('alter table %I enable row level security', name);
      execute format('alter table %I force row level security', name);
      execute format('create trigger never_emptied before truncate on %I
        for each statement execute function audit_is_append_only()', name);
    end $$`.execute(db)
  await preparing(db)
}

/**
 * One partition a month, in UTC: this month's and two to come, made at each start and each day by the owner's
 * function. What finds no partition (a clock that jumped, a portal that was not started for months) goes into
 * the default one and is found there all the same; a month that has begun there stays there. The table is made
 * apart and attached, which lets people read and write meanwhile; what holds it up for three seconds is left to
 * the next day rather than letting everybody queue behind.
 */
async function preparing(db: Kysely<unknown>) {
  await sql`
    create function audit_prepare(at timestamptz) returns void
    language plpgsql security definer set search_path = public, pg_temp set lock_timeout = '3s' as $$
    declare first timestamptz; next timestamptz; name text;
    begin
      if not isfinite(at) then return; end if;
      for n in 0..2 loop
        first := (date_trunc('month', at at time zone 'UTC') + n * interval '1 month') at time zone 'UTC';
        next := (date_trunc('month', at at time zone 'UTC') + (n + 1) * interval '1 month') at time zone 'UTC';
        name := 'audit_entries_' || to_char(first at time zone 'UTC', 'YYYY_MM');
        continue when to_regclass(name) is not null;
        begin
          -- Two processes that start at once: the second waits before it touches anything, and finds what the
          -- first made.
          perform pg_advisory_xact_lock(731003, 0);
          continue when to_regclass(name) is not null
            or exists (select from audit_entries e where e.at >= first and e.at < next);
          execute format('create table %I (like audit_entries including all)', name);
          execute format('alter table audit_entries attach partition %I for values from (%L) to (%L)',
            name, first, next);
          perform audit_protect(name);
        exception when lock_not_available or deadlock_detected or check_violation then null;
        end;
      end loop;
    end $$`.execute(db)
}

async function heads(db: Kysely<unknown>) {
  await sql`
    create table audit_heads (
      lane smallint primary key,
      seq bigint not null,
      hash bytea not null
    ) with (fillfactor = 20)`.execute(db)
  await sql`insert into audit_heads
    select n, 0, sha256(convert_to('porchlight audit lane ' || n, 'UTF8')) from generate_series(0, ${sql.lit(lanes - 1)}) n`.execute(
    db,
  )
  await sql`grant select on audit_heads to porchlight_app`.execute(db)
}

async function adding(db: Kysely<unknown>) {
  // What is hashed: the entry as PostgreSQL's binary protocol sends a row (each value with its type and length,
  // null by itself), so that no two entries give the same bytes and no zone, locale or style of writing dates can
  // change them.
  await sql`
    create function audit_text(lane smallint, seq bigint, at timestamptz, kind text, account_id uuid, session_id uuid,
      job text, patient_id uuid, capacity text, role text, authority uuid, permission text, act text, target uuid,
      origin text, granted boolean)
    returns bytea language sql stable parallel safe
    return record_send(row(lane, seq, at, kind, account_id, session_id, job, patient_id, capacity, role, authority,
      permission, act, target, origin, granted))`.execute(db)
  await sql`
    create function audit_add(kind text, account_id uuid, session_id uuid, job text, patient_id uuid, capacity text,
      authority uuid, permission text, act text, target uuid, origin text, granted boolean, at timestamptz)
    returns void language plpgsql security definer set search_path = public, pg_temp as $$
    declare chosen smallint; next bigint; link bytea; role text;
    begin
      if kind = 'staff' then
        select s.role into role from staff s where s.account_id = audit_add.account_id;
      end if;
      -- Whoever only looks does not wait for the disk: should the database server lose power, the last half second
      -- of what was looked at may be missing, and the chain is whole all the same. What was done, and what was
      -- refused, is on the disk before anybody hears of it.
      if granted and act like 'GET %' then
        perform set_config('synchronous_commit', 'off', true);
      end if;
      -- A lane is held until the transaction ends: a long one keeps one lane, not the clinic, waiting.
      for n in 0..${sql.raw(String(lanes - 1))} loop
        chosen := (pg_backend_pid() + n) % ${sql.raw(String(lanes))};
        exit when pg_try_advisory_xact_lock(731001, chosen);
        if n = ${sql.raw(String(lanes - 1))} then perform pg_advisory_xact_lock(731001, chosen); end if;
      end loop;
      -- The row itself is what makes links follow each other; the lock above only finds a free one.
      update audit_heads h set seq = h.seq + 1, hash = sha256(h.hash || audit_text(chosen, h.seq + 1, at, kind,
          account_id, session_id, job, patient_id, capacity, role, authority, permission, act, target, origin, granted))
        where h.lane = chosen returning h.seq, h.hash into strict next, link;
      insert into audit_entries values (at, chosen, next, kind, account_id, session_id, job, patient_id, capacity,
        role, authority, permission, act, target, origin, granted, link);
    end $$`.execute(db)
  await sql`revoke all on function audit_add, audit_prepare, audit_protect from public`.execute(db)
  await sql`grant execute on function audit_prepare to porchlight_app`.execute(db)
}

async function rules(db: Kysely<unknown>) {
  await sql`alter table audit_entries enable row level security`.execute(db)
  await sql`alter table audit_entries force row level security`.execute(db)
  await sql`
    do $$ begin
      execute format('create policy owner_adds on audit_entries for insert to %I with check (true)', current_user);
      execute format('create policy owner_reads on audit_entries for select to %I using (true)', current_user);
    end $$`.execute(db)
  // One case, not several conditions: what a condition lets through is guessed as next to nothing, and then all of
  // a long trail is read and sorted where the first hundred lines of an index would do.
  await sql`
    create policy app_reads on audit_entries for select to porchlight_app
      using (case (select portal_scope())
        when 'patient' then patient_id = (select portal_patient()) and (select portal_may('audit:read'))
        when 'clinic' then (select portal_may('audit:report'))
        else (select portal_scope()) = 'system' end)`.execute(db)
  await sql`grant select on audit_entries to porchlight_app`.execute(db)
  // Append-only for everyone, the owner included: only dropping a trigger, which leaves its own trace in the
  // schema, could change an entry; and then the chain tells.
  await sql`
    create trigger append_only before update or delete on audit_entries
      for each row execute function audit_is_append_only()`.execute(db)
  await sql`
    create trigger never_emptied before truncate on audit_entries
      for each statement execute function audit_is_append_only()`.execute(db)
  await sql`select audit_protect('audit_entries_default')`.execute(db)
}
