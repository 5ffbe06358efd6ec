import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeChain } from '../../../test/audit-chain.ts'
import { type TestPortal, testPortal } from '../../../test/portal.ts'
import { auditVerify } from './audit-verify.ts'

let t: TestPortal
let lines: string[]
beforeEach(async () => {
  t = await testPortal()
  lines = []
  for (const statement of writeChain(640, { at: `'2026-02-01'::timestamptz + n * interval '7 minutes'` }))
    await t.behindTheRules(statement)
})
afterEach(() => t.close())

const run = (against: string | null = null) =>
  auditVerify(t.database, { against, clock: () => t.time.now, say: line => lines.push(line), bar: null })

test('a whole trail: the count, the anchor, exit code 0; and the anchor can be given back', async () => {
  expect(await run()).toBe(0)
  expect(lines[0]).toMatch(/^The audit trail is whole: 641 entries/)
  const anchor = lines[1]?.replace('Anchor: ', '') ?? ''
  expect(await run(anchor)).toBe(0)
  expect(lines.join('\n')).toContain('still holds')
})

test('an altered one: lane, number, time and what is wrong, exit code 1', async () => {
  await t.behindTheRules(
    `set session_replication_role = replica; update audit_entries set origin = 'x' where lane = 3 and seq = 2`,
  )
  expect(await run()).toBe(1)
  expect(lines[0]).toMatch(/ALTERED. Entry 2 of lane 3, 2026-02-01T07:49:00Z, was changed/)
})

test('what is no anchor is said to be none', async () => {
  expect(await run('v1:nonsense')).toBe(1)
  expect(lines[0]).toMatch(/no anchor/)
})
