import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askedIn, authenticator, type Forged, type Options } from '../../../../test/authenticator.ts'
import { type TestPortal, testPortal } from '../../../../test/portal.ts'
import { addPasskey, begin, codeNow, cookieOf, setUpApp } from '../../../../test/second-factor.ts'
import { challenge_minutes, isOurChallenge, newChallenge } from './challenge.ts'
import { passkeyPlace } from './passkeys.ts'

let t: TestPortal
beforeAll(async () => {
  t = await testPortal()
})
afterAll(() => t.close())

let people = 0
async function withPasskey() {
  people += 1
  const email = `person${people}@example.org`
  const { account } = await t.account(email)
  const cookie = await t.signIn(email)
  const { device, added } = await addPasskey(t, cookie)
  expect(added.headers.get('location')).toBe('/account/security/backup-codes?first')
  return { email, account, cookie, device }
}

const asked = async (path = '/sign-in', cookie = ''): Promise<Options> =>
  askedIn(await (await t.ask(path, { cookie })).text())
const alone = (passkey: string, more: Record<string, string> = {}) =>
  t.ask('/sign-in/passkey', { form: { passkey, ...more } })
const isIn = async (cookie: string) => (await t.ask('/account', { cookie })).status === 200

describe('a passkey alone', () => {
  test('signs in, and counts as both factors', async () => {
    const { device, email } = await withPasskey()
    const done = await alone(device.get(await asked()), { next: '/account', shared_device: 'yes' })
    expect(done.headers.get('location')).toBe('/account')
    expect(done.headers.getSetCookie()[0]).not.toMatch(/max-age/i)
    const page = await (await t.ask('/account', { cookie: cookieOf(done) })).text()
    expect(page).toContain(email)
    const rows = await t.database.kysely.selectFrom('sessions').select('second_factor').execute()
    expect(rows.map(row => row.second_factor)).toContain('passkey')
  })

  test('leads nowhere outside of the portal', async () => {
    const { device } = await withPasskey()
    for (const next of ['//evil.example', '/\\evil.example', 'https://evil.example']) {
      const done = await alone(device.get(await asked()), { next })
      expect(done.headers.get('location')).toBe('/')
    }
  })

  test('an answer works once, also twice at the same moment', async () => {
    const { device } = await withPasskey()
    const answer = device.get(await asked())
    const answers = await Promise.all([alone(answer), alone(answer), alone(answer)])
    expect(answers.map(one => one.status).sort()).toEqual([303, 422, 422])
    expect((await alone(answer)).status).toBe(422)
  })

  test('a challenge works once, whatever answers it', async () => {
    const [one, other] = [await withPasskey(), await withPasskey()]
    const options = await asked()
    expect((await alone(one.device.get(options))).status).toBe(303)
    expect((await alone(other.device.get(options))).status).toBe(422)
    expect((await alone(other.device.get(await asked()))).status).toBe(303)
  })

  test('a page that stood open for half an hour is too old', async () => {
    const { device } = await withPasskey()
    const options = await asked()
    t.time.now = t.time.now.add({ minutes: challenge_minutes, seconds: 1 })
    expect((await alone(device.get(options))).status).toBe(422)
  })

  const forgeries: [string, Forged][] = [
    ['another site asked', { origin: 'https://evil.example' }],
    ['a look-alike host asked', { origin: 'http://localhost.evil.example:3000' }],
    ['another port asked', { origin: 'http://localhost:3001' }],
    ['it was made for another host', { rp_id: 'evil.example' }],
    ['the challenge is invented', { challenge: Buffer.alloc(56, 7).toString('base64url') }],
    ['the challenge is none', { challenge: '' }],
    ['nobody checked who used it', { verified: false }],
    ['its counter went back', { counter: 1 }],
    ['it names another account', { handle: Buffer.alloc(16, 1).toString('base64url') }],
  ]
  test.each(forgeries)('is refused when %s', async (_, forged) => {
    const { device } = await withPasskey()
    expect((await alone(device.get(await asked(), forged))).status).toBe(422)
    expect((await alone(device.get(await asked(), { counter: 1_000 }))).status).toBe(303)
  })

  test('of a stranger, and what is no passkey at all, are refused alike', async () => {
    const stranger = authenticator()
    const pages = [
      stranger.get(await asked()),
      '',
      '{}',
      'null',
      '[]',
      '{"id":1}',
      '{"id":"a","response":{"clientDataJSON":""}}',
      'x'.repeat(9_999),
    ]
    for (const answer of pages) expect((await alone(answer)).status, answer.slice(0, 20)).toBe(422)
  })

  test('a challenge for one thing does for no other', async () => {
    const { device, cookie } = await withPasskey()
    t.time.now = t.time.now.add({ minutes: 6 })
    const forStepUp = await asked('/step-up', cookie)
    expect((await alone(device.get(forStepUp))).status).toBe(422)
    const forSignIn = await asked()
    const stepped = await t.ask('/step-up', { cookie, form: { passkey: device.get(forSignIn) } })
    expect(stepped.status).toBe(422)
  })
})

describe('beside a password', () => {
  test('it is the second step; another person’s is not', async () => {
    const { email, device } = await withPasskey()
    const other = await withPasskey()
    const waiting = await begin(t, email)
    const options = await asked('/sign-in/second', waiting)
    const by = (passkey: string) => t.ask('/sign-in/second', { cookie: waiting, form: { passkey } })
    expect((await by(other.device.get(options))).status).toBe(422)
    const done = await by(device.get(await asked('/sign-in/second', waiting)))
    expect(done.status).toBe(303)
    expect(await isIn(cookieOf(done))).toBe(true)
    expect((await by(device.get(options))).headers.get('location')).toBe('/sign-in?gone')
  })

  test('a challenge of one waiting sign-in does for no other', async () => {
    const { email, device } = await withPasskey()
    const [first, other] = [await begin(t, email), await begin(t, email)]
    const passkey = device.get(await asked('/sign-in/second', first))
    expect((await t.ask('/sign-in/second', { cookie: other, form: { passkey } })).status).toBe(422)
  })

  test('it proves again who is there', async () => {
    const { device, cookie } = await withPasskey()
    t.time.now = t.time.now.add({ minutes: 6 })
    const passkey = device.get(await asked('/step-up', cookie))
    const form = { passkey, next: '/account/security/passkeys' }
    expect((await t.ask('/step-up', { cookie, form })).headers.get('location')).toBe(form.next)
    t.time.now = t.time.now.add({ minutes: 6 })
    expect((await t.ask('/step-up', { cookie, form })).status).toBe(422)
  })
})

describe('adding and keeping', () => {
  test('a second one beside an app; each with its name, renamed and removed by its owner alone', async () => {
    const { email, cookie, device } = await withPasskey()
    await setUpApp(t, cookie)
    const list = await (await t.ask('/account/security/passkeys', { cookie })).text()
    const path = /href="(\/account\/security\/passkeys\/[0-9a-f-]{36})"/.exec(list)?.[1] ?? ''
    expect(list).toContain('My phone')
    const stranger = await withPasskey()
    expect((await t.ask(path, { cookie: stranger.cookie })).status).toBe(404)
    expect((await t.ask(path, { cookie: stranger.cookie, form: { do: 'remove' } })).status).toBe(404)
    await t.ask(path, { cookie, form: { do: 'rename', name: '<b>Old phone</b>' } })
    expect(await (await t.ask(path, { cookie })).text()).toContain('&lt;b&gt;Old phone&lt;/b&gt;')
    expect((await t.ask(path, { cookie, form: { do: 'rename', name: ' ' } })).status).toBe(422)
    await t.ask(path, { cookie, form: { do: 'remove' } })
    expect((await alone(device.get(await asked()))).status).toBe(422)
    expect(await begin(t, email)).toContain('pending')
  })

  test('is refused for another session, another site, without a check of who is there, and twice', async () => {
    const { email, cookie } = await withPasskey()
    await setUpApp(t, cookie)
    const here = '/account/security/passkeys'
    const add = (who: string, passkey: string) =>
      t.ask(here, { cookie: who, form: { name: 'Another', passkey } })
    const options = await asked(here, cookie)
    const stranger = await withPasskey()
    expect((await add(stranger.cookie, authenticator().create(options))).status).toBe(422)
    const wrong: Forged[] = [{ origin: 'https://evil.example' }, { rp_id: 'evil' }, { verified: false }]
    for (const forged of wrong)
      expect((await add(cookie, authenticator().create(options, forged))).status).toBe(422)
    const phone = authenticator()
    expect((await add(cookie, phone.create(options))).headers.get('location')).toBe(`${here}?added`)
    expect((await add(cookie, phone.create(options))).status).toBe(422)
    const again = await add(cookie, phone.create(await asked(here, cookie)))
    expect(await again.text()).toContain('belongs to an account already')
    expect((await t.ask(here, { cookie, form: { name: '', passkey: 'x' } })).status).toBe(422)
    expect(await begin(t, email)).toContain('pending')
  })

  test('needs a fresh proof of who asks', async () => {
    const { cookie } = await withPasskey()
    t.time.now = t.time.now.add({ minutes: 6 })
    const answer = await t.ask('/account/security/passkeys', { cookie, form: { name: 'x', passkey: 'x' } })
    expect(answer.headers.get('location')).toMatch(/^\/step-up\?next=/)
  })

  test('the device already in use is named to the browser, so that it makes no second one', async () => {
    const { cookie } = await withPasskey()
    const options = (await asked('/account/security/passkeys', cookie)) as Options & {
      excludeCredentials: unknown[]
    }
    expect(options.excludeCredentials).toHaveLength(1)
  })
})

test('a copied passkey is found out: of two answers with one counter the later one is refused', async () => {
  const { device } = await withPasskey()
  const [one, other] = [await asked(), await asked()]
  expect((await alone(device.get(one, { counter: 7 }))).status).toBe(303)
  expect((await alone(device.get(other, { counter: 7 }))).status).toBe(422)
})

test('so it is when they come at the same moment', async () => {
  const { device } = await withPasskey()
  const options = await Promise.all(Array.from({ length: 4 }, () => asked()))
  const answers = await Promise.all(options.map(one => alone(device.get(one, { counter: 9 }))))
  expect(answers.map(one => one.status).sort()).toEqual([303, 422, 422, 422])
})

test('an authenticator that counts nothing may always send 0', async () => {
  people += 1
  const email = `zero${people}@example.org`
  await t.account(email)
  const cookie = await t.signIn(email)
  const phone = authenticator()
  const here = '/account/security/passkeys'
  const passkey = phone.create(await asked(here, cookie), { counter: 0 })
  await t.ask(here, { cookie, form: { name: 'Cloud', passkey } })
  for (let i = 0; i < 3; i++) expect((await alone(phone.get(await asked(), { counter: 0 }))).status).toBe(303)
})

test('a code still does beside a passkey', async () => {
  const { email, cookie } = await withPasskey()
  const { secret } = await setUpApp(t, cookie)
  t.time.now = t.time.now.add({ seconds: 60 })
  const waiting = await begin(t, email)
  const form = { code: await codeNow(t, secret) }
  expect((await t.ask('/sign-in/second', { cookie: waiting, form })).status).toBe(303)
})

test('a challenge is bound to what it is for', () => {
  const now = t.time.now
  const of = { purpose: 'step-up', bound: 'a' } as const
  const challenge = newChallenge('secret', of, now)
  expect(isOurChallenge('secret', of, challenge, now)).toBe(true)
  expect(isOurChallenge('other', of, challenge, now)).toBe(false)
  expect(isOurChallenge('secret', { ...of, bound: 'b' }, challenge, now)).toBe(false)
  expect(isOurChallenge('secret', { ...of, purpose: 'add' }, challenge, now)).toBe(false)
  expect(isOurChallenge('secret', { purpose: 'sign-in' }, challenge, now)).toBe(false)
  const later = Buffer.from(challenge, 'base64url')
  later[20] = (later[20] ?? 0) ^ 1
  expect(isOurChallenge('secret', of, later.toString('base64url'), now)).toBe(false)
})

test('passkeys are offered only where browsers have them', () => {
  expect(passkeyPlace('https://portal.clinic.example', 'C')?.rp_id).toBe('portal.clinic.example')
  expect(passkeyPlace('http://localhost:3000', 'C')?.origin).toBe('http://localhost:3000')
  for (const nowhere of [
    'http://127.0.0.1:3000',
    'https://10.0.0.1',
    'http://portal.lan',
    'https://[::1]:3000',
  ])
    expect(passkeyPlace(nowhere, 'C')).toBe(null)
})
