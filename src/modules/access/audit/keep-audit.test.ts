import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../../test/postgres.ts'
import { instant } from '../../../platform/clock.ts'
import { connect, type Database } from '../../../platform/db.ts'
import { openSystem, prepareAudit, verifyAudit } from '../index.ts'

let fresh: FreshDatabase
let database: Database
let admin: pg.Client
beforeEach(async () => {
  fresh = await freshDatabase()
  database = connect(fresh.url, { max: 4 })
  admin = new pg.Client({ connectionString: fresh.adminUrl })
  await admin.connect()
})
afterEach(async () => {
  await admin.end()
  await database.close()
  await fresh.drop()
})

const note = (at: string, act = 'test') =>
  openSystem(database, { name: 'jobs', act }, instant(at), async () => null)
const partitions = async () =>
  (
    await admin.query<{ name: string }>(
      `select inhrelid::regclass::text as name from pg_inherits where inhparent = 'audit_entries'::regclass order by 1`,
    )
  ).rows.map(({ name }) => name.replace('audit_entries_', ''))
const whereIs = async (act: string) =>
  (
    await admin.query<{ name: string }>(
      `select tableoid::regclass::text as name from audit_entries where act = $1`,
      [act],
    )
  ).rows[0]?.name

test('this month and the two to come get a place of their own; asked again, nothing changes', async () => {
  await prepareAudit(database, instant('2031-12-31T23:59:59Z'))
  const made = await partitions()
  expect(made).toEqual(expect.arrayContaining(['2031_12', '2032_01', '2032_02']))
  await prepareAudit(database, instant('2031-12-31T23:59:59Z'))
  expect(await partitions()).toEqual(made)
  await note('2032-01-01T00:00:00Z', 'new year')
  expect(await whereIs('new year')).toBe('audit_entries_2032_01')
})

test('two that start at once do not fail', async () => {
  await Promise.all([1, 2, 3].map(() => prepareAudit(database, instant('2040-05-05T00:00:00Z'))))
  expect(await partitions()).toEqual(expect.arrayContaining(['2040_05', '2040_06', '2040_07']))
})

test('a month that has begun in the default partition stays there, and is found and verified', async () => {
  await note('2035-06-10T00:00:00Z', 'before')
  await prepareAudit(database, instant('2035-06-20T00:00:00Z'))
  expect(await partitions()).toEqual(expect.arrayContaining(['2035_07', '2035_08']))
  expect(await partitions()).not.toContain('2035_06')
  await note('2035-06-21T00:00:00Z', 'after')
  expect(await whereIs('after')).toBe('audit_entries_default')
  expect(await verifyAudit(database, instant('2035-06-22T00:00:00Z'))).toMatchObject({ whole: true })
})

test.each(['1970-01-01T00:00:00Z', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z'])(
  'a clock that says %s harms nothing',
  async odd => {
    await prepareAudit(database, instant(odd))
    await note(odd, 'odd')
    await note('2026-03-03T00:00:00Z', 'right again')
    expect(await verifyAudit(database, instant('2026-03-03T00:00:00Z'))).toMatchObject({ whole: true })
  },
)

test('what holds the default partition up does not make everybody wait', async () => {
  await admin.query('begin; select count(*) from audit_entries_default')
  const began = performance.now()
  await prepareAudit(database, instant('2045-01-01T00:00:00Z'))
  expect(performance.now() - began).toBeLessThan(20_000)
  await note('2045-01-01T00:00:00Z', 'meanwhile')
  await admin.query('commit')
  expect(await whereIs('meanwhile')).toBe('audit_entries_default')
}, 30_000)

describe('nobody changes what was written', () => {
  const attempts = [
    'update audit_entries set granted = false',
    'delete from audit_entries',
    'truncate audit_entries',
    'truncate audit_entries_default',
    'update audit_heads set seq = 0',
    'delete from audit_heads',
    `insert into audit_entries (at, lane, seq, kind, account_id, act, granted, hash)
       values (now(), 1, 1, 'account', gen_random_uuid(), 'made up', true, '')`,
    `select audit_add('account', gen_random_uuid(), null, null, null, null, null, null, 'made up', null, null, true, now())`,
    'alter table audit_entries disable trigger all',
    'alter table audit_entries disable row level security',
    'drop table audit_entries',
    'drop policy app_reads on audit_entries',
    'create policy mine on audit_entries using (true)',
    'set session_replication_role = replica',
    `select audit_protect('audit_entries')`,
  ]
  test.each(attempts)('not the application: %s', async attempt => {
    await note('2026-03-03T00:00:00Z')
    await expect(database.pool.query(attempt)).rejects.toThrow(/permission denied|must be owner/)
  })

  test('it reads no partition past the policies of the whole', async () => {
    await note('2026-03-03T00:00:00Z')
    await expect(database.pool.query('select * from audit_entries_default')).rejects.toThrow(
      'permission denied',
    )
  })

  test.each(attempts.slice(0, 4))('nor the owner: %s', async attempt => {
    await note('2026-03-03T00:00:00Z')
    const owner = new pg.Client({ connectionString: fresh.url })
    await owner.connect()
    const done = await owner.query(attempt).then(
      ({ rowCount }) => rowCount ?? 1,
      () => 0,
    )
    await owner.end()
    expect(done).toBe(0)
    expect(await whereIs('test')).toBe('audit_entries_default')
  })
})

test('whoever looks does not wait for the disk; what is done or refused does', async () => {
  const waits = async (act: string, granted: boolean) => {
    await admin.query('begin')
    await admin.query(
      `select audit_add('account', gen_random_uuid(), null, null, null, null, null, null, $1, null, null, $2, now())`,
      [act, granted],
    )
    const { rows } = await admin.query<{ synchronous_commit: string }>('show synchronous_commit')
    await admin.query('rollback')
    return rows[0]?.synchronous_commit
  }
  await admin.query('set synchronous_commit = on')
  expect(await waits('GET /records', true)).toBe('off')
  expect(await waits('GET /records', false)).toBe('on')
  expect(await waits('POST /caregivers/invite', true)).toBe('on')
})
