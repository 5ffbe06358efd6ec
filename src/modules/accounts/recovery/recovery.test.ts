import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { askedIn } from '../../../../test/authenticator.ts'
import { type TestPortal, testPassword, testPortal } from '../../../../test/portal.ts'
import { importRecord } from '../../../../test/record.ts'
import { addPasskey, begin, codeNow, cookieOf, setUpApp } from '../../../../test/second-factor.ts'
import { instant } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import { openSystem } from '../../access/index.ts'
import { answerRecoveryRequests, finishFactorRemovals } from '../index.ts'
import type { ContactOf } from '../on-record.ts'
import { askRecovery } from './ask-recovery.ts'
import { personOf } from './person.ts'
import { type Proof, resetPassword } from './reset-password.ts'

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
const right = { 'born-day': '8', 'born-month': '7', 'born-year': '1951' }
const wrong = { ...right, 'born-day': '9' }

type Somebody = { email?: string; emails?: string[]; birthDate?: string; factor?: boolean }
async function somebody({ emails = [], birthDate = '1951-07-08', factor = false, ...more }: Somebody = {}) {
  const email = more.email ?? `${newId()}@example.org`
  const patient = await importRecord(t, [
    {
      resourceType: 'Patient',
      id: newId(),
      birthDate,
      telecom: emails.map(value => ({ system: 'email', value: value === 'own' ? email : value })),
    },
  ])
  const { account } = await t.account(email, patient)
  const cookie = await t.signIn(email)
  const app = factor ? await setUpApp(t, cookie) : null
  return { email, account, cookie, app }
}

const mailsTo = (to: string) =>
  openSystem(t.database, { name: 'jobs', act: 'test' }, t.time.now, db =>
    db.selectFrom('mails').selectAll().where('recipient', '=', to).execute(),
  )
const textsTo = async (to: string) =>
  (await mailsTo(to)).map(mail => [mail.subject, ...mail.lines].join('\n'))
const linksTo = async (to: string, path = '/recover/') =>
  (await mailsTo(to))
    .flatMap(mail => mail.lines.filter(line => line.startsWith('http')))
    .map(link => link.slice(21))
    .filter(link => link.startsWith(path))

/** Asks for a link by the page, lets the job answer, and takes the new link out of the mail. */
async function linkFor(email: string): Promise<string> {
  const known = new Set(await linksTo(email))
  const asked = await t.ask('/recover', { form: { email } })
  expect(asked.headers.get('location')).toBe('/recover?sent')
  await answerRecoveryRequests(t.database, t.portal.baseUrl, t.time.now)
  const link = (await linksTo(email)).find(one => !known.has(one))
  if (link === undefined) throw new Error('no link came')
  return link
}
const tokenIn = (link: string) => link.slice('/recover/'.length)
const isIn = async (cookie: string) => (await t.ask('/account', { cookie })).status === 200
const canSignIn = (email: string, with_password: string) =>
  t.signIn(email, with_password).then(
    () => true,
    () => false,
  )

describe('asking', () => {
  test('is answered alike for every address, by words, headers and what is written; only mail differs', async () => {
    const known = await somebody()
    const before = await t.database.kysely.selectFrom('outbox').select('id').execute()
    const ask = async (email: string) => {
      const sent = t.database.sent()
      const response = await t.ask('/recover', { form: { email } })
      const { date: _, ...headers } = Object.fromEntries(response.headers)
      return {
        status: response.status,
        headers,
        body: await response.text(),
        queries: t.database.sent() - sent,
      }
    }
    const answers = [await ask(known.email), await ask('nobody@example.org')]
    expect(answers[0]).toEqual(answers[1])
    const work = await t.database.kysely.selectFrom('outbox').select('kind').execute()
    expect(work.length).toBe(before.length + 2)
    const mailsBefore = await linksTo(known.email)
    expect(mailsBefore).toEqual([])
    await answerRecoveryRequests(t.database, t.portal.baseUrl, t.time.now)
    expect(await linksTo(known.email)).toHaveLength(1)
    expect(await mailsTo('nobody@example.org')).toEqual([])
  })

  test('what is typed and is no address comes back to be corrected', async () => {
    for (const email of ['', 'me', 'a@b.example\r\nBcc: x@y.example', 'x@y.example, z@y.example']) {
      const response = await t.ask('/recover', { form: { email } })
      expect(response.status).toBe(422)
      expect(await response.text()).toContain('href="#email"')
    }
  })

  test('is limited by address and by network, an IPv6 /64 as one, whether or not there is an account', async () => {
    const { email } = await somebody()
    const ask = (to: string, origin: string) =>
      askRecovery(t.database, t.portal.secret, { email: to, language: 'en', origin }, t.time.now)
    for (const to of [email, 'nobody@example.org']) {
      const answers = await Promise.all(Array.from({ length: 8 }, () => ask(to, '192.0.2.1')))
      expect(answers.filter(one => one.asked)).toHaveLength(5)
      const elsewhere = await Promise.all(Array.from({ length: 8 }, (_, n) => ask(to, `192.0.2.${n + 10}`)))
      expect(elsewhere.filter(one => one.asked)).toHaveLength(5)
    }
    const many = []
    for (let n = 0; n < 60; n += 1)
      many.push(await ask(`${newId()}@example.org`, `2001:db8:0:1::${n.toString(16)}`))
    expect(many.filter(one => one.asked)).toHaveLength(50)
    expect(await ask(`${newId()}@example.org`, '2001:db8:0:2::1')).toEqual({ asked: true })
  })

  test('gives an account no more than five open links, and ends none', async () => {
    const { email } = await somebody()
    const first = await linkFor(email)
    for (let n = 0; n < 3; n += 1) await linkFor(email)
    const elsewhere = { email, language: 'en', origin: '192.0.2.200' } as const
    for (let n = 0; n < 4; n += 1) await askRecovery(t.database, t.portal.secret, elsewhere, t.time.now)
    await answerRecoveryRequests(t.database, t.portal.baseUrl, t.time.now)
    expect(await linksTo(email)).toHaveLength(5)
    expect((await t.ask(first)).status).toBe(200)
  })

  test('several jobs at once send each link once', async () => {
    const { email } = await somebody()
    await t.ask('/recover', { form: { email } })
    const done = await Promise.all(
      [1, 2, 3].map(() => answerRecoveryRequests(t.database, t.portal.baseUrl, t.time.now)),
    )
    expect(done.reduce((a, b) => a + b)).toBe(1)
    expect(await linksTo(email)).toHaveLength(1)
  })

  test('staff get no link: an administrator helps them', async () => {
    const email = `${newId()}@clinic.example`
    await t.staff(email, 'nurse')
    await t.ask('/recover', { form: { email } })
    await answerRecoveryRequests(t.database, t.portal.baseUrl, t.time.now)
    expect(await linksTo(email)).toEqual([])
    expect((await textsTo(email)).join()).toContain('administrator')
  })
})

describe('a forgotten password, without a second factor', () => {
  test('takes the link and the birth date; nobody is signed in, all sessions end, and she hears of it', async () => {
    const ana = await somebody({ emails: ['record@example.org'] })
    const link = await linkFor(ana.email)
    const page = await (await t.ask(link)).text()
    expect(page).toContain('born-month')
    expect(page).not.toContain(ana.email)
    const done = await t.ask(`${link}/password`, { form: { ...right, password } })
    expect(done.headers.get('location')).toBe('/recover/done?password')
    expect(done.headers.getSetCookie()).toEqual([])
    expect(await isIn(ana.cookie)).toBe(false)
    expect([await canSignIn(ana.email, testPassword), await canSignIn(ana.email, password)]).toEqual([
      false,
      true,
    ])
    for (const to of [ana.email, 'record@example.org'])
      expect(await textsTo(to)).toContainEqual(expect.stringContaining('New password set'))
  })

  test('opening the link does nothing by itself, however often', async () => {
    const ana = await somebody()
    const link = await linkFor(ana.email)
    for (let n = 0; n < 4; n += 1) expect((await t.ask(link)).status).toBe(200)
    expect(await isIn(ana.cookie)).toBe(true)
  })

  test('a link works once, also twice at the same moment, and not after half an hour', async () => {
    const ana = await somebody()
    const [one, other] = [await linkFor(ana.email), await linkFor(ana.email)]
    const send = (n: number) => t.ask(`${one}/password`, { form: { ...right, password: `${password} ${n}` } })
    const answers = await Promise.all([send(1), send(2), send(3)])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 404, 404])
    // A password that was just set ends the other links.
    expect((await t.ask(other)).status).toBe(404)
    const third = await linkFor(ana.email)
    t.time.now = t.time.now.add({ minutes: 30 })
    expect((await t.ask(third)).status).toBe(404)
    expect((await t.ask(`${third}/password`, { form: { ...right, password } })).status).toBe(404)
  })

  test('a stolen link is worth nothing without the birth date; five wrong ones lock it, and not the person', async () => {
    const ana = await somebody()
    const link = await linkFor(ana.email)
    const guess = () => t.ask(`${link}/password`, { form: { ...wrong, password } })
    for (let n = 0; n < 4; n += 1) {
      const response = await guess()
      expect(response.status).toBe(422)
      const html = await response.text()
      expect(html).toContain('href="#born"')
      expect(html).toMatch(/id="born"[^>]*value="9"/)
      expect(html).not.toContain(`value="${password}"`)
    }
    expect(await (await guess()).text()).toContain('fifth wrong answer')
    expect((await t.ask(`${link}/password`, { form: { ...right, password } })).status).toBe(404)
    expect(await textsTo(ana.email)).toContainEqual(expect.stringContaining('five wrong answers'))
    expect(await canSignIn(ana.email, testPassword)).toBe(true)
    const next = await linkFor(ana.email)
    expect((await t.ask(`${next}/password`, { form: { ...right, password } })).status).toBe(303)
  })

  test('parallel guesses on one link get five tries, no more', async () => {
    const ana = await somebody()
    const link = await linkFor(ana.email)
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => t.ask(`${link}/password`, { form: { ...wrong, password } })),
    )
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(5)
    expect((await t.ask(`${link}/password`, { form: { ...right, password } })).status).not.toBe(303)
  })

  const proof = (birth_date: string): Proof => ({ birth_date, code: '', passkey_of: null })
  const known: ContactOf = async () => ({ birth_date: '1951-07-08', emails: [] })
  const tryFrom = (link: string, birth_date: string, origin: string) =>
    resetPassword(
      { ...t.portal, contactOf: known, where: { session: null, origin, device: null } },
      tokenIn(link),
      { password, proof: proof(birth_date) },
      t.time.now,
    )

  test('guesses over many links and from many places are ten a day for one account', async () => {
    const ana = await somebody()
    const links = [await linkFor(ana.email), await linkFor(ana.email), await linkFor(ana.email)]
    const answers = []
    for (const [n, link] of links.entries())
      for (let m = 0; m < 5; m += 1)
        answers.push(await tryFrom(link, '1950-01-01', `198.51.100.${n * 5 + m}`))
    const whys = answers.map(one => (one.done ? 'done' : one.why))
    expect(whys.filter(why => why === 'too-many')).toHaveLength(5)
    expect(await tryFrom(links[2] ?? '', '1951-07-08', '203.0.113.1')).toEqual({
      done: false,
      why: 'too-many',
    })
    expect(await canSignIn(ana.email, testPassword)).toBe(true)
    t.time.now = t.time.now.add({ hours: 24, minutes: 1 })
    expect(await tryFrom(await linkFor(ana.email), '1951-07-08', '203.0.113.1')).toEqual({ done: true })
  })

  test('guesses of one network are fifty an hour over all accounts', async () => {
    const links: string[] = []
    for (let n = 0; n < 13; n += 1) links.push(await linkFor((await somebody()).email))
    const whys: string[] = []
    for (const [n, link] of links.entries())
      for (let m = 0; m < 4; m += 1) {
        const one = await tryFrom(link, '1950-01-01', `2001:db8:7:7:${n}::${m}`)
        whys.push(one.done ? 'done' : one.why)
      }
    expect(whys.filter(why => why === 'wrong')).toHaveLength(50)
    expect(whys.filter(why => why === 'too-many')).toHaveLength(2)
    expect(await tryFrom(links[0] ?? '', '1951-07-08', '2001:db8:7:8::1')).toEqual({ done: true })
  })

  test('right answers do not count, and a password that may not be chosen costs no try', async () => {
    const ana = await somebody()
    const link = await linkFor(ana.email)
    for (let n = 0; n < 12; n += 1) {
      const response = await t.ask(`${link}/password`, { form: { ...right, password: 'short' } })
      expect(response.status).toBe(422)
      expect(await response.text()).toContain('at least 15')
    }
    for (let n = 0; n < 12; n += 1) {
      const next = n === 0 ? link : await freshLink(ana.email)
      expect(
        (await t.ask(`${next}/password`, { form: { ...right, password: `${password} ${n}` } })).status,
      ).toBe(303)
    }
  })
  const freshLink = (email: string) => {
    t.time.now = t.time.now.add({ minutes: 30 })
    return linkFor(email)
  }

  test('fields that are not asked for change nothing', async () => {
    const [ana, eva] = [await somebody(), await somebody()]
    const link = await linkFor(ana.email)
    const form = {
      ...wrong,
      password,
      account: eva.account,
      birth_date: '1951-07-08',
      passkey_of: ana.account,
      done: 'true',
      code: '123456',
    }
    expect((await t.ask(`${link}/password`, { form })).status).toBe(422)
    await t.ask(`${link}/password`, { form: { ...form, ...right } })
    expect([await canSignIn(ana.email, password), await canSignIn(eva.email, testPassword)]).toEqual([
      true,
      true,
    ])
  })

  test.each(['2000-02-30', '1951-7-8', '<b>', '', '0000-01-01'])('%j is no birth date', async text => {
    const ana = await somebody()
    const link = await linkFor(ana.email)
    const [year = '', month = '', day = ''] = text.split('-')
    const response = await t.ask(`${link}/password`, {
      form: { 'born-year': year, 'born-month': month, 'born-day': `${day} x`, password },
    })
    expect(response.status).toBe(422)
    expect(await response.text()).not.toContain('<b>')
  })

  test('without a birth date on record only staff can help', async () => {
    const ana = await somebody({ birthDate: '1951' })
    const link = await linkFor(ana.email)
    expect(await (await t.ask(link)).text()).not.toContain('born')
    expect((await t.ask(`${link}/password`, { form: { ...right, password } })).status).toBe(422)
    expect((await t.ask(`${link}/staff`, { form: {} })).headers.get('location')).toBe('/recover/done?staff')
  })
})

describe('a forgotten password, with a second factor', () => {
  test('takes the code of the app, once; the birth date does nothing', async () => {
    const ana = await somebody({ factor: true })
    const link = await linkFor(ana.email)
    expect(await (await t.ask(link)).text()).toContain('What did you lose?')
    expect((await t.ask(`${link}/password`, { form: { ...right, password } })).status).toBe(422)
    expect((await t.ask(`${link}/password`, { form: { ...right, password, code: '000000' } })).status).toBe(
      422,
    )
    t.time.now = t.time.now.add({ seconds: 60 })
    const code = await codeNow(t, ana.app?.secret ?? '')
    expect((await t.ask(`${link}/password`, { form: { code, password } })).status).toBe(303)
    expect(await isIn(ana.cookie)).toBe(false)
    const response = await t.ask('/sign-in', { form: { email: ana.email, password } })
    expect(response.headers.get('location')).toBe('/sign-in/second')
    const next = await linkFor(ana.email)
    expect((await t.ask(`${next}/password`, { form: { code, password } })).status).toBe(422)
    const [backup = ''] = ana.app?.codes ?? []
    expect((await t.ask(`${next}/password`, { form: { code: backup, password } })).status).toBe(303)
  })

  test('takes a passkey that was just used in this browser, of this very account', async () => {
    const ana = await somebody()
    const { device } = await addPasskey(t, ana.cookie)
    const link = await linkFor(ana.email)
    expect((await t.ask(`${link}/password`, { form: { password } })).status).toBe(422)
    const options = askedIn(await (await t.ask('/sign-in')).text())
    const cookie = cookieOf(await t.ask('/sign-in/passkey', { form: { passkey: device.get(options) } }))
    const stranger = await somebody()
    const strangerDevice = (await addPasskey(t, stranger.cookie)).device
    const again = askedIn(await (await t.ask('/sign-in')).text())
    const foreign = cookieOf(
      await t.ask('/sign-in/passkey', { form: { passkey: strangerDevice.get(again) } }),
    )
    expect((await t.ask(`${link}/password`, { form: { password }, cookie: foreign })).status).toBe(422)
    expect((await t.ask(`${link}/password`, { form: { password }, cookie })).status).toBe(303)
  })
})

describe('a lost second factor', () => {
  const lost = (link: string, given: string) => t.ask(`${link}/factor`, { form: { password: given } })

  test('takes the password and a code to another address on record', async () => {
    const record = `${newId()}@record.example`
    const ana = await somebody({ factor: true, emails: [record] })
    const link = await linkFor(ana.email)
    expect((await t.ask(`${link}/mail-code`, { form: { code: '00000000' } })).status).toBe(404)
    expect((await lost(link, 'not this one')).status).toBe(422)
    expect(await mailsTo(record)).toEqual([])
    const sent = await lost(link, testPassword)
    expect(sent.headers.get('location')).toBe(`${link}?lost=factor`)
    const page = await (await t.ask(`${link}?lost=factor`)).text()
    expect(page).not.toContain(record)
    const code = /\n(\d{8})\n/.exec((await textsTo(record))[0] ?? '')?.[1] ?? ''
    expect((await t.ask(`${link}/mail-code`, { form: { code: '12345678' } })).status).toBe(422)
    const typed = ` ${code.slice(0, 4)} ${code.slice(4)} `
    const answers = await Promise.all([1, 2].map(() => t.ask(`${link}/mail-code`, { form: { code: typed } })))
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 404])
    expect(await isIn(ana.cookie)).toBe(false)
    expect(await canSignIn(ana.email, testPassword)).toBe(true)
    for (const to of [ana.email, record])
      expect(await textsTo(to)).toContainEqual(
        expect.stringContaining('second step of signing in was taken off'),
      )
  })

  test('waits a day where there is only the one address, and anybody who has it can say no', async () => {
    const ana = await somebody({ factor: true, emails: ['own'] })
    const ask = async () => {
      const given = await lost(await linkFor(ana.email), testPassword)
      expect(given.headers.get('location')).toBe('/recover/done?waiting')
    }
    await ask()
    const [keep = ''] = await linksTo(ana.email, '/recover/keep/')
    expect((await t.ask(keep)).status).toBe(200)
    expect(await (await t.ask('/account/security', { cookie: ana.cookie })).text()).toContain(
      'Keep the second step',
    )
    expect((await t.ask(keep, { form: {} })).status).toBe(303)
    expect((await t.ask(keep, { form: {} })).status).toBe(404)
    const record = { ...t.portal, contactOf: async () => null }
    t.time.now = t.time.now.add({ hours: 25 })
    expect(await finishFactorRemovals(t.database, record, t.time.now)).toBe(0)
    await ask()
    await ask()
    expect(await finishFactorRemovals(t.database, record, t.time.now.add({ hours: 23 }))).toBe(0)
    t.time.now = t.time.now.add({ hours: 24 })
    const done = await Promise.all([1, 2].map(() => finishFactorRemovals(t.database, record, t.time.now)))
    expect(done.reduce((a, b) => a + b)).toBe(1)
    expect(await canSignIn(ana.email, testPassword)).toBe(true)
    await expect(begin(t, ana.email)).rejects.toThrow('no second step')
  })

  test('she can keep it herself where she is still signed in; nobody else can', async () => {
    const ana = await somebody({ factor: true, emails: ['own'] })
    await lost(await linkFor(ana.email), testPassword)
    const stranger = await somebody()
    await t.ask('/account/second-step/keep', { form: { account: ana.account }, cookie: stranger.cookie })
    const open = () =>
      t.database.kysely
        .selectFrom('factor_removals')
        .select('cancelled_at')
        .where('account_id', '=', ana.account)
        .executeTakeFirst()
    expect((await open())?.cancelled_at).toBeNull()
    const kept = await t.ask('/account/second-step/keep', { form: {}, cookie: ana.cookie })
    expect(kept.headers.get('location')).toBe('/account/security?kept')
    expect((await open())?.cancelled_at).not.toBeNull()
  })

  test("only staff help a child, whose record has a parent's address, and those without one on record", async () => {
    const parent = `${newId()}@parent.example`
    for (const one of [{ emails: [parent], birthDate: '2011-05-05' }, { emails: [] }]) {
      const ana = await somebody({ factor: true, ...one })
      const link = await linkFor(ana.email)
      expect(await (await t.ask(`${link}?lost=factor`)).text()).toContain('Ask the clinic for help')
      expect((await lost(link, testPassword)).headers.get('location')).toBe(`${link}?lost=both`)
      expect(await mailsTo(parent)).toEqual([])
    }
  })

  test('wrong passwords there count with those at sign-in and lock the link', async () => {
    const ana = await somebody({ factor: true, emails: ['own'] })
    const link = await linkFor(ana.email)
    const answers = []
    for (let n = 0; n < 6; n += 1) answers.push((await lost(link, `guess ${n}`)).status)
    expect(answers).toEqual([422, 422, 422, 422, 422, 404])
    for (let n = 0; n < 5; n += 1) expect(await canSignIn(ana.email, `guess ${n}`)).toBe(false)
    await expect(t.signIn(ana.email)).rejects.toThrow('429')
  })
})

test('every page of it is there in Spanish, and names no one', async () => {
  const ana = await somebody({ factor: true, emails: ['own'] })
  const link = await linkFor(ana.email)
  const cookie = 'language=es'
  for (const [path, words] of [
    ['/recover', 'No puedo entrar'],
    ['/recover?sent', 'Revise su correo'],
    ['/recover/code', 'Usar el código de la clínica'],
    ['/recover/done?factor', 'El segundo paso está quitado'],
    [link, '¿Qué ha perdido?'],
    [`${link}?lost=password`, 'Cree una contraseña nueva'],
    [`${link}?lost=factor`, 'Entrar sin su segundo paso'],
    [`${link}?lost=both`, 'Pida ayuda a la clínica'],
  ] as const) {
    const html = await (await t.ask(path, { cookie })).text()
    expect(html).toContain(words)
    expect(html).not.toContain(ana.email)
  }
})

test('addresses on record count from the 18th birthday on, by the clinic’s calendar', async () => {
  const ana = await t.account(`${newId()}@example.org`)
  const contactOf: ContactOf = async () => ({ birth_date: '2009-07-08', emails: ['a@example.org'] })
  const emailsIn = (zone: string) => {
    const evening = instant('2027-07-08T03:00:00Z')
    return openSystem(t.database, { name: 'jobs', act: 'test' }, evening, async db => {
      const person = await personOf(db, ana.account, { contactOf, clinic: { zone } }, evening)
      return person.record_emails
    })
  }
  expect(await emailsIn('America/Chicago')).toEqual([])
  expect(await emailsIn('UTC')).toEqual(['a@example.org'])
})
