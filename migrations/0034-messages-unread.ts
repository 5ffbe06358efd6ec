import { type Kysely, sql } from 'kysely'

/**
 * How many threads of each person hold something new, found with the session in its one statement, since every page
 * shows it; and an index for the list of what was sent.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['messages', 'message_readings']) await seenByItself(db, table)
  await sql`create index messages_sent on messages (patient_id, sent_at desc, id desc) where by_whom = 'patient'`.execute(
    db,
  )
  await sql`
    create or replace function session_of(with_token text, at timestamptz, made_after timestamptz,
      used_after_shared timestamptz, used_after timestamptz)
    returns json language plpgsql stable as $$
    begin
      return (
        select json_build_object('id', s.id, 'account', s.account_id, 'name', a.name, 'email', a.email,
          'language', a.language, 'shared_device', s.shared_device, 'second_factor', s.second_factor,
          'stepped_up_at', s.stepped_up_at, 'staff', f.role, 'people', o.people,
          'acting_for', s.acting_for, 'view_kind', s.view, 'view_grant', s.view_grant,
          'view_of', case when s.view is not null
            then access_view_of(a.id, s.acting_for, s.view, s.view_grant, at) end,
          'unread', case when s.view is null then (
            select json_object_agg(p ->> 'patient', messages_unread((p ->> 'patient')::uuid, s.account_id,
                access_hidden_by(array(select json_array_elements_text(p -> 'permissions')))))
              from json_array_elements(o.people) p where (p -> 'permissions')::jsonb ? 'messages:read') end,
          'last_seen_at', s.last_seen_at)
        from sessions s
        join accounts a on a.id = s.account_id
        left join staff f on f.account_id = a.id and f.disabled_at is null
        cross join lateral (select access_people_of(a.id, at) as people offset 0) o
        where s.token = with_token and s.expires_at > at and s.created_at > made_after
          and s.last_seen_at > case when s.shared_device or f.role is not null then used_after_shared
            else used_after end);
    end $$`.execute(db)
}

/**
 * A row of a patient's thread bears the thread's own `needs`: in her scope it says by itself who may see it, and her
 * lists of thousands need not ask the thread for each.
 */
async function seenByItself(db: Kysely<unknown>, table: string) {
  await sql`alter policy with_thread on ${sql.table(table)} using ((select portal_scope()) = 'system'
    or (select portal_scope()) = 'patient' and patient_id = (select portal_patient())
      and needs & (select portal_hidden()) = 0
    or (select portal_scope()) = 'clinic' and (select portal_may('messages:answer'))
      and exists (select from message_threads t where t.patient_id = ${sql.ref(`${table}.patient_id`)}
        and t.id = ${sql.ref(`${table}.thread_id`)}))`.execute(db)
}
