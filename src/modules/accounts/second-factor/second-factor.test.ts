import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestPortal, testNow, testPassword, testPortal } from '../../../../test/portal.ts'
import { addPasskey, begin, codeNow, codesIn, cookieOf, setUpApp } from '../../../../test/second-factor.ts'
import { codeLimits } from '../count-failures.ts'
import { most_codes, pending_minutes } from '../sign-in/pending-sign-in.ts'
import { enrolTotp } from './app.ts'
import { removeFactor } from './factors.ts'
import { otpauthUri } from './totp.ts'

let t: TestPortal
beforeAll(async () => {
  t = await testPortal()
})
afterAll(() => t.close())

let people = 0
/** Somebody new who is signed in. */
async function someone() {
  people += 1
  const email = `person${people}@example.org`
  const { account } = await t.account(email)
  return { email, account, cookie: await t.signIn(email) }
}

/** Somebody with an app. The time moves on by a step, so that the code of the setting up is over. */
async function withApp() {
  const person = await someone()
  const app = await setUpApp(t, person.cookie)
  t.time.now = t.time.now.add({ seconds: 90 })
  return { ...person, ...app }
}

const second = (cookie: string, form: Record<string, string>) => t.ask('/sign-in/second', { cookie, form })
const isIn = async (cookie: string) => (await t.ask('/account', { cookie })).status === 200

describe('the authenticator app', () => {
  test('signs in together with the password, and not without it', async () => {
    const { email, secret } = await withApp()
    const waiting = await begin(t, email)
    expect(await isIn(waiting)).toBe(false)
    expect((await t.ask('/sign-in/second')).headers.get('location')).toBe('/sign-in')
    const done = await second(waiting, { code: await codeNow(t, secret) })
    expect(done.status).toBe(303)
    expect(await isIn(cookieOf(done))).toBe(true)
  })

  test('a code works once, also for two who bring it at the same moment', async () => {
    const { email, secret } = await withApp()
    const code = await codeNow(t, secret)
    const waiting = await Promise.all(Array.from({ length: 6 }, () => begin(t, email)))
    const answers = await Promise.all(waiting.map(cookie => second(cookie, { code })))
    expect(answers.filter(one => one.status === 303)).toHaveLength(1)
    expect((await second(await begin(t, email), { code })).status).toBe(422)
    // Nor an older one than the one that was taken.
    const older = await codeNow(t, secret, -1)
    expect((await second(await begin(t, email), { code: older })).status).toBe(422)
    t.time.now = t.time.now.add({ seconds: 30 })
    expect((await second(await begin(t, email), { code: await codeNow(t, secret) })).status).toBe(303)
  })

  test.each([
    [-2, 422],
    [-1, 303],
    [0, 303],
    [1, 303],
    [2, 422],
  ])('a phone whose clock is %i steps off: %i', async (steps, status) => {
    const { email, secret } = await withApp()
    const code = await codeNow(t, secret, steps)
    expect((await second(await begin(t, email), { code })).status).toBe(status)
  })

  test('is not there before its first code, and a secret that was shown long ago is none', async () => {
    const { email, cookie } = await someone()
    await t.ask('/account/security/app', { cookie, form: { do: 'start' } })
    expect(
      (await t.ask('/account/security/app', { cookie, form: { do: 'confirm', code: '000000' } })).status,
    ).toBe(422)
    expect(await isIn(await t.signIn(email))).toBe(true)
    t.time.now = t.time.now.add({ minutes: 61 })
    const later = await t.signIn(email)
    const gone = await t.ask('/account/security/app', {
      cookie: later,
      form: { do: 'confirm', code: '000000' },
    })
    expect(gone.headers.get('location')).toBe('/account/security/app?gone')
  })

  test('is kept sealed, and its page says nothing to a session that was left alone', async () => {
    const { cookie, account } = await someone()
    await t.ask('/account/security/app', { cookie, form: { do: 'start' } })
    const shown = await (await t.ask('/account/security/app', { cookie })).text()
    const typed = /class="secret">([A-Z2-7 ]+)</.exec(shown)?.[1] ?? ''
    expect(typed.replaceAll(' ', '')).toMatch(/^[A-Z2-7]{36}$/)
    expect(shown).toContain('<svg class="qr" role="img"')
    const [row] = await t.database.kysely
      .selectFrom('authenticator_apps')
      .select('sealed')
      .where('account_id', '=', account)
      .execute()
    expect(row?.sealed.includes(typed.slice(0, 4))).toBe(false)
    t.time.now = t.time.now.add({ minutes: 6 })
    const later = await t.ask('/account/security/app', { cookie })
    expect(later.headers.get('location')).toBe('/step-up?next=%2Faccount%2Fsecurity%2Fapp')
  })

  test('an administrator enrols somebody at once, and the URI says for whom and where', async () => {
    const { email, account } = await someone()
    const uri = await t.database.kysely
      .transaction()
      .execute(tx => enrolTotp(tx, t.portal.secret, account, { issuer: 'Harbor Clinic', email }, t.time.now))
    expect(uri).toMatch(
      /^otpauth:\/\/totp\/Harbor%20Clinic:person\d+%40example.org\?secret=[A-Z2-7]{36}&issuer=Harbor%20Clinic&digits=6&period=30$/,
    )
    expect(await begin(t, email)).toContain('pending_sign_in')
    expect(otpauthUri('x', 'A & B', 'a@b.c')).toContain('issuer=A%20%26%20B')
  })

  test('with the first one, every other session of the account ends', async () => {
    const person = await someone()
    const other = await t.signIn(person.email)
    await setUpApp(t, person.cookie)
    expect([await isIn(other), await isIn(person.cookie)]).toEqual([false, true])
  })
})

describe('guessing codes', () => {
  test('five wrong ones end this sign-in, not the person', async () => {
    const { email, secret } = await withApp()
    const waiting = await begin(t, email)
    for (let i = 1; i < most_codes; i++) expect((await second(waiting, { code: '000000' })).status).toBe(422)
    const last = await second(waiting, { code: '000000' })
    expect(last.headers.get('location')).toBe('/sign-in?gone')
    const right = await second(waiting, { code: await codeNow(t, secret) })
    expect(right.headers.get('location')).toBe('/sign-in?gone')
    expect((await second(await begin(t, email), { code: await codeNow(t, secret) })).status).toBe(303)
  })

  test('all at once, no more than five are looked at', async () => {
    const { email } = await withApp()
    const waiting = await begin(t, email)
    const answers = await Promise.all(Array.from({ length: 9 }, () => second(waiting, { code: '000000' })))
    expect(answers.filter(one => one.status === 422).length).toBeLessThan(most_codes)
    expect(
      answers.filter(one => one.headers.get('location') === '/sign-in?gone').length,
    ).toBeGreaterThanOrEqual(5)
  })

  test('counts over all sign-ins of the account, whichever address they come from', async () => {
    const { account } = await withApp()
    const { takeTry } = await import('../count-failures.ts')
    const tryFrom = (n: number) =>
      takeTry(t.database, t.portal.secret, account, `10.0.0.${n}`, t.time.now, codeLimits)
    for (let n = 0; n < codeLimits.account.tries; n++) expect(await tryFrom(n)).not.toBe('too-many')
    expect(await tryFrom(200)).toBe('too-many')
    t.time.now = t.time.now.add({ minutes: 16 })
    expect(await tryFrom(201)).toBe('too-many')
  })

  test('after ten wrong codes from one place even the right one waits', async () => {
    const { email, secret } = await withApp()
    for (let i = 0; i < 2; i++) {
      const waiting = await begin(t, email)
      for (let n = 0; n < most_codes; n++) await second(waiting, { code: '000000' })
    }
    const answer = await second(await begin(t, email), { code: await codeNow(t, secret) })
    expect(answer.status).toBe(429)
    t.time.now = t.time.now.add({ minutes: codeLimits.account_and_address.window_minutes + 1 })
    expect((await second(await begin(t, email), { code: await codeNow(t, secret) })).status).toBe(303)
  })

  test('the second step waits ten minutes', async () => {
    const { email, secret } = await withApp()
    const waiting = await begin(t, email)
    t.time.now = t.time.now.add({ minutes: pending_minutes, seconds: 1 })
    const late = await second(waiting, { code: await codeNow(t, secret) })
    expect(late.headers.get('location')).toBe('/sign-in?gone')
  })

  test('a refused code stands in the audit trail', async () => {
    const { email, account } = await withApp()
    await second(await begin(t, email), { code: '000000' })
    const { openSystem } = await import('../../access/index.ts')
    const rows = await openSystem(t.database, { name: 'administrator', act: 'test' }, t.time.now, db =>
      db
        .selectFrom('audit_entries')
        .select(['act', 'granted'])
        .where('account_id', '=', account)
        .where('kind', '=', 'account')
        .execute(),
    )
    expect(rows).toContainEqual({ act: 'second-factor', granted: false })
    expect(rows).toContainEqual({ act: 'authenticator-added', granted: true })
  })
})

describe('backup codes', () => {
  test('ten are shown once; each lets in once, in any writing', async () => {
    const { email, cookie, codes } = await withApp()
    expect(new Set(codes).size).toBe(10)
    expect(codesIn(await (await t.ask('/account/security/backup-codes', { cookie })).text())).toEqual([])
    const code = (codes[0] ?? '').toLowerCase().replaceAll('-', ' ')
    const waiting = [await begin(t, email), await begin(t, email)]
    const answers = await Promise.all(waiting.map(one => second(one, { code })))
    expect(answers.map(one => one.status).sort()).toEqual([303, 422])
    expect((await second(await begin(t, email), { code })).status).toBe(422)
    const page = await (await t.ask('/account/security/backup-codes', { cookie })).text()
    expect(page).toContain('9 of 10 codes are left')
  })

  test('new ones take the place of the old ones, and need a fresh proof of who asks', async () => {
    const { email, cookie, codes } = await withApp()
    t.time.now = t.time.now.add({ minutes: 6 })
    const early = await t.ask('/account/security/backup-codes', { cookie, form: { a: 'b' } })
    expect(early.headers.get('location')).toMatch(/^\/step-up\?next=/)
    await t.ask('/step-up', { cookie, form: { code: codes[1] ?? '' } })
    const made = await t.ask('/account/security/backup-codes', { cookie, form: { a: 'b' } })
    const fresh = codesIn(await (await t.ask(made.headers.get('location') ?? '', { cookie })).text())
    expect(fresh).toHaveLength(10)
    expect((await second(await begin(t, email), { code: codes[2] ?? '' })).status).toBe(422)
    expect((await second(await begin(t, email), { code: fresh[0] ?? '' })).status).toBe(303)
  })

  test('who signs in with one is led to where a new phone is set up, unless she was on her way elsewhere', async () => {
    const { email, codes } = await withApp()
    const done = await second(await begin(t, email), { code: codes[0] ?? '' })
    expect(done.headers.get('location')).toBe('/account/security?backup-code')
    const cookie = cookieOf(done)
    const page = await (await t.ask('/account/security?backup-code', { cookie })).text()
    expect(page).toContain('You signed in with a backup code. 9 codes are left.')
    const waiting = await begin(t, email, { next: '/account' })
    const there = await second(waiting, { code: codes[1] ?? '' })
    expect(there.headers.get('location')).toBe('/account')
  })

  test('that nobody came for in ten minutes are not shown any more', async () => {
    const { cookie } = await withApp()
    await t.ask('/account/security/backup-codes', { cookie, form: { a: 'b' } })
    t.time.now = t.time.now.add({ minutes: 4 })
    await t.database.kysely
      .updateTable('backup_codes')
      .set({ created_at: t.time.now.subtract({ minutes: 11 }) })
      .execute()
    expect(codesIn(await (await t.ask('/account/security/backup-codes', { cookie })).text())).toEqual([])
  })

  test('are another’s nowhere, and none are made without a second factor', async () => {
    const { codes } = await withApp()
    const { email } = await withApp()
    expect((await second(await begin(t, email), { code: codes[0] ?? '' })).status).toBe(422)
    const { cookie, account } = await someone()
    await t.ask('/account/security/backup-codes', { cookie, form: { a: 'b' } })
    const rows = await t.database.kysely
      .selectFrom('backup_codes')
      .select('hash')
      .where('account_id', '=', account)
      .execute()
    expect(rows).toEqual([])
  })
})

describe('taking a factor off', () => {
  test('the last one takes the backup codes along, and the password alone does again', async () => {
    const { email, cookie, account } = await withApp()
    await t.ask('/account/security/app', { cookie, form: { do: 'remove' } })
    expect(await isIn(await t.signIn(email))).toBe(true)
    const left = await t.database.kysely
      .selectFrom('backup_codes')
      .select('hash')
      .where('account_id', '=', account)
      .execute()
    expect(left).toEqual([])
  })

  test('asks first who is there', async () => {
    const { email, cookie } = await withApp()
    t.time.now = t.time.now.add({ minutes: 6 })
    const answer = await t.ask('/account/security/app', { cookie, form: { do: 'remove' } })
    expect(answer.headers.get('location')).toMatch(/^\/step-up\?next=/)
    expect(await begin(t, email)).toContain('pending')
  })

  test('staff keep at least one, also of two that are taken off at once', async () => {
    const { email, cookie, account } = await withApp()
    await addPasskey(t, cookie)
    await t.behindTheRules(`insert into staff (account_id, role, created_at) values ($1, 'nurse', now())`, [
      account,
    ])
    const [passkey] = await t.database.kysely
      .selectFrom('passkeys')
      .select('id')
      .where('account_id', '=', account)
      .execute()
    // The second begins while the first has taken its factor off but not yet committed.
    const { kysely } = t.database
    const results = await kysely.transaction().execute(async first => {
      const one = await removeFactor(first, account, 'app')
      const other = kysely
        .transaction()
        .execute(tx => removeFactor(tx, account, { passkey: passkey?.id ?? '' }))
      await sleep(200)
      return { one, other: () => other }
    })
    expect([results.one, await results.other()]).toEqual(['removed', 'last-of-staff'])
    const refused = await t.ask(`/account/security/passkeys/${passkey?.id}`, {
      cookie,
      form: { do: 'remove' },
    })
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('Your work at the clinic needs a second step')
    expect(await begin(t, email)).toContain('pending')
  })
})

describe('stepping up', () => {
  const stale = async <P extends { cookie: string }>(person: P): Promise<P> => {
    t.time.now = t.time.now.add({ minutes: 6 })
    return person
  }

  test('by the password where it is all there is, and on to where she wanted to go', async () => {
    const { cookie } = await stale(await someone())
    const asked = await t.ask('/account/security/passkeys', { cookie })
    expect(asked.headers.get('location')).toBe('/step-up?next=%2Faccount%2Fsecurity%2Fpasskeys')
    expect((await t.ask('/step-up', { cookie, form: { password: 'not this one at all' } })).status).toBe(422)
    const form = { password: testPassword, next: '/account/security/passkeys' }
    const done = await t.ask('/step-up', { cookie, form })
    expect(done.headers.get('location')).toBe('/account/security/passkeys')
    expect((await t.ask('/account/security/passkeys', { cookie })).status).toBe(200)
  })

  test('with a second factor the password does not do', async () => {
    const { cookie, secret } = await stale(await withApp())
    expect((await t.ask('/step-up', { cookie, form: { password: testPassword } })).status).toBe(422)
    expect(await (await t.ask('/step-up', { cookie })).text()).not.toContain('name="password"')
    const code = await codeNow(t, secret)
    expect((await t.ask('/step-up', { cookie, form: { code } })).status).toBe(303)
    await stale({ cookie })
    expect((await t.ask('/step-up', { cookie, form: { code } })).status).toBe(422)
  })

  test('wrong passwords count with those at signing in', async () => {
    const { cookie, email } = await stale(await someone())
    for (let i = 0; i < 10; i++) await t.ask('/step-up', { cookie, form: { password: `guess number ${i}` } })
    expect((await t.ask('/step-up', { cookie, form: { password: testPassword } })).status).toBe(429)
    expect((await t.ask('/sign-in', { form: { email, password: testPassword } })).status).toBe(429)
  })

  test('never leads out of the portal, nor back to itself', async () => {
    const { cookie } = await stale(await someone())
    for (const next of [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      '/step-up',
      '/step-up?next=/',
      '/sign-out',
    ]) {
      const done = await t.ask('/step-up', { cookie, form: { password: testPassword, next } })
      expect(done.headers.get('location'), next).toBe('/')
      await stale({ cookie })
    }
    const encoded = await t.ask('/step-up', {
      cookie,
      form: { password: testPassword, next: '/%2F%2Fevil.example' },
    })
    expect(new URL(encoded.headers.get('location') ?? '', 'http://here.example').host).toBe('here.example')
  })

  test('a form that came too late is there afterwards', async () => {
    const { cookie } = await stale(await someone())
    const asked = await t.ask('/account/security/app', { cookie, form: { do: 'start' } })
    const next = new URL(asked.headers.get('location') ?? '', 'http://x').searchParams.get('next') ?? ''
    expect(next).toMatch(/^\/held\//)
    const done = await t.ask('/step-up', { cookie, form: { password: testPassword, next } })
    expect(await (await t.ask(done.headers.get('location') ?? '', { cookie })).text()).toContain(
      'action="/account/security/app"',
    )
  })
})

describe('sessions', () => {
  test('a token that was planted beforehand is never taken up, and each sign-in has a new one', async () => {
    const { email, secret, cookie } = await withApp()
    const waiting = await begin(t, email)
    const planted = `${waiting}; porchlight.session_token=planted.${'A'.repeat(43)}`
    const done = await second(planted, { code: await codeNow(t, secret) })
    const fresh = cookieOf(done)
    expect(fresh).not.toContain('planted')
    expect(fresh).not.toBe(cookie)
    // Signing in anew ends the session that this browser had.
    const again = await t.ask('/sign-in', { cookie: fresh, form: { email, password: testPassword } })
    t.time.now = t.time.now.add({ seconds: 30 })
    await second(`${cookieOf(again)}; ${fresh}`, { code: await codeNow(t, secret) })
    expect(await isIn(fresh)).toBe(false)
  })

  test('on a shared device the cookie goes with the browser, through the second step too', async () => {
    const { email, secret } = await withApp()
    const waiting = await begin(t, email, { shared_device: 'yes', next: '/account' })
    const done = await second(waiting, { code: await codeNow(t, secret) })
    expect(done.headers.get('location')).toBe('/account')
    const line = done.headers.getSetCookie().find(one => one.includes('session_token'))
    expect(line).not.toMatch(/max-age|expires/i)
    expect(line).toMatch(/HttpOnly; SameSite=Lax/)
    const cookie = cookieOf(done)
    t.time.now = t.time.now.add({ minutes: 16 })
    expect(await isIn(cookie)).toBe(false)
  })

  test('over https the cookies are for https only', async () => {
    const { sessionCookieLine, pendingCookieLine, pendingToken } = await import('../sign-in/cookies.ts')
    expect(sessionCookieLine({ secret: 's', https: true }, 'a', 5)).toMatch(
      /^__Secure-porchlight\.session_token=a\.[\w-]{43}; Path=\/; Max-Age=5; HttpOnly; SameSite=Lax; Secure$/,
    )
    expect(pendingToken(true, pendingCookieLine(true, 'b', 5).split(';')[0] ?? '')).toBe('b')
    expect(pendingToken(true, 'porchlight.pending_sign_in=b')).toBe(null)
  })
})

test('every page is there in Spanish', async () => {
  t.time.now = testNow.add({ hours: 200 })
  const { email, cookie, secret } = await withApp()
  const headers = { 'accept-language': 'es' }
  const fresh = cookieOf(await second(await begin(t, email), { code: await codeNow(t, secret) }))
  for (const [path, words] of [
    ['/account/security/app', 'Aplicación de autenticación'],
    ['/account/security/backup-codes', 'Quedan 10 de 10 códigos'],
    ['/account/security/passkeys', 'Añadir una llave de acceso'],
  ] as const)
    expect(await (await t.ask(path, { cookie: fresh, headers })).text(), path).toContain(words)
  t.time.now = t.time.now.add({ minutes: 6 })
  expect(await (await t.ask('/step-up', { cookie, headers })).text()).toContain('Demuestre que es usted')
  const step = await t.ask('/sign-in/second', { cookie: await begin(t, email), headers })
  expect(await step.text()).toContain('Un paso más')
})
