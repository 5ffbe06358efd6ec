import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SeededSchedule, seedSchedule } from '../../../test/appointments.ts'
import { byDesk, byPerson } from '../../../test/booking.ts'
import { type TestPortal, testPortal } from '../../../test/portal.ts'
import { importRecord } from '../../../test/record.ts'
import { accountAlone, grant } from '../../../test/sharing.ts'
import { instant } from '../../platform/clock.ts'
import { type AccountId, newId, type PatientId } from '../../platform/ids.ts'
import { offerTime } from '../appointments/booking/offer.ts'
import { askForVisit, bookTime } from '../appointments/index.ts'

// It is Tuesday 3 March 2026, 9:00 in Chicago.
let t: TestPortal
let clinic: SeededSchedule
let hers: PatientId
let maria: AccountId
let desk: AccountId

beforeAll(async () => {
  t = await testPortal()
  clinic = await seedSchedule(t)
  hers = await importRecord(t, [
    { resourceType: 'Patient', id: 'maria', name: [{ text: 'Maria Lopez' }], birthDate: '1948-03-03' },
  ])
  maria = (await t.account('maria@example.org', hers)).account
  desk = (await t.staff('desk@clinic.example', 'front-desk')).account
})
afterAll(() => t.close())

async function home(email: string) {
  const html = await (await t.ask('/', { cookie: await t.signIn(email) })).text()
  return { html, text: html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ') }
}
const choice = (starts_at: string, type: keyof SeededSchedule['types']) => ({
  type: clinic.types[type],
  clinician: clinic.clinicians.ruiz,
  place: clinic.places.harbor,
  starts_at: instant(starts_at),
  key: newId(),
})
async function book(starts_at: string): Promise<string> {
  const want = { ...choice(starts_at, 'anyone'), reason: 'my knee', over_rule: 'for the test' }
  const done = await byDesk(t, desk, (db, by) => bookTime(db, hers, want, by, t.time.now))
  if (!done.booked) throw new Error(done.why)
  return done.id
}
async function offer(starts_at: string): Promise<string> {
  const any = { clinician: null, place: null, earliest: null, latest: null, weekdays: [], parts: [] }
  const want = { id: newId(), patient: hers, type: clinic.types.request, reason: 'a rash', ...any }
  const asked = await byPerson(t, { account: maria, patient: hers }, db =>
    askForVisit(db, want, { account: maria }, t.time.now, 'America/Chicago'),
  )
  if (!asked.asked) throw new Error(asked.why)
  const done = await byDesk(t, desk, (db, by) =>
    offerTime(db, hers, { ...choice(starts_at, 'request'), request: asked.id }, by, t.time.now),
  )
  if (!done.offered) throw new Error(done.why)
  return done.id
}

test('the home page says that no visit is booked, and how to book and write', async () => {
  const { html, text } = await home('maria@example.org')
  expect(text).toContain('No visit is booked.')
  expect(html).toContain('href="/appointments/new"')
  expect(html).toContain('href="/messages/new"')
})

test('the home page has an offer that waits, the next visit and how many more there are', async () => {
  await book('2026-03-12T14:00:00Z')
  const next = await book('2026-03-10T14:00:00Z')
  const offered = await offer('2026-03-16T14:00:00Z')
  const { html, text } = await home('maria@example.org')
  expect(text).toContain('The clinic offers you a time: Mon 16 March 2026, 9:00 am')
  expect(text).toContain('Answer by Thu 5 March 2026, 9:00 am')
  expect(html).toContain(`/appointments/offers/${offered}`)
  expect(text).toContain('Next visit: Tue 10 March 2026, 9:00 am')
  expect(html).toContain(`/appointments/${next}`)
  expect(text).toContain('See 1 more visit')
  // An offer that lapsed and a visit that is over are gone from here.
  t.time.now = instant('2026-03-11T15:00:00Z')
  const later = await home('maria@example.org')
  expect(later.text).not.toContain('The clinic offers')
  expect(later.text).toContain('Next visit: Thu 12 March 2026')
  expect(later.text).not.toContain('more visit')
})

test('who may not see visits and messages is told nothing of them; who only reads is not led to act', async () => {
  const labs = await accountAlone(t, 'labs@example.org')
  await grant(t, { patient: hers, account: labs, permissions: ['records:read'] })
  const one = await home('labs@example.org')
  expect(one.text).not.toContain('Visits and messages')
  expect(one.text).not.toContain('12 March')
  const reader = await accountAlone(t, 'reader@example.org')
  await grant(t, { patient: hers, account: reader, permissions: ['appointments:read'] })
  const two = await home('reader@example.org')
  expect(two.text).toContain('Next visit: Thu 12 March 2026')
  expect(two.html).not.toContain('href="/appointments/new"')
  expect(two.html).not.toContain('href="/messages/new"')
})
