import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { byDesk, byPerson, bySystem, clinicWithDesk } from '../../../../test/booking.ts'
import { accountAlone, grant } from '../../../../test/sharing.ts'
import { instant } from '../../../platform/clock.ts'
import { type AccountId, newId, type PatientId } from '../../../platform/ids.ts'
import { bookTime } from '../booking/book-time.ts'
import { cancelAppointment } from '../booking/cancel.ts'
import { offerTime } from '../booking/offer.ts'
import { appointmentOf, eventsOf } from '../booking/read-appointments.ts'
import { declineRequest, grantCancellation, settleRequest } from './answer-request.ts'
import { askForVisit, most_open, type Wanted } from './ask-for-visit.ts'
import { askToChange } from './ask-to-change.ts'
import { endTicket, giveTicket, type NewTicket } from './give-ticket.ts'
import { queuePage, requestAsked, requestsWaiting } from './queue.ts'
import { requestOf, requestsOf } from './read-requests.ts'
import { allTickets, ticketsOf } from './tickets.ts'
import { withdrawRequest } from './withdraw-request.ts'

const zone = 'America/Chicago'

// It is Tuesday 3 March 2026, 9:00 in Chicago.
let c: Awaited<ReturnType<typeof clinicWithDesk>>
let people = 0
beforeAll(async () => {
  c = await clinicWithDesk()
})
afterAll(() => c.t.close())

/** Somebody new, so that nobody's requests are in the way of another test. */
const somebody = async () => c.t.account(`person${people++}@example.org`)
type Somebody = Awaited<ReturnType<typeof somebody>>

const wanted = (patient: PatientId, more: Partial<Wanted> = {}): Wanted => ({
  id: newId(),
  patient,
  type: c.ids.types.request,
  clinician: null,
  place: null,
  reason: 'a rash',
  earliest: null,
  latest: null,
  weekdays: [],
  parts: [],
  ...more,
})
const ask = (she: Somebody, more: Partial<Wanted> = {}) =>
  byPerson(c.t, she, db => askForVisit(db, wanted(she.patient, more), she, c.t.time.now, zone))
const asked = async (she: Somebody, more: Partial<Wanted> = {}) => {
  const done = await ask(she, more)
  if (!done.asked) throw new Error(done.why)
  return done.id
}
let weeks = 0
/** A booking of hers, on a Monday of its own. */
const booked = async (she: Somebody) => {
  const starts_at = instant('2026-04-06T14:00:00Z').add({ hours: 24 * 7 * weeks++ })
  const want = {
    type: c.ids.types.anyone,
    clinician: c.ids.clinicians.ruiz,
    place: c.ids.places.harbor,
    starts_at,
    key: newId(),
  }
  const done = await byDesk(c.t, c.desk, (db, by) => bookTime(db, she.patient, want, by, c.t.time.now))
  if (!done.booked) throw new Error(done.why)
  return done.id
}
const askChange = (she: Somebody, visit: string, kind: 'cancel' | 'move', note: string | null = null) =>
  byPerson(c.t, she, (db, by) => askToChange(db, she.patient, visit, kind, note, by, c.t.time.now))
const statusOf = async (she: Somebody, id: string) =>
  (await bySystem(c.t, db => requestOf(db, she.patient, id)))?.status
const withdraw = (she: Somebody, id: string) =>
  byPerson(c.t, she, (db, by) => withdrawRequest(db, she.patient, id, by, c.t.time.now))
const decline = (she: Somebody, id: string) =>
  byDesk(c.t, c.desk, db => declineRequest(db, she.patient, id, 'Please call us', c.t.time.now))
const offer = (she: Somebody, request: string, starts_at: string) =>
  byDesk(c.t, c.desk, (db, by) => {
    const { ruiz } = c.ids.clinicians
    const want = { type: c.ids.types.request, clinician: ruiz, place: c.ids.places.harbor }
    const time = { ...want, starts_at: instant(starts_at), request, key: newId() }
    return offerTime(db, she.patient, time, by, c.t.time.now)
  })
const told = async (about: string) =>
  (await bySystem(c.t, db => db.selectFrom('outbox').select('payload').execute()))
    .map(({ payload }) => payload as { what: string; about: string })
    .filter(payload => payload.about === about)
    .map(({ what }) => what)

describe('asking for a visit', () => {
  test('waits for the clinic until the next working day; the same form twice, or twice at once, is one', async () => {
    const she = await somebody()
    const id = newId()
    const want = { id, weekdays: [1, 3], parts: ['morning'], earliest: '2026-03-09' }
    const both = await Promise.all([ask(she, want), ask(she, want)])
    expect(both.map(one => one.asked && one.already).sort()).toEqual([false, true])
    expect(await ask(she, { ...want, reason: 'something else' })).toEqual({ asked: true, id, already: true })
    const [found, ...more] = await bySystem(c.t, db => requestsOf(db, she.patient, c.t.time.now))
    expect(more).toEqual([])
    // The back button draws the form anew: what says the same is the same.
    expect(await ask(she, { ...want, id: newId() })).toEqual({ asked: true, id, already: true })
    expect(found).toMatchObject({
      status: 'waiting',
      reason: 'a rash',
      weekdays: [1, 3],
      parts: ['morning'],
      earliest: '2026-03-09',
      due_at: instant('2026-03-04T15:00:00Z'),
    })
  })

  test('not for what only staff book, not with who does not see it, not where nobody is', async () => {
    const she = await somebody()
    expect(await ask(she, { type: c.ids.types.staff })).toEqual({ asked: false, why: 'not-allowed' })
    expect(await ask(she, { type: newId() })).toEqual({ asked: false, why: 'not-allowed' })
    expect(await ask(she, { clinician: c.ids.clinicians.adler })).toEqual({ asked: false, why: 'not-theirs' })
    expect(await ask(she, { place: newId() })).toEqual({ asked: false, why: 'not-allowed' })
    expect(await bySystem(c.t, db => requestsOf(db, she.patient, c.t.time.now))).toEqual([])
  })

  test('whoever has asked often waits for an answer first; also where all are sent at once', async () => {
    const she = await somebody()
    const all = await Promise.all(
      Array.from({ length: most_open + 3 }, (_, n) => ask(she, { reason: `${n}` })),
    )
    expect(all.filter(one => one.asked)).toHaveLength(most_open)
    expect(await ask(she)).toEqual({ asked: false, why: 'too-many' })
    const [first] = await bySystem(c.t, db => requestsOf(db, she.patient, c.t.time.now))
    await withdraw(she, first?.id ?? '')
    expect(await ask(she)).toMatchObject({ asked: true })
  })
})

describe('asking to change a visit', () => {
  test('is one open request a visit, whatever is asked first, and due before the visit', async () => {
    const she = await somebody()
    const visit = await booked(she)
    const both = await Promise.all([
      askChange(she, visit, 'cancel', 'ill'),
      askChange(she, visit, 'move', 'later'),
    ])
    expect(both.map(one => one.asked && one.already).sort()).toEqual([false, true])
    const [first] = both.filter(one => one.asked && !one.already)
    const [second] = both.filter(one => one.asked && one.already)
    expect(second).toMatchObject({ kind: first?.asked && first.kind, id: first?.asked && first.id })
    const row = await bySystem(c.t, db => appointmentOf(db, she.patient, visit))
    const before = c.t.time.now
    const near = await somebody()
    const nearVisit = await booked(near)
    const starts = (await bySystem(c.t, db => appointmentOf(db, near.patient, nearVisit)))?.starts_at
    c.t.time.now = starts?.subtract({ hours: 3 }) ?? before
    const late = await askChange(near, nearVisit, 'cancel')
    expect(late.asked && (await bySystem(c.t, db => requestOf(db, near.patient, late.id)))?.due_at).toEqual(
      starts?.subtract({ hours: 1 }),
    )
    c.t.time.now = starts?.add({ minutes: 1 }) ?? before
    expect(await askChange(near, nearVisit, 'move')).toEqual({ asked: false, why: 'past' })
    c.t.time.now = before
    expect(row?.status).toBe('booked')
  })

  test('not of what is cancelled, or of somebody else', async () => {
    const [she, other] = [await somebody(), await somebody()]
    const visit = await booked(she)
    expect(await askChange({ ...other }, visit, 'cancel')).toEqual({ asked: false, why: 'gone' })
    await byDesk(c.t, c.desk, (db, by) =>
      cancelAppointment(db, she.patient, visit, { reason: 'other' }, by, c.t.time.now),
    )
    expect(await askChange(she, visit, 'cancel')).toEqual({ asked: false, why: 'gone' })
  })
})

describe('answering', () => {
  test('of two who decline at once one does; she is told once', async () => {
    const she = await somebody()
    const id = await asked(she)
    const both = await Promise.all([decline(she, id), decline(she, id)])
    expect(both.map(one => (one.answered ? 'done' : one.why)).sort()).toEqual(['already', 'done'])
    expect(await told(id)).toEqual(['declined'])
    expect(await bySystem(c.t, db => requestOf(db, she.patient, id))).toMatchObject({
      status: 'declined',
      answer: 'Please call us',
    })
    expect(await withdraw(she, id)).toEqual({ withdrawn: false, why: 'answered' })
  })

  test('a visit that was to be cancelled is cancelled by the clinic, once, or kept', async () => {
    const she = await somebody()
    const visit = await booked(she)
    const first = await askChange(she, visit, 'cancel', 'ill')
    if (!first.asked) throw new Error(first.why)
    await decline(she, first.id)
    const history = () => bySystem(c.t, db => eventsOf(db, she.patient, visit))
    expect((await history()).map(({ act }) => act)).toContain('kept')
    const again = await askChange(she, visit, 'cancel', 'really ill')
    if (!again.asked) throw new Error(again.why)
    const cancel = () => byDesk(c.t, c.desk, db => grantCancellation(db, she.patient, again.id, c.t.time.now))
    const both = await Promise.all([cancel(), cancel()])
    expect(both.map(one => (one.answered ? 'done' : one.why)).sort()).toEqual(['already', 'done'])
    expect(await bySystem(c.t, db => appointmentOf(db, she.patient, visit))).toMatchObject({
      status: 'cancelled',
      cancel_reason: 'patient-asked',
    })
    expect((await history()).filter(({ act }) => act === 'cancelled')).toHaveLength(1)
    expect(await statusOf(she, again.id)).toBe('settled')
  })

  test('only a wish to cancel cancels', async () => {
    const she = await somebody()
    const id = await asked(she)
    const done = await byDesk(c.t, c.desk, db => grantCancellation(db, she.patient, id, c.t.time.now))
    expect(done).toEqual({ answered: false, why: 'gone' })
    expect(await statusOf(she, id)).toBe('waiting')
  })

  test('an offered time is not declined under her hands; what was settled by telephone is closed', async () => {
    const she = await somebody()
    const id = await asked(she)
    expect(await offer(she, id, '2026-03-16T14:00:00Z')).toMatchObject({ offered: true })
    expect(await decline(she, id)).toEqual({ answered: false, why: 'already' })
    const other = await asked(she, { reason: 'another rash' })
    const done = await byDesk(c.t, c.desk, db =>
      settleRequest(db, she.patient, other, 'We spoke', c.t.time.now),
    )
    expect(done).toEqual({ answered: true })
    expect(await bySystem(c.t, db => requestOf(db, she.patient, other))).toMatchObject({
      status: 'settled',
      answer: 'We spoke',
    })
    expect(await offer(she, other, '2026-03-16T15:00:00Z')).toMatchObject({ offered: false, why: 'answered' })
  })
})

describe('taking it back', () => {
  test('twice is once; the time that was offered is free again', async () => {
    const [she, other] = [await somebody(), await somebody()]
    const id = await asked(she)
    const proposal = await offer(she, id, '2026-03-17T14:00:00Z')
    if (!proposal.offered) throw new Error(proposal.why)
    expect(await withdraw(she, id)).toEqual({ withdrawn: true, already: false })
    expect(await withdraw(she, id)).toEqual({ withdrawn: true, already: true })
    expect(await statusOf(she, id)).toBe('withdrawn')
    expect(await bySystem(c.t, db => appointmentOf(db, she.patient, proposal.id))).toMatchObject({
      status: 'cancelled',
    })
    const next = await asked(other)
    expect(await offer(other, next, '2026-03-17T14:00:00Z')).toMatchObject({ offered: true })
  })

  test('not what is somebody else’s', async () => {
    const [she, other] = [await somebody(), await somebody()]
    const id = await asked(she)
    expect(await withdraw(other, id)).toEqual({ withdrawn: false, why: 'gone' })
    const tried = byPerson(c.t, other, (db, by) => withdrawRequest(db, she.patient, id, by, c.t.time.now))
    expect(await tried).toEqual({ withdrawn: false, why: 'gone' })
    expect(await statusOf(she, id)).toBe('waiting')
    const forged = byPerson(c.t, other, db => askForVisit(db, wanted(she.patient), other, c.t.time.now, zone))
    await expect(forged).rejects.toThrow('row-level security')
  })
})

test('the queue has what is due first at its head, by kinds and pages, with whose it is', async () => {
  const she = await somebody()
  const before = c.t.time.now
  const waiting = await byDesk(c.t, c.desk, requestsWaiting)
  c.t.time.now = before.add({ hours: 24 })
  const later = await asked(she)
  c.t.time.now = before
  const sooner = await asked(she, { reason: 'another rash' })
  const page = { show: 'waiting', kind: 'new', page: 1 } as const
  const rows = await byDesk(c.t, c.desk, db => queuePage(db, page))
  const places = [sooner, later].map(id => rows.findIndex(row => row.id === id))
  expect(places.toSorted((a, b) => a - b)).toEqual(places)
  expect(places).not.toContain(-1)
  expect(await byDesk(c.t, c.desk, requestsWaiting)).toBe(waiting + 2)
  const one = await byDesk(c.t, c.desk, db => requestAsked(db, she.patient, sooner))
  expect(one?.asked_by_name).toMatch(/^person/)
  // An id belongs to its patient.
  expect(await byDesk(c.t, c.desk, db => requestAsked(db, c.maria.patient, sooner))).toBe(null)
})

describe('what is confidential', () => {
  test('a helper who may not see it neither asks for it nor finds it', async () => {
    const she = await somebody()
    const account = (await accountAlone(c.t, `helper${people++}@example.org`)) as AccountId
    const permissions = ['appointments:read', 'appointments:write'] as const
    await grant(c.t, { patient: she.patient, account, permissions })
    const helper = { account, patient: she.patient }
    const confidential = { type: c.ids.types.confidential }
    expect(await ask(helper, confidential)).toEqual({ asked: false, why: 'not-allowed' })
    const id = await asked(she, confidential)
    expect(await byPerson(c.t, helper, db => requestsOf(db, she.patient, c.t.time.now))).toEqual([])
    expect(await withdraw(helper, id)).toEqual({ withdrawn: false, why: 'gone' })
    expect(await asked(helper)).not.toBe(id)
  })
})

describe('tickets', () => {
  const ticket = (more: Partial<NewTicket> = {}): NewTicket => ({
    id: newId(),
    type: c.ids.types.ticket,
    clinician: null,
    reason: 'to look at it again',
    from_date: '2026-03-01',
    until_date: '2026-06-30',
    ...more,
  })
  const give = (she: Somebody, more: Partial<NewTicket> = {}) =>
    byDesk(c.t, c.desk, db => giveTicket(db, she.patient, ticket(more), c.t.time.now))
  const open = (she: Somebody) =>
    byPerson(c.t, she, async db => (await ticketsOf(db, she.patient, c.t.time.now, zone)).map(({ id }) => id))

  test('given twice by one form are one; ended ones, used ones and old ones cannot be booked from', async () => {
    const she = await somebody()
    const [first, ended, old] = [newId(), newId(), newId()]
    expect(await give(she, { id: first })).toEqual({ given: true, already: false })
    expect(await give(she, { id: first })).toEqual({ given: true, already: true })
    expect(await give(she, { id: newId() })).toEqual({ given: true, already: true })
    await give(she, { id: ended, reason: 'something else' })
    await give(she, { id: old, from_date: '2026-01-01', until_date: '2026-03-02' })
    for (const expected of [true, true])
      expect(await byDesk(c.t, c.desk, db => endTicket(db, she.patient, ended, c.t.time.now))).toEqual({
        ended: expected,
      })
    expect(await open(she)).toEqual([first])
    const want = {
      type: c.ids.types.ticket,
      clinician: c.ids.clinicians.chen,
      place: c.ids.places.harbor,
      starts_at: instant('2026-03-18T14:00:00Z'),
      ticket: first,
      key: newId(),
    }
    const visit = await byDesk(c.t, c.desk, (db, by) => bookTime(db, she.patient, want, by, c.t.time.now))
    if (!visit.booked) throw new Error(visit.why)
    expect(await open(she)).toEqual([])
    const all = await byDesk(c.t, c.desk, db => allTickets(db, she.patient))
    expect(all.find(({ id }) => id === first)?.booked).toBe(visit.id)
    await byDesk(c.t, c.desk, (db, by) =>
      cancelAppointment(db, she.patient, visit.id, { reason: 'other' }, by, c.t.time.now),
    )
    expect(await open(she)).toEqual([first])
  })

  test('a ticket ends with its last day in the clinic, not with that of Greenwich', async () => {
    const she = await somebody()
    const id = newId()
    await give(she, { id, until_date: '2026-03-03' })
    const before = c.t.time.now
    c.t.time.now = instant('2026-03-04T05:59:00Z')
    expect(await open(she)).toEqual([id])
    c.t.time.now = instant('2026-03-04T06:00:00Z')
    expect(await open(she)).toEqual([])
    c.t.time.now = before
  })

  test('not for a kind that is not there, not with who does not see it; nobody gives herself one', async () => {
    const she = await somebody()
    expect(await give(she, { type: newId() })).toEqual({ given: false, why: 'no-such-kind' })
    expect(await give(she, { clinician: c.ids.clinicians.adler })).toEqual({
      given: false,
      why: 'not-theirs',
    })
    expect(await byDesk(c.t, c.desk, db => endTicket(db, she.patient, newId(), c.t.time.now))).toEqual({
      ended: false,
    })
  })
})
