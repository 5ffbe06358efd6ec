import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestPortal, testPortal } from '../../../test/portal.ts'
import { accountAlone, grant } from '../../../test/sharing.ts'
import type { Instant } from '../../platform/clock.ts'
import type { AccountId, PatientId } from '../../platform/ids.ts'
import { openSystem, type Permission, whoMaySee } from './index.ts'

const visits = 2048
const confidential = 2048 | 16

let t: TestPortal
let ana: PatientId
const names = new Map<AccountId, string>()
beforeAll(async () => {
  t = await testPortal()
  const own = await t.account('ana@example.org')
  ana = own.patient
  names.set(own.account, 'ana')
  const hour = (n: number): Instant => t.time.now.add({ hours: n })
  const lets = async (
    name: string,
    permissions: Permission[],
    more: { relation?: string; from?: Instant; until?: Instant } = {},
  ) => {
    const account = await accountAlone(t, `${name}@example.org`)
    names.set(account, name)
    await grant(t, { patient: ana, account, permissions, from: hour(-10), ...more })
    return account
  }
  await lets('parent', ['appointments:read'], { relation: 'parent' })
  await lets('guardian', ['appointments:read', 'sensitive:read'], { relation: 'guardian' })
  await lets('sister', ['appointments:read', 'appointments:write'])
  await lets('reader', ['records:read', 'sensitive:read'])
  await lets('nothing', [])
  await lets('later', ['appointments:read'], { from: hour(1) })
  await lets('ended', ['appointments:read'], { until: hour(-1) })
  await lets('ending', ['appointments:read'], { until: t.time.now })
  await lets('staff', ['appointments:read'], { relation: 'staff', until: hour(8) })
  await lets('emergency', ['appointments:read'], { relation: 'emergency', until: hour(8) })
  const revoked = await lets('revoked', ['appointments:read'])
  await t.behindTheRules('update access_grants set revoked_at = $2 where account_id = $1', [
    revoked,
    t.time.now.toString(),
  ])
  // What two grants give together is what she has.
  const two = await lets('two', ['sensitive:read'])
  await grant(t, {
    patient: ana,
    account: two,
    permissions: ['appointments:read'],
    relation: 'parent',
    from: hour(-1),
  })
})
afterAll(() => t.close())

const seeing = async (needs: number, patient = ana) => {
  const found = await openSystem(t.database, { name: 'jobs', act: 'test' }, t.time.now, db =>
    whoMaySee(db, patient, needs, t.time.now),
  )
  return Object.fromEntries(found.map(({ account, relation }) => [names.get(account), relation]))
}

describe('who may see a visit', () => {
  test('are those who by their own grants may now', async () => {
    expect(await seeing(visits)).toEqual({
      ana: 'self',
      parent: 'parent',
      guardian: 'guardian',
      sister: 'caregiver',
      two: 'parent',
    })
  })
  test('of a confidential kind: only those who may see that too', async () => {
    expect(await seeing(confidential)).toEqual({ ana: 'self', guardian: 'guardian', two: 'parent' })
  })
  test('of somebody else: nobody of these', async () => {
    const { patient } = await t.account('other@example.org')
    expect(Object.keys(await seeing(visits, patient))).toHaveLength(1)
  })
})
