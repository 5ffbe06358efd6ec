import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestPortal, testPassword, testPortal } from '../../../test/portal.ts'
import { importRecord } from '../../../test/record.ts'
import { open } from '../../modules/access/index.ts'
import { inlineBytes } from '../../modules/records/in-words/attachment.ts'
import { type AccountId, newId, type PatientId, type SessionId } from '../../platform/ids.ts'
import { routes } from '../../routes.ts'
import { createServer } from './server.ts'

const markup = '"><script>alert(1)</script><img src=x onerror=alert(2)>'
const base64 = (text: string) => Buffer.from(text).toString('base64')
const subject = { reference: 'Patient/eve' }
const document = (id: string, attachment: object) => ({
  resourceType: 'DocumentReference',
  id,
  status: 'current',
  subject,
  date: '2026-01-02',
  type: { text: `Paper ${id}` },
  content: [{ attachment }],
})

/** What a source could try to give a file: its name, its type, its bytes. */
const hostileFiles: readonly [title: string, contentType: string, bytes: string][] = [
  [markup, 'text/html', '<script>alert(1)</script>'],
  ['a"; filename=evil.html; x="', 'image/svg+xml', '<svg onload="alert(1)"/>'],
  ['a\r\nSet-Cookie: x=y', 'text/html;text/plain', '<script>alert(1)</script>'],
  ['\u202egnp.exe', 'application/javascript', 'alert(1)'],
  ['../../etc/passwd', 'text/plain, text/html', '<script>alert(1)</script>'],
  ["'';x*()", 'multipart/x-mixed-replace', '<html>'],
  [`${'a'.repeat(79)}\u{1f600}`, 'text/plain; charset=utf-7', '+ADw-script+AD4-'],
  ['\ud800lone', 'text/plain\r\nX-Evil: 1', 'x'],
  ['A'.repeat(200_000), 'image/png', '<html><script>'],
  ['%0d%0aX-Evil: 1', 'application/pdf', '<html><script>'],
]
const hostileLinks = [
  'javascript:alert(1)',
  'data:text/html,<script>x</script>',
  '//evil.example/x',
  'file:///etc',
]
const narratives = [
  '<div><script>alert(1)</script><form action="http://evil.example"><input name="p"/></form><a href="javascript:alert(1)">x</a><iframe src="//evil.example"></iframe><svg onload="alert(1)"/></div>',
  '<div><scr<script>ipt>alert(1)</script><!--><script>alert(1)</script>--></div>',
  '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><div>&b;&lt;script&gt;alert(1)&lt;/script&gt;</div>',
  `${'<div>'.repeat(50_000)}deep${'</div>'.repeat(50_000)}`,
]
const code = (text: string, of = 'x-1') => ({
  text,
  coding: [{ system: 'http://loinc.org', code: of, display: text }],
})
const laboratory = [{ coding: [{ code: 'laboratory' }] }]
const result = (id: string, more: object) => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  subject,
  category: laboratory,
  code: code('Glucose', '2345-7'),
  effectiveDateTime: '2026-01-02T10:00:00Z',
  ...more,
})
const hostileRecord = [
  { resourceType: 'Patient', id: 'eve', name: [{ family: markup, given: ['Eve\r\nX-Evil: 1'] }] },
  ...hostileFiles.map(([title, contentType, bytes], n) =>
    document(`file-${n}`, { title, contentType, data: base64(bytes) }),
  ),
  ...hostileLinks.flatMap((url, n) => [
    document(`link-${n}`, { contentType: 'text/plain', url, title: 'a link' }),
    result(`value-${n}`, { valueString: url, extension: [{ url, valueUrl: url }] }),
  ]),
  ...narratives.map((div, n) => ({
    resourceType: 'DiagnosticReport',
    id: `report-${n}`,
    status: 'final',
    subject,
    code: code(markup),
    effectiveDateTime: '2026-01-02',
    conclusion: markup,
    text: { status: 'generated', div },
  })),
  ...['9999-12-31', '0000-00-00', '-0001', '2026-02-30T25:61:61Z', 'NaN', 7, {}].map((date, n) =>
    result(`date-${n}`, { effectiveDateTime: date, valueQuantity: { value: 1, unit: markup } }),
  ),
  ...['NaN', 'Infinity', -1e308, '1'.repeat(5_000), [], true].map((value, n) =>
    result(`number-${n}`, {
      valueQuantity: { value },
      referenceRange: [{ low: { value }, text: '('.repeat(5_000) }],
    }),
  ),
  ...['__proto__', 'constructor', 'toString'].map((word, n) =>
    result(`word-${n}`, { status: word, code: { text: word, coding: [{ system: word, code: word }] } }),
  ),
]

let t: TestPortal
let eve: { cookie: string; patient: PatientId; account: AccountId }
let walter: { cookie: string; account: AccountId; patient: PatientId }
/** Every page and file of Eve's record that its own links lead to. */
const hers = new Map<string, Response>()
const bodies = new Map<string, string>()

beforeAll(async () => {
  t = await testPortal()
  const patient = await importRecord(t, hostileRecord)
  const { account } = await t.account('eve@example.org', patient)
  eve = { cookie: await t.signIn('eve@example.org'), patient, account }
  const other = await importRecord(t, [{ resourceType: 'Patient', id: 'walter' }], 'other')
  const his = await t.account('walter@example.org', other)
  walter = { cookie: await t.signIn('walter@example.org'), ...his }
  const left = ['/', '/records', '/records/labs', '/records/documents', '/records/other']
  for (let path = left.pop(); path !== undefined; path = left.pop()) {
    if (hers.has(path) || path.startsWith('/assets') || path.startsWith('/components')) continue
    const response = await t.ask(path, { cookie: eve.cookie })
    const body = await response.text()
    hers.set(path, response)
    bodies.set(path, body)
    for (const [, href = ''] of body.matchAll(/href="(\/[^"]*)"/g)) left.push(href.replaceAll('&amp;', '&'))
  }
}, 60_000)
afterAll(() => t.close())

const ownPaths = () => [...hers.keys()].filter(path => /[0-9a-f]{8}-/.test(path))

describe('a hostile record', () => {
  test('every page of it opens, and nothing of it becomes markup', () => {
    expect(ownPaths().length).toBeGreaterThan(40)
    const wrong = [...hers].filter(([path, { status }]) => status !== 200 && path !== '/sign-in')
    // Links to other places are pages that say so.
    expect(wrong.filter(([path, { status }]) => status !== 404 || !/\/file\/\d/.test(path))).toEqual([])
    for (const [path, body] of bodies) {
      if (!hers.get(path)?.headers.get('content-type')?.startsWith('text/html')) continue
      const tags = body.match(/<(?:script|img|iframe|form|svg|style|input)\b[^>]*>|\shref="[^"]*"/gi) ?? []
      const foreign = tags.filter(tag =>
        /alert|evil|onerror|onload=|<style|<iframe|href="(?![/#]|tel:)/i.test(tag),
      )
      expect(foreign, path).toEqual([])
    }
  })

  test('its files are what the portal says, under names that are only names', () => {
    const files = [...hers].filter(([path, { status }]) => /\/file\/\d/.test(path) && status === 200)
    expect(files).toHaveLength(hostileFiles.length)
    for (const [path, { headers }] of files) {
      expect(headers.get('content-type'), path).toMatch(
        /^(?:text\/plain; charset=utf-8|application\/octet-stream)$/,
      )
      expect(headers.get('content-disposition'), path).toMatch(
        /^(?:inline|attachment); filename="[\w.-]{1,90}"; filename\*=UTF-8''[\w.%!-]+$/,
      )
      expect(headers.get('x-evil'), path).toBeNull()
      expect(headers.get('x-content-type-options'), path).toBe('nosniff')
    }
  })

  test('no page or file of it is kept by a browser or framed', () => {
    for (const [path, { headers }] of hers) {
      expect(headers.get('cache-control'), path).toBe('no-store')
      expect(headers.get('etag'), path).toBeNull()
      expect(headers.get('content-security-policy'), path).toContain("frame-ancestors 'none'")
      expect(headers.get('content-security-policy'), path).not.toContain('unsafe')
    }
  })

  test('blanks in what should be base64 cost no time', () => {
    const began = performance.now()
    expect(inlineBytes({ data: `QQ${' '.repeat(200_000)}!` })).toBeNull()
    expect(inlineBytes({ data: `${' '.repeat(200_000)}QQ==${'\n'.repeat(200_000)}` })).toEqual(
      Uint8Array.of(65),
    )
    expect(performance.now() - began).toBeLessThan(1_000)
  })
})

describe('the record of another patient', () => {
  test('is not there by any of its addresses and by no method', async () => {
    for (const path of ownPaths()) {
      for (const method of ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'PROPFIND'])
        expect((await t.ask(path, { method, cookie: walter.cookie })).status, `${method} ${path}`).toBe(404)
    }
  })

  test('answers the same words as a thing that nobody has', async () => {
    const path = ownPaths().find(one => one.startsWith('/records/labs/')) ?? ''
    const nobodys = `/records/labs/${newId()}`
    const [theirs, none] = await Promise.all(
      [path, nobodys].map(async one =>
        (await (await t.ask(one, { cookie: walter.cookie })).text()).replaceAll(one, ''),
      ),
    )
    expect(theirs).toBe(none)
  })

  test.each([
    (p: string) => p.replace('/records', '//records'),
    (p: string) => p.replace('/records/', '/records//'),
    (p: string) => p.replace('/records/labs', '/records%2flabs'),
    (p: string) => p.replace('/records/labs', '/records/%6cabs'),
    (p: string) => p.replace('/labs/', '/x/../labs/'),
    (p: string) => `${p}/`,
    (p: string) => `${p}.`,
    (p: string) => `${p};x`,
    (p: string) => `${p}%00`,
    (p: string) => `${p}%0d%0aX-Evil:1`,
    (p: string) => p.replaceAll('-', '%2d'),
    (p: string) => p.replace(/[0-9a-f-]{36}/, id => id.toUpperCase()),
    () => '/records/labs/%',
    () => '/records/labs/%c0%ae',
    () => '/records/documents/__proto__/file/constructor',
  ])('is not there by an address written in another way (%#)', async write => {
    const path = ownPaths().find(one => one.startsWith('/records/labs/')) ?? ''
    expect((await t.ask(write(path), { cookie: walter.cookie })).status).toBe(404)
    expect([303, 404]).toContain((await t.ask(write(path))).status)
  })

  test('is not there by its searches or by the forms that were held', async () => {
    const searched = await t.ask('/records/search', { cookie: eve.cookie, form: { q: 'glucose' } })
    const results = searched.headers.get('location') ?? ''
    expect((await t.ask(results, { cookie: eve.cookie })).status).toBe(200)
    expect((await t.ask(results, { cookie: walter.cookie })).status).toBe(404)
    const old = await t.signIn('eve@example.org')
    await t.behindTheRules(`update sessions set last_seen_at = '2026-01-01' where token = $1`, [
      decodeURIComponent(old)
        .replace(/^[^=]*=/, '')
        .split('.')[0],
    ])
    const held = await t.ask('/records/search', { cookie: old, form: { q: 'glucose' } })
    const next = new URL(held.headers.get('location') ?? '', 'http://x').searchParams.get('next') ?? ''
    expect(next).toMatch(/^\/held\//)
    expect((await t.ask(next, { cookie: walter.cookie })).status).toBe(404)
    expect((await t.ask(next, { cookie: eve.cookie })).status).toBe(200)
  })
})

describe('what a visitor writes', () => {
  const odd = [
    '%00',
    '-1',
    '999999',
    '99999999999',
    'NaN',
    '0000',
    '9999',
    "'%20or%201=1--",
    '%ED%A0%80',
    '%',
    '__proto__',
    '%22%3E%3Cscript%3E',
  ]
  const names = ['year', 'until', 'page', 'show', 'type', 'status', 'in', 'view', 'id', 'n', 'q', '__proto__']
  const lists = routes.flatMap(({ method, path }) => (method === 'GET' && !path.includes(':') ? [path] : []))

  test('no query breaks a page', async () => {
    for (const path of lists)
      for (const [n, value] of odd.entries()) {
        // Each value under every name at once, and the first names alone, where one could hide another.
        const all = names.map(name => `${name}=${value}`).join('&')
        for (const query of [all, `${names[n % 6]}=${value}`]) {
          const response = await t.ask(`${path}?${query}`, { cookie: eve.cookie })
          expect(response.status, `${path}?${query}`).toBeLessThan(500)
          expect(await response.text()).not.toContain('"><script>')
        }
      }
  }, 60_000)

  test.each([
    '__proto__=1&constructor=2&q=a',
    'q=%00',
    'q=a%00b',
    `q=${'('.repeat(200)}`,
    `q=${'a+'.repeat(100)}`,
    `q=${'%EF%B7%BA'.repeat(190)}`,
    'q=%5C%25_*.[',
    "q='; drop table accounts;--",
    `q=${'word+'.repeat(5_000)}`,
  ])('a search is only words: %.20s', async body => {
    const init = { method: 'POST', cookie: eve.cookie, body }
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const response = await t.ask('/records/search', { ...init, headers })
    expect([303, 422]).toContain(response.status)
    const to = response.headers.get('location')
    if (to !== null) expect((await t.ask(to, { cookie: eve.cookie })).status).toBe(200)
  })

  test.each(['text/plain', 'multipart/form-data; boundary=x', 'application/json'])(
    'a body of %s has no fields',
    async type => {
      const body = type.includes('json') ? '{"q":"a","__proto__":{"q":"a"}}' : 'q=a'
      const headers = { 'content-type': type }
      const response = await t.ask('/records/search', { method: 'POST', cookie: eve.cookie, body, headers })
      expect(response.status).toBe(422)
    },
  )

  test('a form of any length said or not said is read no further than its limit', async () => {
    let sent = 0
    const endless = new ReadableStream<Uint8Array>({
      pull(stream) {
        sent += 65_536
        stream.enqueue(new Uint8Array(65_536).fill(0x61))
      },
    })
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const init = { method: 'POST', body: endless, headers, duplex: 'half' } as RequestInit
    expect((await t.ask('/sign-in', init)).status).toBe(413)
    expect(sent).toBeLessThan(1_000_000)
  })

  test.each([
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ 'sec-fetch-site': '' }, 403],
    [{ 'sec-fetch-site': 'cross-site', origin: 'http://localhost:3000' }, 403],
    [{ origin: 'null' }, 403],
    [{ origin: 'http://evil.example' }, 403],
    [{ origin: 'http://localhost:3000.evil.example' }, 403],
    [{ origin: 'http://localhost' }, 403],
    [{ 'sec-fetch-site': 'same-origin' }, 303],
    [{ origin: 'http://localhost:3000' }, 303],
  ])('a form that says it comes from %j gets %i', async (headers, status) => {
    const response = await t.ask('/language', { form: { lang: 'en' }, headers, cookie: eve.cookie })
    expect(response.status).toBe(status)
  })

  test.each([
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '///evil.example',
    '\\\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/..//evil.example',
    '/.//evil.example',
    '/%09/evil.example',
    '/x\r\nSet-Cookie: a=b',
    '/\u2028/evil.example',
  ])('no way back leads out: %j', async next => {
    const asked = [
      await t.ask('/sign-in', { form: { email: 'eve@example.org', password: testPassword, next } }),
      await t.ask('/language', { form: { lang: 'en', return: next } }),
      await t.ask(`/sign-in?next=${encodeURIComponent(next)}`, { cookie: eve.cookie }),
    ]
    for (const { status, headers } of asked) {
      expect(status).toBe(303)
      const to = headers.get('location') ?? ''
      expect(new URL(to, 'http://localhost:3000/sign-in').origin).toBe('http://localhost:3000')
      expect(headers.get('set-cookie') ?? '').not.toContain('a=b')
    }
  })
})

describe('signing in', () => {
  test('parallel guesses that each claim another address count as one place', async () => {
    await t.account('target@example.org')
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, n) =>
        t.ask('/sign-in', {
          form: { email: 'target@example.org', password: `guess number ${n}` },
          headers: {
            'x-forwarded-for': `10.0.0.${n}`,
            'x-real-ip': `10.0.1.${n}`,
            forwarded: `for=10.0.2.${n}`,
          },
        }),
      ),
    )
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(10)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(20)
  })

  test('makes a session of its own, whatever cookie came with it', async () => {
    const form = { email: 'eve@example.org', password: testPassword }
    const response = await t.ask('/sign-in', { form, cookie: 'porchlight.session_token=chosen.before' })
    expect(response.headers.get('set-cookie')).not.toContain('chosen')
  })

  test.each(['%E0%A4%A', 'a'.repeat(9_000), '.', '__proto__', 'x.y; language=xx'])(
    'an odd cookie is no session and no fault: %.12s',
    async value => {
      const response = await t.ask('/account', { cookie: `porchlight.session_token=${value}` })
      expect(response.status).toBe(303)
    },
  )

  test('over https every cookie is for https alone', async () => {
    const app = createServer({ ...t.portal, https: true, baseUrl: 'https://portal.example' }, routes)
    const response = await app.request('https://portal.example/language', {
      method: 'POST',
      body: new URLSearchParams({ lang: 'es' }),
    })
    expect(response.headers.get('set-cookie')).toMatch(/; HttpOnly; Secure$/)
    expect(response.headers.get('strict-transport-security')).toContain('max-age=')
  })
})

describe('the application role', () => {
  test.each([
    'delete from audit_entries',
    'update audit_entries set granted = false',
    `insert into audit_entries (at, kind, job, act, granted) values (now(), 'system', 'x', 'x', true)`,
    'truncate audit_entries',
    'drop trigger append_only on audit_entries',
    'alter table audit_entries disable row level security',
    `update access_grants set account_id = gen_random_uuid()`,
    'delete from access_grants',
    `insert into access_grants (patient_id, id, account_id, relation, permissions, starts_at)
      values (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'self', '{records:read}', now())`,
    'select * from clinical_resources_0',
    'select * from audit_entries_default',
    'create table mine (x int)',
    'create function mine() returns int language sql return 1',
    `set session_replication_role = 'replica'`,
    `copy (select 1) to program 'true'`,
    'select * from pg_authid',
    `select pg_read_file('/etc/passwd')`,
    'alter role porchlight_app bypassrls',
  ])('may not %.60s', async statement => {
    await expect(sql.raw(statement).execute(t.database.kysely)).rejects.toThrow(
      /permission denied|must be (owner|superuser)|row-level security|append-only/,
    )
  })

  test.each([
    'clinical_resources',
    'clinical_versions',
    'patients',
    'record_searches',
    'audit_entries',
    'access_grants',
  ])('sees nothing in %s before a record is opened, and then only that one', async table => {
    const count = sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`
    expect((await count.execute(t.database.kysely)).rows[0]?.n).toBe(0)
    const column = table === 'patients' ? 'id' : 'patient_id'
    const foreign = sql<{ n: number }>`select count(*) as n from ${sql.table(table)}
        where ${sql.ref(column)} <> ${walter.patient}`
    const actor = {
      account: walter.account,
      session: newId() as SessionId,
      act: 'GET /',
      target: null,
      origin: null,
    }
    const opened = await open(t.database, actor, walter.patient, 'records:read', t.time.now, async db => {
      const { rows } = await foreign.execute(db)
      return rows[0]?.n
    })
    expect(opened).toEqual({ opened: true, value: 0 })
    const refused = await open(t.database, actor, eve.patient, 'records:read', t.time.now, async () => 'in')
    expect(refused).toEqual({ opened: false })
  })
})

test('a record that fails to open leaves its connection as good as before', async () => {
  const actor = { account: eve.account, session: newId() as SessionId, act: 'GET /', origin: null }
  const openWith = (target: string | null) =>
    open(t.database, { ...actor, target }, eve.patient, 'records:read', t.time.now, async () => 'in')
  for (let n = 0; n < 8; n += 1) await expect(openWith('no uuid')).rejects.toThrow()
  for (let n = 0; n < 8; n += 1) expect(await openWith(null)).toEqual({ opened: true, value: 'in' })
})
