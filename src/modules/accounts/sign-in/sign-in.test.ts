import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestPortal, testNow, testPassword, testPortal } from '../../../../test/portal.ts'
import { network, passwordLimits } from '../count-failures.ts'
import { safeNext } from '../safe-path.ts'

let t: TestPortal
beforeAll(async () => {
  t = await testPortal()
  await t.account('maria@example.org')
})
afterAll(() => t.close())

const post = (form: Record<string, string>) => t.ask('/sign-in', { form })

test('a right password makes a session that the next page knows', async () => {
  const cookie = await t.signIn('maria@example.org')
  const account = await t.ask('/account', { cookie })
  expect(account.status).toBe(200)
  expect(await account.text()).toContain('maria@example.org')
})

test('e-mail is taken without regard to case and blanks', async () => {
  expect(await t.signIn('  Maria@Example.ORG ')).toContain('session_token')
})

test('without a session every page of a person leads to signing in, and back', async () => {
  const response = await t.ask('/account')
  expect(response.status).toBe(303)
  expect(response.headers.get('location')).toBe('/sign-in?next=%2Faccount')
  const done = await post({ email: 'maria@example.org', password: testPassword, next: '/account' })
  expect(done.headers.get('location')).toBe('/account')
})

test('an unknown e-mail and a wrong password get the same answer', async () => {
  const wrong = await post({ email: 'maria@example.org', password: 'not it at all' })
  const unknown = await post({ email: 'nobody@example.org', password: 'not it at all' })
  expect(wrong.status).toBe(422)
  expect(unknown.status).toBe(422)
  // Every page has a challenge of its own, of one length.
  const same = async (response: Response) =>
    (await response.text())
      .replaceAll(/maria|nobody/g, 'who')
      .replace(/(?<=challenge&quot;:&quot;)[\w-]{75}/, '')
  expect(await same(unknown)).toBe(await same(wrong))
})

test('an address without an account takes as long as a wrong password', async () => {
  const times: Record<string, number[]> = { 'slow@example.org': [], 'fast@example.org': [] }
  await t.account('slow@example.org')
  await post({ email: 'warm@example.org', password: 'warm up' })
  for (let i = 0; i < 9; i++)
    for (const [email, taken] of Object.entries(times)) {
      const began = performance.now()
      expect((await post({ email, password: 'not it at all' })).status).toBe(422)
      taken.push(performance.now() - began)
    }
  const [wrong = 0, unknown = 0] = Object.values(times).map(
    taken => taken.sort((a, b) => a - b)[Math.floor(taken.length / 2)] ?? 0,
  )
  // Hashing is nearly all of it: without it an answer comes in a tenth of the time.
  expect(unknown).toBeGreaterThan(wrong / 2)
  expect(unknown).toBeLessThan(wrong * 2)
})

test('an empty form says what is missing and keeps what was typed', async () => {
  const response = await post({ email: 'maria@example.org', password: '' })
  expect(response.status).toBe(422)
  const html = await response.text()
  expect(html).toContain('Enter your password')
  expect(html).toContain('value="maria@example.org"')
})

test('what was chosen and where she wanted to go survive a wrong password', async () => {
  const form = {
    email: 'maria@example.org',
    password: 'zebra-wrong',
    shared_device: 'yes',
    next: '/records/labs',
  }
  const html = await (await post(form)).text()
  expect(html).toMatch(/name="shared_device"[^>]* checked/)
  expect(html).toContain('name="next" value="/records/labs"')
  expect(html).not.toContain('zebra')
})

test('a session on a shared device ends after a quarter of an hour, and its cookie with the browser', async () => {
  const form = { email: 'maria@example.org', password: testPassword }
  const shared = await post({ ...form, shared_device: 'yes' })
  const own = await post(form)
  const cookies = [shared, own].map(response => response.headers.getSetCookie()[0] ?? '')
  expect(cookies[0]).not.toMatch(/max-age|expires/i)
  expect(cookies[1]).toMatch(/Max-Age=43200; HttpOnly; SameSite=Lax/)
  t.time.now = testNow.add({ minutes: 16 })
  const statuses = cookies.map(
    async line => (await t.ask('/account', { cookie: line.split(';')[0] ?? '' })).status,
  )
  expect(await Promise.all(statuses)).toEqual([303, 200])
  t.time.now = testNow
})

test('signing in notes a device that was not there before', async () => {
  await t.account('devices@example.org')
  const from = (agent: string) =>
    t.ask('/sign-in', {
      form: { email: 'devices@example.org', password: testPassword },
      headers: { 'user-agent': agent },
    })
  await from('Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0')
  await from('Mozilla/5.0 (X11; Linux x86_64) Firefox/141.0')
  await from('Mozilla/5.0 (iPhone; CPU iPhone OS 19_1) Safari/604.1')
  const rows = await t.database.kysely
    .selectFrom('security_events')
    .innerJoin('accounts', 'accounts.id', 'security_events.account_id')
    .select(['kind', 'device'])
    .where('email', '=', 'devices@example.org')
    .orderBy('device')
    .execute()
  expect(rows.map(row => row.kind).sort()).toEqual(['signed-in', 'signed-in', 'signed-in-new-device'])
  expect(rows.find(row => row.kind === 'signed-in-new-device')?.device).toContain('iPhone')
})

test('signing out ends the session for every copy of the cookie', async () => {
  const cookie = await t.signIn('maria@example.org')
  expect((await t.ask('/sign-out', { method: 'POST', cookie })).status).toBe(303)
  expect((await t.ask('/account', { cookie })).status).toBe(303)
})

test('a forged, cut or foreign cookie is no session', async () => {
  const cookie = await t.signIn('maria@example.org')
  const forged = cookie.replace(/session_token=(.)/, (_, c) => `session_token=${c === 'A' ? 'B' : 'A'}`)
  for (const bad of [
    forged,
    cookie.slice(0, -9),
    'porchlight.session_token=x.y',
    'porchlight.session_token=',
  ])
    expect((await t.ask('/account', { cookie: bad })).status).toBe(303)
})

/** A session, and a function that opens a page so many minutes after it began. */
async function sessionFromNow() {
  const cookie = await t.signIn('maria@example.org')
  const { created_at } = await t.database.kysely
    .selectFrom('sessions')
    .select('created_at')
    .orderBy('created_at', 'desc')
    .executeTakeFirstOrThrow()
  return async (minutes: number) => {
    t.time.now = created_at.add({ minutes, seconds: 1 })
    return (await t.ask('/account', { cookie })).status
  }
}

test('a session ends after half an hour without use', async () => {
  const openAt = await sessionFromNow()
  expect([await openAt(29), await openAt(58), await openAt(89)]).toEqual([200, 200, 303])
  t.time.now = testNow
})

test('a session in use ends after twelve hours all the same', async () => {
  const openAt = await sessionFromNow()
  const lastMinutes = 12 * 60 - 1
  for (let minutes = 0; minutes < lastMinutes; minutes += 25) expect(await openAt(minutes)).toBe(200)
  expect([await openAt(lastMinutes - 1), await openAt(lastMinutes + 1)]).toEqual([200, 303])
  t.time.now = testNow
})

test('wrong tries are slowed down; right ones never are', async () => {
  await t.account('kiosk@example.org')
  for (let i = 0; i < passwordLimits.account_and_address.tries + 5; i++) await t.signIn('kiosk@example.org')
  await t.account('victim@example.org')
  // All at once, as a program would: the count must hold for parallel tries too.
  const tries = Array.from({ length: passwordLimits.account_and_address.tries + 6 }, () =>
    post({ email: 'victim@example.org', password: 'guess' }),
  )
  const statuses = (await Promise.all(tries)).map(r => r.status)
  expect(statuses.filter(s => s === 422)).toHaveLength(passwordLimits.account_and_address.tries)
  expect(statuses.filter(s => s === 429)).toHaveLength(6)
  // The right password is refused too while the guessing lasts, or the refusal would confirm it.
  expect((await post({ email: 'victim@example.org', password: testPassword })).status).toBe(429)
  t.time.now = t.time.now.add({ minutes: passwordLimits.account_and_address.window_minutes + 1 })
  expect((await post({ email: 'victim@example.org', password: testPassword })).status).toBe(303)
})

test('a form from another site is refused', async () => {
  for (const headers of [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
  ])
    expect((await t.ask('/sign-out', { method: 'POST', headers })).status).toBe(403)
  expect(
    (await t.ask('/sign-out', { method: 'POST', headers: { origin: 'http://localhost:3000' } })).status,
  ).toBe(303)
})

test('the way back after signing in never leaves the portal', () => {
  for (const bad of [
    null,
    '',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/%0d%0aSet-Cookie:x',
    'javascript:alert(1)',
    '/a b',
    '/sign-out',
  ])
    expect(safeNext(bad)).toSatisfy((next: string) => next === '/' || next.startsWith('/%0d'))
  expect(safeNext('/records/labs?page=2')).toBe('/records/labs?page=2')
  fc.assert(
    fc.property(fc.string(), fc.constantFrom('', '/', '//', '/\\', '\\', 'http:'), (rest, start) => {
      const next = safeNext(start + rest)
      expect(new URL(next, 'http://here.example').origin).toBe('http://here.example')
    }),
  )
})

test('addresses of one IPv6 network count together, of IPv4 each alone', () => {
  expect(network('2001:db8:1:2:3:4:5:6')).toBe(network('2001:db8:1:2::9'))
  expect(network('2001:db8:1:2::1')).not.toBe(network('2001:db8:1:3::1'))
  expect(network('::1')).toBe('0:0:0:0')
  expect(network('::ffff:10.0.0.7')).toBe('10.0.0.7')
  expect(network('10.0.0.7')).not.toBe(network('10.0.0.8'))
})
