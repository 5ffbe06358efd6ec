import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestPortal, testNow, testPortal } from '../../../test/portal.ts'
import { importRecord } from '../../../test/record.ts'
import { accountAlone, grant } from '../../../test/sharing.ts'
import { openSystem, type Permission } from '../../modules/access/index.ts'
import { listResults } from '../../modules/clinical/index.ts'
import type { AccountId, PatientId } from '../../platform/ids.ts'

/** A page whose reading travels with its opening (decision 0020) is opened, refused and audited like any other. */
let t: TestPortal
let hers: PatientId
let own: AccountId
let daughter: AccountId
let cookie: string

const page = '/records/labs'

beforeAll(async () => {
  t = await testPortal()
  hers = await importRecord(t, [
    { resourceType: 'Patient', id: 'ana', name: [{ family: 'Rivera' }] },
    {
      resourceType: 'Observation',
      id: 'lab',
      status: 'final',
      category: [{ coding: [{ code: 'laboratory' }] }],
      code: { text: 'Zinc in hair' },
      subject: { reference: 'Patient/ana' },
      effectiveDateTime: '2026-02-10T15:00:00Z',
      valueQuantity: { value: 4, unit: 'mg/dL' },
    },
  ])
  own = (await t.account('ana@example.org', hers)).account
  daughter = await accountAlone(t, 'daughter@example.org')
})
afterAll(() => t.close())
beforeEach(async () => {
  t.time.now = testNow
  await t.behindTheRules('delete from access_grants where account_id = $1', [daughter])
  cookie = await t.signIn('daughter@example.org')
})

const let_in = (permissions: readonly Permission[], more: object = {}) =>
  grant(t, { patient: hers, account: daughter, permissions, ...more })

const shows = async (as = cookie): Promise<boolean> => {
  const response = await t.ask(page, { cookie: as })
  return (await response.text()).includes('Zinc in hair')
}

const entries = (account: AccountId) =>
  openSystem(t.database, { name: 'administrator', act: 'test' }, t.time.now, db =>
    db
      .selectFrom('audit_entries')
      .select(['kind', 'capacity', 'permission', 'act', 'target', 'granted', 'patient_id'])
      .where('account_id', '=', account)
      .where('act', '=', `GET ${page}`)
      .orderBy('at')
      .orderBy('lane')
      .orderBy('seq')
      .execute(),
  )

test('it opens with one trip of two statements, and one entry like that of `open`', async () => {
  const mine = await t.signIn('ana@example.org')
  await t.ask(page, { cookie: mine })
  const before = (await entries(own)).length
  const sent = t.database.sent()
  expect(await shows(mine)).toBe(true)
  expect(t.database.sent() - sent).toBe(4)
  const [ahead, ...more] = (await entries(own)).slice(before)
  expect(more).toEqual([])
  // The results outside of their range are not known beforehand: the same address, opened by `open`.
  await t.ask(`${page}?show=outside`, { cookie: mine })
  expect((await entries(own)).at(-1)).toEqual(ahead)
  expect(ahead).toMatchObject({ kind: 'person', capacity: 'self', patient_id: hers, granted: true })
})

test('without a session, or with a forged one, it leads to the sign-in', async () => {
  for (const as of ['', `${cookie.slice(0, -4)}AAA=`, 'porchlight.session_token=x.y'])
    expect((await t.ask(page, { cookie: as })).headers.get('location')).toMatch(/^\/sign-in/)
})

describe('it ends with the right to it', () => {
  test('a grant that was taken back', async () => {
    const given = await let_in(['records:read'])
    expect(await shows()).toBe(true)
    await t.behindTheRules('update access_grants set revoked_at = $2 where id = $1', [
      given,
      testNow.toString(),
    ])
    expect(await shows()).toBe(false)
  })

  test('a grant whose time is over, to the second', async () => {
    await let_in(['records:read'], { until: testNow.add({ seconds: 90 }) })
    t.time.now = testNow.add({ seconds: 89 })
    expect(await shows()).toBe(true)
    t.time.now = testNow.add({ seconds: 90 })
    expect(await shows()).toBe(false)
  })

  test('a grant without this permission: a 404 like any other, and an entry that says so', async () => {
    await let_in(['appointments:read'])
    const [refused, nowhere] = [
      await t.ask(page, { cookie }),
      await t.ask(`/records/labs/${randomUUID()}`, { cookie }),
    ]
    expect([refused.status, nowhere.status]).toEqual([404, 404])
    expect((await refused.text()).replaceAll(page, '')).not.toContain('Zinc')
    expect(await entries(daughter)).toContainEqual(
      expect.objectContaining({ granted: false, permission: 'records:read', patient_id: hers }),
    )
  })

  test('a session that was ended, that idled too long, that is too old', async () => {
    await let_in(['records:read'])
    t.time.now = testNow.add({ minutes: 31 })
    expect(await shows()).toBe(false)
    t.time.now = testNow
    expect(await shows()).toBe(true)
    await t.behindTheRules('update sessions set last_seen_at = $1', [testNow.add({ hours: 12 }).toString()])
    t.time.now = testNow.add({ hours: 12 })
    expect(await shows()).toBe(false)
    t.time.now = testNow
    await t.behindTheRules('delete from sessions where account_id = $1', [daughter])
    expect(await shows()).toBe(false)
  })
})

test('what is confidential stays hidden from whoever may not see it', async () => {
  await t.behindTheRules(`update clinical_resources set needs = needs | 16 where kind = 'lab'`)
  try {
    await let_in(['records:read'])
    expect(await shows()).toBe(false)
    await let_in(['records:read', 'sensitive:read'])
    expect(await shows()).toBe(true)
  } finally {
    await t.behindTheRules('update clinical_resources set needs = needs & ~16')
  }
})

test('using it keeps a session from idling out', async () => {
  await let_in(['records:read'])
  for (const minutes of [20, 40, 60]) {
    t.time.now = testNow.add({ minutes })
    expect(await shows()).toBe(true)
  }
})

test('in a preview it shows what the other sees, and no more', async () => {
  const mine = await t.signIn('ana@example.org')
  const [less, enough] = [await let_in(['appointments:read']), await let_in(['records:read'])]
  const preview = (id: string | null) =>
    t.behindTheRules(
      'update sessions set acting_for = $2, view = $3, view_grant = $4 where account_id = $1',
      [own, hers, id && 'preview', id],
    )
  await t.behindTheRules('update access_grants set revoked_at = $2 where id = $1', [
    enough,
    testNow.toString(),
  ])
  await preview(less)
  expect(await shows(mine)).toBe(false)
  await let_in(['records:read'])
  expect(await shows(mine)).toBe(true)
  await preview(null)
})

test('the reading alone reaches nothing, and forged settings do not help it', async () => {
  const { statement } = listResults({ zone: 'America/Chicago', years: null, limit: 20, offset: 0 })
  const forged = Object.entries({
    scope: 'patient',
    account: own,
    patient: hers,
    may: ' records:read sensitive:read ',
    hidden: '0',
    seal: 'forged',
  }).map(([name, value]) => ({
    sql: 'select set_config($1, $2, true)',
    parameters: [`portal.${name}`, value],
  }))
  const { rows } = await sql<{
    token: string
  }>`select token from sessions where account_id = ${daughter}`.execute(t.database.kysely)
  const at = testNow.toString()
  const strangers = {
    sql: 'select session_open($1, $2, $3, $4, $4, $5, $6, null)',
    parameters: [
      rows[0]?.token ?? '',
      at,
      testNow.subtract({ hours: 1 }).toString(),
      testNow.subtract({ hours: 1 }).toString(),
      '{records:read}',
      'GET /test',
    ],
  }
  for (const before of [[], forged, [strangers], [strangers, ...forged], [...forged, strangers]]) {
    const answers = await t.database.inOneTrip([...before, statement])
    expect(answers.at(-1)).toMatchObject([{ results: null, beside: null, years: null, known: null }])
  }
})
