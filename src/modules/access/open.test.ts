import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestPortal, testPortal } from '../../../test/portal.ts'
import { type AccountId, newId, type PatientId, type SessionId } from '../../platform/ids.ts'
import { grantOwnRecord, open, openSystem, type PatientDb, type SystemDb } from './index.ts'

let t: TestPortal
let maria: { account: AccountId; patient: PatientId }
let john: { account: AccountId; patient: PatientId }
beforeAll(async () => {
  t = await testPortal()
  maria = await t.account('maria@example.org')
  john = await t.account('john@example.org')
})
afterAll(() => t.close())

const actor = (account: AccountId, act = 'GET /somewhere') => ({
  account,
  session: newId() as SessionId,
  act,
  target: null,
  origin: '192.0.2.1',
})
const audited = (act: string) =>
  openSystem(t.database, { name: 'administrator', act: 'test' }, t.time.now, db =>
    db.selectFrom('audit_entries').selectAll().where('act', '=', act).execute(),
  )

test('her own record opens, and the audit trail has the entry', async () => {
  const opened = await open(
    t.database,
    actor(maria.account, 'GET /mine'),
    maria.patient,
    'records:read',
    t.time.now,
    async db => db.patient,
  )
  expect(opened).toEqual({ opened: true, value: maria.patient })
  expect(await audited('GET /mine')).toMatchObject([
    {
      account_id: maria.account,
      patient_id: maria.patient,
      permission: 'records:read',
      granted: true,
      kind: 'person',
    },
  ])
})

test('a stranger gets the same answer as for a patient that does not exist; the try is audited', async () => {
  const never = async () => {
    throw new Error('work must not run')
  }
  const stranger = await open(
    t.database,
    actor(john.account, 'GET /hers'),
    maria.patient,
    'records:read',
    t.time.now,
    never,
  )
  const nowhere = await open(
    t.database,
    actor(john.account),
    newId() as PatientId,
    'records:read',
    t.time.now,
    never,
  )
  expect(stranger).toEqual({ opened: false })
  expect(nowhere).toEqual({ opened: false })
  expect(await audited('GET /hers')).toMatchObject([{ account_id: john.account, granted: false }])
})

test('a grant counts from its start to its end, not before and not after', async () => {
  const at = (now: typeof t.time.now) =>
    open(t.database, actor(maria.account), maria.patient, 'records:read', now, async () => 1)
  expect((await at(t.time.now.subtract({ seconds: 1 }))).opened).toBe(false)
  expect((await at(t.time.now)).opened).toBe(true)
})

test('inside an opened transaction only that patient exists', async () => {
  const opened = await open(t.database, actor(maria.account), maria.patient, 'records:read', t.time.now, db =>
    db.selectFrom('access_grants').select('patient_id').execute(),
  )
  expect(opened).toEqual({ opened: true, value: [{ patient_id: maria.patient }] })
})

test('the context ends with its transaction: the next query on the same connection sees nothing', async () => {
  await Promise.all(
    Array.from({ length: 8 }, () =>
      open(t.database, actor(maria.account), maria.patient, 'records:read', t.time.now, async () => 1),
    ),
  )
  for (let i = 0; i < 8; i++) {
    expect(await t.database.kysely.selectFrom('access_grants').selectAll().execute()).toEqual([])
    expect(await t.database.kysely.selectFrom('audit_entries').selectAll().execute()).toEqual([])
  }
})

test('work that fails leaves nothing behind', async () => {
  await expect(
    open(
      t.database,
      actor(maria.account, 'GET /fails'),
      maria.patient,
      'records:read',
      t.time.now,
      async () => {
        throw new Error('bug')
      },
    ),
  ).rejects.toThrow('bug')
  expect(await audited('GET /fails')).toEqual([])
})

describe('the application role by itself', () => {
  const refused = (query: ReturnType<typeof sql>) =>
    expect(
      openSystem(t.database, { name: 'administrator', act: 'test' }, t.time.now, db => query.execute(db)),
    ).rejects.toThrow(/permission denied|append-only/)

  test('cannot write, change or empty the audit trail', async () => {
    await refused(
      sql`insert into audit_entries (at, kind, job, act, granted) values (now(), 'system', 'x', 'x', true)`,
    )
    await refused(sql`update audit_entries set act = 'nothing'`)
    await refused(sql`delete from audit_entries`)
    await refused(sql`truncate audit_entries`)
    await refused(sql`delete from audit_entries_default`)
  })

  test('cannot change or take away a grant', async () => {
    await refused(sql`update access_grants set permissions = '{}'`)
    await refused(sql`delete from access_grants`)
  })

  test('cannot give a grant outside a job', async () => {
    await expect(
      open(t.database, actor(john.account), john.patient, 'records:read', t.time.now, db =>
        grantOwnRecord(db as unknown as SystemDb, newId() as AccountId, maria.patient, t.time.now),
      ),
    ).rejects.toThrow('row-level security')
  })
})

test('one account a patient, whoever wins the race', async () => {
  const patient = newId() as PatientId
  const tries = await Promise.all(
    Array.from({ length: 6 }, () =>
      openSystem(t.database, { name: 'administrator', act: 'race' }, t.time.now, db =>
        grantOwnRecord(db, newId() as AccountId, patient, t.time.now),
      ),
    ),
  )
  expect(tries.filter(x => x.granted)).toHaveLength(1)
  expect(tries.filter(x => !x.granted && x.why === 'patient-has-account')).toHaveLength(5)
})

test('the types let no one reach rows without an opened handle, or with one for something else', () => {
  const readsRecord = (db: PatientDb<'records:read'>) => db.patient
  const neverRun = (handle: { tx: typeof t.database.kysely; system: SystemDb }) => {
    // @ts-expect-error a bare connection is no handle
    readsRecord(handle.tx)
    // @ts-expect-error a job's handle is not a patient's
    readsRecord(handle.system)
  }
  expect(neverRun).toBeTypeOf('function')
})
