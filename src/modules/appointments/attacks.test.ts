import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type SeededSchedule, seedSchedule } from '../../../test/appointments.ts'
import { byDesk, byPerson, bySystem, type Person } from '../../../test/booking.ts'
import { type TestPortal, testNow, testPortal } from '../../../test/portal.ts'
import { importRecord } from '../../../test/record.ts'
import { accountAlone, grant } from '../../../test/sharing.ts'
import { type AccountId, newId, uuidFrom } from '../../platform/ids.ts'
import { bookTime } from './booking/book-time.ts'
import { offerTime } from './booking/offer.ts'
import { askForVisit } from './requests/ask-for-visit.ts'
import { giveTicket } from './requests/give-ticket.ts'

/** Maria's visits, and all who would like to know of them or to do something with them. It is Tuesday, 9:00. */
let t: TestPortal
let clinic: SeededSchedule
let maria: Person
let john: Person
let helper: Person
let desk: AccountId
let as: Record<'maria' | 'john' | 'helper' | 'reader' | 'parent', string>
beforeAll(async () => {
  t = await testPortal()
  clinic = await seedSchedule(t)
  const patient = await importRecord(t, [
    { resourceType: 'Patient', id: 'maria', name: [{ text: 'Maria Lopez' }], birthDate: '2010-01-01' },
    {
      resourceType: 'Appointment',
      id: 'elsewhere',
      status: 'booked',
      start: '2026-03-10T09:00:00-05:00',
      end: '2026-03-10T09:40:00-05:00',
      participant: [{ actor: { reference: 'Patient/maria' }, status: 'accepted' }],
    },
  ])
  maria = await t.account('maria@example.org', patient)
  john = await t.account('john@example.org')
  helper = { account: await accountAlone(t, 'helper@example.org'), patient }
  const write = ['appointments:read', 'appointments:write'] as const
  await grant(t, { ...helper, permissions: write })
  const reader = await accountAlone(t, 'reader@example.org')
  await grant(t, { patient, account: reader, permissions: ['appointments:read'] })
  const parent = await accountAlone(t, 'parent@example.org')
  await grant(t, { patient, account: parent, relation: 'parent', permissions: [...write, 'sharing:read'] })
  desk = (await t.staff('desk@example.org', 'front-desk')).account
  as = {
    maria: await t.signIn('maria@example.org'),
    john: await t.signIn('john@example.org'),
    helper: await t.signIn('helper@example.org'),
    reader: await t.signIn('reader@example.org'),
    parent: await t.signIn('parent@example.org'),
  }
})
afterAll(() => t.close())
beforeEach(async () => {
  t.time.now = testNow
  for (const table of ['events', 'requests', 'tickets', 'drafts'])
    await t.behindTheRules(`delete from appointment_${table}`)
  await t.behindTheRules('delete from appointments')
})

type Who = keyof typeof as
async function get(who: Who, path: string) {
  const response = await t.ask(path, { cookie: as[who], headers: { 'accept-language': 'en' } })
  return { status: response.status, to: response.headers.get('location'), text: await response.text() }
}
async function post(who: Who, path: string, form: Record<string, string> = {}) {
  const meant = who === 'john' ? john.patient : maria.patient
  const response = await t.ask(path, { cookie: as[who], form: { for: meant, ...form } })
  return { status: response.status, to: response.headers.get('location') ?? '', text: await response.text() }
}

const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime('America/Chicago').toInstant()
type Kind = keyof SeededSchedule['types']
const choice = (when: string, type: Kind = 'anyone') => ({
  type: clinic.types[type],
  clinician: type === 'confidential' ? clinic.clinicians.adler : clinic.clinicians.ruiz,
  place: clinic.places.harbor,
  starts_at: at(when),
})
async function booked(when: string, type: Kind = 'anyone', { patient }: Person = maria): Promise<string> {
  const done = await byDesk(t, desk, (db, by) =>
    bookTime(db, patient, { ...choice(when, type), key: newId() }, by, t.time.now),
  )
  if (!done.booked) throw new Error(done.why)
  return done.id
}
async function asked(type: Kind = 'request'): Promise<string> {
  const want = { clinician: null, place: null, reason: 'a rash', earliest: null, latest: null }
  const done = await byPerson(t, maria, db =>
    askForVisit(
      db,
      { ...want, id: newId(), patient: maria.patient, type: clinic.types[type], weekdays: [], parts: [] },
      maria,
      t.time.now,
      'America/Chicago',
    ),
  )
  if (!done.asked) throw new Error(done.why)
  return done.id
}
async function offered(): Promise<string> {
  const request = await asked()
  const want = { ...choice('2026-03-12T10:00', 'request'), request, key: newId() }
  const done = await byDesk(t, desk, (db, by) => offerTime(db, maria.patient, want, by, t.time.now))
  if (!done.offered) throw new Error(done.why)
  return done.id
}
async function ordered(): Promise<string> {
  const id = newId()
  const days = { from_date: '2026-03-01', until_date: '2026-04-01' }
  await byDesk(t, desk, db =>
    giveTicket(
      db,
      maria.patient,
      { id, type: clinic.types.ticket, clinician: null, reason: null, ...days },
      t.time.now,
    ),
  )
  return id
}
async function draft(who: Who, form: Record<string, string> = {}): Promise<string> {
  const { to } = await post(who, '/appointments/new', { kind: clinic.types.anyone, ...form })
  expect(to).toMatch(/^\/appointments\/book\//)
  return to.slice('/appointments/book/'.length)
}

/** All that the appointments of the portal hold, drafts left out. */
const everything = () =>
  bySystem(t, async db => ({
    appointments: await db.selectFrom('appointments').selectAll().orderBy('id').execute(),
    requests: await db.selectFrom('appointment_requests').selectAll().orderBy('id').execute(),
    tickets: await db.selectFrom('appointment_tickets').selectAll().orderBy('id').execute(),
    events: await db.selectFrom('appointment_events').selectAll().orderBy('id').execute(),
  }))

const reads = (id: string) => [
  `/appointments/${id}`,
  `/appointments/${id}/cancel`,
  `/appointments/${id}/calendar`,
  `/appointments/offers/${id}`,
  `/appointments/imported/${id}`,
  `/appointments/ask?visit=${id}`,
  `/appointments/book/${id}`,
  `/appointments/book/${id}/times`,
  `/appointments/book/${id}/check`,
]
const acts = (id: string): [string, Record<string, string>][] => [
  [`/appointments/${id}/cancel`, { reason: 'better' }],
  [`/appointments/${id}/move`, {}],
  [`/appointments/requests/${id}/withdraw`, {}],
  [`/appointments/offers/${id}/accept`, {}],
  [`/appointments/offers/${id}/decline`, { note: 'x' }],
  ['/appointments/ask', { visit: id, note: 'x' }],
  ['/appointments/new', { draft: id, kind: clinic.types.anyone }],
  [`/appointments/book/${id}`, { clinician: 'anybody', place: 'anywhere' }],
  [
    `/appointments/book/${id}/times`,
    { time: `2026-03-09T14:00:00Z ${clinic.clinicians.ruiz} ${clinic.places.harbor}` },
  ],
  [`/appointments/book/${id}/check`, {}],
]

describe('what is Maria’s', () => {
  let ids: string[]
  let before: Awaited<ReturnType<typeof everything>>
  beforeEach(async () => {
    const held = await draft('maria')
    const time = `2026-03-09T14:00:00Z ${clinic.clinicians.ruiz} ${clinic.places.harbor}`
    expect((await post('maria', `/appointments/book/${held}/times`, { time })).status).toBe(303)
    ids = [
      await booked('2026-03-05T10:00'),
      await booked('2026-03-06T10:00', 'confidential'),
      await offered(),
      await asked('confidential').catch(() => newId()),
      await ordered(),
      await draft('maria'),
      held,
      uuidFrom('test', 'Appointment', 'elsewhere'),
    ]
    before = await everything()
    ids.push(...before.appointments.map(({ id }) => id), ...before.requests.map(({ id }) => id))
    ids = [...new Set(ids)]
  })

  test('nobody else opens or changes by its id, as herself or for Maria', async () => {
    for (const id of ids) {
      for (const path of reads(id)) expect([path, (await get('john', path)).status]).toEqual([path, 404])
      for (const [path, form] of acts(id))
        for (const meant of [john.patient, maria.patient])
          expect([path, (await post('john', path, { ...form, for: meant })).status]).toEqual([path, 404])
    }
    expect(await everything()).toEqual(before)
  }, 30_000)

  test('who may only read changes nothing', async () => {
    for (const id of ids)
      for (const [path, form] of acts(id))
        expect([path, (await post('reader', path, form)).status]).toEqual([path, 404])
    expect((await post('reader', '/appointments/new', { kind: clinic.types.anyone })).status).toBe(404)
    expect((await post('reader', '/appointments/ask', { kind: clinic.types.request })).status).toBe(404)
    expect(await everything()).toEqual(before)
  }, 30_000)

  test('a helper who may not know of it does not find the confidential visit, nor another’s draft', async () => {
    const [, confidential = '', , , , unsaid = '', held = ''] = ids
    for (const id of [confidential, unsaid, held]) {
      for (const path of reads(id)) expect([path, (await get('helper', path)).status]).toEqual([path, 404])
      for (const [path, form] of acts(id))
        expect([path, (await post('helper', path, form)).status]).toEqual([path, 404])
    }
    expect(await everything()).toEqual(before)
  })

  test('an order of hers opens nothing for anybody else', async () => {
    const { appointments, tickets } = before
    const [ticket] = tickets
    expect((await get('john', `/appointments/new?ticket=${ticket?.id}`)).text).not.toContain(
      `value="ticket-${ticket?.id}`,
    )
    const taken = await post('john', '/appointments/new', { kind: `ticket-${ticket?.id}` })
    expect(taken.status).toBe(422)
    // Nor does a draft of his that says so.
    const his = await draft('john')
    await t.behindTheRules(
      'update appointment_drafts set ticket_id = $1, visit_type_id = $2, moves = $3 where id = $4',
      [ticket?.id, clinic.types.ticket, appointments[0]?.id, his],
    )
    const time = `2026-03-10T14:00:00Z ${clinic.clinicians.ruiz} ${clinic.places.harbor}`
    expect((await post('john', `/appointments/book/${his}/times`, { time })).status).toBe(422)
    expect(await everything()).toEqual(before)
  })

  test('a list of his own says nothing of hers', async () => {
    const { text } = await get('john', '/appointments')
    for (const id of ids) expect(text).not.toContain(id)
  })
})

describe('a confidential visit, for who may not know of it', () => {
  const names = /Visit for confidential|Dr\. Adler/

  test.each(['helper', 'reader', 'parent'] as const)('stands on no page: %s', async who => {
    const id = await booked('2026-03-06T10:00', 'confidential')
    for (const path of ['/appointments', '/appointments/new', '/appointments/ask', '/']) {
      const { text } = await get(who, path)
      expect([path, names.test(text), text.includes(id)]).toEqual([path, false, false])
    }
  })

  test('nor in the list of who looked, whoever did what with it', async () => {
    const id = await booked('2026-03-06T10:00', 'confidential')
    const empty = (await get('parent', '/who-looked?who=self')).text
    const lines = async () =>
      (await get('parent', '/who-looked')).text + (await get('parent', '/who-looked?who=herself')).text
    const before = (await lines()).match(/visit|appointment/gi)?.length
    await get('maria', `/appointments/${id}`)
    await get('maria', `/appointments/${id}/calendar`)
    await post('maria', `/appointments/${id}/cancel`, { reason: 'better' })
    expect(empty).not.toMatch(names)
    expect((await lines()).match(/visit|appointment/gi)?.length).toBe(before)
  })

  test('makes nobody hear that a free time is taken, or that she is elsewhere', async () => {
    await booked('2026-03-05T10:00', 'confidential')
    const times = async (who: Who) => {
      const { text } = await get(who, `/appointments/book/${await draft(who)}/times?day=2026-03-05`)
      const values = [...text.matchAll(/name="time" value="([^" ]+)/g)].map(([, value]) => value)
      return { offered: values.includes(at('2026-03-05T10:00').toString()), text }
    }
    expect((await times('john')).offered).toBe(true)
    // She hears why; who helps her is offered other times, and hears of nothing.
    const hers = await times('maria')
    expect([hers.offered, hers.text.includes('another visit')]).toEqual([false, true])
    const theirs = await times('helper')
    expect([theirs.offered, theirs.text.includes('another visit')]).toEqual([false, false])
  })

  test('makes no kind of visit hers to book that was not before', async () => {
    const before = (await get('helper', '/appointments/new')).text.includes(clinic.types.established)
    const id = await booked('2026-03-02T10:00', 'confidential').catch(() => null)
    if (id === null) {
      await booked('2026-03-05T10:00', 'confidential')
      await t.behindTheRules(`update appointments set status = 'fulfilled', starts_at = starts_at - interval '14 days',
        ends_at = ends_at - interval '14 days', busy_from = busy_from - interval '14 days', busy_until = busy_until - interval '14 days'`)
    }
    expect((await get('maria', '/appointments/new')).text).toContain(clinic.types.established)
    expect((await get('helper', '/appointments/new')).text.includes(clinic.types.established)).toBe(before)
  })
})

test('a visit by an order that is confidential is as confidential', async () => {
  const ticket = await ordered()
  await t.behindTheRules(
    `update appointment_tickets set needs = needs | (select needs from visit_types where id = $1)`,
    [clinic.types.confidential],
  )
  const id = await draft('maria', { kind: `ticket-${ticket}` })
  const time = `2026-03-10T14:00:00Z ${clinic.clinicians.ruiz} ${clinic.places.harbor}`
  await post('maria', `/appointments/book/${id}/times`, { time })
  const { to } = await post('maria', `/appointments/book/${id}/check`)
  expect((await get('maria', to)).status).toBe(200)
  expect((await get('helper', to)).status).toBe(404)
  expect((await get('helper', '/appointments')).text).not.toContain(to.slice(0, -'?done=booked'.length))
})

test('whoever begins to book without end leaves no more than some drafts', async () => {
  for (let n = 0; n < 33; n++) {
    t.time.now = t.time.now.add({ seconds: 1 })
    await draft('maria')
  }
  t.time.now = t.time.now.add({ seconds: 1 })
  const last = await draft('maria')
  const { rows } = await bySystem(t, db => sql`select from appointment_drafts`.execute(db))
  expect(rows).toHaveLength(30)
  expect((await get('maria', `/appointments/book/${last}/times`)).status).toBe(200)
})

describe('odd input of a patient', () => {
  const odd = [
    '',
    '\u0000',
    '2026-02-30',
    '0000-01-01',
    '0001-01-01',
    '9999-12-31',
    '-271821-04-20',
    '99999999999999999999',
    '-1',
    'NaN',
    '1e400',
    '\u202e\u2066',
    "'; drop table appointments --",
    '../../..',
    'x'.repeat(10_000),
  ]
  test('in addresses', async () => {
    const id = await draft('maria')
    for (const value of odd.map(encodeURIComponent)) {
      const paths = [
        `/appointments/book/${id}/times?day=${value}`,
        `/appointments/book/${id}/times?day=${value}&day=${value}&page=${value}&until=${value}`,
        `/appointments/new?ticket=${value}&draft=${value}`,
        `/appointments/ask?kind=${value}&draft=${value}`,
        `/appointments/ask?kind=${clinic.types.request}&draft=${value}`,
        `/appointments/ask?visit=${value}`,
        `/appointments?page=${value}&done=${value}&show=${value}`,
      ]
      for (const path of paths) {
        const begun = performance.now()
        const { status } = await get('maria', path)
        expect([path, status < 500, performance.now() - begun < 2_000]).toEqual([path, true, true])
      }
    }
  }, 60_000)

  test('in forms', async () => {
    const visit = await booked('2026-03-05T10:00')
    const id = await draft('maria')
    const moments = ['+275760-09-13T00:00:00Z', '-271821-04-20T00:00:00Z', '+012026-03-05T15:00:00Z']
    const times = [...odd, ...moments, '2026-03-05T15:07:00Z', '2026-03-05T15:00:00.000000001Z'].map(
      text => `${text} ${clinic.clinicians.ruiz} ${clinic.places.harbor}`,
    )
    for (const value of [...odd, ...times]) {
      const forms: [string, Record<string, string>][] = [
        ['/appointments/new', { kind: clinic.types.anyone, reason: value }],
        ['/appointments/new', { kind: value, draft: value, reason: value }],
        [`/appointments/book/${id}`, { clinician: value, place: value, language: value }],
        [`/appointments/book/${id}/times`, { time: value }],
        [
          '/appointments/ask',
          {
            kind: clinic.types.request,
            key: value,
            reason: value,
            clinician: value,
            place: value,
            earliest: value,
            latest: value,
            'weekday-9': 'yes',
            'part-night': 'yes',
          },
        ],
        ['/appointments/ask', { kind: clinic.types.request, earliest: value }],
        ['/appointments/ask', { visit, earliest: value, latest: value, note: value, reason: value }],
        [`/appointments/${visit}/cancel`, { reason: value, note: value }],
      ]
      for (const [path, form] of forms) {
        const { status } = await post('maria', path, form)
        expect([path, form, status < 500]).toEqual([path, form, true])
      }
      await t.behindTheRules(`delete from appointment_requests`)
    }
    expect((await everything()).appointments.map(({ status }) => status)).toEqual(['booked'])
  }, 60_000)

  test('a time off the grid, outside the hours, too far, or of somebody else’s kind is not held', async () => {
    const id = await draft('maria')
    const { ruiz, adler } = clinic.clinicians
    const { harbor, mill } = clinic.places
    for (const time of [
      `2026-03-05T15:07:00Z ${ruiz} ${harbor}`,
      `2026-03-05T15:00:00.000000001Z ${ruiz} ${harbor}`,
      `2026-03-05T15:00:00.5Z ${ruiz} ${harbor}`,
      `2026-03-08T15:00:00Z ${ruiz} ${harbor}`,
      `2036-03-05T15:00:00Z ${ruiz} ${harbor}`,
      `2020-03-05T15:00:00Z ${ruiz} ${harbor}`,
      `2026-03-05T15:00:00Z ${adler} ${harbor}`,
      `2026-03-05T15:00:00Z ${ruiz} ${mill}`,
      `2026-03-05T15:00:00Z ${newId()} ${newId()}`,
    ])
      expect([time, (await post('maria', `/appointments/book/${id}/times`, { time })).to]).not.toEqual([
        time,
        `/appointments/book/${id}/check`,
      ])
    expect((await everything()).appointments).toEqual([])
  })
})
