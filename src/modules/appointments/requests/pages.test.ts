import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type SeededSchedule, seedSchedule } from '../../../../test/appointments.ts'
import { byDesk, bySystem } from '../../../../test/booking.ts'
import { type TestPortal, testNow, testPortal } from '../../../../test/portal.ts'
import { importRecord } from '../../../../test/record.ts'
import { instant } from '../../../platform/clock.ts'
import { type AccountId, newId, type PatientId } from '../../../platform/ids.ts'
import { bookTime } from '../booking/book-time.ts'

// It is Tuesday 3 March 2026, 9:00 in Chicago.
let t: TestPortal
let clinic: SeededSchedule
let hers: PatientId
let desk: AccountId
let as: Record<'maria' | 'john' | 'desk' | 'nurse' | 'billing', string>
const queue = '/staff/appointment-requests'

beforeAll(async () => {
  t = await testPortal()
  clinic = await seedSchedule(t)
  hers = await importRecord(t, [
    { resourceType: 'Patient', id: 'maria', name: [{ text: 'Maria Lopez' }], birthDate: '1948-03-03' },
  ])
  await t.account('maria@example.org', hers)
  await t.account('john@example.org')
  const staff = await t.staff('desk@clinic.example', 'front-desk')
  desk = staff.account
  as = {
    maria: await t.signIn('maria@example.org'),
    john: await t.signIn('john@example.org'),
    desk: staff.cookie,
    nurse: (await t.staff('nurse@clinic.example', 'nurse')).cookie,
    billing: (await t.staff('billing@clinic.example', 'billing')).cookie,
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
async function read(who: Who, path: string, form?: Record<string, string>, lang = 'en') {
  const response = await t.ask(path, { cookie: `${as[who]}; language=${lang}`, ...(form && { form }) })
  const html = await response.text()
  return { status: response.status, to: response.headers.get('location') ?? '', html, text: textOf(html) }
}
const open = () => bySystem(t, db => db.selectFrom('appointment_requests').selectAll().execute())
/** Maria asks by the form; answers the address of her request at the desk. */
async function ask(more: Record<string, string> = {}): Promise<string> {
  const form = { kind: clinic.types.request, key: newId(), reason: 'A rash on my arm', ...more }
  const asked = await read('maria', '/appointments/ask', form)
  expect(asked.to).toBe('/appointments?done=asked')
  return `${queue}/of/${hers}/${form.key}`
}
const times = (html: string) =>
  [...html.matchAll(/name="time" value="([^"]+)"/g)].map(([, value = '']) => value)
const keyIn = (html: string) => /name="key" value="([^"]+)"/.exec(html)?.[1] ?? ''

describe('asking', () => {
  test('first what for, then when; the kind stands in the address, the reason never', async () => {
    const kinds = await read('maria', '/appointments/ask')
    expect(kinds.text).toContain('Visit for request')
    expect(kinds.text).not.toContain('Visit for staff')
    const form = await read('maria', `/appointments/ask?kind=${clinic.types.request}`)
    expect(form.text).toContain('We answer by Wed 4 March 2026, 9:00 am')
    expect(form.text).toContain('Dr. Chen')
    expect(form.text).not.toContain('Dr. Adler')
  })

  test('what is wrong stands beside its field, and nothing typed is lost', async () => {
    const wrong = await read('maria', '/appointments/ask', {
      kind: clinic.types.request,
      key: newId(),
      reason: 'x'.repeat(1_001),
      earliest: '2026-03-20',
      latest: '2026-03-10',
      'weekday-2': 'yes',
      'part-evening': 'yes',
    })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('Use at most 1000 characters')
    expect(wrong.text).toContain('The last day must not be before the first day')
    expect(wrong.html).toContain('x'.repeat(1_001))
    expect(wrong.html).toContain('value="2026-03-20"')
    expect(wrong.html).toMatch(/id="weekday-2"[^>]*checked/)
    expect(wrong.html).toMatch(/id="part-evening"[^>]*checked/)
    const past = { kind: clinic.types.request, latest: '2026-03-02' }
    expect((await read('maria', '/appointments/ask', past)).text).toContain('today or later')
    expect((await read('maria', '/appointments/ask', { kind: newId() })).status).toBe(422)
    expect(await open()).toEqual([])
  })

  test('one form is one request, however often it is sent', async () => {
    const form = { kind: clinic.types.request, key: newId(), 'weekday-1': 'yes', 'part-morning': 'yes' }
    const all = await Promise.all([1, 2, 3].map(() => read('maria', '/appointments/ask', form)))
    expect(all.map(({ to }) => to).sort()).toEqual([
      '/appointments?done=asked',
      '/appointments?done=asked-before',
      '/appointments?done=asked-before',
    ])
    expect(await open()).toMatchObject([{ weekdays: [1], parts: ['morning'], kind: 'new' }])
  })
})

describe('the queue of the desk', () => {
  test('says whose it is, what for, when it suits, and by when to answer', async () => {
    await ask({ 'weekday-4': 'yes', 'part-afternoon': 'yes', clinician: clinic.clinicians.chen })
    const { text } = await read('desk', queue)
    for (const said of [
      'Maria Lopez',
      'born 3 March 1948',
      'Visit for request · Dr. Chen',
      'Thursday · Afternoons',
      'Answer by Wed 4 March 2026, 9:00 am',
    ])
      expect(text).toContain(said)
    expect((await read('desk', '/staff')).text).toContain('1 appointment request to answer')
    expect((await read('desk', queue, undefined, 'es')).text).toContain('Solicitudes de cita')
    await t.behindTheRules(`update appointment_requests set due_at = '2026-03-02T15:00:00Z'`)
    expect((await read('desk', queue)).text).toContain('Late since Mon 2 March 2026, 9:00 am')
    expect((await read('desk', `${queue}?kind=cancel`)).text).toContain('No request waits')
  })

  test('is for those who work at it, and for no patient', async () => {
    const address = await ask()
    for (const who of ['maria', 'john', 'billing'] as const)
      for (const path of [queue, address, `/staff/appointments/tickets/${hers}`])
        expect([who, path, (await read(who, path)).status]).toEqual([who, path, 404])
    for (const act of ['offer', 'decline', 'settle'])
      expect((await read('billing', `${address}/${act}`, { decline: 'No' })).status).toBe(404)
    const other = address.replace(hers, newId())
    expect((await read('desk', other)).status).toBe(404)
  })
})

describe('one request', () => {
  test('lists the times that suit, each a button; a press offers it, twice offers once', async () => {
    const address = await ask({
      'weekday-4': 'yes',
      'part-afternoon': 'yes',
      clinician: clinic.clinicians.chen,
    })
    const { html, text } = await read('desk', address)
    expect(text).toContain('A rash on my arm')
    const found = times(html)
    expect(found.length).toBeGreaterThan(8)
    for (const value of found) {
      const [clinician, , at = ''] = value.split('_')
      const there = instant(at).toZonedDateTimeISO('America/Chicago')
      expect([clinician, there.dayOfWeek, there.hour >= 12]).toEqual([clinic.clinicians.chen, 4, true])
    }
    const all = times((await read('desk', `${address}?times=all`)).html)
    expect(all.some(value => value.startsWith(clinic.clinicians.ruiz))).toBe(true)
    const later = times((await read('desk', `${address}?from=2026-05-04`)).html)
    expect(later[0]).toContain('2026-05-07')
    const form = { key: keyIn(html), time: found[0] ?? '' }
    const both = await Promise.all([1, 2].map(() => read('desk', `${address}/offer`, form)))
    for (const { to } of both) expect(to).toBe(`${queue}?done=offered`)
    expect(await bySystem(t, db => db.selectFrom('appointments').select('status').execute())).toEqual([
      { status: 'pending' },
    ])
    // Another time of the same page is another offer, and comes too late.
    const second = await read('desk', `${address}/offer`, { ...form, time: found[1] ?? '' })
    expect(second.status).toBe(422)
    expect(second.text).toContain('This request is answered already')
    expect((await read('desk', address)).text).toContain('A time is offered')
    expect((await read('desk', `${queue}?show=offered`)).text).toContain('Maria Lopez')
    expect((await read('maria', '/appointments')).text).toContain('1 offer waits for your answer')
  })

  test('a time that somebody took meanwhile is said, and another can be offered', async () => {
    const address = await ask()
    const page = await read('desk', address)
    const [first = '', second = ''] = times(page.html)
    const [clinician = '', place = '', at = ''] = first.split('_')
    const want = { type: clinic.types.request, clinician, place, starts_at: instant(at), key: newId() }
    const other = newId() as PatientId
    await byDesk(t, desk, (db, by) => bookTime(db, other, want, by, t.time.now))
    const lost = await read('desk', `${address}/offer`, { key: keyIn(page.html), time: first })
    expect(lost.status).toBe(422)
    expect(lost.text).toContain('This time was just taken')
    expect(times(lost.html)).not.toContain(first)
    const won = await read('desk', `${address}/offer`, { key: keyIn(lost.html), time: second })
    expect(won.to).toBe(`${queue}?done=offered`)
    for (const time of ['', 'x_y_z', `${clinician}_${place}_2026-02-30T10:00:00Z`])
      expect((await read('desk', `${await ask({ reason: `Odd: ${time}` })}/offer`, { time })).status).toBe(
        422,
      )
  })

  test('is declined with words; the second member of staff hears that it is answered', async () => {
    const address = await ask()
    expect((await read('desk', `${address}/decline`, { decline: ' ' })).text).toContain('Write an answer')
    const no = { decline: 'Please call us first.' }
    const [one, two] = [
      await read('desk', `${address}/decline`, no),
      await read('nurse', `${address}/decline`, { decline: 'Never mind.' }),
    ]
    expect(one.to).toBe(`${queue}?done=declined`)
    expect(two.status).toBe(422)
    expect(two.text).toContain('This request is answered already')
    expect(two.text).toContain('Please call us first.')
    // What the second one wrote is not lost.
    expect(two.text).toContain('Never mind.')
    const { text } = await read('maria', '/appointments')
    expect(text).toContain('The clinic said no')
    expect(text).toContain('Please call us first.')
  })

  test('to cancel is granted by one press; what was settled by telephone is closed', async () => {
    const want = {
      type: clinic.types.anyone,
      clinician: clinic.clinicians.ruiz,
      place: clinic.places.harbor,
      starts_at: instant('2026-03-03T20:00:00Z'),
      key: newId(),
    }
    const done = await byDesk(t, desk, (db, by) => bookTime(db, hers, want, by, t.time.now))
    if (!done.booked) throw new Error(done.why)
    await read('maria', `/appointments/${done.id}/cancel`, { reason: 'better' })
    const [wish] = await open()
    const address = `${queue}/of/${hers}/${wish?.id}`
    const page = await read('desk', address)
    expect(page.text).toContain('Asks to cancel a visit')
    expect(page.text).toContain('I feel better')
    expect(times(page.html)).toEqual([])
    expect((await read('desk', `${address}/settle`, { do: 'cancel' })).to).toBe(`${queue}?done=cancelled`)
    expect((await read('maria', `/appointments/${done.id}`)).text).toContain('The clinic cancelled it')
    expect((await read('nurse', `${address}/settle`, { do: 'cancel' })).status).toBe(422)
    const other = await ask()
    const settled = await read('desk', `${other}/settle`, { settle: 'We spoke on the phone.' })
    expect(settled.to).toBe(`${queue}?done=settled`)
    expect((await read('maria', '/appointments')).text).toContain('We spoke on the phone.')
    expect((await read('desk', `${queue}?show=answered`)).html.match(/class="card /g)).toHaveLength(2)
  })
})

test('what she said to an earlier offer helps to find a better time', async () => {
  const address = await ask()
  const page = await read('desk', address)
  await read('desk', `${address}/offer`, { key: keyIn(page.html), time: times(page.html)[0] ?? '' })
  const [offer] = await bySystem(t, db => db.selectFrom('appointments').select('id').execute())
  await read('maria', `/appointments/offers/${offer?.id}/decline`, { note: 'Only after 3 pm' })
  const again = await read('desk', address)
  expect(again.text).toContain('Offered before')
  expect(again.text).toMatch(/the patient said no Only after 3 pm/)
  expect(times(again.html).length).toBeGreaterThan(8)
})

test('tickets are given, once a form, and ended; the patient books by them', async () => {
  const path = `/staff/appointments/tickets/${hers}`
  const page = await read('desk', path)
  expect(page.text).toContain('Maria Lopez, born 3 March 1948')
  expect(page.text).toContain('No ticket yet')
  expect((await read('desk', path, { from: '2026-03-03', reason: 'Look again' })).html).toContain(
    'Look again',
  )
  const form = { kind: clinic.types.ticket, from: '2026-03-03', reason: 'Look again', key: keyIn(page.html) }
  for (let twice = 0; twice < 2; twice++)
    expect((await read('desk', path, form)).to).toBe(`${path}?done=given`)
  const given = await read('desk', path)
  expect(given.html.match(/\/end"/g)).toHaveLength(1)
  const mine = await read('maria', '/appointments')
  expect(mine.text).toContain('Your care team asked you to book')
  expect(mine.text).toContain('Look again')
  const end = /action="([^"]+\/end)"/.exec(given.html)?.[1] ?? ''
  expect((await read('desk', end, {})).to).toBe(`${path}?done=ended`)
  expect((await read('maria', '/appointments')).text).not.toContain('Look again')
  const wrong = await read('desk', path, { ...form, from: '2026-03-05', until: '2026-03-04' })
  expect(wrong.text).toContain('The last day must not be before the first day')
})
