import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { examples } from '../../../test/marked-record.ts'
import { type TestPortal, testPortal } from '../../../test/portal.ts'
import { importRecord } from '../../../test/record.ts'
import { accountAlone, grant } from '../../../test/sharing.ts'
import {
  open,
  openClinic,
  type Permission,
  permissions,
  type Role,
  roles,
} from '../../modules/access/index.ts'
import type { Tx } from '../../platform/db.ts'
import { type AccountId, newId, type PatientId, type SessionId } from '../../platform/ids.ts'

/**
 * What a page could do whose own check is wrong: it has an opened handle, and any statement that it likes. The
 * database's rules are then all that stands in its way.
 */
let t: TestPortal
let hers: PatientId
let other: PatientId
let own: AccountId
let caregiver: { account: AccountId; over: string }
const staff = {} as Record<Role, AccountId>
beforeAll(async () => {
  t = await testPortal()
  hers = await importRecord(t, Object.values(examples))
  other = await importRecord(t, [{ resourceType: 'Patient', id: 'other', birthDate: '2015-01-01' }])
  own = (await t.account('own@example.org', hers)).account
  await t.account('other@example.org', other)
  const account = await accountAlone(t, 'caregiver@example.org')
  const over = await grant(t, { patient: hers, account, permissions: ['records:read', 'sensitive:read'] })
  await t.behindTheRules('update access_grants set revoked_at = starts_at where id = $1', [over])
  await grant(t, { patient: hers, account, permissions: ['appointments:read'] })
  caregiver = { account, over }
  for (const role of roles) staff[role] = (await t.staff(`${role}@clinic.example`, role)).account
})
afterAll(() => t.close())

const actor = (account: AccountId, role: Role | null = null) => ({
  account,
  session: newId() as SessionId,
  act: 'test',
  target: null,
  origin: null,
  role,
})

async function inRecord(account: AccountId, asked: Permission, statement: string): Promise<number> {
  const opened = await open(t.database, actor(account), hers, asked, t.time.now, db => rowsOf(db, statement))
  if (!opened.opened) throw new Error('not opened')
  return opened.value
}

async function inClinic(role: Role, statement: string): Promise<number> {
  const who = actor(staff[role], role)
  const opened = await openClinic(t.database, who, 'workspace:use', t.time.now, db => rowsOf(db, statement))
  if (!opened.opened) throw new Error('not opened')
  return opened.value
}

const rowsOf = async (db: Tx, statement: string): Promise<number> =>
  Number((await sql.raw(statement).execute(db)).numAffectedRows ?? 0n)

/** Refused, or taken by no row. */
const changes = (work: Promise<number>): Promise<number> =>
  work.catch((error: Error) => {
    expect(error.message).toMatch(/permission denied|row-level security|append-only|taken back never changes/)
    return 0
  })

const giving = (relation: string, account: AccountId, patient: PatientId = hers) => `
  insert into access_grants (patient_id, id, account_id, relation, permissions, starts_at, ends_at)
  values ('${patient}', gen_random_uuid(), '${account}', '${relation}', '{${permissions}}', now(), now() + interval '1 day')`

describe('a page of a record, opened by somebody who may see appointments', () => {
  test.each([
    ['gives herself more', () => giving('caregiver', caregiver.account)],
    ['makes the record her own', () => giving('self', caregiver.account)],
    ['becomes a parent', () => giving('parent', caregiver.account)],
    ['becomes staff with it', () => giving('emergency', caregiver.account)],
    [
      'takes up what was taken back',
      () => `update access_grants set revoked_at = null where id = '${caregiver.over}'`,
    ],
    [
      'shuts out the person herself',
      () => `update access_grants set revoked_at = now() where account_id = '${own}'`,
    ],
    ['prolongs', () => `update access_grants set ends_at = 'infinity'`],
    [
      'makes herself staff',
      () =>
        `insert into staff (account_id, role, created_at) values ('${caregiver.account}', 'records', now())`,
    ],
    ['changes a role', () => `update staff set role = 'administrator'`],
    ['invites', () => `insert into invitations (id, kind) values (gen_random_uuid(), 'patient')`],
    [
      'asks as somebody else',
      () =>
        `insert into audit_questions (patient_id, id, entry_at, entry_lane, entry_seq, asked_by, asked_at, question) values ('${hers}', gen_random_uuid(), now(), 1, 1, '${own}', now(), 'x')`,
    ],
    [
      'decides what is confidential',
      () =>
        `insert into confidentiality_overrides (patient_id, id, resource_id, hide, reason, given_by, given_at) values ('${hers}', gen_random_uuid(), gen_random_uuid(), 0, 'x', '${caregiver.account}', now())`,
    ],
    ['labels anew', () => 'update clinical_resources set needs = 0'],
    ['says that no label is needed', () => 'update clinical_labelling set version = 0'],
    [
      'writes the trail',
      () =>
        `insert into audit_entries (at, lane, seq, kind, act, granted, hash) values (now(), 1, 1, 'system', 'x', true, '')`,
    ],
    ['forgets the trail', () => 'delete from audit_heads'],
  ])('%s: not', async (_, statement) => {
    expect(await changes(inRecord(caregiver.account, 'appointments:read', statement()))).toBe(0)
  })

  test('but she whose record it is may give: the statements above are ones that can work', async () => {
    const friend = await accountAlone(t, 'friend@example.org')
    expect(await changes(inRecord(own, 'sharing:write', giving('caregiver', friend)))).toBe(1)
    expect(await changes(inRecord(own, 'sharing:write', giving('parent', friend)))).toBe(0)
    expect(await changes(inRecord(own, 'sharing:write', giving('caregiver', friend, other)))).toBe(0)
  })

  test('reads no trail, no questions, no mails, no other person’s grants', async () => {
    for (const table of [
      'audit_entries',
      'audit_questions',
      'confidentiality_overrides',
      'guardianships',
      'mails',
      'sign_ups',
      'invitations',
      'emergency_reviews',
      'staff_searches',
      'child_requests',
    ]) {
      const read = open(
        t.database,
        actor(caregiver.account),
        hers,
        'appointments:read',
        t.time.now,
        async db => (await sql.raw(`select 1 from ${table}`).execute(db)).rows.length,
      )
      expect(await read, table).toEqual({ opened: true, value: 0 })
    }
  })
})

describe('a page of the workspace', () => {
  const cases = (role: Role): [string, string][] => [
    ['a record of one’s own', giving('self', staff[role])],
    ['a caregiver', giving('caregiver', staff[role])],
    ['a role', `update staff set role = 'administrator' where account_id = '${staff[role]}'`],
    ['another’s opening', giving('staff', own)],
    ['labels', 'update clinical_resources set needs = 0'],
    [
      'overrides',
      `insert into confidentiality_overrides (patient_id, id, resource_id, hide, reason, given_by, given_at) values ('${hers}', gen_random_uuid(), gen_random_uuid(), 0, 'x', '${staff[role]}', now())`,
    ],
    ['entries', 'update audit_entries set granted = true'],
    ['what was taken back', `update access_grants set revoked_at = null where id = '${caregiver.over}'`],
    ['the person herself', `update access_grants set revoked_at = now() where account_id = '${own}'`],
  ]

  test.each(roles)('of %s writes nothing that is not its own', async role => {
    for (const [what, statement] of cases(role)) {
      // Who may be what in the clinic is the administrator's.
      if (what === 'a role' && role === 'administrator') continue
      expect(await changes(inClinic(role, statement)), what).toBe(0)
    }
  })

  test.each(roles)('of %s reads nothing clinical', async role => {
    for (const table of [
      'clinical_resources',
      'clinical_versions',
      'record_searches',
      'confidentiality_overrides',
    ]) {
      const read = openClinic(
        t.database,
        actor(staff[role], role),
        'workspace:use',
        t.time.now,
        async db => (await sql.raw(`select 1 from ${table}`).execute(db)).rows.length,
      )
      expect(await read, table).toEqual({ opened: true, value: 0 })
    }
  })

  test.each(roles.filter(role => role !== 'administrator' && role !== 'records'))(
    'of %s reads no trail',
    async role => {
      const read = openClinic(
        t.database,
        actor(staff[role], role),
        'workspace:use',
        t.time.now,
        async db => (await sql.raw('select 1 from audit_entries').execute(db)).rows.length,
      )
      expect(await read).toEqual({ opened: true, value: 0 })
    },
  )
})
