import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestPortal, testPortal } from '../../../../test/portal.ts'
import { openSystem, type SystemDb } from '../../access/index.ts'

let t: TestPortal
let admin: { account: string; cookie: string }
let nurse: { account: string; cookie: string }
beforeAll(async () => {
  t = await testPortal()
  admin = await t.staff('admin@clinic.example', 'administrator')
  nurse = await t.staff('nurse@clinic.example', 'nurse')
})
afterAll(() => t.close())

const post = (path: string, form: Record<string, string>, cookie = admin.cookie) =>
  t.ask(path, { cookie, form })
const page = async (path: string, cookie = admin.cookie) => (await t.ask(path, { cookie })).text()
const asJob = <T>(work: (db: SystemDb) => Promise<T>) =>
  openSystem(t.database, { name: 'jobs', act: 'test' }, t.time.now, work)
const notedOf = async (account: string) => {
  const { rows } = await asJob(db =>
    sql<{ act: string }>`select act from audit_entries
      where kind = 'account' and account_id = ${account} and act like 'staff-%' order by at, lane, seq`.execute(
      db,
    ),
  )
  return rows.map(({ act }) => act)
}
const mails = async () => {
  const { rows } = await asJob(db =>
    sql<{ recipient: string; lines: string[] }>`select recipient, lines from mails`.execute(db),
  )
  return rows
}

test('a member of staff is invited, brings the code, and begins with an authenticator app', async () => {
  const sent = await post('/staff/accounts', { name: 'Ana Ruiz', email: 'Ana@clinic.example', role: 'nurse' })
  const invited = sent.headers.get('location') ?? ''
  expect(invited).toMatch(/^\/staff\/accounts\/invited\//)
  const code = /class="code">([^<]+)</.exec(await page(invited))?.[1] ?? ''
  const [mail] = (await mails()).filter(({ recipient }) => recipient === 'ana@clinic.example')
  const link = mail?.lines.find(line => line.startsWith('http')) ?? ''
  expect(mail?.lines.join(' ')).not.toContain(code)
  const path = new URL(link).pathname
  const proved = await t.ask(path, { form: { code } })
  const cookie = proved.headers
    .getSetCookie()
    .map(line => line.split(';')[0])
    .join('; ')
  const accepted = await t.ask(proved.headers.get('location') ?? '', {
    cookie,
    form: { name: 'Ana Ruiz', email: 'ana@clinic.example', password: 'a walk along the river bank' },
  })
  expect(accepted.headers.get('location')).toBe('/account/security/app')
  expect(await page('/staff/accounts')).toContain('ana@clinic.example')
})

test('the same address twice, and wrong input, say so and change nothing', async () => {
  const again = await post('/staff/accounts', { name: 'N', email: 'nurse@clinic.example', role: 'nurse' })
  expect(again.status).toBe(422)
  expect(await again.text()).toContain('has an account or an invitation already')
  for (const form of [
    { name: '', email: 'x@example.org', role: 'nurse' },
    { name: 'X', email: 'none', role: 'nurse' },
    { name: 'X', email: 'x@example.org', role: 'king' },
  ])
    expect((await post('/staff/accounts', form)).status).toBe(422)
})

test('a role is changed, an account is looked at again', async () => {
  const address = `/staff/accounts/${nurse.account}`
  await post(address, { do: 'change', role: 'records', practitioner: '' })
  expect((await t.ask('/staff/questions', { cookie: nurse.cookie })).status).not.toBe(500)
  expect((await t.ask('/staff/sign-ups', { cookie: nurse.cookie })).status).toBe(200)
  await post(address, { do: 'change', role: 'nurse', practitioner: 'not-a-practitioner', disabled_at: '' })
  expect((await t.ask('/staff/sign-ups', { cookie: nurse.cookie })).status).toBe(404)
  await post(address, { do: 'change', role: 'nurse', practitioner: '' })
  expect(await notedOf(nurse.account)).toEqual(['staff-role-changed', 'staff-role-changed'])
  await post(address, { do: 'review' })
  expect(await page('/staff/accounts')).toContain('3 March 2026')
})

test('nobody disables herself or the last administrator, and of two who disable each other one stays', async () => {
  expect((await post(`/staff/accounts/${admin.account}`, { do: 'disable' })).status).toBe(422)
  const own = await post(`/staff/accounts/${admin.account}`, { do: 'change', role: 'nurse' })
  expect(own.status).toBe(422)
  const second = await t.staff('second@clinic.example', 'administrator')
  await Promise.all([
    post(`/staff/accounts/${second.account}`, { do: 'disable' }),
    post(`/staff/accounts/${admin.account}`, { do: 'disable' }, second.cookie),
  ])
  const left = await Promise.all([admin, second].map(({ cookie }) => t.ask('/staff/accounts', { cookie })))
  expect(left.filter(({ status }) => status === 200).length).toBe(1)
  if (left[0]?.status !== 200) admin = second
})

test('who is disabled is out at the next request, and comes back in when enabled', async () => {
  expect((await t.ask('/staff', { cookie: nurse.cookie })).status).toBe(200)
  await post(`/staff/accounts/${nurse.account}`, { do: 'disable' })
  expect((await t.ask('/staff', { cookie: nurse.cookie })).status).toBe(303)
  expect(await page(`/staff/accounts/${nurse.account}`)).toContain('Let in again')
  for (const _ of [1, 2])
    expect((await post(`/staff/accounts/${nurse.account}`, { do: 'enable' })).status).toBe(303)
  expect((await notedOf(nurse.account)).toSorted().slice(0, 2)).toEqual(['staff-disabled', 'staff-enabled'])
  const told = (await mails()).filter(({ recipient }) => recipient === 'nurse@clinic.example')
  expect(told.map(({ lines }) => lines[0])).toContain('The clinic closed the staff pages to you.')
})
