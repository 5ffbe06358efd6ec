import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestPortal, testPortal } from '../../../test/portal.ts'

type Explained = { 'QUERY PLAN': [{ Plan: Record<string, number> }] }

let t: TestPortal
beforeAll(async () => {
  t = await testPortal()
})
afterAll(() => t.close())

test('the records that a nurse opened over the years make none of her pages slower', async () => {
  const nurse = await t.staff('nurse@clinic.example', 'nurse')
  await t.behindTheRules(
    `insert into access_grants (patient_id, id, account_id, relation, permissions, starts_at, ends_at, reason_code)
     select gen_random_uuid(), gen_random_uuid(), $1, 'staff', '{records:read}',
       timestamptz '2020-01-01' + n * interval '1 hour', timestamptz '2020-01-01' + (n + 12) * interval '1 hour', 'call'
     from generate_series(1, 20000) n`,
    [nurse.account],
  )
  await t.behindTheRules('analyze access_grants')
  const asked = sql`select access_people_of(${sql.lit(nurse.account)}, ${sql.lit(t.time.now.toString())})`
  const plan = await t.database.kysely.transaction().execute(async tx => {
    // The first time a connection asks, it also reads what the tables are.
    await asked.execute(tx)
    const { rows } = await sql<Explained>`explain (analyze, buffers, format json) ${asked}`.execute(tx)
    return rows[0]?.['QUERY PLAN'][0].Plan
  })
  expect(plan?.['Shared Hit Blocks']).toBeLessThan(100)
})
