import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestPortal, testPortal } from '../../../test/portal.ts'
import type { AccountId, PatientId } from '../../platform/ids.ts'

let t: TestPortal
let nurse: { account: AccountId }
let maria: { patient: PatientId }
beforeAll(async () => {
  t = await testPortal()
  nurse = await t.staff('nurse@clinic.example', 'nurse')
  maria = await t.account('maria@example.org')
  for (const [patient, account] of [
    ['gen_random_uuid()', '$1'],
    ['$1', 'gen_random_uuid()'],
  ])
    await t.behindTheRules(
      `insert into access_grants (patient_id, id, account_id, relation, permissions, starts_at, ends_at, reason_code)
       select ${patient}, gen_random_uuid(), ${account}, 'staff', '{records:read}',
         timestamptz '2020-01-01' + n * interval '1 hour', timestamptz '2020-01-01' + (n + 12) * interval '1 hour', 'call'
       from generate_series(1, 20000) n`,
      [patient === '$1' ? maria.patient : nurse.account],
    )
  await t.behindTheRules('analyze access_grants')
})
afterAll(() => t.close())

type Explained = { 'QUERY PLAN': [{ Plan: Record<string, number> }] }

/** How many blocks of tables and indexes a call reads. */
const blocksOf = (call: string) =>
  t.database.kysely.transaction().execute(async tx => {
    // The first time a connection asks, it also reads what the tables are.
    await sql.raw(`select ${call}`).execute(tx)
    const { rows } = await sql
      .raw<Explained>(`explain (analyze, buffers, format json) select ${call}`)
      .execute(tx)
    const plan = rows[0]?.['QUERY PLAN'][0].Plan
    return (plan?.['Shared Hit Blocks'] ?? 0) + (plan?.['Shared Read Blocks'] ?? 0)
  })

test('all that a nurse opened over the years, and all who opened a record, make no page slower', async () => {
  const now = t.time.now.toString()
  expect(await blocksOf(`access_people_of('${nurse.account}', '${now}')`)).toBeLessThan(50)
  expect(
    await blocksOf(`access_view_of('${nurse.account}', '${maria.patient}', 'staff', null, '${now}')`),
  ).toBeLessThan(50)
})
