import { type Kysely, sql } from 'kysely'

/**
 * The session by its token, as a function that the database's own code can ask too: so that a page whose reading is
 * known beforehand finds its session, opens the record and reads in one trip (decision 0020).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sessionOf(db)
  await sessionOpen(db)
  const face = sql.raw(
    'session_open(text, timestamptz, timestamptz, timestamptz, timestamptz, text[], text, text)',
  )
  await sql`revoke all on function ${face} from public`.execute(db)
  await sql`grant execute on function ${face} to porchlight_app`.execute(db)
}

/**
 * A session that is not over: made after `made_after`, and used after `used_after`, or after `used_after_shared` where
 * others may sit down at the same screen. `people` are those whose records its account may open by its own grants.
 */
async function sessionOf(db: Kysely<unknown>) {
  await sql`
    create function session_of(with_token text, at timestamptz, made_after timestamptz, used_after_shared timestamptz,
      used_after timestamptz)
    returns json language plpgsql stable as $$
    begin
      return (
        select json_build_object('id', s.id, 'account', s.account_id, 'name', a.name, 'email', a.email,
          'language', a.language, 'shared_device', s.shared_device, 'second_factor', s.second_factor,
          'stepped_up_at', s.stepped_up_at, 'staff', f.role, 'people', access_people_of(a.id, at),
          'acting_for', s.acting_for, 'view_kind', s.view, 'view_grant', s.view_grant,
          'view_of', case when s.view is not null
            then access_view_of(a.id, s.acting_for, s.view, s.view_grant, at) end,
          'last_seen_at', s.last_seen_at)
        from sessions s
        join accounts a on a.id = s.account_id
        left join staff f on f.account_id = a.id and f.disabled_at is null
        where s.token = with_token and s.expires_at > at and s.created_at > made_after
          and s.last_seen_at > case when s.shared_device or f.role is not null then used_after_shared
            else used_after end);
    end $$`.execute(db)
}

/**
 * The same, and where the session shows a record by its account's own grants (the one chosen, else the first), that
 * record opened by `access_open`: `may` is what the viewer may do with it, null where it was refused. `tried` says
 * whether it was asked at all: in a view by another authority, and where there is no record to show, it is not.
 */
async function sessionOpen(db: Kysely<unknown>) {
  await sql`
    create function session_open(with_token text, at timestamptz, made_after timestamptz,
      used_after_shared timestamptz, used_after timestamptz, asked text[], act text, origin text)
    returns json language plpgsql security definer set search_path = public, pg_temp as $$
    declare session json; shown uuid; may text[];
    begin
      session := session_of(with_token, at, made_after, used_after_shared, used_after);
      if session ->> 'view_kind' is null then
        select (person ->> 'patient')::uuid into shown
          from json_array_elements(session -> 'people') with ordinality p (person, place)
          order by person ->> 'patient' is distinct from session ->> 'acting_for', place limit 1;
      end if;
      if shown is not null then
        may := access_open('own', (session ->> 'account')::uuid, (session ->> 'id')::uuid, shown, asked, act, null,
          origin, null, '{}', at);
      end if;
      return json_build_object('session', session, 'tried', shown is not null, 'may', may);
    end $$`.execute(db)
}
