import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestPortal, testPortal } from '../../../../test/portal.ts'
import { importRecord } from '../../../../test/record.ts'
import type { PatientId } from '../../../platform/ids.ts'
import { openSystem } from '../../access/index.ts'

let t: TestPortal
let maria: PatientId
const cookies: Record<string, string> = {}
beforeAll(async () => {
  t = await testPortal()
  maria = await importRecord(t, [
    {
      resourceType: 'Patient',
      id: 'maria',
      name: [{ family: 'Gálvez', given: ['María', 'Inés'] }],
      birthDate: '1984-03-21',
    },
    {
      resourceType: 'AllergyIntolerance',
      id: 'a',
      patient: { reference: 'Patient/maria' },
      code: { text: 'Penicillin marker' },
    },
  ])
  await t.account('maria@example.org', maria)
  for (const role of ['nurse', 'clinician', 'front-desk', 'records', 'administrator'] as const)
    cookies[role] = (await t.staff(`${role}@clinic.example`, role)).cookie
  cookies.maria = await t.signIn('maria@example.org')
})
afterAll(() => t.close())

const ask = (who: string, path: string, form?: Record<string, string>) =>
  t.ask(path, { cookie: cookies[who] ?? '', ...(form && { form }) })
const page = async (who: string, path: string) => (await ask(who, path)).text()
const find = async (who: string, q: string) => {
  const posted = await ask(who, '/staff/patients', { q })
  return page(who, posted.headers.get('location') ?? '')
}

describe('finding', () => {
  test.each(['galvez', 'mar gál', '1984-03-21', 'ines 1984-03-21', 'maria'])('by %s', async q => {
    expect(await find('front-desk', q)).toContain(`href="/staff/patients/${maria}"`)
  })
  test.each(['nobody', '1984-03-22', 'maria 1990-01-01'])('not by %s', async q => {
    expect(await find('front-desk', q)).toContain('No patient fits')
  })
  test('the address holds no name, and is only for who searched', async () => {
    const address = (await ask('nurse', '/staff/patients', { q: 'galvez' })).headers.get('location') ?? ''
    expect(address).toMatch(/^\/staff\/patients\/found\/[0-9a-f-]{36}$/)
    expect((await ask('clinician', address)).status).toBe(404)
  })
})

describe('opening', () => {
  const open = (who: string, form: Record<string, string>) => ask(who, `/staff/patients/${maria}/open`, form)

  test('nothing is seen before a reason is given', async () => {
    expect((await ask('nurse', '/records/allergies')).status).toBe(404)
    expect((await open('nurse', {})).status).toBe(422)
    expect((await open('nurse', { reason: 'other' })).status).toBe(422)
    const refused = await open('nurse', { reason: 'care-team' })
    expect(await refused.text()).toContain('does not name you')
    expect((await ask('nurse', '/records/allergies')).status).toBe(404)
  })

  test('with a reason the record shows, read-only, under a band, until it is closed', async () => {
    const opened = await open('nurse', { reason: 'call', words: 'Asked about a result' })
    expect(opened.headers.get('location')).toBe('/records')
    const allergies = await page('nurse', '/records/allergies')
    expect(allergies).toContain('Penicillin marker')
    expect(allergies).toContain('as a member of staff')
    const searched = await ask('nurse', '/records/search', { for: maria, q: 'penicillin' })
    expect(await page('nurse', searched.headers.get('location') ?? '')).toContain('Penicillin')
    expect((await ask('nurse', '/appointments/new', {})).status).toBe(404)
    expect((await ask('nurse', '/messages/new', {})).status).toBe(404)
    expect((await ask('nurse', `/staff/patients/${maria}/close`, {})).status).toBe(303)
    expect((await ask('nurse', '/records/allergies')).status).toBe(404)
  })

  test('it ends by itself after twelve hours', async () => {
    await open('clinician', { reason: 'visit' })
    expect((await ask('clinician', '/records/allergies')).status).toBe(200)
    const before = t.time.now
    await t.behindTheRules(
      `update sessions set last_seen_at = $1::timestamptz + interval '12 hours', created_at = $1::timestamptz + interval '11 hours', expires_at = $1::timestamptz + interval '20 hours'`,
      [before.toString()],
    )
    t.time.now = before.add({ hours: 12 })
    expect((await ask('clinician', '/records/allergies')).status).toBe(404)
    t.time.now = before
    await t.behindTheRules(`update sessions set last_seen_at = $1, created_at = $1`, [before.toString()])
  })

  test('two clicks open it once', async () => {
    await Promise.all([1, 2, 3].map(() => open('clinician', { reason: 'message' })))
    const { rows } = await grants('staff')
    expect(rows.filter(row => row.revoked_at === null)).toHaveLength(1)
  })

  test('the front desk opens no record', async () => {
    await open('front-desk', { reason: 'call' })
    expect((await ask('front-desk', '/records/allergies')).status).toBe(404)
    expect(await page('front-desk', '/records')).not.toContain('Penicillin marker')
  })

  test('who has a role but disabled is out at the next request', async () => {
    const { cookie, account } = await t.staff('leaving@clinic.example', 'clinician')
    cookies.leaving = cookie
    await open('leaving', { reason: 'visit' })
    expect((await ask('leaving', '/records/allergies')).status).toBe(200)
    await t.behindTheRules('update staff set disabled_at = now() where account_id = $1', [account])
    expect((await ask('leaving', '/records/allergies')).status).toBe(404)
    expect((await ask('leaving', '/staff')).status).toBe(404)
  })
})

const grants = async (relation: 'staff' | 'emergency') => ({
  rows: await openSystem(t.database, { name: 'jobs', act: 'test' }, t.time.now, db =>
    db
      .selectFrom('access_grants')
      .select(['revoked_at', 'reason'])
      .where('relation', '=', relation)
      .execute(),
  ),
})

describe('in an emergency', () => {
  const emergency = (who: string, words: string) =>
    ask(who, `/staff/patients/${maria}/emergency`, { emergency: words })

  test('needs a reason; opens everything; tells the patient by mail without a name; waits for a review', async () => {
    expect((await emergency('nurse', ' ')).status).toBe(422)
    expect((await emergency('nurse', 'Unconscious in the waiting room')).headers.get('location')).toBe(
      '/records',
    )
    await emergency('nurse', 'Unconscious in the waiting room')
    const allergies = await page('nurse', '/records/allergies')
    expect(allergies).toContain('Penicillin marker')
    expect(allergies).toContain('record in an emergency')
    expect((await grants('emergency')).rows).toHaveLength(1)
    const list = await page('administrator', '/staff/emergencies')
    expect(list).toContain('Unconscious in the waiting room')
    expect(list).toContain('María Inés Gálvez')
    expect(await page('administrator', '/staff')).toContain('1 emergency access')
  })

  test('the front desk and records have no such way', async () => {
    expect((await emergency('front-desk', 'x')).status).toBe(404)
    expect((await emergency('records', 'x')).status).toBe(404)
  })

  test('is reviewed once, by somebody else, with a note where it was wrong', async () => {
    const grant = /\/staff\/emergencies\/([0-9a-f-]{36})/.exec(
      await page('records', '/staff/emergencies'),
    )?.[1]
    const review = (who: string, found: string, note = '') =>
      ask(who, `/staff/emergencies/${grant}`, { [`found-${grant}`]: found, [`note-${grant}`]: note })
    expect((await review('records', 'perhaps')).status).toBe(422)
    expect((await review('records', 'wrong')).status).toBe(422)
    const both = await Promise.all([
      review('records', 'right'),
      review('administrator', 'wrong', 'Talked to her'),
    ])
    expect(both.map(answer => answer.status).sort()).toEqual([303, 422])
    expect(await page('administrator', '/staff')).not.toContain('1 emergency access')
  })
})

test('staff see what the patient sees, and cannot act there', async () => {
  await ask('clinician', `/staff/patients/${maria}/open`, { reason: 'call' })
  const seen = await ask('clinician', `/staff/patients/${maria}/see-as`, {})
  expect(seen.headers.get('location')).toBe('/')
  const html = await page('clinician', '/records/allergies')
  expect(html).toContain('“you” on this page is')
  expect(await page('clinician', '/records')).toContain('<title>Your record – ')
  expect((await ask('clinician', '/records/search', { q: 'penicillin' })).status).toBe(303)
  expect((await ask('clinician', '/messages/new', {})).status).toBe(404)
  const left = await ask('clinician', '/view/end', {})
  expect(left.headers.get('location')).toBe(`/staff/patients/${maria}`)
  expect((await ask('clinician', '/records/allergies')).status).toBe(404)
})

test('where staff look for their own work, a box to search stands', async () => {
  await ask('clinician', `/staff/patients/${maria}/look`, {})
  for (const path of ['/', '/records'])
    expect(await page('clinician', path)).toContain('action="/records/search"')
  await ask('clinician', '/view/end', {})
})
