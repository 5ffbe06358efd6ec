import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { writeChain } from '../../../../test/audit-chain.ts'
import { type TestPortal, testPortal } from '../../../../test/portal.ts'
import { anchorAudit, verifyAudit } from '../index.ts'

const entries = 6_400

let t: TestPortal
let busy: pg.Client
beforeEach(async () => {
  t = await testPortal()
  // Lane 7 is the one that is tampered with: the walk's own entry goes elsewhere, as if another held it.
  busy = new pg.Client({ connectionString: t.database.url })
  await busy.connect()
  await busy.query('select pg_advisory_lock(731001, 7)')
  for (const statement of writeChain(entries, { at: `'2026-02-01'::timestamptz + n * interval '7 minutes'` }))
    await t.behindTheRules(statement)
})
afterEach(async () => {
  await busy.end()
  await t.close()
})

/** Many small stretches, so that breaks lie in the middle of the walk too. */
const verify = (against?: string) =>
  verifyAudit(t.database, t.time.now, { stretch: 1_000, against: against ?? null })

/** As somebody would who has the whole server. */
const tamper = async (...statements: string[]) => {
  for (const statement of statements)
    await t.behindTheRules(`set session_replication_role = replica; ${statement}`)
}

test('a whole chain is whole, and says how long it is', async () => {
  const told: number[] = []
  const found = await verifyAudit(t.database, t.time.now, {
    stretch: 1_000,
    progress: done => told.push(done),
  })
  expect(found).toEqual({ whole: true, entries: entries + 1, anchor: expect.stringMatching(/^v1:/) })
  expect(told.length).toBeGreaterThan(5)
  expect(told.at(-1)).toBe(entries + 1)
})

test('what the portal writes itself follows, several at once too, and while the chain is walked', async () => {
  const people = await Promise.all(Array.from({ length: 20 }, (_, n) => t.account(`person${n}@example.org`)))
  const [cookie] = await Promise.all(people.slice(0, 1).map(() => t.signIn('person0@example.org')))
  const writing = Array.from({ length: 40 }, () => t.ask('/records', { cookie: cookie ?? '' }))
  const [found] = await Promise.all([verify(), ...writing])
  expect(found).toMatchObject({ whole: true })
  expect(await verify()).toMatchObject({ whole: true })
})

const at = (seq: number, lane = 7) => `lane = ${lane} and seq = ${seq}`

describe('is found:', () => {
  test.each([
    ['act', `'GET /records/vitals'`],
    ['granted', 'false'],
    ['at', `at + interval '1 microsecond'`],
    ['account_id', 'gen_random_uuid()'],
    ['patient_id', 'gen_random_uuid()'],
    ['role', `'nurse'`],
    ['origin', 'null'],
    ['target', 'gen_random_uuid()'],
    ['hash', `sha256('other')`],
  ])('one entry with another %s', async (column, value) => {
    await tamper(`update audit_entries set ${column} = ${value} where ${at(42)}`)
    expect(await verify()).toMatchObject({ broken: { what: 'changed', lane: 7, seq: 42 } })
  })

  test.each([1, 2, 57])('entry %i removed', async seq => {
    await tamper(`delete from audit_entries where ${at(seq)}`)
    expect(await verify()).toMatchObject({ broken: { what: 'removed', lane: 7, seq } })
  })

  test('one removed and all after it numbered anew', async () => {
    await tamper(
      `delete from audit_entries where ${at(30)}`,
      `update audit_entries set seq = seq - 1 where lane = 7 and seq > 30`,
      'update audit_heads set seq = seq - 1 where lane = 7',
    )
    expect(await verify()).toMatchObject({ broken: { what: 'removed', lane: 7, seq: 30 } })
  })

  test('two that changed places', async () => {
    await tamper(
      `update audit_entries set seq = case seq when 20 then 21 else 20 end where lane = 7 and seq in (20, 21)`,
    )
    expect(await verify()).toMatchObject({ broken: { what: 'moved', lane: 7, seq: 20 } })
  })

  test('two far apart that changed places', async () => {
    await tamper(
      `update audit_entries set seq = case seq when 20 then 80 else 20 end where lane = 7 and seq in (20, 80)`,
    )
    expect(await verify()).toMatchObject({ broken: { what: 'moved', lane: 7, seq: 20 } })
  })

  const copy = (seq: string, where: string) =>
    `insert into audit_entries select at + interval '1 s', lane, ${seq}, kind, account_id, session_id, job, patient_id,
       capacity, role, authority, permission, act, target, origin, granted, sha256('made up')
     from audit_entries where ${where}`

  test('one put in beside another of the same number', async () => {
    await tamper(copy('seq', at(33)))
    expect(await verify()).toMatchObject({ broken: { what: 'put-in', lane: 7 } })
  })

  test('one put in, and all after it numbered anew', async () => {
    await tamper(
      `update audit_entries set seq = seq + 1 where lane = 7 and seq > 33`,
      copy('34', at(33)),
      'update audit_heads set seq = seq + 1 where lane = 7',
    )
    expect(await verify()).toMatchObject({ broken: { what: 'put-in', lane: 7, seq: 34 } })
  })

  test.each([`lane = 7 and seq = 100`, `lane = 7 and seq > 60`, 'lane = 7'])('cut off: %s', async where => {
    await tamper(`delete from audit_entries where ${where}`)
    expect(await verify()).toMatchObject({ broken: { what: 'cut-off', lane: 7 } })
  })

  test('an entry put in behind the end, or into a lane that is none', async () => {
    await tamper(copy('101', at(100)))
    expect(await verify()).toMatchObject({ broken: { what: 'put-in', lane: 7, seq: 101 } })
    await tamper(`delete from audit_entries where ${at(101)}`)
    expect(await verify()).toMatchObject({ whole: true })
    await tamper(`update audit_entries set lane = 64 where ${at(100)}`)
    expect(await verify()).toMatchObject({ whole: false })
  })

  test('the last entry changed together with its own hash', async () => {
    await tamper(`update audit_entries set act = 'other', hash = sha256('x') where ${at(100)}`)
    expect(await verify()).toMatchObject({ broken: { what: 'changed', lane: 7, seq: 100 } })
    await t.behindTheRules(`update audit_heads set hash = sha256('x') where lane = 7`)
    expect(await verify()).toMatchObject({ broken: { what: 'changed', lane: 7, seq: 100 } })
  })

  test('a head that is gone', async () => {
    await t.behindTheRules('delete from audit_heads where lane = 7')
    expect(await verify()).toMatchObject({ broken: { what: 'cut-off', lane: 7 } })
  })
})

describe('an anchor from the log', () => {
  test('holds as long as what stood then still stands, however much came after', async () => {
    const anchor = await anchorAudit(t.database, t.time.now)
    await t.account('later@example.org')
    expect(await verify(anchor)).toMatchObject({ whole: true })
    expect(await verify('something else')).toMatchObject({ why: 'not-an-anchor' })
  })

  test('tells a chain that was written anew from the one that stood then', async () => {
    const anchor = await anchorAudit(t.database, t.time.now)
    // Lane 7 cut off, its head set back: a whole chain, and not the one that was.
    await tamper(
      'delete from audit_entries where lane = 7 and seq > 90',
      'update audit_heads set (seq, hash) = (select seq, hash from audit_entries where lane = 7 and seq = 90) where lane = 7',
    )
    expect(await verify()).toMatchObject({ whole: true })
    expect(await verify(anchor)).toMatchObject({ whole: false, why: 'not-what-it-was' })
  })
})
