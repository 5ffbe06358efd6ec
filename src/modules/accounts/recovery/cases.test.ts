import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type TestPortal, testPassword, testPortal } from '../../../../test/portal.ts'
import { setUpApp } from '../../../../test/second-factor.ts'
import { type AccountId, newId } from '../../../platform/ids.ts'
import { openSystem } from '../../access/index.ts'
import { endOpenLinks } from '../security/end-open-links.ts'
import { holdAccount } from '../security/hold-account.ts'

let t: TestPortal
beforeAll(async () => {
  t = await testPortal()
})
afterAll(() => t.close())
// No limit of one test reaches into the next.
beforeEach(() => {
  t.time.now = t.time.now.add({ hours: 25 })
})

const password = 'three blind mice ran away'

async function somebody() {
  const email = `${newId()}@example.org`
  const { account } = await t.account(email)
  const cookie = await t.signIn(email)
  const app = await setUpApp(t, cookie)
  return { email, account, cookie, app }
}
const staff = (role: 'front-desk' | 'records' | 'administrator' | 'nurse') =>
  t.staff(`${newId()}@clinic.example`, role)
const canSignIn = (email: string, given: string) =>
  t.signIn(email, given).then(
    () => true,
    () => false,
  )
const codeIn = (html: string) => /<code>([0-9A-Z]{4}(?:-[0-9A-Z]{4}){3})<\/code>/.exec(html)?.[1] ?? ''
const use = (email: string, code: string, more = {}) =>
  t.ask('/recover/code', { form: { email, code, password, ...more } })
const untilSomebodyWaits = () =>
  vi.waitFor(async () => {
    const { rows } = await sql`select from pg_locks join pg_stat_activity a using (pid)
      where not granted and a.datname = current_database()`.execute(t.database.kysely)
    expect(rows.length).toBeGreaterThan(0)
  }, 5_000)
const eventsOf = async (account: AccountId) =>
  (
    await t.database.kysely
      .selectFrom('security_events')
      .select('kind')
      .where('account_id', '=', account)
      .execute()
  ).map(row => row.kind)

/** Enters somebody and issues a code, as front desk would; answers the case's address and the code. */
async function issue(email: string, desk: { cookie: string }, form = {}) {
  const entered = await t.ask('/staff/recoveries', { form: { email }, cookie: desk.cookie })
  const path = entered.headers.get('location') ?? ''
  const given = await t.ask(path, {
    form: { proof: 'photo-id', decision: 'issue', ...form },
    cookie: desk.cookie,
  })
  expect(given.status).toBe(303)
  return { path, code: codeIn(await (await t.ask(path, { cookie: desk.cookie })).text()) }
}

describe('a code that staff gave out', () => {
  test('sets a password, takes the second factor off, ends all sessions, and works once', async () => {
    const [ana, desk] = [await somebody(), await staff('front-desk')]
    const { code } = await issue(ana.email, desk)
    expect(code).not.toBe('')
    const typed = code.toLowerCase().replaceAll('-', ' ')
    const answers = await Promise.all([1, 2, 3].map(() => use(ana.email, typed)))
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422, 422])
    expect((await t.ask('/account', { cookie: ana.cookie })).status).toBe(303)
    expect(await canSignIn(ana.email, password)).toBe(true)
    const second = await t.ask('/sign-in', { form: { email: ana.email, password } })
    expect(second.headers.get('location')).toBe('/')
    expect(await eventsOf(ana.account)).toEqual(
      expect.arrayContaining(['staff-code-issued', 'recovery-used']),
    )
  })

  test('is shown to whoever issued it, to nobody else, and not once it is used or three days old', async () => {
    const [ana, desk, other] = [await somebody(), await staff('front-desk'), await staff('records')]
    const { path, code } = await issue(ana.email, desk)
    expect(codeIn(await (await t.ask(path, { cookie: other.cookie })).text())).toBe('')
    const rows = await t.database.kysely.selectFrom('recovery_cases').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(code.slice(0, 9))
    t.time.now = t.time.now.add({ hours: 72 })
    expect((await use(ana.email, code)).status).toBe(422)
    expect(await canSignIn(ana.email, password)).toBe(false)
  })

  test('needs the address of its account: five wrong ones lock it, all answered like a wrong code', async () => {
    const [ana, desk] = [await somebody(), await staff('front-desk')]
    const { code } = await issue(ana.email, desk)
    const text = async (response: Response) =>
      (await response.text()).replaceAll(/value="[^"]*"/g, '').replaceAll(/data-[a-z-]+="[^"]*"/g, '')
    const wrong = await text(await use(ana.email, 'AAAA-AAAA-AAAA-AAAA'))
    for (let n = 0; n < 5; n += 1) {
      const response = await use(`${newId()}@example.org`, code)
      expect(response.status).toBe(422)
      expect(await text(response)).toBe(wrong)
    }
    expect((await use(ana.email, code)).status).toBe(422)
  })

  test('ends when another is issued, and when the password is changed otherwise', async () => {
    const [ana, desk] = [await somebody(), await staff('front-desk')]
    const first = await issue(ana.email, desk)
    const second = await issue(ana.email, desk)
    expect((await use(ana.email, first.code)).status).toBe(422)
    const form = { current: testPassword, password: 'another good long password' }
    expect((await t.ask('/account/password', { form, cookie: ana.cookie })).status).toBe(303)
    expect((await use(ana.email, second.code)).status).toBe(422)
  })

  test('waits for another change of the account, and holds nothing up meanwhile', async () => {
    const [ana, desk] = [await somebody(), await staff('front-desk')]
    const { code } = await issue(ana.email, desk)
    const used = await t.database.kysely.transaction().execute(async tx => {
      await holdAccount(tx, ana.account)
      const using = use(ana.email, code)
      await untilSomebodyWaits()
      // Had it taken the code before the account, each would now wait for the other.
      await endOpenLinks(tx, ana.account, t.time.now)
      return { using }
    })
    expect((await used.using).status).toBe(422)
    expect(await canSignIn(ana.email, password)).toBe(false)
  })

  test('guessing is limited', async () => {
    const answers = []
    for (let n = 0; n < 12; n += 1)
      answers.push((await use('x@example.org', `AAAA-AAAA-AAAA-AAA${n % 10}`)).status)
    expect(answers.filter(status => status === 429)).toHaveLength(2)
  })

  test('what is missing or may not be chosen comes back with what was typed, and costs nothing', async () => {
    const [ana, desk] = [await somebody(), await staff('front-desk')]
    const { code } = await issue(ana.email, desk)
    for (const more of [{ password: '' }, { password: 'short' }]) {
      const html = await (await use(ana.email, code, more)).text()
      expect(html).toContain(`value="${code}"`)
      expect(html).toContain('href="#password"')
    }
    expect((await use(ana.email, code, { account: desk.account, settled_by: desk.account })).status).toBe(303)
  })
})

describe('the staff who give it out', () => {
  test('say what they looked at; of two at once one settles it', async () => {
    const [ana, one, other] = [await somebody(), await staff('front-desk'), await staff('records')]
    const entered = await t.ask('/staff/recoveries', {
      form: { email: ana.email.toUpperCase() },
      cookie: one.cookie,
    })
    const path = entered.headers.get('location') ?? ''
    const again = await t.ask('/staff/recoveries', { form: { email: ana.email }, cookie: other.cookie })
    expect(again.headers.get('location')).toBe(path)
    for (const proof of ['', 'nonsense', '__proto__']) {
      const response = await t.ask(path, { form: { proof, decision: 'issue' }, cookie: one.cookie })
      expect(response.status).toBe(422)
    }
    const answers = await Promise.all(
      [one, other].map(({ cookie }) =>
        t.ask(path, { form: { proof: 'photo-id', decision: 'issue' }, cookie }),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
    expect((await eventsOf(ana.account)).filter(kind => kind === 'staff-code-issued')).toHaveLength(1)
  })

  test('may refuse, and then there is no code; the person can ask again', async () => {
    const [ana, desk] = [await somebody(), await staff('front-desk')]
    const { path, code } = await issue(ana.email, desk, { decision: 'refuse', proof: '' })
    expect(code).toBe('')
    const entered = await t.ask('/staff/recoveries', { form: { email: ana.email }, cookie: desk.cookie })
    expect(entered.headers.get('location')).not.toBe(path)
  })

  test('find no account of staff, their own neither, and nobody who is not there', async () => {
    const desk = await staff('front-desk')
    const nurse = `${newId()}@clinic.example`
    await t.staff(nurse, 'nurse')
    const answers = []
    for (const email of [nurse, 'nobody@example.org', 'x\r\ny'])
      answers.push(await t.ask('/staff/recoveries', { form: { email }, cookie: desk.cookie }))
    expect(answers.map(({ status }) => status)).toEqual([422, 422, 422])
  })

  test('need a fresh proof of who they are, and the permission', async () => {
    const [ana, desk, nurse] = [await somebody(), await staff('front-desk'), await staff('nurse')]
    expect((await t.ask('/staff/recoveries', { cookie: nurse.cookie })).status).toBe(404)
    const entered = await t.ask('/staff/recoveries', { form: { email: ana.email }, cookie: desk.cookie })
    t.time.now = t.time.now.add({ minutes: 6 })
    const path = entered.headers.get('location') ?? ''
    const given = await t.ask(path, { form: { proof: 'photo-id', decision: 'issue' }, cookie: desk.cookie })
    expect(given.headers.get('location')).toMatch(/^\/step-up/)
    expect(await eventsOf(ana.account)).not.toContain('staff-code-issued')
  })

  test('leave who they are in the audit trail, and nothing of their desk on the page of the person', async () => {
    const [ana, desk] = [await somebody(), await staff('front-desk')]
    const { path } = await issue(ana.email, desk)
    const entries = await openSystem(t.database, { name: 'jobs', act: 'test' }, t.time.now, db =>
      db
        .selectFrom('audit_entries')
        .select(['act', 'target'])
        .where('account_id', '=', desk.account)
        .execute(),
    )
    expect(entries).toContainEqual({ act: 'POST /staff/recoveries/:id', target: path.split('/').at(-1) })
    const event = await t.database.kysely
      .selectFrom('security_events')
      .select(['origin', 'device'])
      .where('account_id', '=', ana.account)
      .where('kind', '=', 'staff-code-issued')
      .executeTakeFirst()
    expect(event).toEqual({ origin: null, device: null })
  })
})

describe('members of staff who cannot get in', () => {
  const wayIn = (account: string) => `/staff/accounts/${account}/way-in`

  test('get a code of an administrator, and no other way', async () => {
    const admin = await staff('administrator')
    const email = `${newId()}@clinic.example`
    const nurse = await t.staff(email, 'nurse')
    const form = { proof: 'known-to-staff' }
    const given = await t.ask(wayIn(nurse.account), { form, cookie: admin.cookie })
    expect(given.status).toBe(303)
    const first = codeIn(await (await t.ask(wayIn(nurse.account), { cookie: admin.cookie })).text())
    await t.ask(wayIn(nurse.account), { form, cookie: admin.cookie })
    const second = codeIn(await (await t.ask(wayIn(nurse.account), { cookie: admin.cookie })).text())
    expect((await use(email, first)).status).toBe(422)
    expect((await use(email, second)).status).toBe(303)
    expect((await t.ask('/staff', { cookie: nurse.cookie })).status).toBe(303)
    const cookie = await t.signIn(email, password)
    expect((await t.ask('/staff/patients', { cookie })).status).toBe(404)
    await setUpApp(t, cookie)
    expect((await t.ask('/staff/patients', { cookie })).status).toBe(200)
  })

  test('give none to themselves, nor to patients', async () => {
    const admin = await staff('administrator')
    const ana = await somebody()
    for (const account of [admin.account, ana.account, newId()]) {
      expect((await t.ask(wayIn(account), { cookie: admin.cookie })).status).toBe(404)
      const response = await t.ask(wayIn(account), { form: { proof: 'photo-id' }, cookie: admin.cookie })
      expect(response.status).toBe(404)
    }
    expect(await eventsOf(ana.account)).not.toContain('staff-code-issued')
  })
})
