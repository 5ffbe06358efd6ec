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

test('every policy asks for the scope: none lets the application role see everything', async () => {
  expect(
    await names(`
      select tablename || ': ' || policyname as name from pg_policies
      where schemaname = 'public' and '${applicationRole}' = any (roles)
        and coalesce(qual, with_check) not like '%portal_scope()%'`),
  ).toEqual([])
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
