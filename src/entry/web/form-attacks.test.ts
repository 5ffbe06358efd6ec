import { globSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { examples } from '../../../test/marked-record.ts'
import { type TestPortal, testPassword, testPortal } from '../../../test/portal.ts'
import { importRecord } from '../../../test/record.ts'
import { cookieOf } from '../../../test/second-factor.ts'
import { accountAlone, grant, mailsOf } from '../../../test/sharing.ts'
import { openSystem, type Role, roles } from '../../modules/access/index.ts'
import { createInvitation } from '../../modules/accounts/index.ts'
import { type AccountId, newId, type PatientId } from '../../platform/ids.ts'
import { routes } from '../../routes.ts'

/**
 * Forms as an attacker sends them, over the whole table of addresses: from another site, with fields that no form
 * of ours has, with a way back that leads out, and from a tab that shows somebody else.
 */
let t: TestPortal
let hers: PatientId
let child: PatientId
let stranger: PatientId
let own: { account: AccountId; cookie: string }
let caregiver: { account: AccountId; grant: string }
let lab: string
const staff = {} as Record<Role, { account: AccountId; cookie: string }>
beforeAll(async () => {
  t = await testPortal()
  hers = await importRecord(t, Object.values(examples))
  child = await person('child', '2019-05-17')
  stranger = await person('stranger', '1960-02-02')
  own = { ...(await t.account('own@example.org', hers)), cookie: await t.signIn('own@example.org') }
  await t.account('stranger@example.org', stranger)
  const account = await accountAlone(t, 'caregiver@example.org')
  const given = { patient: hers, account, permissions: ['records:read'] as const, given_by: own.account }
  caregiver = { account, grant: await grant(t, given) }
  await grant(t, {
    patient: child,
    account: own.account,
    relation: 'parent',
    permissions: ['appointments:read'],
  })
  for (const role of roles) staff[role] = await t.staff(`${role}@clinic.example`, role)
  lab = await openSystem(t.database, { name: 'jobs', act: 'test' }, t.time.now, async db => {
    const found = db.selectFrom('clinical_resources').select('id').where('fhir_id', '=', 'm-lab')
    return (await found.executeTakeFirstOrThrow()).id
  })
  await t.behindTheRules(whatStands)
})
afterAll(() => t.close())

const person = (id: string, birthDate: string) =>
  importRecord(t, [{ resourceType: 'Patient', id, name: [{ family: 'Park', given: [id] }], birthDate }])

/** Every row of every table but the audit trail, as text; the superuser's function, since no role of ours sees all. */
const whatStands = `
  create function what_stands() returns table (place text, line text) language plpgsql security definer as $$
  declare name text;
  begin
    for name in select c.relname from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        and c.relname not like 'audit\\_%' and c.relname not in ('failed_sign_ins', 'record_searches', 'staff_searches')
    loop
      return query execute format(
        'select %L::text, (to_jsonb(x) - ''last_seen_at'' - ''acting_for'')::text from %I x order by 2', name, name);
    end loop;
  end $$;
  grant execute on function what_stands to porchlight_app`

async function standing(): Promise<string[]> {
  const { rows } = await sql<{ place: string; line: string }>`select * from what_stands()`.execute(
    t.database.kysely,
  )
  return rows.map(({ place, line }) => `${place} ${line}`)
}

const posts = routes.filter(({ method }) => method === 'POST')
const gets = routes.filter(({ method }) => method === 'GET')
const patientPosts = posts.filter(({ who }) => who === 'patient')
/** With ids that are there, so that it gets as far as it can. */
const addressOf = (path: string): string =>
  path
    .replace(':patient', hers)
    .replace('/grants/:id', `/grants/${caregiver.grant}`)
    .replace('/staff/accounts/:id', `/staff/accounts/${staff.nurse.account}`)
    .replace('/invitations/new/:id', `/invitations/new/${stranger}`)
    .replace('/confidentiality/:id', `/confidentiality/${lab}`)
    .replace(':id', newId())
    .replace(/:\w+/g, 'nothing')

test('there are forms to attack', () => {
  expect(posts.length).toBeGreaterThan(60)
  expect(patientPosts.length).toBeGreaterThan(7)
})

describe('a form from another site', () => {
  const marks: readonly Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'cross-site', origin: 'http://localhost:3000' },
    { origin: 'https://evil.example' },
    { origin: 'http://localhost:3000.evil.example' },
    { origin: 'http://evil.example', 'x-forwarded-host': 'evil.example' },
    { origin: 'null' },
    { origin: '' },
  ]

  test('is refused at every address, whoever is signed in, and changes nothing', async () => {
    const before = await standing()
    const taken: string[] = []
    for (const { path } of posts)
      for (const headers of marks)
        for (const cookie of ['', own.cookie, staff.records.cookie, staff.administrator.cookie]) {
          const form = { for: hers, 'see-record': 'yes', 'how-long': 'open', do: 'disable', lang: 'es' }
          const response = await t.ask(addressOf(path), { cookie, headers, form })
          if (response.status !== 403) taken.push(`${path} ${JSON.stringify(headers)} ${response.status}`)
          if (response.headers.has('set-cookie')) taken.push(`${path} sets a cookie`)
        }
    expect(taken).toEqual([])
    expect(await standing()).toEqual(before)
  })

  test('cannot be sent as a page’s address either: nothing is changed by looking', async () => {
    const before = await standing()
    for (const { path } of gets)
      for (const cookie of [own.cookie, ...roles.map(role => staff[role].cookie)])
        await t.ask(`${addressOf(path)}?do=disable&for=${hers}&lang=es&role=administrator`, {
          cookie,
          headers: { 'sec-fetch-site': 'cross-site' },
        })
    expect(await standing()).toEqual(before)
  })

  test('of another kind of content has no fields', async () => {
    for (const type of ['text/plain', 'application/json', 'multipart/form-data; boundary=x']) {
      const body = JSON.stringify({ language: 'es', for: hers })
      const response = await t.ask('/account', {
        cookie: own.cookie,
        method: 'POST',
        body,
        headers: { 'content-type': type },
      })
      expect(response.status).toBe(303)
    }
    expect((await standing()).filter(line => line.startsWith('accounts') && line.includes('"es"'))).toEqual(
      [],
    )
  })
})

/** What tables call their columns and pages call what they know: a form that is taken as it comes would write these. */
const poisoned = newId()
const longAgo = '2001-02-03T04:05:06Z'
const poison: Record<string, string> = {
  ...Object.fromEntries(
    [
      ...['id', 'account_id', 'account', 'patient_id', 'patient', 'given_by', 'created_by', 'revoked_by'],
      ...['asked_by', 'answered_by', 'reviewed_by', 'disabled_by', 'used_by', 'seen_by', 'settled_by'],
      ...[
        'session',
        'session_id',
        'acting_for',
        'view_grant',
        'authority',
        'practitioner_id',
        'invitation_id',
      ],
    ].map(name => [name, poisoned]),
  ),
  ...Object.fromEntries(
    [
      ...['starts_at', 'ends_at', 'revoked_at', 'disabled_at', 'stepped_up_at', 'created_at', 'expires_at'],
      ...['seen_at', 'reviewed_at', 'asked_at', 'settled_at', 'used_at', 'answered_at', 'grant_ends_at'],
    ].map(name => [name, longAgo]),
  ),
  relation: 'self',
  permissions: '{records:read,sensitive:read,sharing:write}',
  'permissions[]': 'sharing:write',
  'see-sharing': 'yes',
  'act-sharing': 'yes',
  'see-audit': 'yes',
  may: 'sharing:write',
  granted: 'true',
  email_verified: 'true',
  second_factor: 'totp',
  staff: 'administrator',
  is_staff: 'true',
  kind: 'staff',
  view: 'staff',
  state: 'approved',
  outcome: 'approved',
  needs: '0',
  hide: '0',
  __proto__: 'poison',
  constructor: 'poison',
  toString: 'poison',
}

describe('fields that no form of ours has', () => {
  /** Forms that are taken as they are, so that what is beside their own fields gets as far as it can. */
  const whole = (): Record<string, { by: string; form: Record<string, string> }> => ({
    '/account': { by: own.cookie, form: { language: 'es' } },
    '/caregivers/invite': {
      by: own.cookie,
      form: {
        name: 'Ana',
        email: 'ana@example.org',
        'see-vaccines': 'yes',
        'how-long': '1-month',
        for: hers,
      },
    },
    [`/caregivers/grants/${caregiver.grant}`]: {
      by: own.cookie,
      form: { 'see-vaccines': 'yes', 'how-long': '1-month', for: hers },
    },
    '/caregivers/child': {
      by: own.cookie,
      form: { name: 'Lee', 'birth-day': '1', 'birth-month': '2', 'birth-year': '2020', relation: 'parent' },
    },
    '/records/search': { by: own.cookie, form: { q: 'anything', for: hers } },
    '/account/email': { by: own.cookie, form: { email: 'new@example.org' } },
    '/account/password': {
      by: own.cookie,
      form: { current: testPassword, password: 'another quite long one' },
    },
    '/sign-up': { by: '', form: { name: 'Ana Ruiz', email: 'ana@example.org', phone: '' } },
    [`/staff/patients/${hers}/open`]: { by: staff.nurse.cookie, form: { reason: 'call' } },
    [`/staff/patients/${hers}/emergency`]: { by: staff.clinician.cookie, form: { emergency: 'Fainted' } },
    '/staff/accounts': {
      by: staff.administrator.cookie,
      form: { name: 'Bo', email: 'bo@clinic.example', role: 'billing' },
    },
    [`/staff/accounts/${staff.billing.account}`]: {
      by: staff.administrator.cookie,
      form: { do: 'change', role: 'front-desk', practitioner: '' },
    },
    [`/staff/invitations/new/${stranger}`]: {
      by: staff['front-desk'].cookie,
      form: { email: 'mail@example.org', language: 'en' },
    },
    [`/staff/guardians/of/${child}`]: {
      by: staff.records.cookie,
      form: {
        name: 'caregiver',
        email: 'caregiver@example.org',
        document: 'birth-certificate',
        note: 'No. 1',
        relation: 'parent',
      },
    },
  })

  const rowsOf = async (table: string) => (await standing()).filter(line => line.startsWith(`${table} `))

  test('change nothing beside what is on the form', async () => {
    const before = await standing()
    for (const [path, { by, form }] of Object.entries(whole())) {
      const response = await t.ask(path, { cookie: by, form: { ...poison, ...form } })
      expect(`${path} ${response.status}`).toMatch(/ (303|422)$/)
    }
    const added = (await standing()).filter(line => !before.includes(line))
    expect(added.length).toBeGreaterThan(12)
    for (const line of added) {
      expect(line).not.toContain(poisoned)
      expect(line).not.toContain('2001-02-03')
      expect(line).not.toContain('poison')
      if (line.startsWith('access_grants '))
        expect(line).not.toMatch(/"relation": "self"|sharing:write"\]?, "re/)
    }
    const grants = (await rowsOf('access_grants')).filter(line => !before.includes(line))
    const byAccount = grants.filter(line => line.includes(caregiver.account) && line.includes(hers))
    expect(byAccount.some(line => line.includes('"permissions": ["immunizations:read"]'))).toBe(true)
    for (const line of byAccount) expect(line).not.toMatch(/sensitive|sharing|audit/)
    const invited = (await rowsOf('invitations')).filter(line => line.includes('ana@example.org'))
    expect(invited).toHaveLength(1)
    expect(invited[0]).toContain('"permissions": ["immunizations:read"]')
  })

  test('change nothing at any address, whoever is signed in', async () => {
    const people = ['', own.cookie, ...roles.map(role => staff[role].cookie)]
    const before = [...(await rowsOf('staff')), ...(await rowsOf('access_grants'))]
    for (const { path } of posts) {
      // These change what they are for, without any field.
      if (path === '/sign-out' || path.endsWith('/close')) continue
      for (const cookie of people) {
        const response = await t.ask(addressOf(path), { cookie, form: { ...poison, for: hers } })
        expect(response.status, path).toBeLessThan(500)
      }
    }
    const after = await standing()
    const written = after.filter(
      line => !/^held_forms /.test(line) && (line.includes(poisoned) || line.includes('2001-02-03')),
    )
    expect(written).toEqual([])
    expect([...(await rowsOf('staff')), ...(await rowsOf('access_grants'))]).toEqual(before)
    expect(Object.prototype).not.toHaveProperty('poison')
  })

  test('make nobody more than she was invited to be', async () => {
    const link = await openSystem(t.database, { name: 'jobs', act: 'test' }, t.time.now, db =>
      createInvitation(
        db,
        t.portal.secret,
        {
          kind: 'caregiver',
          patient: hers,
          permissions: ['immunizations:read'],
          ends_at: null,
          name: 'Mallory',
          email: 'invited@example.org',
          language: 'en',
          created_by: own.account,
        },
        t.time.now,
      ),
    )
    if (!link.created) throw new Error(link.why)
    const born = { 'born-day': '1', 'born-month': '1', 'born-year': '1970' }
    const proved = await t.ask(`/invitation/${link.token}`, { form: { ...poison, ...born } })
    expect(proved.headers.get('location')).toBe('/invitation/accept')
    const before = await standing()
    const accepted = await t.ask('/invitation/accept', {
      cookie: cookieOf(proved),
      form: {
        ...poison,
        account: 'new',
        name: 'Mallory',
        email: 'mallory@example.org',
        password: 'another quite long one',
        role: 'administrator',
      },
    })
    expect(accepted.status).toBe(303)
    const added = (await standing()).filter(line => !before.includes(line))
    const mine = (table: string) => added.filter(line => line.startsWith(`${table} `))
    expect(mine('staff')).toEqual([])
    // The link went to another address than the one that was typed.
    expect(mine('accounts').join()).toContain('"email_verified": false')
    expect(mine('access_grants')).toHaveLength(1)
    expect(mine('access_grants')[0]).toContain('"permissions": ["immunizations:read"]')
    expect(mine('access_grants')[0]).toContain('"relation": "caregiver"')
    expect(mine('sessions').join()).toContain('"second_factor": null')
    expect(added.join()).not.toContain('2001-02-03')
    expect(added.join()).not.toContain(poisoned)
  })
})

describe('odd values in any field of any form', () => {
  /** Every name that a page of ours reads from a form, and the parts of a date. */
  const sources = globSync('src/**/*.{page,staff}.tsx').map(path => readFileSync(path, 'utf8'))
  const names = new Set(
    sources.flatMap(text =>
      [...text.matchAll(/name="([\w-]+)"|(?:form|sent|typed)\.(\w+)/g)].map(
        found => found[1] ?? found[2] ?? '',
      ),
    ),
  )
  const ways = ['', 'change', 'withdraw', 'issue', 'refuse', 'confirm']

  test.each([
    ['a null character', 'a\u0000b'],
    ['a lone half of a sign', '\ud800'],
    ['very long', 'long '.repeat(420)],
    ['what SQL, HTML and mail mean by signs', `'";--<script>\r\n%0d%0a{}[]\\`],
    ['a number too large', '99999999999999999999'],
    ['a year too far', '275761'],
  ])(
    '%s breaks no page',
    async (_, value) => {
      expect(names.size).toBeGreaterThan(30)
      const fields = Object.fromEntries([...names].map(name => [name, value]))
      for (const { path, who } of posts) {
        if (path === '/sign-out') continue
        const ours = who === 'clinic' || who === 'staff-patient'
        const people = ours ? [staff.records, staff.administrator, staff.nurse] : [own, { cookie: '' }]
        for (const { cookie } of people)
          for (const way of /caregivers|staff|app$/.test(path) ? ways : ['']) {
            const known = { do: way, for: hers, account: 'new', 'how-long': '1-month', 'see-record': 'yes' }
            const { status } = await t.ask(addressOf(path), { cookie, form: { ...fields, ...known } })
            expect(status, `${path} ${way}`).toBeLessThan(500)
            expect(status, `${path} ${way}`).not.toBe(413)
          }
      }
    },
    60_000,
  )
})

describe('a way back that leads out', () => {
  const out = [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    '/x\r\nSet-Cookie: a=b',
    '/\t/evil.example',
  ]
  const headers = { 'x-forwarded-host': 'evil.example', referer: 'https://evil.example/' }

  test.each(out)('is taken nowhere: %j', async to => {
    const names = ['next', 'return', 'to', 'url', 'redirect', 'back']
    const fields = Object.fromEntries(names.map(name => [name, to]))
    const query = new URLSearchParams(fields)
    for (const { method, path } of routes) {
      if (path === '/sign-out' || path === '/view/end') continue
      for (const cookie of ['', own.cookie, staff.records.cookie]) {
        const form = method === 'POST' ? { ...fields, for: hers } : undefined
        const response = await t.ask(`${addressOf(path)}?${query}`, {
          cookie,
          headers,
          ...(form && { form }),
        })
        const where = response.headers.get('location')
        if (where === null) continue
        expect(new URL(where, 'http://localhost:3000/x').origin, path).toBe('http://localhost:3000')
        expect(response.headers.get('set-cookie') ?? '').not.toContain('a=b')
      }
    }
  })

  test.each(out)('not even after proving who one is: %j', async to => {
    const asked = [
      await t.ask(`/step-up?next=${encodeURIComponent(to)}`, { cookie: staff.records.cookie }),
      await t.ask('/sign-in', { form: { email: 'caregiver@example.org', password: testPassword, next: to } }),
    ]
    for (const { status, headers: answered } of asked) {
      expect(status).toBe(303)
      expect(answered.get('location')).toBe('/')
    }
  })
})

test('no name adds a line or a recipient to a mail', async () => {
  const names = [
    'Eve\r\nBcc: all@evil.example',
    'Eve\nhttps://evil.example/',
    'Eve\u2028Subject: x',
    'Eve\u0000',
  ]
  const cookie = await t.signIn('stranger@example.org')
  await t.behindTheRules('update accounts set name = $1 where email = $2', [
    'Eve\r\nBcc: all@evil.example',
    'stranger@example.org',
  ])
  for (const [n, name] of names.entries()) {
    const form = { name, email: `to${n}@example.org`, 'see-vaccines': 'yes', 'how-long': '1-month' }
    expect((await t.ask('/caregivers/invite', { cookie, form })).status).toBe(303)
    const email = `to@example.org\r\nBcc: all${n}@evil.example`
    expect((await t.ask('/caregivers/invite', { cookie, form: { ...form, email } })).status).toBe(422)
    for (const mail of await mailsOf(t, `to${n}@example.org`)) {
      expect(`${mail.subject}${mail.lines.join('')}`).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u)
      expect(mail.lines.some(line => line.startsWith('https://evil.example'))).toBe(false)
    }
  }
})

describe('two tabs with two people', () => {
  const form = {
    name: 'Ana',
    email: 'tab@example.org',
    'see-record': 'yes',
    'how-long': 'open',
    q: 'x',
    entry: '1.1.1',
    question: 'Why?',
  }

  test('a form that does not say whose record it is for is not taken', async () => {
    const { account, cookie } = await twoPeople()
    const before = await standing()
    for (const { path } of patientPosts)
      expect((await t.ask(addressOf(path), { cookie, form })).status, path).toBe(422)
    expect(await standing()).toEqual(before)
    expect(account).not.toBe('')
  })

  test('a form for somebody who is nobody of hers is taken for nobody', async () => {
    const { cookie } = await twoPeople()
    const before = await standing()
    for (const { path } of patientPosts)
      for (const meant of [stranger, hers, newId(), 'nonsense', '', `${stranger},${child}`])
        expect((await t.ask(addressOf(path), { cookie, form: { ...form, for: meant } })).status, path).toBe(
          404,
        )
    expect(await standing()).toEqual(before)
  })

  test('a form for the one lands not on the other, though the other is shown', async () => {
    const { cookie, first, second } = await twoPeople()
    // Of the second she may only see appointments: what she may do with the first does not reach over.
    await t.ask('/acting-for', { cookie, form: { patient: first } })
    const before = await standing()
    for (const { path } of patientPosts) {
      if (path === '/caregivers/leave') continue
      const answered = await t.ask(addressOf(path), { cookie, form: { ...form, for: second } })
      expect([404, 303], path).toContain(answered.status)
      if (answered.status === 303) expect(path).toBe('/records/search')
      await t.ask('/acting-for', { cookie, form: { patient: first } })
    }
    expect(await standing()).toEqual(before)
  })

  let n = 0
  async function twoPeople() {
    n += 1
    const [first, second] = [
      await person(`first${n}`, '1980-01-01'),
      await person(`second${n}`, '1950-01-01'),
    ]
    const { account } = await t.account(`two${n}@example.org`, first)
    await grant(t, { patient: second, account, permissions: ['appointments:read'] })
    return { account, cookie: await t.signIn(`two${n}@example.org`), first, second }
  }
})
