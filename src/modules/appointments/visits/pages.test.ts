import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type SeededSchedule, seedSchedule } from '../../../../test/appointments.ts'
import { byDesk, byPerson, bySystem } from '../../../../test/booking.ts'
import { type TestPortal, testNow, testPortal } from '../../../../test/portal.ts'
import { importRecord } from '../../../../test/record.ts'
import { accountAlone, grant } from '../../../../test/sharing.ts'
import { instant } from '../../../platform/clock.ts'
import { type AccountId, newId, type PatientId } from '../../../platform/ids.ts'
import { bookTime } from '../booking/book-time.ts'
import { cancelAppointment } from '../booking/cancel.ts'
import { markAppointment } from '../booking/mark.ts'
import { offerTime } from '../booking/offer.ts'
import { askForVisit } from '../requests/ask-for-visit.ts'
import { giveTicket } from '../requests/give-ticket.ts'

// It is Tuesday 3 March 2026, 9:00 in Chicago.
let t: TestPortal
let clinic: SeededSchedule
let hers: PatientId
let maria: AccountId
let desk: AccountId
let previewed: string
let as: Record<'maria' | 'john' | 'helper' | 'reader', string>

beforeAll(async () => {
  t = await testPortal()
  clinic = await seedSchedule(t)
  hers = await importRecord(t, [
    { resourceType: 'Patient', id: 'maria', name: [{ text: 'Maria Lopez' }], birthDate: '1948-03-03' },
    {
      resourceType: 'Encounter',
      id: 'before',
      status: 'finished',
      class: { code: 'AMB' },
      subject: { reference: 'Patient/maria' },
      period: { start: '2026-03-02T15:00:00Z', end: '2026-03-02T15:30:00Z' },
    },
    {
      resourceType: 'Appointment',
      id: 'elsewhere',
      status: 'booked',
      description: 'Eye check',
      start: '2026-05-04T15:00:00Z',
      end: '2026-05-04T15:30:00Z',
      participant: [{ actor: { reference: 'Patient/maria' }, status: 'accepted' }],
    },
  ])
  const his = await importRecord(t, [
    { resourceType: 'Patient', id: 'john', name: [{ text: 'John Fields' }] },
  ])
  maria = (await t.account('maria@example.org', hers)).account
  await t.account('john@example.org', his)
  const helper = await accountAlone(t, 'helper@example.org')
  const write = ['appointments:read', 'appointments:write'] as const
  previewed = await grant(t, { patient: hers, account: helper, permissions: write })
  const reader = await accountAlone(t, 'reader@example.org')
  await grant(t, { patient: hers, account: reader, permissions: ['appointments:read'] })
  desk = (await t.staff('desk@clinic.example', 'front-desk')).account
  as = {
    maria: await t.signIn('maria@example.org'),
    john: await t.signIn('john@example.org'),
    helper: await t.signIn('helper@example.org'),
    reader: await t.signIn('reader@example.org'),
  }
})
afterAll(() => t.close())
beforeEach(async () => {
  t.time.now = testNow
  for (const table of ['events', 'requests', 'tickets'])
    await t.behindTheRules(`delete from appointment_${table}`)
  await t.behindTheRules('delete from appointments')
})

type Who = keyof typeof as
const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
async function get(who: Who, path: string, lang = 'en') {
  const response = await t.ask(path, { cookie: `${as[who]}; language=${lang}` })
  const html = await response.text()
  return { status: response.status, to: response.headers.get('location'), html, text: textOf(html) }
}
async function post(who: Who, path: string, form: Record<string, string> = {}) {
  const response = await t.ask(path, { cookie: as[who], form: { ...form } })
  const html = await response.text()
  return { status: response.status, to: response.headers.get('location') ?? '', html, text: textOf(html) }
}
const choice = (starts_at: string, type: keyof SeededSchedule['types'] = 'anyone') => ({
  type: clinic.types[type],
  clinician: type === 'confidential' ? clinic.clinicians.adler : clinic.clinicians.ruiz,
  place: clinic.places.harbor,
  starts_at: instant(starts_at),
})
async function book(starts_at: string, type?: keyof SeededSchedule['types']): Promise<string> {
  const want = { ...choice(starts_at, type), reason: 'my knee', key: newId(), over_rule: 'for the test' }
  const done = await byDesk(t, desk, (db, by) => bookTime(db, hers, want, by, t.time.now))
  if (!done.booked) throw new Error(done.why)
  return done.id
}
async function ask(): Promise<string> {
  const want = { id: newId(), patient: hers, type: clinic.types.request, reason: 'a rash' }
  const any = { clinician: null, place: null, earliest: null, latest: null, weekdays: [], parts: [] }
  const done = await byPerson(t, { account: maria, patient: hers }, db =>
    askForVisit(db, { ...want, ...any }, { account: maria }, t.time.now, 'America/Chicago'),
  )
  if (!done.asked) throw new Error(done.why)
  return done.id
}
async function offer(request: string, starts_at: string): Promise<string> {
  const want = { ...choice(starts_at, 'request'), request, key: newId() }
  const done = await byDesk(t, desk, (db, by) => offerTime(db, hers, want, by, t.time.now))
  if (!done.offered) throw new Error(done.why)
  return done.id
}

describe('the list', () => {
  test('has what is next first, with its place; what the record tells of stands beside it', async () => {
    await book('2026-03-12T14:00:00Z')
    const next = await book('2026-03-10T14:00:00Z')
    const { text, html } = await get('maria', '/appointments')
    expect(text).toContain('3 visits are coming up.')
    const first = html.slice(html.indexOf('id="next"'), html.indexOf('id="later"'))
    expect(textOf(first)).toContain('Tue 10 March 2026 9:00 am to 9:30 am')
    expect(textOf(first)).toContain('1 Harbor Street')
    expect(first).toContain(`/appointments/${next}`)
    expect(text).toMatch(/Later visits .*Thu 12 March 2026, 9:00 am.*Mon 4 May 2026, 10:00 am.*Eye check/)
    expect(html).toContain('href="/appointments/new"')
    expect((await get('maria', '/appointments', 'es')).text).toContain('Próxima cita')
  })

  test('says that the clinic has to move a visit, and why', async () => {
    const id = await book('2026-03-10T14:00:00Z')
    await t.behindTheRules(`update appointments set needs_move = 'clinician-away' where id = $1`, [id])
    for (const page of ['/appointments', `/appointments/${id}`]) {
      const { text } = await get('maria', page)
      expect(text).toContain('The clinic will move this')
      expect(text).toContain('Dr. Ruiz will be away at that time.')
    }
  })

  test('offers, orders and requests stand with by when, or from when', async () => {
    const asked = await ask()
    const waiting = await get('maria', '/appointments')
    expect(waiting.text).toContain('We answer by Wed 4 March 2026, 9:00 am.')
    const id = await offer(asked, '2026-03-16T14:00:00Z')
    const ticket = { id: newId(), type: clinic.types.ticket, clinician: null, reason: 'look again' }
    await byDesk(t, desk, db =>
      giveTicket(db, hers, { ...ticket, from_date: '2026-06-03', until_date: null }, t.time.now),
    )
    const { text, html } = await get('maria', '/appointments')
    expect(text).toContain('1 offer waits for your answer')
    expect(text).toContain('Answer by Thu 5 March 2026, 9:00 am')
    expect(html).toContain(`/appointments/offers/${id}`)
    expect(text).toContain('Your clinician asked for this visit in 3 months.')
    expect(html).toContain(`/appointments/new?ticket=${ticket.id}`)
    t.time.now = instant('2026-03-05T15:00:00Z')
    as.maria = await t.signIn('maria@example.org')
    // The offer is over, and the clinic is late with another one.
    expect((await get('maria', '/appointments')).text).toContain('and are late')
  })

  test('past visits are counted, narrowed and paged by links', async () => {
    for (let week = 0; week < 12; week++) {
      const id = await book(testNow.add({ hours: 24 * 7 * (week + 1) }).toString())
      if (week % 4 === 0)
        await byDesk(t, desk, (db, by) =>
          cancelAppointment(db, hers, id, { reason: 'other' }, by, t.time.now),
        )
    }
    t.time.now = testNow.add({ hours: 24 * 7 * 13 })
    as.maria = await t.signIn('maria@example.org')
    const first = await get('maria', '/appointments')
    expect(first.html).toContain('/appointments?page=2#past')
    expect(first.text).toContain('Page 1 of 2')
    const cancelled = await get('maria', '/appointments?past=cancelled')
    expect(cancelled.html.match(/class="card /g)).toHaveLength(3)
    expect((await get('maria', '/appointments?page=99')).status).toBe(200)
  })

  test('an empty list says so', async () => {
    const { text } = await get('john', '/appointments')
    expect(text).toContain('No visit is booked')
    expect(text).not.toContain('Past and cancelled')
  })
})

describe('one visit', () => {
  test('has all facts, and what happened with it by whom', async () => {
    const id = await book('2026-03-10T14:00:00Z')
    const { text, html } = await get('maria', `/appointments/${id}`)
    expect(html).toMatch(/<title>Visit on Tue 10 March 2026/)
    for (const said of [
      'Visit for anyone',
      'my knee',
      'Dr. Ruiz',
      '1 Harbor Street',
      'The clinic booked it for Tue 10 March 2026, 9:00 am',
      'You can move or cancel it here until Mon 9 March 2026, 9:00 am.',
    ])
      expect(text).toContain(said)
    expect(html).toContain(`/appointments/${id}/calendar`)
    expect(html).toContain('href="tel:+15550100"')
  })

  test('leads to what was written on its day, where the reader may see that', async () => {
    const id = await book('2026-03-03T16:00:00Z')
    await t.behindTheRules(
      `update appointments set starts_at = starts_at - interval '1 day', ends_at = ends_at - interval '1 day',
        busy_from = busy_from - interval '1 day', busy_until = busy_until - interval '1 day', status = 'fulfilled'
        where id = $1`,
      [id],
    )
    expect((await get('maria', `/appointments/${id}`)).html).toMatch(
      /href="\/records\/visits\/[0-9a-f-]{36}"/,
    )
    expect((await get('reader', `/appointments/${id}`)).html).not.toContain('/records/visits/')
  })

  test('is nobody else’s, nor a helper’s where it is confidential', async () => {
    const id = await book('2026-03-10T14:00:00Z', 'confidential')
    for (const who of ['john', 'helper'] as const) {
      for (const path of [`/appointments/${id}`, `/appointments/${id}/cancel`, `/appointments/offers/${id}`])
        expect([who, path, (await get(who, path)).status]).toEqual([who, path, 404])
      expect((await post(who, `/appointments/${id}/cancel`, { reason: 'better' })).status).toBe(404)
    }
    expect((await get('helper', '/appointments')).text).toContain('1 visit is coming up.')
    expect((await get('helper', '/appointments')).text).not.toContain('confidential')
    expect((await get('helper', '/appointments/ask')).text).not.toContain('confidential')
    expect((await get('maria', '/appointments/ask')).text).toContain('Visit for confidential')
  })

  test('who only reads sees no form, and cannot act', async () => {
    const id = await book('2026-03-10T14:00:00Z')
    const asked = await ask()
    for (const path of ['/appointments', `/appointments/${id}`]) {
      const { html, status } = await get('reader', path)
      expect(status).toBe(200)
      expect(html).not.toMatch(/action="\/appointments/)
      expect(html).not.toContain('/appointments/new')
      expect(html).not.toContain('/cancel"')
    }
    expect((await post('reader', `/appointments/requests/${asked}/withdraw`)).status).toBe(404)
    const proposal = await offer(asked, '2026-03-16T14:00:00Z')
    const seen = await get('reader', `/appointments/offers/${proposal}`)
    expect(seen.text).toContain('can answer')
    expect(seen.html).not.toContain('/accept"')
  })

  test('a preview shows how a helper sees it, and no form', async () => {
    const id = await book('2026-03-10T14:00:00Z')
    const cookie = await t.signIn('maria@example.org')
    await t.ask(`/caregivers/grants/${previewed}/preview`, { cookie, form: {} })
    for (const path of ['/appointments', `/appointments/${id}`]) {
      const response = await t.ask(path, { cookie })
      expect(response.status).toBe(200)
      expect(await response.text()).not.toMatch(/action="\/appointments|\/appointments\/new|\/cancel"/)
    }
    expect((await t.ask(`/appointments/${id}/cancel`, { cookie })).status).toBe(404)
  })

  test('a visit that was missed or left says what that means', async () => {
    const id = await book('2026-03-03T16:00:00Z')
    t.time.now = instant('2026-03-03T17:00:00Z')
    expect((await get('maria', `/appointments/${id}`)).text).toContain('The time of this visit is over.')
    await byDesk(t, desk, (db, by) =>
      markAppointment(db, hers, id, 'noshow', { seen: 'booked' }, by, t.time.now),
    )
    expect((await get('maria', `/appointments/${id}`)).text).toContain('This visit was missed')
  })
})

describe('cancelling', () => {
  test('asks why; what was typed is kept; twice is once', async () => {
    const id = await book('2026-03-10T14:00:00Z')
    const here = `/appointments/${id}/cancel`
    expect((await get('maria', here)).text).toContain('I feel better')
    const wrong = await post('maria', here, { note: 'So sorry' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('Choose why')
    expect(wrong.html).toContain('So sorry')
    const both = await Promise.all(
      [1, 2].map(() => post('maria', here, { reason: 'better', note: 'Thanks' })),
    )
    for (const { to } of both) expect(to).toBe(`/appointments/${id}?done=cancelled`)
    const { text } = await get('maria', `/appointments/${id}?done=cancelled`)
    expect(text).toContain('Your visit is cancelled')
    expect(text.match(/You cancelled it/g)).toHaveLength(1)
    expect(text).toContain('Thanks')
    expect((await get('maria', here)).text).toContain('can no longer be cancelled')
  })

  test('inside the cut-off it is asked of the clinic, once, and can be taken back', async () => {
    const id = await book('2026-03-03T20:00:00Z')
    const here = `/appointments/${id}`
    const form = await get('maria', `${here}/cancel`)
    expect(form.text).toContain('This visit is very near')
    expect(form.text).toContain('we answer by Tue 3 March 2026, 1:00 pm')
    for (let twice = 0; twice < 2; twice++)
      expect((await post('maria', `${here}/cancel`, { reason: 'transport', note: 'No bus' })).to).toBe(
        `${here}?done=asked-cancel`,
      )
    const { text, html } = await get('maria', here)
    expect(text).toContain('You asked us to cancel this visit')
    expect(text).toContain('I have no way to get there. No bus')
    expect(html).not.toContain(`${here}/move`)
    const requests = await bySystem(t, db => db.selectFrom('appointment_requests').selectAll().execute())
    expect(requests).toMatchObject([{ kind: 'cancel', status: 'waiting', appointment_id: id }])
    const back = await post('maria', `/appointments/requests/${requests[0]?.id}/withdraw`)
    expect(back.to).toBe('/appointments?done=withdrawn')
    expect((await get('maria', here)).text).toContain('It is so near')
  })

  test('inside the cut-off another time is asked for, too', async () => {
    const id = await book('2026-03-03T20:00:00Z')
    const form = await get('maria', `/appointments/ask?visit=${id}`)
    expect(form.text).toContain('Ask us to move this visit')
    expect((await post('maria', '/appointments/ask', { visit: id })).status).toBe(422)
    const wish = { visit: id, reason: 'Any morning' }
    expect((await post('maria', '/appointments/ask', wish)).to).toBe(`/appointments/${id}?done=asked-cancel`)
    expect((await get('maria', `/appointments/${id}`)).text).toContain('You asked us to move this visit')
    expect((await get('john', `/appointments/ask?visit=${id}`)).status).toBe(404)
    expect((await post('john', '/appointments/ask', wish)).status).toBe(404)
  })
})

describe('an offer', () => {
  test('is taken by one press, however often; the address leads on to the visit', async () => {
    const id = await offer(await ask(), '2026-03-16T14:00:00Z')
    const { text } = await get('maria', `/appointments/offers/${id}`)
    expect(text).toContain('Please answer by Thu 5 March 2026, 9:00 am')
    expect((await get('maria', `/appointments/${id}`)).to).toBe(`/appointments/offers/${id}`)
    const both = await Promise.all([1, 2].map(() => post('maria', `/appointments/offers/${id}/accept`)))
    for (const { to } of both) expect(to).toBe(`/appointments/${id}?done=accepted`)
    expect((await get('maria', `/appointments/offers/${id}`)).to).toBe(`/appointments/${id}`)
    expect((await get('maria', `/appointments/${id}?done=accepted`)).text).toContain('The time is yours')
  })

  test('is declined with words; then it cannot be taken', async () => {
    const id = await offer(await ask(), '2026-03-16T14:00:00Z')
    const no = () => post('maria', `/appointments/offers/${id}/decline`, { note: 'Later in the day' })
    expect([(await no()).to, (await no()).to]).toEqual([
      '/appointments?done=declined',
      '/appointments?done=declined',
    ])
    const late = await post('maria', `/appointments/offers/${id}/accept`)
    expect(late.text).toContain('You said no to this time')
    expect((await get('john', `/appointments/offers/${id}`)).status).toBe(404)
    expect((await post('john', `/appointments/offers/${id}/accept`)).status).toBe(404)
  })

  test('that nobody answered says that it has ended', async () => {
    const id = await offer(await ask(), '2026-03-16T14:00:00Z')
    t.time.now = testNow.add({ hours: 49 })
    as.maria = await t.signIn('maria@example.org')
    expect((await get('maria', `/appointments/offers/${id}`)).text).toContain('This offer has ended')
    const late = await post('maria', `/appointments/offers/${id}/accept`)
    expect(late.text).toContain('This offer has ended')
  })
})
