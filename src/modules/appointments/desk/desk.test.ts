import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type SeededSchedule, seedSchedule } from '../../../../test/appointments.ts'
import { type TestPortal, testPortal } from '../../../../test/portal.ts'
import { importRecord } from '../../../../test/record.ts'
import { instant } from '../../../platform/clock.ts'
import { newId, type PatientId } from '../../../platform/ids.ts'
import { openSystem } from '../../access/index.ts'

let t: TestPortal
let s: SeededSchedule
let walter: PatientId
let rosa: PatientId
/** Two at the desk. */
let ana: string
let ben: string

beforeAll(async () => {
  t = await testPortal()
  s = await seedSchedule(t)
  walter = await person('Walter', 'Stone', '1951-07-08')
  rosa = await person('Rosa', 'Lake', '1980-02-29')
  ana = (await t.staff('ana@clinic.example', 'front-desk')).cookie
  ben = (await t.staff('ben@clinic.example', 'front-desk')).cookie
})
afterAll(() => t.close())
beforeEach(async () => {
  // A Tuesday, nine in the morning at the clinic.
  t.time.now = instant('2026-03-03T15:00:00Z')
  await t.behindTheRules('delete from appointment_events')
  await t.behindTheRules('delete from appointments')
  await t.behindTheRules('delete from schedule_closures')
})

const person = (given: string, family: string, birthDate: string) =>
  importRecord(t, [
    {
      resourceType: 'Patient',
      id: given,
      name: [{ family, given: [given] }],
      birthDate,
      telecom: [{ system: 'phone', value: '+1 555 0142' }],
    },
  ])

const get = async (path: string, cookie = ana) => {
  const response = await t.ask(path, { cookie })
  return { status: response.status, text: await response.text() }
}
const post = async (path: string, form: Record<string, string>, cookie = ana) => {
  const response = await t.ask(path, { cookie, form })
  return {
    status: response.status,
    to: response.headers.get('location') ?? '',
    text: await response.text(),
  }
}

const rows = () =>
  openSystem(t.database, { name: 'jobs', act: 'test' }, t.time.now, db =>
    db.selectFrom('appointments').selectAll().orderBy('starts_at').execute(),
  )

/** Books as the desk does, by the list of times. Answers the address of the visit. */
async function book(patient: PatientId, at: string, more: Record<string, string> = {}): Promise<string> {
  const done = await post(`/staff/appointments/book/${patient}`, {
    kind: s.types.anyone,
    time: `${s.clinicians.ruiz}_${s.places.harbor}_${at}`,
    way: 'list',
    key: newId(),
    ...more,
  })
  expect([done.status, done.to]).toEqual([303, expect.stringContaining(`/of/${patient}/`)])
  return done.to.split('?')[0] ?? ''
}

const on = (date: string) => `/staff/appointments?date=${date}`

describe('the day', () => {
  test('shows who comes, what is free and where the day stands; what for, on no list', async () => {
    await book(walter, '2026-03-03T16:00:00Z', { reason: 'a rash' })
    const { status, text } = await get(on('2026-03-03'))
    expect(status).toBe(200)
    expect(text).toContain('Walter Stone')
    expect(text).toContain('born 8 July 1951')
    expect(text).toContain('10:00 am – 10:30 am')
    expect(text).toContain('9:00 am – 10:00 am')
    expect(text).toContain('1 booked')
    expect(text).toContain('Now, 9:00 am')
    expect(text.indexOf('Now, 9:00 am')).toBeLessThan(text.indexOf('Walter Stone'))
    for (const path of [on('2026-03-03'), `${on('2026-03-03')}&view=week`, '/staff/appointments/print']) {
      const { text } = await get(path)
      expect(text).not.toContain('a rash')
      expect(text).not.toContain('Visit for anyone')
    }
  })

  test('is that of the place and the clinician that were asked for; whatever is odd counts as not asked', async () => {
    await book(walter, '2026-03-03T16:00:00Z')
    const shows = async (query: string) => (await get(`${on('2026-03-03')}&${query}`)).text
    expect(await shows(`place=${s.places.harbor}`)).toContain('Walter Stone')
    expect(await shows(`place=${s.places.mill}`)).not.toContain('Walter Stone')
    expect(await shows(`clinician=${s.clinicians.ruiz}`)).toContain('Walter Stone')
    expect(await shows(`clinician=${s.clinicians.chen}`)).not.toContain('Walter Stone')
    expect(await shows(`clinician=${s.clinicians.ruiz}&place=${s.places.mill}`)).not.toContain('Walter Stone')
    expect(await shows('place=nonsense&clinician=%27')).toContain('Walter Stone')
    expect((await get('/staff/appointments?date=2026-02-31')).text).toContain('Tue 3 March 2026')
  })

  test('does not say who is just booking, and shows an offer with its end', async () => {
    const held = { status: 'held', at: '2026-03-03T16:00:00Z', until: '2026-03-03T15:10:00Z' }
    const offered = { status: 'pending', at: '2026-03-03T17:00:00Z', until: '2026-03-03T16:00:00Z' }
    for (const { status, at, until } of [held, offered])
      await t.behindTheRules(
        `insert into appointments (patient_id, id, status, visit_type_id, clinician_id, place_id, mode, starts_at, ends_at,
          busy_from, busy_until, needs, held_until, made_at, updated_at)
         values ($1, gen_random_uuid(), $2, $3, $4, $5, 'in-person', $6, $6::timestamptz + interval '30 minutes', $6,
          $6::timestamptz + interval '30 minutes', 2048, $7, $8, $8)`,
        [
          status === 'held' ? walter : rosa,
          status,
          s.types.anyone,
          s.clinicians.ruiz,
          s.places.harbor,
          at,
          until,
          t.time.now.toString(),
        ],
      )
    const { text } = await get(on('2026-03-03'))
    expect(text).toContain('Being booked now')
    expect(text).not.toContain('Walter Stone')
    expect(text).toContain('Rosa Lake')
    expect(text).toContain('until 10:00 am')
    expect(text).toContain('1 offer waits')
    // What was kept too long is in nobody's way.
    t.time.now = instant('2026-03-03T16:00:00Z')
    const later = (await get(on('2026-03-03'))).text
    expect(later).not.toContain('Being booked now')
    expect(later).not.toContain('Rosa Lake')
  })

  test('is a week in numbers, and one clinician’s week as lists', async () => {
    await book(walter, '2026-03-05T16:00:00Z')
    const week = (await get(`${on('2026-03-03')}&view=week`)).text
    expect(week).toContain('1 visit')
    expect(week).toContain('6 h 30 min free')
    expect(week).toContain('No hours')
    expect(week).not.toContain('Walter Stone')
    const hers = (await get(`${on('2026-03-03')}&view=week&clinician=${s.clinicians.ruiz}`)).text
    expect(hers).toContain('Walter Stone')
    expect(hers.indexOf('Thu 5 March 2026')).toBeLessThan(hers.indexOf('Walter Stone'))
  })
})

describe('booking for a caller', () => {
  test('finds free times, books one, and says so in both views', async () => {
    const page = await get(`/staff/appointments/book/${walter}`)
    expect(page.text).toContain('+1 555 0142')
    expect(page.text).toContain('has not seen this patient')
    const times = await get(`/staff/appointments/book/${walter}?kind=${s.types.anyone}&from=2026-03-04`)
    expect(times.text).toContain(`${s.clinicians.ruiz}_${s.places.harbor}_2026-03-04T15:00:00Z`)
    const visit = await book(walter, '2026-03-04T15:00:00Z', { reason: 'a rash' })
    const { text } = await get(visit)
    for (const said of [
      'Walter Stone',
      '8 July 1951',
      '+1 555 0142',
      'Visit for anyone',
      'a rash',
      'Dr. Ruiz',
      'ana',
    ])
      expect(text).toContain(said)
    // The patient and the desk see the same visit.
    await t.account('walter@example.org', walter)
    const hers = await get('/appointments', await t.signIn('walter@example.org'))
    for (const said of ['Wed 4 March 2026', '9:00 am', 'Dr. Ruiz']) expect(hers.text).toContain(said)
    expect((await get(`/staff/appointments/book/${walter}`)).text).toContain(
      'Wed 4 March 2026, 9:00 am – 9:30 am',
    )
  })

  test('the same form books once; a taken time is not booked twice', async () => {
    const key = newId()
    const first = await book(walter, '2026-03-04T15:00:00Z', { key })
    expect(await book(walter, '2026-03-04T15:00:00Z', { key })).toBe(first)
    const late = await post(`/staff/appointments/book/${rosa}`, {
      kind: s.types.anyone,
      time: `${s.clinicians.ruiz}_${s.places.harbor}_2026-03-04T15:00:00Z`,
      way: 'list',
      key: newId(),
    })
    expect(late.status).toBe(422)
    expect(late.text).toContain('was just taken')
    const twice = await post(`/staff/appointments/book/${walter}`, {
      kind: s.types.anyone,
      time: `${s.clinicians.chen}_${s.places.harbor}_2026-03-04T15:00:00Z`,
      way: 'list',
      key: newId(),
    })
    expect(twice.text).toContain('has another visit at this time')
    expect(await rows()).toHaveLength(1)
  })

  test('against a rule only with a reason, which says which rule', async () => {
    const own = {
      kind: s.types.ticket,
      way: 'own',
      key: newId(),
      'own-date': '2026-03-07',
      'own-time': '08:10',
      'own-clinician': s.clinicians.ruiz,
      'own-place': s.places.harbor,
      'own-minutes': '45',
      'own-reason': 'a rash',
    }
    const path = `/staff/appointments/book/${walter}`
    const asked = await post(path, own)
    expect(asked.status).toBe(422)
    expect(asked.text).toContain('without an order')
    expect(asked.text).toContain('no hours there')
    expect(asked.text).toContain('8:10 am – 8:55 am')
    expect(await rows()).toHaveLength(0)
    const again = await post(path, { ...own, over_rule: '  ' })
    expect([again.status, again.text.includes('Say why')]).toEqual([422, true])
    const done = await post(path, { ...own, over_rule: 'He came by bus' })
    expect(done.status).toBe(303)
    expect((await rows()).map(row => [row.over_rule, row.reason])).toEqual([['He came by bus', 'a rash']])
    expect((await get(done.to)).text).toContain('He came by bus')
    // Nobody is asked for a reason where somebody else has the time.
    const taken = await post(`/staff/appointments/book/${rosa}`, {
      ...own,
      key: newId(),
      'own-time': '08:25',
    })
    expect([taken.status, taken.text.includes('was just taken')]).toEqual([422, true])
    const bad = await post(path, { ...own, 'own-time': '', 'own-place': '', 'own-date': '2026-03-40' })
    expect(bad.status).toBe(422)
    for (const says of ['Enter the day', 'Enter the time', 'Choose a place']) expect(bad.text).toContain(says)
  })

  test('a time that the clock skips that night is no time', async () => {
    const done = await post(`/staff/appointments/book/${walter}`, {
      kind: s.types.anyone,
      way: 'own',
      'own-date': '2026-03-08',
      'own-time': '02:30',
      'own-clinician': s.clinicians.ruiz,
      'own-place': s.places.harbor,
    })
    expect([done.status, done.text.includes('does not show this time')]).toEqual([422, true])
  })
})

describe('one visit', () => {
  test('is marked from the day, and back again', async () => {
    const visit = await book(walter, '2026-03-03T15:30:00Z')
    const here = await post(`${visit}/mark`, { act: 'arrived', seen: 'booked', back: 'date=2026-03-03' })
    expect(here.to).toBe('/staff/appointments?date=2026-03-03&done=arrived')
    expect((await get(here.to)).text).toContain('1 here')
    const done = await post(`${visit}/mark`, { act: 'fulfilled', seen: 'arrived' })
    expect(done.to).toBe(`${visit}?done=fulfilled`)
    await post(`${visit}/mark`, { act: 'undo', seen: 'fulfilled' })
    await post(`${visit}/mark`, { act: 'undo', seen: 'arrived' })
    const late = await post(`${visit}/mark`, { act: 'late', seen: 'booked', late_minutes: '15' })
    expect(late.status).toBe(303)
    expect((await get(on('2026-03-03'))).text).toContain('Late, about 15 min')
    const odd = await post(`${visit}/mark`, { act: 'late', seen: 'booked', late_minutes: 'soon' })
    expect([odd.status, odd.text.includes('number from 1 to 720')]).toEqual([422, true])
    const { text } = await get(visit)
    for (const said of ['Marked as here', 'Marked as done', 'Mark taken back', 'Marked as late'])
      expect(text).toContain(said)
  })

  test('of two at the desk the second is told, and overwrites nothing', async () => {
    const visit = await book(walter, '2026-03-03T15:00:00Z')
    t.time.now = instant('2026-03-03T15:05:00Z')
    expect((await post(`${visit}/mark`, { act: 'arrived', seen: 'booked' }, ana)).status).toBe(303)
    const second = await post(`${visit}/mark`, { act: 'noshow', seen: 'booked' }, ben)
    expect([second.status, second.text.includes('Somebody else changed this visit')]).toEqual([422, true])
    const cancel = await post(
      `${visit}/cancel`,
      { reason: 'patient-asked', seen: 'booked', sequence: '0' },
      ben,
    )
    expect([cancel.status, cancel.text.includes('Somebody else changed this visit')]).toEqual([422, true])
    expect((await rows()).map(row => row.status)).toEqual(['arrived'])
    // Both meant the same: it is marked once.
    expect((await post(`${visit}/mark`, { act: 'arrived', seen: 'booked' }, ben)).status).toBe(303)
  })

  test('did not come is not taken back once the time is given away', async () => {
    const visit = await book(walter, '2026-03-03T15:00:00Z')
    t.time.now = instant('2026-03-03T15:05:00Z')
    await post(`${visit}/mark`, { act: 'noshow', seen: 'booked' })
    const other = await post(`/staff/appointments/book/${rosa}`, {
      kind: s.types.anyone,
      way: 'own',
      key: newId(),
      'own-date': '2026-03-03',
      'own-time': '09:10',
      'own-clinician': s.clinicians.ruiz,
      'own-place': s.places.harbor,
      'own-minutes': '15',
      over_rule: 'Squeezed in',
    })
    expect(other.status).toBe(303)
    const undone = await post(`${visit}/mark`, { act: 'undo', seen: 'noshow' })
    expect([undone.status, undone.text.includes('The time is taken meanwhile')]).toEqual([422, true])
    expect((await rows()).map(row => row.status)).toEqual(['noshow', 'booked'])
  })

  test('is cancelled with a reason, once', async () => {
    const visit = await book(walter, '2026-03-04T15:00:00Z')
    const form = { seen: 'booked', sequence: '0' }
    expect((await post(`${visit}/cancel`, form)).text).toContain('Choose why')
    expect((await post(`${visit}/cancel`, { ...form, reason: 'other' })).text).toContain('Say in words why')
    expect((await post(`${visit}/cancel`, { ...form, reason: 'better' })).status).toBe(422)
    const done = await post(`${visit}/cancel`, { ...form, reason: 'patient-asked', note: 'See you in May' })
    expect(done.to).toBe(`${visit}?done=cancelled`)
    expect((await post(`${visit}/cancel`, { ...form, reason: 'patient-asked' })).to).toBe(
      `${visit}?done=cancelled-before`,
    )
    expect((await get(visit)).text).toContain('The patient asked for it: See you in May')
    expect((await get(on('2026-03-04'))).text).not.toContain('Walter Stone')
  })

  test('is moved; whoever saw it at another time is told first', async () => {
    const visit = await book(walter, '2026-03-04T15:00:00Z')
    const to = (at: string, sequence: string, key = newId()) => ({
      way: 'list',
      sequence,
      key,
      time: `${s.clinicians.chen}_${s.places.harbor}_${at}`,
    })
    expect((await get(`${visit}/move`)).text).toContain('Wed 4 March 2026, 9:00 am')
    const form = to('2026-03-05T16:00:00Z', '0')
    expect((await post(`${visit}/move`, form)).to).toBe(`${visit}?done=moved`)
    expect((await post(`${visit}/move`, form)).to).toBe(`${visit}?done=moved-before`)
    const second = await post(`${visit}/move`, to('2026-03-06T16:00:00Z', '0'), ben)
    expect([second.status, second.text.includes('Somebody else changed this visit')]).toEqual([422, true])
    expect((await rows()).map(row => [row.starts_at.toString(), row.clinician_id, row.sequence])).toEqual([
      ['2026-03-05T16:00:00Z', s.clinicians.chen, 1],
    ])
    await book(rosa, '2026-03-06T15:00:00Z')
    const taken = await post(`${visit}/move`, {
      ...to('2026-03-06T15:00:00Z', '1'),
      time: `${s.clinicians.ruiz}_${s.places.harbor}_2026-03-06T15:00:00Z`,
    })
    expect([taken.status, taken.text.includes('was just taken')]).toEqual([422, true])
  })

  test('is somebody’s: under another patient it is not there', async () => {
    const visit = await book(walter, '2026-03-04T15:00:00Z')
    const elsewhere = visit.replace(walter, rosa)
    for (const path of ['', '/move']) expect((await get(elsewhere + path)).status).toBe(404)
    for (const act of ['/mark', '/cancel', '/move'])
      expect((await post(elsewhere + act, { act: 'arrived', seen: 'booked' })).status).toBe(404)
  })

  test('the patient reads in the trail that the desk looked', async () => {
    const visit = await book(walter, '2026-03-04T15:00:00Z')
    await get(visit)
    const own = await t.signIn('walter@example.org')
    expect((await get('/who-looked', own)).text).toContain('one of your appointments')
  })
})

describe('blocked time', () => {
  const block = (more: Record<string, string> = {}) => ({
    id: newId(),
    clinician: s.clinicians.ruiz,
    place: '',
    date: '2026-03-04',
    from: '09:00',
    until: '12:00',
    note: 'dentist',
    ...more,
  })

  test('is blocked at once where nobody comes, and nothing can be booked in it', async () => {
    const form = block()
    const done = await post('/staff/appointments/block', form)
    expect(done.to).toContain('date=2026-03-04')
    expect(done.to).toContain('done=blocked')
    // The same form once more blocks once.
    expect((await post('/staff/appointments/block', form)).status).toBe(303)
    const { text } = await get(done.to)
    expect(text.split('Blocked: dentist')).toHaveLength(2)
    expect(text).not.toContain('9:00 am – 12:00 pm</span><span class="day-what">Free')
    expect((await get('/staff/appointments/print?date=2026-03-04')).text).not.toContain('dentist')
    const times = await get(
      `/staff/appointments/book/${walter}?kind=${s.types.anyone}&from=2026-03-04&clinician=${s.clinicians.ruiz}`,
    )
    expect(times.text).not.toContain('2026-03-04T15:00:00Z')
    expect(times.text).toContain('2026-03-04T19:00:00Z')
  })

  test('shows whom it affects before it is saved, and lists them for moving', async () => {
    const visit = await book(walter, '2026-03-04T15:00:00Z')
    const form = block()
    const asked = await post('/staff/appointments/block', form)
    expect(asked.text).toContain('1 visit is planned then')
    for (const said of ['Walter Stone', 'Dr. Ruiz', 'Wed 4 March 2026, 12:00 pm', 'dentist'])
      expect(asked.text).toContain(said)
    expect((await get(on('2026-03-04'))).text).not.toContain('Blocked')
    const agreed = /name="agreed" value="([^"]+)"/.exec(asked.text)?.[1] ?? ''
    // Somebody books meanwhile: what was agreed to is no longer what would happen.
    await book(rosa, '2026-03-04T16:00:00Z')
    const changed = await post('/staff/appointments/block', { ...form, agreed })
    expect(changed.text).toContain('Somebody booked or changed a visit meanwhile')
    expect(changed.text).toContain('Rosa Lake')
    const again = /name="agreed" value="([^"]+)"/.exec(changed.text)?.[1] ?? ''
    expect((await post('/staff/appointments/block', { ...form, agreed: again })).status).toBe(303)
    expect((await rows()).map(row => row.needs_move)).toEqual(['clinician-away', 'clinician-away'])
    expect((await get(on('2026-03-04'))).text).toContain('2 visits must be moved')
    expect((await get(visit)).text).toContain('the clinician is away then')
    const end = `/staff/appointments/block/${form.id}/end`
    expect((await post(end, { back: 'date=2026-03-04' })).to).toBe(
      '/staff/appointments?date=2026-03-04&done=unblocked',
    )
    expect((await post(end, { back: 'date=2026-03-04' })).to).toContain('done=unblocked-before')
    expect((await rows()).map(row => row.needs_move)).toEqual([null, null])
  })

  test('says what is wrong with it', async () => {
    const says = async (more: Record<string, string>) =>
      (await post('/staff/appointments/block', block(more))).text
    expect(await says({ clinician: '' })).toContain('Choose a clinician')
    expect(await says({ from: '9' })).toContain('Enter the time')
    expect(await says({ date: '2026-02-01' })).toContain('This time is past')
    expect(await says({ last: '2026-03-03' })).toContain('The end must be after the beginning')
    expect(await says({ last: '2026-05-03' })).toContain('at most 31 days')
    expect((await post('/staff/appointments/block', block({ from: '22:00', until: '06:00' }))).status).toBe(
      303,
    )
    expect((await get(on('2026-03-05'))).text).toContain('12:00 am – 6:00 am')
  })
})
