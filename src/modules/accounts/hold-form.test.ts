import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestPortal, testNow, testPortal } from '../../../test/portal.ts'
import { idle_minutes } from './index.ts'

let t: TestPortal
beforeAll(async () => {
  t = await testPortal()
  await t.account('maria@example.org')
  await t.account('john@example.org')
})
afterAll(() => t.close())

/** Signs in, lets the session end, and posts a form in it; answers where the portal sends her. */
async function postTooLate(form: Record<string, string>): Promise<string> {
  const cookie = await t.signIn('maria@example.org')
  await t.database.kysely
    .updateTable('sessions')
    .set({ last_seen_at: testNow.subtract({ minutes: idle_minutes + 1 }) })
    .execute()
  const response = await t.ask('/account', { cookie, form })
  expect(response.status).toBe(303)
  return response.headers.get('location') ?? ''
}

test('what was typed before the session ended is there after signing in again', async () => {
  const location = await postTooLate({ language: 'es', note: 'Dolor <b>' })
  const held = new URLSearchParams(location.split('?')[1]).get('next') ?? ''
  expect(held).toMatch(/^\/held\//)
  const page = await t.ask(held, { cookie: await t.signIn('maria@example.org') })
  const html = await page.text()
  expect(html).toContain('action="/account"')
  expect(html).toContain('name="note" value="Dolor &lt;b&gt;"')
})

test('nobody else finds it, and it is not in the table as it was typed', async () => {
  const location = await postTooLate({ note: 'a private word' })
  const held = new URLSearchParams(location.split('?')[1]).get('next') ?? ''
  expect((await t.ask(held, { cookie: await t.signIn('john@example.org') })).status).toBe(404)
  expect((await t.ask(held)).status).toBe(303)
  const rows = await t.database.kysely.selectFrom('held_forms').selectAll().execute()
  expect(rows.some(row => row.sealed.includes('private'))).toBe(false)
})

test('passwords and codes are not among it', async () => {
  const location = await postTooLate({
    note: 'kept',
    password: 'typed 1',
    current: 'typed 2',
    code: 'typed 3',
  })
  const held = new URLSearchParams(location.split('?')[1]).get('next') ?? ''
  const html = await (await t.ask(held, { cookie: await t.signIn('maria@example.org') })).text()
  expect(html).toContain('value="kept"')
  expect(html).not.toMatch(/typed \d/)
})

test('it is gone after a day', async () => {
  const location = await postTooLate({ note: 'old' })
  const held = new URLSearchParams(location.split('?')[1]).get('next') ?? ''
  t.time.now = testNow.add({ hours: 25 })
  expect((await t.ask(held, { cookie: await t.signIn('maria@example.org') })).status).toBe(404)
  t.time.now = testNow
})

test('a stranger without a session that once was can store nothing', async () => {
  const before = await t.database.kysely.selectFrom('held_forms').select('id').execute()
  const cookie = 'porchlight.session_token=abc.def'
  const response = await t.ask('/account', { cookie, form: { note: 'x' } })
  expect(response.headers.get('location')).toBe('/sign-in')
  expect(await t.database.kysely.selectFrom('held_forms').select('id').execute()).toHaveLength(before.length)
})
