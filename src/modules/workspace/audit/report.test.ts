import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeChain } from '../../../../test/audit-chain.ts'
import { examples } from '../../../../test/marked-record.ts'
import { type TestPortal, testPortal } from '../../../../test/portal.ts'
import { planOf } from '../../../../test/read-in-order.ts'
import { importRecord } from '../../../../test/record.ts'
import { accountAlone, grant } from '../../../../test/sharing.ts'
import type { Tx } from '../../../platform/db.ts'
import { type AccountId, newId, type PatientId, type SessionId } from '../../../platform/ids.ts'
import {
  type Opened,
  open,
  openClinic,
  type PatientDb,
  permissions,
  type Role,
  readInOrder,
} from '../../access/index.ts'
import { looksQuery } from '../../caregivers/who-looked/looks.ts'
import { entriesQuery } from './report.ts'

let t: TestPortal
let maria: PatientId
const cookies: Record<string, string> = {}
const staff = {} as Record<Role, AccountId>
let reader: AccountId
const big = '00000000-0000-4000-8000-000000000001' as PatientId
const user = '00000000-0000-4000-9000-000000000003'
const entries = 32_000

beforeAll(async () => {
  t = await testPortal()
  for (let month = 0; month < 6; month += 3)
    await t.behindTheRules(`select audit_prepare('2025-09-01'::timestamptz + interval '${month} months')`)
  const chain = writeChain(entries, {
    at: `'2025-09-01'::timestamptz + n * interval '8 minutes'`,
    patient: `case when n % 4 = 0 then '${big}' else '00000000-0000-4000-8000-' || lpad((n % 997 + 10)::text, 12, '0') end`,
    account: `'00000000-0000-4000-9000-' || lpad((n % 97)::text, 12, '0')`,
    kind: `case when n % 8 = 0 then 'staff' else 'person' end`,
    capacity: `case when n % 8 = 0 then 'staff' when n % 3 = 0 then 'caregiver' else 'self' end`,
    act: `(array['GET /records', 'GET /records/labs', 'GET /records/medications', 'GET /records/vitals'])[1 + n % 4]`,
    granted: 'n % 100 <> 7',
  })
  for (const statement of [...chain, 'analyze audit_entries']) await t.behindTheRules(statement)
  maria = await importRecord(t, [examples.patient, examples.lab])
  await t.account('maria@example.org', maria)
  cookies.maria = await t.signIn('maria@example.org')
  for (const role of ['records', 'administrator', 'nurse'] as const) {
    const { account, cookie } = await t.staff(`${role}@clinic.example`, role)
    cookies[role] = cookie
    staff[role] = account
  }
  reader = await accountAlone(t, 'reader@example.org')
  await grant(t, { patient: big, account: reader, permissions })
})
afterAll(() => t.close())

const read = async (path: string, who = 'records', form?: Record<string, string>) => {
  const response = await t.ask(path, { cookie: cookies[who] ?? '', ...(form && { form }) })
  return { status: response.status, to: response.headers.get('location'), html: await response.text() }
}
const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

describe('the report', () => {
  test('shows the newest first, goes on by pages, none twice', async () => {
    const times: string[] = []
    let path: string | null = '/staff/audit?to=2025-09-05'
    for (let page = 0; page < 3 && path !== null; page += 1) {
      const { html } = await read(path)
      times.push(...[...html.matchAll(/<th scope="row"[^>]*>([^<]+)</g)].map(found => found[1] ?? ''))
      path = /rel="next" href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? null
    }
    expect(times).toHaveLength(300)
    expect(new Set(times).size).toBe(300)
  })

  test('says in words who did what; every use of it is in it', async () => {
    await read('/records/labs', 'maria')
    await read('/staff/audit')
    const text = textOf((await read('/staff/audit')).html)
    expect(text).toMatch(/maria.*Looked at the test results/)
    expect(text).toMatch(/records, medical records office.*Looked at the audit trail/)
  })

  test.each([
    ['patient', 'Marked', 'patient='],
    ['user', 'maria@', 'user='],
  ])(
    'a %s is found by name and becomes an id, so that no address holds a name',
    async (field, text, part) => {
      const { status, to } = await read('/staff/audit', 'records', {
        [field]: field === 'patient' ? nameOfMaria() : text,
      })
      expect(status).toBe(303)
      expect(to).toContain(part)
      expect(to?.toLowerCase()).not.toContain(text.toLowerCase())
      expect(textOf((await read(to ?? '')).html)).toContain('Narrowed to')
    },
  )

  test('what fits several is asked about; what fits none, and wrong days, are said', async () => {
    const several = await read('/staff/audit', 'records', { user: 'clinic.example' })
    expect(several.status).toBe(422)
    expect(several.html).toContain('nurse@clinic.example')
    for (const form of [
      { user: 'nobody at all' },
      { patient: 'nobody at all' },
      { from: '2026-99-99' },
      { from: '2026-02-02', to: '2026-01-01' },
    ])
      expect((await read('/staff/audit', 'records', form as unknown as Record<string, string>)).status).toBe(
        422,
      )
  })

  test('narrowed by act and outcome', async () => {
    const { to } = await read('/staff/audit', 'administrator', {
      act: 'GET /records/vitals',
      outcome: 'refused',
    })
    const { html } = await read(to ?? '', 'administrator')
    const shown = textOf(/<tbody>.*<\/tbody>/s.exec(html)?.[0] ?? '')
    expect(shown).toContain('Tried to look at the vital signs and was not let in')
    expect(shown).not.toContain('medicines')
  })

  test('the file has the same entries with all that is known of each', async () => {
    const file = await read(`/staff/audit/file?user=${user}`)
    const lines = file.html.trim().split('\r\n')
    expect(lines.length).toBe(1 + Math.ceil((entries - 3) / 97))
    expect(lines[1]).toContain('192.0.2.1')
  })

  test('odd addresses narrow by nothing', async () => {
    expect((await read('/staff/audit?patient=x&user=1&from=tomorrow&outcome=maybe&before=1')).status).toBe(
      200,
    )
    expect((await read('/staff/audit?before=99.99999999999.9999999999999999')).status).toBe(200)
  })

  test('a nurse has none of it', async () => {
    for (const path of ['/staff/audit', '/staff/audit/file'])
      expect((await read(path, 'nurse')).status).toBe(404)
  })
})

const nameOfMaria = () => {
  const [name] = examples.patient.name
  return name.family
}

describe('with many entries, a page reads little more than it shows', () => {
  const actor = { session: newId() as SessionId, act: 'test', target: null, origin: null }
  const planned = (result: Opened<unknown>) => (result.opened ? result.value : 'not opened')
  const inClinic = async (work: (tx: Tx) => Promise<unknown>) =>
    planned(
      await openClinic(
        t.database,
        { ...actor, account: staff.records, role: 'records' },
        'audit:report',
        t.time.now,
        async db => {
          await readInOrder(db)
          return work(db)
        },
      ),
    )
  const inRecord = async (work: (db: PatientDb<'audit:read'>) => Promise<unknown>) =>
    planned(
      await open(t.database, { ...actor, account: reader }, big, 'audit:read', t.time.now, async db => {
        await readInOrder(db)
        return work(db)
      }),
    )
  const nothing = {
    from: null,
    to: null,
    patient: null,
    account: null,
    act: null,
    granted: null,
    before: null,
  }
  const before = { lane: 3, seq: 40, micros: Date.UTC(2025, 10, 15) * 1000 }

  test.each([
    ['everything', {}],
    ['a patient', { patient: big }],
    ['a user', { account: user }],
    ['an act', { act: 'GET /records/vitals' }],
    ['an act that never was', { act: 'GET /nothing' }],
    ['refusals', { granted: false }],
    ['a later page', { before }],
    ['a later page of a patient', { patient: big, before }],
    ['a user and an act', { account: user, act: 'GET /records/vitals' }],
  ])('the report narrowed to %s', async (_, asked) => {
    const plan = await inClinic(tx => planOf(tx, entriesQuery({ ...nothing, ...asked }, 101)))
    expect(plan).toMatchObject({ walked: [] })
    expect((plan as { entriesRead: number }).entriesRead).toBeLessThan(700)
  })

  test.each([
    ['everybody else', { who: 'others', since: null, before: null }],
    ['staff', { who: 'staff', since: null, before: null }],
    ['herself', { who: 'herself', since: null, before: null }],
    ['a later page', { who: 'others', since: null, before }],
  ] as const)('the patient’s own page: %s', async (_, asked) => {
    const plan = await inRecord(db => planOf(db, looksQuery(db, asked, 101)))
    expect(plan).toMatchObject({ walked: [] })
    expect((plan as { entriesRead: number }).entriesRead).toBeLessThan(350)
  })
})
