import { afterAll, beforeAll, expect, test } from 'vitest'
import { plainTimes } from '../../../test/plain-times.ts'
import { type TestPortal, testNow, testPortal } from '../../../test/portal.ts'
import type { Database, Tx } from '../../platform/db.ts'
import { newId, type SessionId } from '../../platform/ids.ts'
import { type ClinicPermission, open, openClinic, openSystem, type Role } from '../access/index.ts'
import { type Mail, sendMail } from './index.ts'

const now = testNow
let t: TestPortal
let database: Database
beforeAll(async () => {
  t = await testPortal()
  database = t.database
})
afterAll(() => t.close())

const mail = (more: Partial<Mail> & { key: string }): Mail => ({
  to: 'maria@example.org',
  lang: 'en',
  subject: 'Your account',
  lines: ['Hello', 'http://localhost:3000/somewhere'],
  account: null,
  ...more,
})
const send = (one: Mail) => database.kysely.transaction().execute(tx => sendMail(tx, one, now))
const written = () =>
  openSystem(database, { name: 'jobs', act: 'test' }, now, db =>
    db.selectFrom('mails').selectAll().orderBy('created_at').execute(),
  ).then(rows => rows.map(plainTimes))
const withSubject = async (subject: string) => (await written()).filter(one => one.subject === subject)
const work = () => database.kysely.selectFrom('outbox').selectAll().execute()

test('a mail is written by whoever decides, with the work of sending it', async () => {
  await send(mail({ key: 'first', subject: 'First' }))
  const [row] = await withSubject('First')
  expect(row).toMatchObject({ recipient: 'maria@example.org', lines: mail({ key: '' }).lines, sent_at: null })
  expect(await work()).toMatchObject([{ kind: 'send-mail', payload: { mail: row?.id }, tries: 0 }])
})

test('the same key a second time is the same mail', async () => {
  await send(mail({ key: 'twice', subject: 'Twice' }))
  await Promise.all([1, 2, 3].map(() => send(mail({ key: 'twice', subject: 'Twice', lines: ['other'] }))))
  expect(await withSubject('Twice')).toMatchObject([{ lines: mail({ key: '' }).lines }])
})

test('a transaction that is rolled back sends nothing', async () => {
  const before = (await work()).length
  await expect(
    database.kysely.transaction().execute(async tx => {
      await sendMail(tx, mail({ key: 'never', subject: 'Never' }), now)
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  expect(await withSubject('Never')).toEqual([])
  expect(await work()).toHaveLength(before)
})

const actor = { session: newId() as SessionId, act: 'test', target: null, origin: null }
const byStaff =
  (role: Role, permission: ClinicPermission) =>
  async <T>(run: (tx: Tx) => Promise<T>) => {
    const { account } = await t.staff(`${role}@clinic.example`, role)
    return openClinic(database, { ...actor, account, role }, permission, now, run)
  }
const within = {
  nobody: run => database.kysely.transaction().execute(run),
  patient: async run => {
    const { account, patient } = await t.account('patient@example.org')
    return open(database, { ...actor, account }, patient, 'sharing:write', now, run)
  },
  'front desk': byStaff('front-desk', 'patients:find'),
  administrator: byStaff('administrator', 'mail:read'),
  job: run => openSystem(database, { name: 'jobs', act: 'test' }, now, run),
} satisfies Record<string, (run: (tx: Tx) => Promise<void>) => Promise<unknown>>

test.each([
  ['nobody', false],
  ['patient', false],
  ['front desk', false],
  ['administrator', true],
  ['job', true],
] as const)('in a transaction of %s everybody writes; mails are read: %s', async (who, reads) => {
  const key = `by ${who}`
  let ran = false
  await within[who](async tx => {
    ran = true
    await sendMail(tx, mail({ key, subject: key }), now)
    const seen = await tx.selectFrom('mails').select('id').execute()
    expect(seen.length > 0).toBe(reads)
    const changed = await tx.updateTable('mails').set({ kept_at: now }).executeTakeFirst()
    expect(changed.numUpdatedRows > 0n).toBe(who === 'job')
    const gone = await tx.deleteFrom('mails').where('subject', '=', 'First').executeTakeFirst()
    expect(gone.numDeletedRows > 0n).toBe(who === 'job')
  })
  expect(ran).toBe(true)
  expect(await withSubject(key)).toHaveLength(1)
})

test('what came in with a name cannot begin a header, end a line or turn the text around', async () => {
  await send(
    mail({
      key: 'inject',
      subject: 'Hello Ann\r\nBcc: all@example.org\u2028\u0000 \u202eyou',
      lines: ['Dear Ann\r\n\r\n<script>', '\ud800 lone'],
    }),
  )
  const [row] = await withSubject('Hello Ann Bcc: all@example.org   you')
  expect(row?.lines).toEqual(['Dear Ann <script>', '\ufffd lone'])
})

test.each([
  'ann@example.org\r\nBcc: all@example.org',
  'ann@example.org, bob@example.org',
  'Ann <ann@example.org>',
  '<ann@example.org>',
  '"ann smith"@example.org',
  'ann@example.org bob@example.org',
  'ann@@example.org',
  'ann',
  'ann@',
  '@example.org',
  'ann@example.org\u0000',
  'ann@-example.org',
  `${'a'.repeat(65)}@example.org`,
  `a@${'example.'.repeat(40)}org`,
])('%j is no address: nothing is sent, and nothing is thrown', async to => {
  const before = (await work()).length
  await send(mail({ key: `to ${to}`, to, subject: `To ${before} ${to.length}` }))
  const [row] = (await written()).filter(one => one.subject === `To ${before} ${to.length}`)
  expect(row).toMatchObject({ error: 'not an address', failed_at: `${now}`, lines: [] })
  expect(await work()).toHaveLength(before)
})

test.each([
  'ann@example.org',
  'ann.o’neill@example.org',
  "o'neill+portal@mail.example.co.uk",
  'josé@exámple.org',
  'ann@localhost',
])('%s is an address', async to => {
  await send(mail({ key: `good ${to}`, to, subject: `Good ${to}` }))
  expect(await withSubject(`Good ${to}`)).toMatchObject([{ recipient: to, failed_at: null }])
})
