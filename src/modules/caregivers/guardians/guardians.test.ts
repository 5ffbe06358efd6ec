import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestPortal, testPortal } from '../../../../test/portal.ts'
import { importRecord } from '../../../../test/record.ts'
import { accept, accountAlone, eventsOf, grant, grantsOf, mailsOf } from '../../../../test/sharing.ts'
import { type Instant, instant } from '../../../platform/clock.ts'
import type { AccountId, PatientId } from '../../../platform/ids.ts'
import { openSystem } from '../../access/index.ts'
import { ageTable, birthdayOf } from '../ages.ts'
import { keepAges, remindOfOpenEnds, tellOfBirthdays } from '../index.ts'

let t: TestPortal
let mother: AccountId
let father: AccountId
let records: { account: AccountId; cookie: string }
let child: PatientId
const zone = 'America/Chicago'
beforeAll(async () => {
  t = await testPortal()
  mother = await accountAlone(t, 'mother@example.org')
  father = await accountAlone(t, 'father@example.org')
  records = await t.staff('records@clinic.example', 'records')
  child = await someone('child', '2016-05-17')
})
afterAll(() => t.close())

const vaccine = (patient: string) => ({
  resourceType: 'Immunization',
  id: `${patient}-vaccine`,
  status: 'completed',
  vaccineCode: { text: `Vaccine of ${patient}` },
  patient: { reference: `Patient/${patient}` },
  occurrenceDateTime: '2026-02-10',
})
const problem = (patient: string) => ({
  resourceType: 'Condition',
  id: `${patient}-problem`,
  clinicalStatus: { coding: [{ code: 'active' }] },
  category: [{ coding: [{ code: 'problem-list-item' }] }],
  code: { text: `Problem of ${patient}` },
  subject: { reference: `Patient/${patient}` },
})
const someone = (id: string, birthDate: string | null) =>
  importRecord(t, [
    {
      resourceType: 'Patient',
      id,
      name: [{ family: 'Zúñiga', given: [id] }],
      ...(birthDate && { birthDate }),
    },
    vaccine(id),
    problem(id),
  ])

const entry = (more: Record<string, string> = {}) => ({
  relation: 'parent',
  name: 'Mother',
  email: 'mother@example.org',
  document: 'birth-certificate',
  note: 'No. 4711',
  ...more,
})
const enter = async (patient: PatientId, form: Record<string, string>, cookie = records.cookie) => {
  const response = await t.ask(`/staff/guardians/of/${patient}`, { cookie, form })
  return { status: response.status, to: response.headers.get('location'), text: await response.text() }
}
const at = async <T>(now: Instant, work: () => Promise<T>): Promise<T> => {
  const before = t.time.now
  t.time.now = now
  try {
    return await work()
  } finally {
    t.time.now = before
  }
}
const status = async (email: string, path: string) =>
  (await t.ask(path, { cookie: await t.signIn(email) })).status
const run = <T>(work: Parameters<typeof openSystem<T>>[3], now = t.time.now) =>
  openSystem(t.database, { name: 'jobs', act: 'test' }, now, work)
const held = async (patient: PatientId, account: AccountId) =>
  (await grantsOf(t, patient)).filter(one => one.account_id === account && one.revoked_at === null)

describe('a parent entered by staff', () => {
  test('needs the papers, a name and an address', async () => {
    const { status, text } = await enter(child, { relation: 'parent', email: 'mother' })
    expect(status).toBe(422)
    for (const error of [
      'Choose the paper',
      'Enter the full name',
      'Enter an e-mail address',
      'number of the',
    ])
      expect(text).toContain(error)
  })

  test('has grants boxed in time up to each birthday, and is told', async () => {
    expect((await enter(child, entry())).to).toContain('done=entered')
    expect(await held(child, mother)).toMatchObject([
      {
        relation: 'parent',
        starts_at: t.time.now,
        ends_at: instant('2028-05-17T05:00:00Z'),
        permissions: ageTable[0]?.parents,
        given_by: records.account,
      },
      {
        relation: 'parent',
        starts_at: instant('2028-05-17T05:00:00Z'),
        ends_at: instant('2034-05-17T05:00:00Z'),
        permissions: ageTable[1]?.parents,
      },
    ])
    expect(await eventsOf(t, mother)).toEqual(['caregiver-given'])
    const page = await (await t.ask(`/staff/guardians/of/${child}`, { cookie: records.cookie })).text()
    expect(page).toContain('Birth certificate: No. 4711')
  })

  test('a second time changes nothing', async () => {
    expect((await enter(child, entry())).text).toContain('entered for this patient already')
    expect(await held(child, mother)).toHaveLength(2)
  })

  test('an address with an account of another name is asked about', async () => {
    const other = await enter(child, entry({ email: 'father@example.org', name: 'Somebody Else' }))
    expect(other.status).toBe(422)
    expect(other.text).toContain('belongs to “father”')
    expect(await held(child, father)).toEqual([])
  })

  test('staff let in nobody who is themselves, and no role without the permission', async () => {
    const self = await enter(child, entry({ email: 'records@clinic.example', name: 'records' }))
    expect(self.text).toContain('cannot let yourself in')
    const nurse = await t.staff('nurse@clinic.example', 'nurse')
    expect((await enter(child, entry(), nurse.cookie)).status).toBe(404)
  })

  test('at midnight of the 12th birthday the record closes, with no job in between', async () => {
    const birthday = birthdayOf('2016-05-17', 12, zone)
    await at(birthday.subtract({ milliseconds: 1 }), async () => {
      expect(await status('mother@example.org', '/records/conditions')).toBe(200)
      expect(await status('mother@example.org', '/caregivers')).toBe(200)
    })
    await at(birthday, async () => {
      expect(await status('mother@example.org', '/records/conditions')).toBe(404)
      expect(await status('mother@example.org', '/caregivers')).toBe(404)
      expect(await status('mother@example.org', '/records/immunizations')).toBe(200)
      const cookie = await t.signIn('mother@example.org')
      const home = await (await t.ask('/', { cookie })).text()
      expect(home).toContain('You see less of it')
      expect(home).not.toContain('Problem of child')
      const people = await (await t.ask('/caregivers/people', { cookie })).text()
      expect(people).toContain('Why you see less')
      expect(people).toContain('From the 12th birthday on')
    })
    await at(birthdayOf('2016-05-17', 18, zone), async () => {
      expect(await status('mother@example.org', '/records/immunizations')).toBe(404)
    })
  })

  test('what a parent gives to others ends at the birthday at the latest', async () => {
    const cookie = await t.signIn('mother@example.org')
    const sent = await t.ask('/caregivers/invite', {
      cookie,
      form: {
        for: child,
        name: 'Grandma',
        email: 'grandma@example.org',
        'see-vaccines': 'yes',
        'how-long': 'open',
      },
    })
    expect(sent.headers.get('location')).toBe('/caregivers?done=sent')
    const grandma = await accountAlone(t, 'grandma@example.org')
    await accept(t, 'grandma@example.org', grandma)
    expect(await held(child, grandma)).toMatchObject([{ ends_at: birthdayOf('2016-05-17', 12, zone) }])
  })

  test('what is confidential comes only where staff say so, and nobody gives it who has it not', async () => {
    const cookie = await t.signIn('mother@example.org')
    const sent = await t.ask('/caregivers/invite', {
      cookie,
      form: {
        for: child,
        name: 'Aunt',
        email: 'aunt@example.org',
        'see-record': 'yes',
        'see-confidential': 'yes',
        'how-long': '1-month',
      },
    })
    expect(sent.status).toBe(422)
    expect(await sent.text()).toContain('what you can see yourself')
  })

  test('ended by staff: at once, with what she gave', async () => {
    const page = await (await t.ask(`/staff/guardians/of/${child}`, { cookie: records.cookie })).text()
    const id = /name="id" value="([0-9a-f-]{36})"/.exec(page)?.[1] ?? ''
    const end = (form: Record<string, string>) =>
      t.ask(`/staff/guardians/of/${child}/end`, { cookie: records.cookie, form: { id, ...form } })
    expect((await end({})).status).toBe(422)
    expect((await end({ reason: 'Court order' })).headers.get('location')).toContain('done=ended')
    expect((await end({ reason: 'Court order' })).headers.get('location')).toContain('done=late')
    expect((await grantsOf(t, child)).filter(one => one.revoked_at === null)).toEqual([])
    expect(await status('mother@example.org', '/records/immunizations')).toBe(404)
    expect(await status('grandma@example.org', '/records/immunizations')).toBe(404)
    expect(await eventsOf(t, mother)).toContain('caregiver-ended')
  })
})

describe('a guardian', () => {
  test('of an adult needs a last day, and has the whole record until then', async () => {
    const adult = await someone('adult', '1950-01-01')
    const without = await enter(adult, entry({ relation: 'guardian', document: 'guardianship-order' }))
    expect(without.text).toContain('needs a last day')
    const given = entry({
      relation: 'guardian',
      document: 'guardianship-order',
      'last-day': '2027-01-31',
      confidential: 'yes',
    })
    expect((await enter(adult, given)).to).toContain('done=entered')
    const [one, ...more] = await held(adult, mother)
    expect(more).toEqual([])
    expect(one?.ends_at).toEqual(instant('2027-02-01T06:00:00Z'))
    expect(one?.permissions).toContain('sharing:write')
    expect(one?.permissions).toContain('sensitive:read')
    expect(await run(db => keepAges(db, { zone, table: ageTable }, t.time.now))).toBe(0)
  })

  test('parents of adults are for the adult to invite', async () => {
    const adult = await someone('grown', '2000-01-01')
    expect((await enter(adult, entry())).text).toContain('of age')
  })

  test('of 12 to 17 without an account is shown to staff, who invite her; nobody younger or of age is', async () => {
    const days = (many: number) => t.time.now.toZonedDateTimeISO(zone).toPlainDate().add({ days: many })
    const born = {
      'twelve-soon': days(30).subtract({ years: 12 }),
      'twelve-later': days(32).subtract({ years: 12 }),
      'nearly-of-age': days(1).subtract({ years: 18 }),
    }
    for (const [id, date] of Object.entries(born))
      await enter(await someone(id, date.toString()), entry({ name: 'Father', email: 'father@example.org' }))
    const page = await (await t.ask('/staff/guardians', { cookie: records.cookie })).text()
    const shown = /<section[^>]*young.*?<\/section>/s.exec(page)?.[0] ?? ''
    const names = ['twelve-soon', 'nearly-of-age', 'twelve-later', 'child', 'adult']
    expect(names.filter(name => shown.includes(`${name} Zúñiga`))).toEqual(['twelve-soon', 'nearly-of-age'])
  })

  test('without a birth date nobody is let in', async () => {
    const nobody = await someone('ageless', null)
    expect((await enter(nobody, entry())).text).toContain('no birth date')
  })

  test('without an account: an invitation, and the whole of the table after it is accepted', async () => {
    const other = await someone('other', '2018-08-08')
    const sent = await enter(other, entry({ email: 'new@example.org', name: 'New Parent' }))
    expect(sent.to).toContain('done=invited')
    expect(await mailsOf(t, 'new@example.org')).toMatchObject([{ lines: expect.any(Array) }])
    const parent = await accountAlone(t, 'new-parent@example.org')
    expect((await accept(t, 'new@example.org', parent)).accepted).toBe(true)
    expect((await held(other, parent)).map(({ ends_at }) => String(ends_at))).toEqual([
      String(birthdayOf('2018-08-08', 12, zone)),
      String(birthdayOf('2018-08-08', 18, zone)),
    ])
    expect(await eventsOf(t, parent)).toEqual(['caregiver-given'])
    expect(await run(db => keepAges(db, { zone, table: ageTable }, t.time.now))).toBe(0)
  })
})

describe('the daily run', () => {
  let young: PatientId
  beforeAll(async () => {
    young = await someone('young', '2014-04-01')
    await enter(young, entry())
  })

  test('writes grants anew when an import corrected a birth date, once', async () => {
    await importRecord(t, [
      {
        resourceType: 'Patient',
        id: 'young',
        name: [{ family: 'Zúñiga', given: ['young'] }],
        birthDate: '2014-03-20',
        meta: { versionId: '2', lastUpdated: '2026-03-03T00:00:00Z' },
      },
    ])
    const now = t.time.now.add({ minutes: 1 })
    expect(await run(db => keepAges(db, { zone, table: ageTable }, now), now)).toBe(1)
    expect(await run(db => keepAges(db, { zone, table: ageTable }, now), now)).toBe(0)
    expect((await held(young, mother)).map(({ ends_at }) => String(ends_at))).toEqual([
      String(birthdayOf('2014-03-20', 12, zone)),
      String(birthdayOf('2014-03-20', 18, zone)),
    ])
  })

  test('and what a parent gave to others ends no later than her right to give', async () => {
    const younger = await someone('younger', '2015-06-01')
    await enter(younger, entry())
    const cookie = await t.signIn('mother@example.org')
    const friend = await accountAlone(t, 'friend@example.org')
    for (const email of ['friend@example.org', 'waiting@example.org'])
      await t.ask('/caregivers/invite', {
        cookie,
        form: { name: 'Friend', email, 'see-vaccines': 'yes', 'how-long': 'open', for: younger },
      })
    expect(await accept(t, 'friend@example.org', friend)).toMatchObject({ accepted: true })
    const ends = async () => (await held(younger, friend)).map(({ ends_at }) => String(ends_at))
    expect(await ends()).toEqual([String(birthdayOf('2015-06-01', 12, zone))])
    const correct = async (birthDate: string, versionId: string) => {
      const name = [{ family: 'Zúñiga', given: ['younger'] }]
      const meta = { versionId, lastUpdated: `2026-03-0${versionId}T00:00:00Z` }
      await importRecord(t, [{ resourceType: 'Patient', id: 'younger', name, birthDate, meta }])
      const now = t.time.now.add({ minutes: Number(versionId) })
      await run(db => keepAges(db, { zone, table: ageTable }, now), now)
    }
    await correct('2014-06-01', '2')
    const birthday = birthdayOf('2014-06-01', 12, zone)
    expect(await ends()).toEqual([String(birthday)])
    await at(t.time.now.add({ minutes: 5 }), async () =>
      expect(await status('friend@example.org', '/records/immunizations')).toBe(200),
    )
    await at(birthday, async () => {
      expect(await status('friend@example.org', '/records/immunizations')).toBe(404)
      const late = await accountAlone(t, 'late@example.org')
      expect(await accept(t, 'waiting@example.org', late)).toMatchObject({ accepted: false })
    })
    await correct('2013-06-01', '3')
    expect(await ends()).toEqual([])
  })

  test('and when the clinic changed its table', async () => {
    const later = t.time.now.add({ minutes: 2 })
    const table = ageTable.map(band => (band.from_years === 12 ? { ...band, from_years: 13 } : band))
    await run(db => keepAges(db, { zone, table }, later), later)
    expect((await held(young, mother))[0]?.ends_at).toEqual(birthdayOf('2014-03-20', 13, zone))
    await run(db => keepAges(db, { zone, table: ageTable }, later), later)
    expect((await held(young, mother))[0]?.ends_at).toEqual(birthdayOf('2014-03-20', 12, zone))
  })

  test('tells parents before the birthday and on it, once each', async () => {
    const clinic = { name: 'Harbor Clinic', baseUrl: 'http://localhost:3000' }
    const told = async () =>
      (await mailsOf(t, 'mother@example.org')).filter(({ subject }) => subject.includes('will change'))
    const before = (await told()).length
    const tell = (now: Instant) => run(db => tellOfBirthdays(db, { zone, table: ageTable }, clinic, now), now)
    await tell(t.time.now)
    await tell(t.time.now.add({ hours: 24 }))
    expect(await told()).toHaveLength(before + 1)
    expect((await told()).at(-1)?.lines[0]).toContain('On Fri 20 March 2026')
    const day = birthdayOf('2014-03-20', 12, zone).add({ hours: 3 })
    await tell(day)
    await tell(day.add({ hours: 24 }))
    expect(await told()).toHaveLength(before + 2)
    expect((await told()).at(-1)?.lines.join(' ')).not.toMatch(/Zúñiga|young\b.*Zúñiga/)
  })

  test('reminds each year of what was given without an end', async () => {
    const { patient, account } = await t.account('giver@example.org')
    await grant(t, { patient, account: father, permissions: ['records:read'], given_by: account })
    const clinic = { name: 'Harbor Clinic', baseUrl: 'http://localhost:3000', zone }
    const remind = (now: Instant) => run(db => remindOfOpenEnds(db, clinic, now), now)
    await remind(t.time.now.add({ hours: 24 * 300 }))
    expect(await mailsOf(t, 'giver@example.org')).toHaveLength(0)
    await remind(t.time.now.add({ hours: 24 * 365 }))
    await remind(t.time.now.add({ hours: 24 * 366 }))
    expect(await mailsOf(t, 'giver@example.org')).toHaveLength(1)
  })
})

describe('a young person', () => {
  let teen: PatientId
  let own: string
  beforeAll(async () => {
    teen = await someone('teen', '2011-06-01')
    await enter(teen, entry())
    await t.account('teen@example.org', teen)
    own = await t.signIn('teen@example.org')
  })
  const parents = async () => (await held(teen, mother)).find(one => one.relation === 'parent')

  test('has a record that a parent cannot see into', async () => {
    expect(await status('mother@example.org', '/caregivers')).not.toBe(500)
    const cookie = await t.signIn('mother@example.org')
    await t.ask('/acting-for', { cookie, form: { patient: teen } })
    for (const path of ['/records/conditions', '/records/labs', '/records/documents', '/caregivers'])
      expect((await t.ask(path, { cookie })).status).toBe(404)
    expect((await t.ask('/records/immunizations', { cookie })).status).toBe(200)
  })

  test('cannot invite strangers, but can let a parent see more, until of age', async () => {
    const page = await (await t.ask('/caregivers', { cookie: own })).text()
    expect(page).toContain('You decide about your record')
    expect(page).not.toContain('href="/caregivers/invite"')
    const invited = await t.ask('/caregivers/invite', {
      cookie: own,
      form: { name: 'Friend', email: 'friend@example.org', 'see-record': 'yes', 'how-long': 'open' },
    })
    expect(invited.status).toBe(422)
    const given = await t.ask(`/caregivers/grants/${(await parents())?.id}`, {
      cookie: own,
      form: { 'see-record': 'yes', 'how-long': 'open' },
    })
    expect(given.headers.get('location')).toBe('/caregivers?done=changed')
    const more = (await held(teen, mother)).find(one => one.relation === 'caregiver')
    expect(more).toMatchObject({
      permissions: ['records:read'],
      ends_at: birthdayOf('2011-06-01', 18, zone),
    })
    const cookie = await t.signIn('mother@example.org')
    await t.ask('/acting-for', { cookie, form: { patient: teen } })
    expect((await t.ask('/records/conditions', { cookie })).status).toBe(200)
    await t.ask(`/caregivers/grants/${more?.id}/end`, { cookie: own, form: {} })
    expect((await t.ask('/records/conditions', { cookie })).status).toBe(404)
    expect((await t.ask('/records/immunizations', { cookie })).status).toBe(200)
  })

  test('lets nobody back in whom the clinic has shut out', async () => {
    const other = await someone('shut', '2011-06-01')
    await enter(other, entry())
    await t.account('shut@example.org', other)
    const [parent] = await held(other, mother)
    await t.ask(`/caregivers/grants/${parent?.id}`, {
      cookie: await t.signIn('shut@example.org'),
      form: { 'see-record': 'yes', 'how-long': 'open' },
    })
    expect(await held(other, mother)).toHaveLength(2)
    const page = await (await t.ask(`/staff/guardians/of/${other}`, { cookie: records.cookie })).text()
    const id = /name="id" value="([0-9a-f-]{36})"/.exec(page)?.[1] ?? ''
    await t.ask(`/staff/guardians/of/${other}/end`, {
      cookie: records.cookie,
      form: { id, reason: 'Court order' },
    })
    expect(await held(other, mother)).toEqual([])
  })

  test('cannot end what the clinic entered', async () => {
    const id = (await parents())?.id
    await t.ask(`/caregivers/grants/${id}/end`, { cookie: own, form: {} })
    expect((await parents())?.id).toBe(id)
  })
})

describe('asking for a child', () => {
  const asked = (more: Record<string, string> = {}) => ({
    name: 'CHILD Zuniga',
    'birth-day': '17',
    'birth-month': '5',
    'birth-year': '2016',
    relation: 'parent',
    ...more,
  })
  let cookie: string
  beforeAll(async () => {
    cookie = await t.signIn('father@example.org')
  })
  const ask = (form: Record<string, string>) => t.ask('/caregivers/child', { cookie, form })
  const list = async () => (await t.ask('/staff/guardians', { cookie: records.cookie })).text()
  const requestId = async (name: string) =>
    new RegExp(`/staff/guardians/requests/([0-9a-f-]{36})[^<]*>${name}`).exec(await list())?.[1] ?? ''

  test('gets the same answer for a child that is there and one that is not', async () => {
    const [there, not] = [await ask(asked()), await ask(asked({ name: 'Nobody At All' }))]
    expect([there.status, there.headers.get('location')]).toEqual([not.status, not.headers.get('location')])
    const page = await (await t.ask('/caregivers/child', { cookie })).text()
    expect(page).toContain('The clinic has not answered yet')
    expect((await ask(asked({ 'birth-day': '31', 'birth-month': '2' }))).status).toBe(422)
  })

  test('twice is one request', async () => {
    await ask(asked())
    expect((await list()).match(/CHILD Zuniga/g)).toHaveLength(1)
  })

  test('staff see who it may be, and approve after they saw the papers', async () => {
    const id = await requestId('CHILD Zuniga')
    const page = await (await t.ask(`/staff/guardians/requests/${id}`, { cookie: records.cookie })).text()
    expect(page).toContain('child Zúñiga, 17 May 2016')
    const settle = (form: Record<string, string>) =>
      t.ask(`/staff/guardians/requests/${id}`, { cookie: records.cookie, form })
    const { name: _, email: __, ...papers } = entry()
    expect((await settle({ do: 'approve', ...papers })).status).toBe(422)
    const both = await Promise.all([
      settle({ do: 'approve', patient: child, ...papers }),
      settle({ do: 'decline', answer: 'No' }),
    ])
    const done = both.map(answer => answer.headers.get('location')?.split('=')[1])
    expect(done.filter(one => one === 'late')).toHaveLength(1)
  })

  test('a declined one is read by the person, in the clinic’s words', async () => {
    const id = await requestId('Nobody At All')
    const answer = 'Please bring your ID <b>and</b> the birth certificate.'
    const settled = await t.ask(`/staff/guardians/requests/${id}`, {
      cookie: records.cookie,
      form: { do: 'decline', answer },
    })
    expect(settled.headers.get('location')).toBe('/staff/guardians?done=declined')
    const page = await (await t.ask('/caregivers/child', { cookie })).text()
    expect(page).toContain('Please bring your ID &lt;b&gt;and')
    expect((await mailsOf(t, 'father@example.org')).at(-1)?.lines.join(' ')).not.toContain('certificate')
  })

  test('no patient is chosen by staff that does not fit what was asked', async () => {
    await ask(asked({ name: 'other Zuniga', 'birth-day': '8', 'birth-month': '8', 'birth-year': '2018' }))
    const id = await requestId('other Zuniga')
    const { name: _, email: __, ...papers } = entry()
    const wrong = await t.ask(`/staff/guardians/requests/${id}`, {
      cookie: records.cookie,
      form: { do: 'approve', patient: child, ...papers },
    })
    expect(wrong.status).toBe(422)
  })

  test('the clinic finds the patient by name and birth date', async () => {
    const find = (form: Record<string, string>) => t.ask('/staff/guardians', { cookie: records.cookie, form })
    expect((await find(asked())).headers.get('location')).toBe(`/staff/guardians/of/${child}`)
    expect((await find(asked({ name: 'Unknown' }))).status).toBe(422)
  })
})
