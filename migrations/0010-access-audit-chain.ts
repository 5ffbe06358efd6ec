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
  await sql`
    do $$ declare e record; begin
      execute format('create policy owner_reads on audit_entries_before for select to %I using (true)', current_user);
      for e in select * from audit_entries_before order by at, id loop
        perform audit_add(e.kind, e.account_id, e.session_id, e.job, e.patient_id,
          case e.kind when 'person' then 'self' end, null, e.permission, e.act, e.target, e.origin, e.granted, e.at);
      end loop;
    end $$`.execute(db)
  await sql`drop table audit_entries_before`.execute(db)
  await sql`select audit_prepare(now())`.execute(db)
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
  await sql`create index audit_entries_by_patient on audit_entries (patient_id, at desc, lane, seq)`.execute(
    db,
  )
  await sql`create index audit_entries_by_account on audit_entries (account_id, at desc)`.execute(db)
  await sql`create index audit_entries_by_time on audit_entries (at desc)`.execute(db)
  await sql`create table audit_entries_default partition of audit_entries default`.execute(db)
  // One partition a month. The owner's function, called at each start and each day, makes those to come; what
  // finds no partition goes into the default one and is found there all the same.
  await sql`
    create function audit_prepare(at timestamptz) returns void
    language plpgsql security definer set search_path = public, pg_temp as $$
    declare first timestamptz; name text;
    begin
      for n in 0..2 loop
        first := date_trunc('month', at, 'UTC') + n * interval '1 month';
        first := date_trunc('month', first, 'UTC');
        name := 'audit_entries_' || to_char(first at time zone 'UTC', 'YYYY_MM');
        if to_regclass(name) is null
          and not exists (select from audit_entries_default d
            where d.at >= first and d.at < date_trunc('month', first + interval '32 days', 'UTC')) then
          execute format('create table %I partition of audit_entries for values from (%L) to (%L)',
            name, first, date_trunc('month', first + interval '32 days', 'UTC'));
          perform audit_protect(name);
        end if;
      end loop;
    end $$`.execute(db)
  await sql`
    create function audit_protect(name text) returns void
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      execute format('alter table %I enable row level security', name);
      execute format('alter table %I force row level security', name);
      execute format('create trigger never_emptied before truncate on %I
        for each statement execute function audit_is_append_only()', name);
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
  // The text that is hashed. Instants as microseconds: no zone and no style of writing dates can change it.
  await sql`
    create function audit_text(lane smallint, seq bigint, at timestamptz, kind text, account_id uuid, session_id uuid,
      job text, patient_id uuid, capacity text, authority uuid, permission text, act text, target uuid, origin text,
      granted boolean)
    returns bytea language sql stable parallel safe
    return convert_to(concat_ws(',', lane, seq, (extract(epoch from at) * 1000000)::bigint, quote_nullable(kind),
      quote_nullable(account_id::text), quote_nullable(session_id::text), quote_nullable(job),
      quote_nullable(patient_id::text), quote_nullable(capacity), quote_nullable(authority::text),
      quote_nullable(permission), quote_nullable(act), quote_nullable(target::text), quote_nullable(origin),
      granted), 'UTF8')`.execute(db)
  await sql`
    create function audit_add(kind text, account_id uuid, session_id uuid, job text, patient_id uuid, capacity text,
      authority uuid, permission text, act text, target uuid, origin text, granted boolean, at timestamptz)
    returns void language plpgsql security definer set search_path = public, pg_temp as $$
    declare chosen smallint; next bigint; before bytea; link bytea;
    begin
      -- A lane is held until the transaction ends: a long one keeps one lane, not the clinic, waiting.
      for n in 0..${sql.raw(String(lanes - 1))} loop
        chosen := (pg_backend_pid() + n) % ${sql.raw(String(lanes))};
        exit when pg_try_advisory_xact_lock(731001, chosen);
        if n = ${sql.raw(String(lanes - 1))} then perform pg_advisory_xact_lock(731001, chosen); end if;
      end loop;
      select h.seq + 1, h.hash into next, before from audit_heads h where h.lane = chosen;
      link := sha256(before || audit_text(chosen, next, at, kind, account_id, session_id, job, patient_id, capacity,
        authority, permission, act, target, origin, granted));
      update audit_heads h set seq = next, hash = link where h.lane = chosen;
      insert into audit_entries values (at, chosen, next, kind, account_id, session_id, job, patient_id, capacity,
        authority, permission, act, target, origin, granted, link);
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
  await sql`
    create policy app_reads on audit_entries for select to porchlight_app
      using ((select portal_scope()) = 'patient' and patient_id = (select portal_patient())
          and (select portal_may('audit:read'))
        or (select portal_scope()) = 'clinic' and (select portal_may('audit:report'))
        or (select portal_scope()) = 'system')`.execute(db)
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
