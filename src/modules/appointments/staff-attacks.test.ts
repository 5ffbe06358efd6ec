import { createHmac } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type SeededSchedule, seedSchedule } from '../../../test/appointments.ts'
import { byDesk, byPerson, bySystem, type Person } from '../../../test/booking.ts'
import { type TestPortal, testNow, testPortal } from '../../../test/portal.ts'
import { importRecord } from '../../../test/record.ts'
import { type AccountId, newId } from '../../platform/ids.ts'
import type { Role } from '../access/index.ts'
import { bookTime } from './booking/book-time.ts'
import { askForVisit } from './requests/ask-for-visit.ts'
import { giveTicket } from './requests/give-ticket.ts'

/** What staff send who have another role, another patient in the address, or an odd hand. It is Tuesday, 9:00. */
let t: TestPortal
let clinic: SeededSchedule
let maria: Person
let john: Person
const staff = {} as Record<'front-desk' | 'manager' | 'billing' | 'records', AccountId>
const cookies = {} as Record<keyof typeof staff | 'maria', string>
beforeAll(async () => {
  t = await testPortal()
  clinic = await seedSchedule(t)
  const patient = (id: string) =>
    importRecord(t, [{ resourceType: 'Patient', id, name: [{ text: id }], birthDate: '1980-01-01' }])
  maria = await t.account('maria@example.org', await patient('maria'))
  john = await t.account('john@example.org', await patient('john'))
  for (const role of ['front-desk', 'manager', 'billing', 'records'] as const) {
    const made = await t.staff(`${role}@clinic.example`, role satisfies Role)
    staff[role] = made.account
    cookies[role] = made.cookie
  }
  cookies.maria = await t.signIn('maria@example.org')
})
afterAll(() => t.close())
let booked: string
let request: string
let ticket: string
beforeEach(async () => {
  t.time.now = testNow
  for (const table of ['events', 'requests', 'tickets', 'drafts'])
    await t.behindTheRules(`delete from appointment_${table}`)
  await t.behindTheRules('delete from appointments')
  await t.behindTheRules('delete from schedule_closures')
  booked = await book('2026-03-03T10:00')
  request = newId()
  await byPerson(t, maria, db =>
    askForVisit(
      db,
      {
        ...{ id: request, patient: maria.patient, type: clinic.types.request, clinician: null, place: null },
        ...{ reason: 'a rash', earliest: null, latest: null, weekdays: [], parts: [] },
      },
      maria,
      t.time.now,
      'America/Chicago',
    ),
  )
  ticket = newId()
  const order = { type: clinic.types.ticket, clinician: null, reason: null, until_date: null }
  await byDesk(t, staff['front-desk'], db =>
    giveTicket(db, maria.patient, { id: ticket, ...order, from_date: '2026-03-01' }, t.time.now),
  )
})

const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime('America/Chicago').toInstant()
async function book(when: string, { patient }: Person = maria): Promise<string> {
  const { types, clinicians, places } = clinic
  const want = { type: types.anyone, clinician: clinicians.ruiz, place: places.harbor, starts_at: at(when) }
  const done = await byDesk(t, staff['front-desk'], (db, by) =>
    bookTime(db, patient, { ...want, key: newId() }, by, t.time.now),
  )
  if (!done.booked) throw new Error(done.why)
  return done.id
}
type Who = keyof typeof cookies
async function get(who: Who, path: string) {
  const response = await t.ask(path, { cookie: cookies[who], headers: { 'accept-language': 'en' } })
  return { status: response.status, text: await response.text() }
}
async function post(who: Who, path: string, form: Record<string, string> = {}) {
  const response = await t.ask(path, { cookie: cookies[who], form: { for: maria.patient, ...form } })
  return { status: response.status, to: response.headers.get('location') ?? '', text: await response.text() }
}
const everything = () =>
  bySystem(t, async db => ({
    appointments: await db.selectFrom('appointments').selectAll().orderBy('id').execute(),
    requests: await db.selectFrom('appointment_requests').selectAll().orderBy('id').execute(),
    tickets: await db.selectFrom('appointment_tickets').selectAll().orderBy('id').execute(),
    events: await db.selectFrom('appointment_events').selectAll().orderBy('id').execute(),
    closures: await db.selectFrom('schedule_closures').selectAll().orderBy('id').execute(),
    hours: await db.selectFrom('schedule_hours').selectAll().orderBy('id').execute(),
    places: await db.selectFrom('schedule_places').selectAll().orderBy('id').execute(),
    types: await db.selectFrom('visit_types').selectAll().orderBy('id').execute(),
  }))

const timeOf = (when: string) => `${clinic.clinicians.ruiz}_${clinic.places.harbor}_${at(when)}`
/** Everything that can be sent about one patient's visit, request and order, each with what would do it. */
const acts = (patient: string): [string, Record<string, string>][] => [
  [`/staff/appointments/of/${patient}/${booked}/mark`, { do: 'arrived', act: 'arrived', seen: 'booked' }],
  [
    `/staff/appointments/of/${patient}/${booked}/cancel`,
    { reason: 'patient-asked', seen: 'booked', sequence: '0' },
  ],
  [
    `/staff/appointments/of/${patient}/${booked}/move`,
    { time: timeOf('2026-03-05T10:00'), seen: 'booked', sequence: '0', key: newId() },
  ],
  [
    `/staff/schedule/to-move/of/${patient}/${booked}`,
    { do: 'keep', seen: 'hours-changed', [`note-${booked}`]: 'x' },
  ],
  [
    `/staff/appointment-requests/of/${patient}/${request}/offer`,
    { time: timeOf('2026-03-05T11:00'), key: newId() },
  ],
  [`/staff/appointment-requests/of/${patient}/${request}/decline`, { decline: 'No.' }],
  [`/staff/appointment-requests/of/${patient}/${request}/settle`, { do: 'settle', settle: 'Done.' }],
  [`/staff/appointments/tickets/${patient}/${ticket}/end`, {}],
]

describe('an address with one patient and what is another’s', () => {
  test('does nothing and shows nothing', async () => {
    const before = await everything()
    for (const [path, form] of acts(john.patient)) {
      const { status, to } = await post('front-desk', path, form)
      // The list of what is to be moved says that it is no longer on it.
      expect([path, status === 404 || to === '/staff/schedule/to-move?done=late']).toEqual([path, true])
    }
    for (const path of [
      `/staff/appointments/of/${john.patient}/${booked}`,
      `/staff/appointments/of/${john.patient}/${booked}/move`,
      `/staff/appointment-requests/of/${john.patient}/${request}`,
      `/staff/appointments/of/${newId()}/${booked}`,
    ])
      expect([path, (await get('front-desk', path)).status]).toEqual([path, 404])
    const { text } = await get('front-desk', `/staff/appointments/tickets/${john.patient}`)
    expect(text).not.toContain(ticket)
    expect(await everything()).toEqual(before)
  })

  test('the same for nobody’s id', async () => {
    const before = await everything()
    for (const path of [`/staff/appointments/book/${newId()}`, `/staff/appointments/tickets/${newId()}`]) {
      expect([path, (await get('front-desk', path)).status]).toEqual([path, 404])
      const form = { kind: clinic.types.anyone, time: timeOf('2026-03-05T10:00'), from: '2026-03-05' }
      expect([path, (await post('front-desk', path, form)).status]).toEqual([path, 404])
    }
    expect(await everything()).toEqual(before)
  })
})

describe('another role', () => {
  const manages = () => {
    const { clinicians, places, types } = clinic
    const hours = { place: places.harbor, from: '08:00', until: '20:00', 'valid-from': '2026-03-04' }
    return [
      [
        '/staff/schedule/closures/new',
        { kind: 'closed', 'from-day': '2026-03-05', 'until-day': '2026-03-05' },
      ],
      [`/staff/schedule/clinicians/${clinicians.ruiz}/hours/new`, { ...hours, 'weekday-1': 'yes' }],
      [`/staff/schedule/clinicians/${clinicians.ruiz}/days/new`, { ...hours, day: '2026-03-07' }],
      [`/staff/schedule/clinicians/${clinicians.ruiz}/edit`, { name: 'Nobody' }],
      ['/staff/schedule/clinicians/new', { name: 'Nobody' }],
      [`/staff/schedule/places/${places.harbor}`, { name: 'Nowhere', zone: 'UTC' }],
      ['/staff/schedule/places/new', { name: 'Nowhere', zone: 'UTC' }],
      [`/staff/schedule/places/${places.harbor}/holidays`, {}],
      [`/staff/schedule/types/${types.confidential}`, { 'name-en': 'x', 'name-es': 'x' }],
      ['/staff/schedule/types/new', { 'name-en': 'x', 'name-es': 'x' }],
    ] as [string, Record<string, string>][]
  }

  test('the desk changes no schedule', async () => {
    const before = await everything()
    for (const [path, form] of manages())
      expect([path, (await post('front-desk', path, { ...form, sure: 'yes' })).status]).toEqual([path, 404])
    expect(await everything()).toEqual(before)
  })

  test.each(['billing', 'records', 'maria'] as const)('%s does nothing at the desk', async who => {
    const before = await everything()
    for (const [path, form] of [...acts(maria.patient), ...manages()])
      expect([path, (await post(who, path, form)).status]).toEqual([path, 404])
    for (const path of [
      '/staff/appointments',
      '/staff/appointments/print',
      '/staff/appointments/block',
      '/staff/appointment-requests',
      '/staff/schedule',
      '/staff/schedule/to-move',
      `/staff/appointments/of/${maria.patient}/${booked}`,
      `/staff/appointments/book/${maria.patient}`,
      `/staff/appointments/tickets/${maria.patient}`,
    ])
      expect([path, (await get(who, path)).status]).toEqual([path, 404])
    expect(await everything()).toEqual(before)
  })

  test('the desk opens no closure but one that was blocked', async () => {
    const id = newId()
    await t.behindTheRules(
      `insert into schedule_closures (id, place_id, starts_at, ends_at, kind, made_at)
        values ($1, $2, '2026-03-05', '2026-03-06', 'holiday', $3)`,
      [id, clinic.places.harbor, testNow.toString()],
    )
    const before = await everything()
    expect((await post('front-desk', `/staff/appointments/block/${id}/end`)).status).toBe(404)
    expect((await post('front-desk', `/staff/schedule/closures/${id}/end`)).status).toBe(404)
    expect(await everything()).toEqual(before)
  })
})

test('against a rule nothing is booked without saying why, be it with spaces', async () => {
  const before = await everything()
  const own = {
    way: 'own',
    'own-date': '2026-03-08',
    'own-time': '22:00',
    'own-clinician': clinic.clinicians.ruiz,
    'own-place': clinic.places.harbor,
  }
  for (const over_rule of [undefined, '', '   ', '\n\t']) {
    const form = {
      ...own,
      kind: clinic.types.anyone,
      key: newId(),
      ...(over_rule !== undefined && { over_rule }),
    }
    const path = `/staff/appointments/book/${maria.patient}`
    expect((await post('front-desk', path, form)).status).toBe(422)
    const moved = await post('front-desk', `/staff/appointments/of/${maria.patient}/${booked}/move`, {
      ...form,
      sequence: '0',
      seen: 'booked',
    })
    expect(moved.status).toBe(422)
  }
  expect(await everything()).toEqual(before)
})

describe('odd input of staff', () => {
  const odd = [
    '',
    '\u0000',
    '2026-02-30',
    '0000-01-01',
    '9999-12-31',
    '1900-01-01',
    '2200-12-31',
    '2099-12-31',
    '99999999999999999999',
    '-1',
    '1e3',
    '24:00',
    '00:00',
    'Mars/Olympus',
    '\u202e',
    "'; drop table appointments --",
    '[]',
    'x'.repeat(10_000),
    '+275760-09-13T00:00:00Z',
    '-271821-04-20T00:00:00Z',
  ]

  test('in addresses', async () => {
    const { patient } = maria
    for (const value of odd.map(encodeURIComponent)) {
      const all = `date=${value}&view=${value}&place=${value}&clinician=${value}&from=${value}&times=all&more=yes&page=${value}&kind=${value}&show=${value}&id=${value}`
      for (const path of [
        `/staff/appointments?${all}`,
        `/staff/appointments?date=${value}&view=week`,
        `/staff/appointments/print?${all}`,
        `/staff/appointments/block?${all}`,
        `/staff/appointments/book/${patient}?kind=${clinic.types.anyone}&from=${value}&more=yes`,
        `/staff/appointments/of/${patient}/${booked}/move?from=${value}&more=yes`,
        `/staff/appointment-requests?${all}`,
        `/staff/appointment-requests/of/${patient}/${request}?from=${value}&times=all`,
        `/staff/schedule?${all}`,
        `/staff/schedule/closures?${all}`,
        `/staff/schedule/closures/new?${all}`,
        `/staff/schedule/to-move?${all}`,
        `/staff/schedule/places/${clinic.places.harbor}/holidays?year=${value}&${all}`,
        `/staff/schedule/clinicians/${clinic.clinicians.ruiz}?${all}`,
      ]) {
        const begun = performance.now()
        const { status } = await get('manager', path)
        expect([path, status < 500, performance.now() - begun < 3_000]).toEqual([path, true, true])
      }
    }
  }, 120_000)

  test('in forms', async () => {
    const { patient } = maria
    const { clinicians, places, types } = clinic
    for (const value of odd) {
      const time = `${clinicians.ruiz}_${places.harbor}_${value}`
      const own = {
        way: 'own',
        'own-date': value,
        'own-time': value,
        'own-minutes': value,
        'own-clinician': clinicians.ruiz,
        'own-place': places.harbor,
        'own-reason': value,
        over_rule: 'sure',
        key: value,
      }
      const good = { ...own, 'own-date': '2026-03-08', 'own-time': '23:30' }
      const days = {
        'from-day': value,
        'until-day': value,
        'from-time': value,
        'until-time': value,
        note: value,
      }
      const hours = {
        place: places.harbor,
        from: value,
        until: value,
        'valid-from': value,
        'valid-until': value,
        day: value,
        'weekday-1': 'yes',
      }
      const forms: [string, Record<string, string>][] = [
        [`/staff/appointments/book/${patient}`, { ...own, kind: types.anyone }],
        [`/staff/appointments/book/${patient}`, { ...good, kind: types.anyone }],
        [
          `/staff/appointments/book/${patient}`,
          { kind: types.anyone, time, over_rule: value || 'x', reason: value },
        ],
        [`/staff/appointments/book/${patient}`, { kind: value, time: value }],
        [
          `/staff/appointments/of/${patient}/${booked}/mark`,
          { do: value, act: value, minutes: value, seen: value },
        ],
        [
          `/staff/appointments/of/${patient}/${booked}/mark`,
          { do: 'late', act: 'late', minutes: value, late: value, seen: 'booked', back: value },
        ],
        [
          `/staff/appointments/of/${patient}/${booked}/cancel`,
          { reason: value, note: value, sequence: value },
        ],
        [`/staff/appointments/of/${patient}/${booked}/move`, { ...own, time, sequence: '0', seen: 'booked' }],
        [`/staff/appointment-requests/of/${patient}/${request}/offer`, { time, key: value, over_rule: 'x' }],
        [`/staff/appointment-requests/of/${patient}/${newId()}/decline`, { decline: value }],
        [
          `/staff/appointment-requests/of/${patient}/${request}/settle`,
          { do: value, settle: value.repeat(2).padEnd(5_000) },
        ],
        [
          `/staff/appointments/tickets/${patient}`,
          { kind: value, from: value, until: value, clinician: value, reason: value, key: value },
        ],
        [
          `/staff/appointments/tickets/${patient}`,
          { kind: types.ticket, from: value, until: value, reason: value.slice(0, 400), clinician: value },
        ],
        [
          '/staff/appointments/block',
          {
            clinician: clinicians.ruiz,
            place: value,
            date: value,
            last: value,
            from: value,
            until: value,
            note: value,
            id: value,
          },
        ],
        [
          '/staff/appointments/block',
          {
            clinician: clinicians.ruiz,
            date: '2026-03-05',
            from: '09:00',
            until: '10:00',
            note: value,
            id: value,
            key: value,
            agreed: value,
          },
        ],
        [
          '/staff/schedule/closures/new',
          { kind: 'closed', ...days, place: value, clinician: value, agreed: value },
        ],
        [
          '/staff/schedule/closures/new',
          {
            kind: 'away',
            clinician: clinicians.ruiz,
            ...days,
            'from-day': '2026-06-05',
            'until-day': '2026-06-05',
          },
        ],
        [`/staff/schedule/clinicians/${clinicians.ruiz}/hours/new`, hours],
        [
          `/staff/schedule/clinicians/${clinicians.ruiz}/hours/new`,
          { ...hours, from: '22:00', until: '06:00', overnight: 'yes' },
        ],
        [`/staff/schedule/clinicians/${clinicians.ruiz}/days/new`, hours],
        [
          `/staff/schedule/clinicians/${clinicians.ruiz}/edit`,
          { name: value, 'work-en': value, 'work-es': value, leaves: value, languages: value },
        ],
        ['/staff/schedule/places/new', { name: value, zone: value, address: value, phone: value }],
        [`/staff/schedule/places/${places.mill}/holidays`, { year: value }],
        [
          '/staff/schedule/types/new',
          {
            'name-en': value,
            'name-es': value,
            minutes: value,
            step: value,
            mode: value,
            ahead: value,
            codes: value,
          },
        ],
      ]
      for (const [path, form] of forms) {
        const { status } = await post('manager', path, form)
        expect([path, form, status < 500]).toEqual([path, form, true])
      }
    }
  }, 120_000)
})

describe('a cookie', () => {
  const secret = 'only-for-tests-only-for-tests-only-for-tests'
  /** As if somebody had the secret: whatever the token is, it is a value and no statement. */
  const signed = (token: string) =>
    `porchlight.session_token=${encodeURIComponent(`${token}.${createHmac('sha256', secret).update(token).digest('base64')}`)}`

  test.each(["x'); select 1; --", "\\'; rollback; --", '$1', '{a,b}', '', 'é\u2028', 'x'.repeat(4_000)])(
    'that says %j finds no session, ahead of a page or before it',
    async token => {
      for (const path of [
        '/records/labs',
        '/appointments',
        `/records/labs?page=${encodeURIComponent(token)}`,
      ]) {
        const answer = await t.ask(path, { cookie: signed(token) })
        expect([path, answer.status, answer.headers.get('location')?.startsWith('/sign-in')]).toEqual([
          path,
          303,
          true,
        ])
      }
      expect((await get('maria', '/records/labs')).status).toBe(200)
    },
  )

  test.each(["1' or '1", '-1', '1e9', '999999999999999999999', '2026-02-30', '\u0000', '2026;--', '[1]'])(
    'with %j in the address of a page that reads ahead',
    async value => {
      const v = encodeURIComponent(value)
      for (const path of [
        `/records/labs?page=${v}`,
        `/records/labs?year=${v}`,
        `/records/labs?until=${v}&year=2020&page=999999`,
      ])
        expect([path, (await get('maria', path)).status < 400]).toEqual([path, true])
    },
  )
})
