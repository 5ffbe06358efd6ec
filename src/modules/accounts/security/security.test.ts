import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestPortal, testNow, testPassword, testPortal } from '../../../../test/portal.ts'
import { type AccountId, newId } from '../../../platform/ids.ts'
import { openSystem } from '../../access/index.ts'
import { clearOldSessionsAndLinks, noteSecurityEvent, type SecurityEventKind } from '../index.ts'

let t: TestPortal
let maria: AccountId
beforeAll(async () => {
  t = await testPortal()
  maria = (await t.account('maria@example.org')).account
  await t.account('john@example.org')
})
afterAll(() => t.close())
beforeEach(() => {
  t.time.now = testNow
})

const other = 'three blind mice ran away'
const safari =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1'

const mailsTo = (to: string) =>
  openSystem(t.database, { name: 'jobs', act: 'test' }, t.time.now, db =>
    db.selectFrom('mails').selectAll().where('recipient', '=', to).orderBy('created_at').execute(),
  )
const linksTo = async (to: string, path: string) =>
  (await mailsTo(to)).map(mail => linkIn(mail.lines)).filter(link => link.startsWith(path))
const linkIn = (lines: readonly string[]) => (lines.find(line => line.startsWith('http')) ?? '').slice(21)
const eventsOf = async (account: AccountId) =>
  (
    await t.database.kysely
      .selectFrom('security_events')
      .select('kind')
      .where('account_id', '=', account)
      .execute()
  ).map(row => row.kind)
const sessionIds = async (account: AccountId) =>
  t.database.kysely
    .selectFrom('sessions')
    .select('id')
    .where('account_id', '=', account)
    .where('expires_at', '>', t.time.now)
    .orderBy('created_at')
    .execute()
const isIn = async (cookie: string) => (await t.ask('/account', { cookie })).status === 200
const someone = async () => {
  const email = `${newId()}@example.org`
  return { email, ...(await t.account(email)), cookie: await t.signIn(email) }
}

describe('sessions', () => {
  test('are named in plain words, with the one in use, in both languages', async () => {
    const response = await t.ask('/sign-in', {
      form: { email: 'maria@example.org', password: testPassword, shared_device: 'yes' },
      headers: { 'user-agent': safari },
    })
    const cookie = response.headers.getSetCookie().map(line => line.split(';')[0])[0] ?? ''
    const html = await (await t.ask('/account/security', { cookie })).text()
    expect(html).toContain('Safari on an iPhone')
    expect(html).toContain('This one')
    expect(html).toContain('Shared device')
    await t.ask('/language', { form: { lang: 'es' }, cookie })
    expect(await (await t.ask('/account/security', { cookie })).text()).toContain('Safari en un iPhone')
    await t.ask('/language', { form: { lang: 'en' }, cookie })
  })

  test('one is ended at once; nobody else can end it', async () => {
    const ana = await someone()
    const second = await t.signIn(ana.email)
    const [first] = await sessionIds(ana.account)
    const stranger = await t.signIn('john@example.org')
    const path = `/account/sessions/${first?.id}/end`
    expect((await t.ask(path, { form: { account: ana.account }, cookie: stranger })).status).toBe(404)
    expect(await isIn(ana.cookie)).toBe(true)
    const ended = await t.ask(path, { form: {}, cookie: second })
    expect(ended.headers.get('location')).toBe('/account/security?ended')
    expect([await isIn(ana.cookie), await isIn(second)]).toEqual([false, true])
    expect((await t.ask(path, { form: {}, cookie: second })).status).toBe(404)
    expect(await eventsOf(ana.account)).toContain('session-ended')
  })

  test('all others are ended, and a form that comes in one is kept for nobody', async () => {
    const ana = await someone()
    const others = [await t.signIn(ana.email), await t.signIn(ana.email)]
    await t.ask('/account/sessions/end-others', { form: {}, cookie: ana.cookie })
    expect(await Promise.all([ana.cookie, ...others].map(isIn))).toEqual([true, false, false])
    const late = await t.ask('/account', { form: { language: 'es' }, cookie: others[0] ?? '' })
    // Whoever still has that cookie may have stolen it: she must not be led to send what he typed.
    expect(late.headers.get('location')).toBe('/sign-in')
  })

  test('that nobody can use any more are cleared away after a day, and no others', async () => {
    const ana = await someone()
    await t.signIn(ana.email)
    await t.ask('/account/sessions/end-others', { form: {}, cookie: ana.cookie })
    const count = async () =>
      (
        await t.database.kysely
          .selectFrom('sessions')
          .select('id')
          .where('account_id', '=', ana.account)
          .execute()
      ).length
    await clearOldSessionsAndLinks(t.database, t.time.now)
    expect(await count()).toBe(2)
    await clearOldSessionsAndLinks(t.database, t.time.now.add({ hours: 23 }))
    expect(await count()).toBe(2)
    await clearOldSessionsAndLinks(t.database, t.time.now.add({ hours: 24, minutes: 1 }))
    expect(await count()).toBe(1)
    await clearOldSessionsAndLinks(t.database, t.time.now.add({ hours: 37 }))
    expect(await count()).toBe(0)
  })
})

describe('another password', () => {
  const change = (cookie: string, current: string, password: string, more = {}) =>
    t.ask('/account/password', { form: { current, password, ...more }, cookie })

  test('takes the present one; all other sessions end, and she hears of it', async () => {
    const ana = await someone()
    const elsewhere = await t.signIn(ana.email)
    expect((await change(ana.cookie, 'not this one', other)).status).toBe(422)
    expect(await isIn(elsewhere)).toBe(true)
    const changed = await change(ana.cookie, testPassword, other)
    expect(changed.headers.get('location')).toBe('/account/security?password-changed')
    expect([await isIn(ana.cookie), await isIn(elsewhere)]).toEqual([true, false])
    const next = await t.ask('/records', { cookie: elsewhere })
    expect(next.headers.get('location')).toBe('/sign-in?next=%2Frecords')
    await expect(t.signIn(ana.email)).rejects.toThrow('422')
    await t.signIn(ana.email, other)
    const mails = await mailsTo(ana.email)
    expect(mails.map(mail => mail.lines.join(' '))).toEqual([expect.stringContaining('Password changed')])
  })

  test.each([
    ['short one', /at least 15/],
    ['passwordpassword', /first that others would guess/],
    [testPassword, /not the one you use now/],
    ['', /Enter a new password/],
  ])('%j is not taken, and nothing typed comes back in the page', async (password, words) => {
    const ana = await someone()
    const response = await change(ana.cookie, testPassword, password)
    expect(response.status).toBe(422)
    const html = await response.text()
    expect(html).toMatch(words)
    expect(html).not.toContain(`value="${testPassword}"`)
    expect(await isIn(await t.signIn(ana.email))).toBe(true)
  })

  test('wrong tries are counted with those at sign-in', async () => {
    const ana = await someone()
    for (let n = 0; n < 10; n += 1) expect((await change(ana.cookie, `guess ${n}`, other)).status).toBe(422)
    expect((await change(ana.cookie, testPassword, other)).status).toBe(429)
    await expect(t.signIn(ana.email)).rejects.toThrow('429')
  })

  test('of two changes at once one is made', async () => {
    const ana = await someone()
    const second = await t.signIn(ana.email)
    const answers = await Promise.all([
      change(ana.cookie, testPassword, 'first new password here'),
      change(second, testPassword, 'second new password here'),
    ])
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
    expect((await eventsOf(ana.account)).filter(kind => kind === 'password-changed')).toHaveLength(1)
  })

  test('fields that are not asked for change nothing', async () => {
    const ana = await someone()
    const more = { account: maria, account_id: maria, email: 'x@example.org', id: maria, staff: 'records' }
    await change(ana.cookie, testPassword, other, more)
    await t.signIn('maria@example.org')
    const row = await t.database.kysely
      .selectFrom('accounts')
      .select(['email', 'name'])
      .where('id', '=', ana.account)
      .executeTakeFirst()
    expect(row?.email).toBe(ana.email)
  })
})

describe('another e-mail address', () => {
  const ask = (cookie: string, email: string, more = {}) =>
    t.ask('/account/email', { form: { email, ...more }, cookie })
  const emailOf = async (account: AccountId) =>
    (
      await t.database.kysely
        .selectFrom('accounts')
        .select('email')
        .where('id', '=', account)
        .executeTakeFirst()
    )?.email

  test('changes when the link in the new mailbox is opened by its person, and can be undone', async () => {
    const ana = await someone()
    const elsewhere = await t.signIn(ana.email)
    const wanted = `${newId()}@new.example`
    const asked = await ask(ana.cookie, ` ${wanted.toUpperCase()} `)
    expect(asked.headers.get('location')).toBe('/account/email?sent')
    const [mail] = await mailsTo(wanted)
    const link = linkIn(mail?.lines ?? [])
    expect(await emailOf(ana.account)).toBe(ana.email)
    const stranger = await t.signIn('john@example.org')
    expect((await t.ask(link, { cookie: stranger })).status).toBe(404)
    expect((await t.ask(link, { form: {}, cookie: stranger })).status).toBe(404)
    expect((await t.ask(link)).headers.get('location')).toMatch(/^\/sign-in\?next=/)
    expect(await (await t.ask(link, { cookie: ana.cookie })).text()).toContain(wanted)
    expect(await emailOf(ana.account)).toBe(ana.email)
    expect((await t.ask(link, { form: {}, cookie: ana.cookie })).status).toBe(303)
    expect(await emailOf(ana.account)).toBe(wanted)
    expect((await t.ask(link, { form: {}, cookie: ana.cookie })).status).toBe(404)

    const [undo = ''] = await linksTo(ana.email, '/email/undo/')
    expect((await t.ask(undo)).status).toBe(200)
    expect(await emailOf(ana.account)).toBe(wanted)
    expect((await t.ask(undo, { form: {} })).headers.get('location')).toBe('/email/undo/now?done')
    expect(await emailOf(ana.account)).toBe(ana.email)
    expect([await isIn(ana.cookie), await isIn(elsewhere)]).toEqual([false, false])
    expect((await t.ask(undo, { form: {} })).status).toBe(404)
    const told = (await mailsTo(wanted)).map(one => one.lines.join(' '))
    expect(told).toContainEqual(expect.stringContaining('Change of e-mail address undone'))
  })

  test('a taken address is answered as a free one; its mailbox hears of it and gets no link', async () => {
    const ana = await someone()
    const [free, taken] = [
      await ask(ana.cookie, 'free@example.org'),
      await ask(ana.cookie, 'john@example.org'),
    ]
    expect(taken.status).toBe(free.status)
    expect(taken.headers.get('location')).toBe(free.headers.get('location'))
    const mails = (await mailsTo('john@example.org')).map(mail => mail.lines.join(' '))
    expect(mails).toEqual([expect.stringContaining('has an account already')])
    expect(mails.join()).not.toContain('http')
  })

  test('an address that somebody took meanwhile is not taken away; of two who race for it one gets it', async () => {
    const wanted = `${newId()}@new.example`
    const [ana, eva] = [await someone(), await someone()]
    await ask(ana.cookie, wanted)
    await ask(eva.cookie, wanted)
    const links = (await mailsTo(wanted)).map(mail => linkIn(mail.lines))
    const answers = await Promise.all([
      ...links.map(link => t.ask(link, { form: {}, cookie: ana.cookie })),
      ...links.map(link => t.ask(link, { form: {}, cookie: eva.cookie })),
    ])
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
    expect(answers.every(({ status }) => status === 303 || status === 404)).toBe(true)
  })

  test('a link is dead after a day, after a newer one, and after the password was changed', async () => {
    const ana = await someone()
    const wanted = [0, 1, 2].map(n => `${n}-${newId()}@new.example`)
    const links: string[] = []
    const open = (n: number, cookie: string) => t.ask(links[n] ?? '', { cookie })
    const next = async (n: number) => {
      await ask(ana.cookie, wanted[n] ?? '')
      links.push(linkIn((await mailsTo(wanted[n] ?? ''))[0]?.lines ?? []))
    }
    await next(0)
    await next(1)
    expect([(await open(0, ana.cookie)).status, (await open(1, ana.cookie)).status]).toEqual([404, 200])
    await t.ask('/account/password', { form: { current: testPassword, password: other }, cookie: ana.cookie })
    expect((await open(1, ana.cookie)).status).toBe(404)
    await next(2)
    t.time.now = testNow.add({ hours: 24 })
    expect((await open(2, await t.signIn(ana.email, other))).status).toBe(404)
  })

  test('an undo link is dead after a week; undoing an earlier change undoes the later ones', async () => {
    const ana = await someone()
    const [b, c] = [`b-${newId()}@new.example`, `c-${newId()}@new.example`]
    for (const wanted of [b, c]) {
      await ask(ana.cookie, wanted)
      const link = linkIn((await mailsTo(wanted))[0]?.lines ?? [])
      t.time.now = t.time.now.add({ minutes: 1 })
      await t.ask(link, { form: {}, cookie: ana.cookie })
    }
    expect(await emailOf(ana.account)).toBe(c)
    const [first = ''] = await linksTo(ana.email, '/email/undo/')
    const [second = ''] = await linksTo(b, '/email/undo/')
    t.time.now = testNow.add({ hours: 24 * 7 + 1 })
    expect((await t.ask(first, { form: {} })).status).toBe(404)
    t.time.now = testNow.add({ hours: 24 })
    expect((await t.ask(first, { form: {} })).status).toBe(303)
    expect(await emailOf(ana.account)).toBe(ana.email)
    expect((await t.ask(second, { form: {} })).status).toBe(404)
  })

  test('needs a fresh proof of who she is, and keeps what was typed until then', async () => {
    const ana = await someone()
    t.time.now = testNow.add({ minutes: 6 })
    const response = await ask(ana.cookie, 'later@new.example')
    expect(response.headers.get('location')).toMatch(/^\/step-up\?next=%2Fheld/)
    expect(await mailsTo('later@new.example')).toEqual([])
  })

  test.each([
    'no address',
    'two@example.org, three@example.org',
    'x@example.org\r\nBcc: everybody@example.org',
    `${'x'.repeat(250)}@example.org`,
    '<x@example.org>',
  ])('%j is no address, and comes back to be corrected', async email => {
    const ana = await someone()
    const response = await ask(ana.cookie, email)
    expect(response.status).toBe(422)
    expect(await response.text()).toContain('error-summary')
    expect(
      (
        await t.database.kysely
          .selectFrom('email_changes')
          .select('id')
          .where('account_id', '=', ana.account)
          .execute()
      ).length,
    ).toBe(0)
  })

  test('five times a day at most, also all at once; fields that are not asked for change nothing', async () => {
    const ana = await someone()
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        ask(ana.cookie, `${n}-${newId()}@new.example`, {
          account: maria,
          email_verified: 'true',
          old_email: 'x',
        }),
      ),
    )
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(5)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(3)
    expect(await emailOf(maria)).toBe('maria@example.org')
  })
})

test('a mailed event says what happened in her language, and nothing of where or by what', async () => {
  const ana = await someone()
  await t.database.kysely
    .updateTable('accounts')
    .set({ language: 'es', name: 'A\r\nBcc: b@c.d' })
    .where('id', '=', ana.account)
    .execute()
  const where = {
    session: null,
    origin: '192.0.2.77',
    device: safari,
    also: [ana.email, 'Other@example.org'],
  }
  await t.database.kysely
    .transaction()
    .execute(tx =>
      noteSecurityEvent(
        tx,
        ana.account,
        'authenticator-removed' satisfies SecurityEventKind,
        where,
        t.time.now,
      ),
    )
  const mails = [...(await mailsTo(ana.email)), ...(await mailsTo('other@example.org'))]
  expect(mails).toHaveLength(2)
  for (const mail of mails) {
    const text = [mail.subject, ...mail.lines].join('\n')
    expect(text).toContain('Aplicación de autenticación quitada')
    expect(text).not.toMatch(/192\.0\.2|iPhone|Bcc|http/)
  }
})
