import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/postgres.ts'
import { applicationRole } from './db.ts'

let fresh: FreshDatabase
let client: pg.Client
beforeAll(async () => {
  fresh = await freshDatabase()
  client = new pg.Client({ connectionString: fresh.url })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await fresh.drop()
})

/** Names in the first column of what a query over the catalog finds. */
const names = async (query: string): Promise<string[]> =>
  (await client.query<{ name: string }>(query)).rows.map(row => row.name)

test('every table with a patient has forced row-level security', async () => {
  const withPatient = await names(`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
      and a.attname = 'patient_id' and not a.attisdropped`)
  expect(withPatient.length).toBeGreaterThan(3)
  expect(
    await names(`
      select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
        and a.attname = 'patient_id' and not a.attisdropped
        and not (c.relrowsecurity and c.relforcerowsecurity)`),
  ).toEqual([])
})

test('the registry of patients itself has forced row-level security', async () => {
  expect(
    await names(
      `select relname as name from pg_class where relname = 'patients' and relrowsecurity and relforcerowsecurity`,
    ),
  ).toEqual(['patients'])
})

test('the primary key of every table with a patient begins with the patient', async () => {
  expect(
    await names(`
      select distinct c.relname as name from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'patient_id'
      join pg_index i on i.indrelid = c.oid and i.indisprimary
      where c.relnamespace = 'public'::regnamespace and i.indkey[0] <> a.attnum`),
  ).toEqual([])
})

/** Conditions of all policies that the application role is under, by table and name. */
const conditions = async () =>
  (
    await client.query<{ table: string; name: string; condition: string }>(`
      select tablename as table, tablename || ': ' || policyname as name, condition
      from pg_policies cross join lateral (values (qual), (with_check)) as of (condition)
      where schemaname = 'public' and roles && '{${applicationRole},public}' and condition is not null`)
  ).rows

test('without a scope no policy is true for any row, whatever stands in it: the planner itself says so', async () => {
  // The superuser is under no policy, so that what is planned is the condition and nothing else.
  const superuser = new pg.Client({ connectionString: fresh.adminUrl })
  await superuser.connect()
  const never = async (table: string, condition: string) =>
    (
      await superuser.query<{ 'QUERY PLAN': string }>(
        `explain (costs off) select from ${table} where ${condition}`,
      )
    ).rows.some(row => row['QUERY PLAN'].includes('One-Time Filter: false'))
  const open: string[] = []
  for (const { table, name, condition } of await conditions()) {
    expect(await never(table, condition), name).toBe(false)
    const without = condition.replaceAll('( SELECT portal_scope() AS portal_scope)', 'null::text')
    if (!(await never(table, without))) open.push(name)
  }
  await superuser.end()
  // Who is staff is asked while a session is looked up; a mail is written by whoever decides.
  expect(open.sort()).toEqual(['mails: anyone_writes', 'staff: all_read'])
})

test('policies ask once a statement, not once a row', async () => {
  const perRow = (await conditions()).filter(({ condition }) =>
    /portal_|clinical_hidden/.test(
      condition.replace(/\( SELECT (portal_\w+|clinical_hidden)\([^()]*\) AS \w+\)/g, ''),
    ),
  )
  expect(perRow).toEqual([])
})

test('the functions that read what a transaction was opened for ask for its seal, and nothing else reads it', async () => {
  expect(
    await names(`
      select p.proname as name from pg_proc p
      where p.pronamespace = 'public'::regnamespace
        and coalesce(pg_get_function_sqlbody(p.oid), p.prosrc) ~ 'current_setting' order by 1`),
  ).toEqual([
    'access_enter',
    'portal_account',
    'portal_hidden',
    'portal_may',
    'portal_patient',
    'portal_scope',
    'portal_sealed',
  ])
  expect(
    await names(`
      select p.proname as name from pg_proc p
      where p.pronamespace = 'public'::regnamespace and p.proname like 'portal%' and p.proname <> 'portal_sealed'
        and pg_get_function_sqlbody(p.oid) !~ '^RETURN\\s+CASE\\s+WHEN portal_sealed\\(\\) THEN '`),
  ).toEqual([])
})

test('of the functions that run with the owner’s rights, the application role may call only these', async () => {
  expect(
    await names(`
      select proname as name from pg_proc
      where pronamespace = 'public'::regnamespace and prosecdef
        and has_function_privilege('${applicationRole}', oid, 'execute') order by 1`),
  ).toEqual([
    'access_cares_for',
    'access_note_account',
    'access_open',
    'access_open_clinic',
    'access_open_system',
    'access_own_account',
    'access_patient_name',
    'access_people_of',
    'access_view_of',
    'accounts_may_invite',
    'appointments_busy',
    'appointments_established',
    'appointments_lapse',
    'appointments_own',
    'appointments_standing',
    'appointments_taken',
    'audit_find_patients',
    'audit_prepare',
    'clinical_hold',
    'clinical_identity_of',
    'clinical_inherit',
    'messages_hand_over',
    'messages_mark_unread',
    'messages_pools_for',
    'messages_pools_of_mine',
    'messages_readers',
    'messages_search',
    'messages_unread',
    'portal_sealed',
    'session_open',
  ])
  expect(
    await names(`
      select proname as name from pg_proc
      where pronamespace = 'public'::regnamespace and prosecdef
        and not coalesce(proconfig && '{"search_path=public, pg_temp"}', false)`),
  ).toEqual([])
})

test('the application role can make nothing in the schema that the owner’s functions look in', async () => {
  const { rows } = await client.query(
    `select has_schema_privilege('${applicationRole}', 'public', 'create') as create`,
  )
  expect(rows).toEqual([{ create: false }])
})

test('the application role owns nothing, is no superuser and cannot pass row-level security', async () => {
  const { rows } = await client.query(
    `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolcanlogin from pg_roles where rolname = $1`,
    [applicationRole],
  )
  expect(rows).toEqual([
    { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, rolcanlogin: false },
  ])
  expect(
    await names(
      `select relname as name from pg_class where relowner = (select oid from pg_roles where rolname = '${applicationRole}')`,
    ),
  ).toEqual([])
})
