import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { examples } from '../../../../test/marked-record.ts'
import { type TestPortal, testPortal } from '../../../../test/portal.ts'
import { importRecord } from '../../../../test/record.ts'
import { type AccountId, newId, type PatientId, type SessionId } from '../../../platform/ids.ts'
import { open, openSystem, type Permission, type Relation, staffRoles } from '../../access/index.ts'

let t: TestPortal
let maria: PatientId
let lab: string
const cookies: Record<string, string> = {}
const accounts: Record<string, AccountId> = {}

beforeAll(async () => {
  t = await testPortal()
  maria = await importRecord(t, [examples.patient, examples.lab, examples.condition])
  accounts.maria = (await t.account('maria@example.org', maria)).account
  accounts.ana = (await t.account('ana@example.org')).account
  accounts.john = (await t.account('john@example.org')).account
  for (const who of ['maria', 'ana', 'john']) cookies[who] = await t.signIn(`${who}@example.org`)
  for (const role of ['nurse', 'clinician', 'records'] as const) {
    const made = await t.staff(`${role}@clinic.example`, role)
    accounts[role] = made.account
    cookies[role] = made.cookie
  }
  await t.behindTheRules(`update accounts set name = 'Dr Anna Lee' where id = $1`, [accounts.nurse])
  await t.behindTheRules(`update accounts set name = 'Ana Gil' where id = $1`, [accounts.ana])
  await grant('ana', 'caregiver', ['records:read', 'medications:read', 'audit:read'])
  await grant('nurse', 'staff', staffRoles.nurse.withPatient, 'care-team')
  await grant(
    'clinician',
    'emergency',
    staffRoles.clinician.inEmergency,
    'emergency',
    'Found without a pulse',
  )
  lab = await idOf('Observation')
})
afterAll(() => t.close())

const grant = (
  who: string,
  relation: Relation,
  permissions: readonly Permission[],
  code?: string,
  reason?: string,
) =>
  t.behindTheRules(
    `insert into access_grants (patient_id, id, account_id, relation, permissions, starts_at, ends_at, reason_code, reason)
     values ($1, gen_random_uuid(), $2, $3, $4, $5, $5::timestamptz + interval '12 hours', $6, $7)`,
    [maria, accounts[who], relation, permissions, t.time.now.toString(), code ?? null, reason ?? null],
  )
const idOf = (type: string) =>
  openSystem(t.database, { name: 'administrator', act: 'test' }, t.time.now, async db => {
    const row = await db
      .selectFrom('clinical_resources')
      .select('id')
      .where('patient_id', '=', maria)
      .where('type', '=', type)
      .executeTakeFirstOrThrow()
    return row.id
  })

type Did = {
  who: string
  act: string
  target?: string | null
  after?: number
  permission?: Permission
  view?: 'own' | 'staff'
}
/** Somebody opens an address of Maria's record, `after` minutes after the test's beginning. */
const did = ({ who, act, target = null, after = 0, permission = 'records:read', view = 'own' }: Did) =>
  open(
    t.database,
    {
      account: accounts[who] as AccountId,
      session: newId() as SessionId,
      act,
      target,
      origin: '192.0.2.7',
      role: view === 'staff' ? 'nurse' : null,
      view: { kind: view },
    },
    maria,
    permission,
    t.time.now.add({ minutes: after }),
    async () => null,
  )

const read = async (who: string, path = '/who-looked', language = 'en') => {
  const response = await t.ask(path, {
    cookie: `${cookies[who]}; language=${language}`,
    headers: { 'accept-language': language },
  })
  return { status: response.status, html: await response.text() }
}
const textOf = (html: string) =>
  html
    .replace(/<head>.*?<\/head>/s, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

test('nobody has looked yet: the page says why it is empty; she herself is counted', async () => {
  await read('maria', '/records')
  const { status, html } = await read('maria')
  expect(status).toBe(200)
  expect(html).toContain('Nobody else has looked')
  expect(textOf(html)).toMatch(/You opened your own record (once|2 times|3 times) in this time/)
})

describe('what others did', () => {
  beforeAll(async () => {
    for (const [n, act] of ['GET /records', 'GET /records/labs', 'GET /records/vitals'].entries())
      await did({ who: 'nurse', act, after: n * 3, view: 'staff' })
    await did({ who: 'nurse', act: 'GET /records/labs/:id', target: lab, after: 60, view: 'staff' })
    await did({ who: 'clinician', act: 'GET /records/conditions', after: 70, view: 'staff' })
    await did({ who: 'ana', act: 'GET /records/medications', after: 80 })
    await did({ who: 'ana', act: 'GET /records/labs', after: 81, permission: 'sensitive:read' })
    await did({ who: 'john', act: 'GET /records/allergies', after: 90 })
  })

  test('is told in plain words, newest first, with the reason', async () => {
    const text = textOf((await read('maria')).html)
    expect(text).toContain('Dr Anna Lee, nurse')
    expect(text).toContain('Looked at 3 parts of the record')
    expect(text).toContain('Because: on the care team')
    expect(text).toContain('Because: an emergency: Found without a pulse')
    expect(text).toMatch(
      /Ana Gil, your caregiver.*Looked at your medicines.*Because: you share this with them/,
    )
    expect(text).toContain('Tried to look at your test results and was not let in')
    expect(text).toMatch(/john.*Tried to look at your allergies and was not let in/)
    expect(text.indexOf('your allergies')).toBeLessThan(text.indexOf('your medicines'))
    expect(text).not.toContain('{your}')
  })

  test('in Spanish too', async () => {
    const text = textOf((await read('maria', '/who-looked', 'es')).html)
    expect(text).toContain('Dr Anna Lee, enfermería')
    expect(text).toContain('Vio 3 partes del expediente')
    expect(text).toContain('Motivo: una emergencia: Found without a pulse')
    expect(text).toContain('Intentó ver sus alergias y no pudo entrar')
  })

  test('the role is the one of then, the name the one of now', async () => {
    await t.behindTheRules(`update staff set role = 'clinician' where account_id = $1`, [accounts.nurse])
    expect(textOf((await read('maria')).html)).toContain('Dr Anna Lee, nurse')
    await t.behindTheRules(`update staff set role = 'nurse' where account_id = $1`, [accounts.nurse])
  })

  test('a single thing leads to its page; a visit can be opened', async () => {
    const { html } = await read('maria')
    expect(html).toContain(`href="/records/labs/${lab}"`)
    expect(html).toContain('Show all 3')
  })

  test('filters are links: staff, caregivers, herself, and since when', async () => {
    const staff = textOf((await read('maria', '/who-looked?who=staff')).html)
    expect(staff).toContain('Dr Anna Lee')
    expect(staff).not.toContain('Ana Gil')
    const caregivers = textOf((await read('maria', '/who-looked?who=caregivers')).html)
    expect(caregivers).toContain('Ana Gil')
    expect(caregivers).not.toContain('Dr Anna Lee')
    const herself = textOf((await read('maria', '/who-looked?who=herself')).html)
    expect(herself).toMatch(/You.*Looked at/)
    expect(herself).not.toContain('Ana Gil')
    expect(herself).not.toContain('Ask about this')
    expect((await read('maria', '/who-looked?who=nonsense&time=x&before=1.2.x')).status).toBe(200)
  })

  test('what happened long ago is left out where only the last month is asked for', async () => {
    const now = t.time.now
    t.time.now = now.add({ hours: 24 * 40 })
    cookies.later = await t.signIn('maria@example.org')
    expect((await read('later', '/who-looked?time=month')).html).not.toContain('Dr Anna Lee')
    expect((await read('later', '/who-looked?time=year')).html).toContain('Dr Anna Lee')
    t.time.now = now
    for (const who of ['maria', 'ana', 'john']) cookies[who] = await t.signIn(`${who}@example.org`)
  })

  test('system jobs are no persons', async () => {
    await openSystem(t.database, { name: 'import', act: 'import' }, t.time.now, async () => null)
    expect((await read('maria')).html).not.toContain('import')
  })

  test('the file holds the same, a line each, for a spreadsheet', async () => {
    const response = await t.ask('/who-looked/file?who=staff', { cookie: cookies.maria ?? '' })
    expect(response.headers.get('content-type')).toContain('text/csv')
    expect(response.headers.get('content-disposition')).toContain('attachment')
    const lines = (await response.text()).trim().split('\r\n')
    expect(lines).toHaveLength(6)
    expect(lines[1]).toContain('an emergency: Found without a pulse')
    expect(lines.join('\n')).not.toContain('Ana Gil')
  })
})

describe('who may not', () => {
  test('a stranger sees her own page only; a caregiver without the permission none', async () => {
    expect(textOf((await read('john')).html)).not.toContain('Dr Anna Lee')
    await t.behindTheRules(
      `update access_grants set permissions = '{records:read}' where account_id = $1 and patient_id = $2`,
      [accounts.ana, maria],
    )
    await t.ask('/acting-for', { cookie: cookies.ana ?? '', form: { patient: maria } })
    expect((await read('ana')).status).toBe(404)
    expect((await read('ana', '/who-looked/file')).status).toBe(404)
    await t.behindTheRules(
      `update access_grants set permissions = '{records:read,audit:read}' where account_id = $1 and patient_id = $2`,
      [accounts.ana, maria],
    )
  })

  test('row-level security alone keeps entries and questions from whoever has not the permission', async () => {
    const seen = await open(
      t.database,
      {
        account: accounts.nurse as AccountId,
        session: newId() as SessionId,
        act: 'test',
        target: null,
        origin: null,
        role: 'nurse',
        view: { kind: 'staff' },
      },
      maria,
      'records:read',
      t.time.now,
      async db => [
        await db.selectFrom('audit_entries').select('at').execute(),
        await db.selectFrom('audit_questions').select('id').execute(),
      ],
    )
    expect(seen).toEqual({ opened: true, value: [[], []] })
  })

  test('whoever must not see an item learns of it by no line, no count and no file', async () => {
    const hidden = await idOf('Condition')
    await did({ who: 'nurse', act: 'GET /records/conditions/:id', target: hidden, after: 100, view: 'staff' })
    await did({
      who: 'nurse',
      act: 'GET /staff/patients/:patient/confidentiality',
      after: 101,
      view: 'staff',
    })
    const lines = async (who: string) => {
      const file = await read(who, '/who-looked/file?who=staff')
      return file.html.trim().split('\r\n').length
    }
    await t.ask('/acting-for', { cookie: cookies.ana ?? '', form: { patient: maria } })
    const [page, before] = [await read('ana'), await lines('ana')]
    expect(textOf(page.html)).toContain('one of the health conditions')
    await t.behindTheRules('update clinical_resources set needs = needs | 32 where id = $1', [hidden])
    const after = await read('ana')
    expect(textOf(after.html)).toContain('Dr Anna Lee')
    expect(textOf(after.html)).not.toContain('one of the health conditions')
    expect(textOf(after.html)).not.toContain('confidential')
    expect(after.html).not.toContain(hidden)
    expect(await lines('ana')).toBe(before - 1)
    // She herself, who sees everything, sees that too.
    expect(textOf((await read('maria')).html)).toContain('one of your health conditions')
  })
})

test('pages go on where the last one ended, none twice and none lost', async () => {
  for (let n = 0; n < 130; n += 1)
    await did({ who: 'nurse', act: `GET /records/labs`, after: 200 + n * 20, view: 'staff' }).catch(
      () => null,
    )
  const seen = new Set<string>()
  let path: string | null = '/who-looked?who=staff'
  let pages = 0
  while (path !== null && pages < 10) {
    const { html } = await read('maria', path)
    for (const [, entry] of html.matchAll(/entry=([\d.]+)/g)) {
      expect(seen.has(entry ?? '')).toBe(false)
      seen.add(entry ?? '')
    }
    path = /rel="next" href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? null
    pages += 1
  }
  expect(pages).toBe(2)
  expect(seen.size).toBeGreaterThan(130)
})

test('the policies themselves: nothing is set, nothing is seen', async () => {
  const { rows } = await sql`select * from audit_questions`.execute(t.database.kysely)
  expect(rows).toEqual([])
})
