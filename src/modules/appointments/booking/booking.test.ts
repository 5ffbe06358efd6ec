import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { byDesk, byPerson, bySystem, clinicWithDesk } from '../../../../test/booking.ts'
import { instant } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import { giveTicket } from '../requests/give-ticket.ts'
import { bookTime } from './book-time.ts'
import { cancelAppointment } from './cancel.ts'
import { confirmHold } from './confirm-hold.ts'
import { endLapsed } from './end-lapsed.ts'
import { holdTime, letHoldGo, type Want } from './hold-time.ts'
import { markAppointment } from './mark.ts'
import { moveTime } from './move-time.ts'
import { appointmentOf, appointmentsOf, eventsOf } from './read-appointments.ts'

// It is Tuesday 3 March 2026, 9:00 in Chicago.
let c: Awaited<ReturnType<typeof clinicWithDesk>>
beforeAll(async () => {
  c = await clinicWithDesk()
})
afterAll(() => c.t.close())

const want = (starts_at: string, more: Partial<Want> = {}): Want => ({
  type: c.ids.types.anyone,
  clinician: c.ids.clinicians.ruiz,
  place: c.ids.places.harbor,
  starts_at: instant(starts_at),
  ...more,
})
const hold = (choice: Want) =>
  byPerson(c.t, c.maria, (db, by) => holdTime(db, c.maria.patient, choice, by, c.t.time.now))
const confirm = (id: string, reason?: string) =>
  byPerson(c.t, c.maria, (db, by) =>
    confirmHold(db, c.maria.patient, id, { reason: reason ?? null }, by, c.t.time.now),
  )
const cancel = (id: string) =>
  byPerson(c.t, c.maria, (db, by) =>
    cancelAppointment(db, c.maria.patient, id, { reason: 'better' }, by, c.t.time.now),
  )
const book = async (choice: Want): Promise<string> => {
  const held = await hold(choice)
  if (!held.held) throw new Error(held.why)
  const done = await confirm(held.id)
  if (!done.booked) throw new Error(done.why)
  return done.id
}
type StaffMore = { key?: string; over_rule?: string; minutes?: number; patient?: typeof c.maria.patient }
const bookByDesk = (starts_at: string, { patient = c.maria.patient, ...more }: StaffMore = {}) =>
  byDesk(c.t, c.desk, (db, by) =>
    bookTime(db, patient, { ...want(starts_at), key: newId(), ...more }, by, c.t.time.now),
  )
const seen = (id: string) => bySystem(c.t, db => appointmentOf(db, c.maria.patient, id))
/** What happened to a visit, in any order: the clock of these tests stands still. */
const history = async (id: string) =>
  (await bySystem(c.t, db => eventsOf(db, c.maria.patient, id))).map(event => event.act).sort()
const outbox = () =>
  bySystem(c.t, db => db.selectFrom('outbox').select(['kind', 'payload']).orderBy('key').execute())
const at = async <T>(time: string, work: () => Promise<T>): Promise<T> => {
  const before = c.t.time.now
  c.t.time.now = instant(time)
  try {
    return await work()
  } finally {
    c.t.time.now = before
  }
}

describe('holding and confirming', () => {
  test('a time is kept for ten minutes, and booked: the same row, told once', async () => {
    const held = await hold(want('2026-03-04T15:00:00Z', { reason: 'a cough' }))
    expect(held).toMatchObject({ held: true, held_until: c.t.time.now.add({ minutes: 10 }) })
    if (!held.held) return
    expect(await seen(held.id)).toBe(null)
    expect(await confirm(held.id, 'a bad cough')).toEqual({
      booked: true,
      id: held.id,
      moved: false,
      already: false,
    })
    expect(await seen(held.id)).toMatchObject({ status: 'booked', reason: 'a bad cough', held_until: null })
    expect(await history(held.id)).toEqual(['booked'])
    expect(await outbox()).toMatchObject([
      { kind: 'tell-of-appointment', payload: { what: 'booked', about: held.id } },
    ])
    expect(JSON.stringify(await outbox())).not.toContain('cough')
  })

  test('a double click, the back button, a form sent again: one hold, one booking', async () => {
    const choice = want('2026-03-04T15:30:00Z')
    const [first, second] = await Promise.all([hold(choice), hold(choice)])
    expect(first).toEqual(second)
    if (!first?.held) throw new Error('not held')
    const answers = await Promise.all([confirm(first.id), confirm(first.id), confirm(first.id)])
    expect(answers.map(answer => answer.booked && answer.id)).toEqual([first.id, first.id, first.id])
    expect(answers.filter(answer => answer.booked && !answer.already)).toHaveLength(1)
    expect(await confirm(first.id)).toMatchObject({ booked: true, already: true })
    expect(await history(first.id)).toEqual(['booked'])
    await letItGo(first.id)
    expect(await seen(first.id)).toMatchObject({ status: 'booked' })
  })
  const letItGo = (id: string) =>
    byPerson(c.t, c.maria, (db, by) => letHoldGo(db, c.maria.patient, id, by, c.t.time.now))

  test('two windows: choosing another time lets the first go, unless the other cannot be had', async () => {
    const first = await hold(want('2026-03-05T15:00:00Z'))
    const second = await hold(want('2026-03-05T16:00:00Z'))
    if (!first.held || !second.held) throw new Error('not held')
    expect(await confirm(first.id)).toEqual({ booked: false, why: 'ended', next: [] })
    expect(await hold(want('2026-03-04T15:00:00Z'))).toMatchObject({ held: false, why: 'taken' })
    expect(await confirm(second.id)).toMatchObject({ booked: true })
    // A time that overlaps the one she keeps is hers to choose.
    const early = await hold(want('2026-03-05T19:00:00Z', { type: c.ids.types.long }))
    const later = await hold(want('2026-03-05T19:30:00Z'))
    expect([early.held, later.held]).toEqual([true, true])
    if (later.held) await letItGo(later.id)
  })

  test('each reason for which a time is not kept, and the next three times', async () => {
    const no = async (choice: Want) => {
      const held = await hold(choice)
      return held.held ? 'held' : held.why
    }
    expect(await no(want('2026-03-07T15:00:00Z'))).toBe('closed')
    expect(await no(want('2026-03-09T14:10:00Z'))).toBe('closed')
    expect(await no(want('2026-03-03T15:30:00Z'))).toBe('too-soon')
    expect(await no(want('2026-08-03T15:30:00Z'))).toBe('too-late')
    expect(await no(want('2026-03-09T15:00:00Z', { type: newId() }))).toBe('gone')
    expect(await no(want('2026-03-09T15:00:00Z', { moves: newId() }))).toBe('gone')
    for (const type of ['established', 'ticket', 'request', 'staff'] as const)
      expect(await no(want('2026-03-09T15:00:00Z', { type: c.ids.types[type] })), type).toBe('not-allowed')
    const taken = await hold(want('2026-03-04T15:00:00Z'))
    expect(taken.held || taken.next.map(({ starts_at }) => String(starts_at))).toEqual([
      '2026-03-04T16:00:00Z',
      '2026-03-04T16:30:00Z',
      '2026-03-04T17:00:00Z',
    ])
  })

  test('after ten minutes others get the time; whom nobody disturbed still does', async () => {
    const slow = await hold(want('2026-03-05T17:00:00Z'))
    if (!slow.held) throw new Error('not held')
    await at('2026-03-03T15:30:00Z', async () => {
      await bySystem(c.t, db => endLapsed(db, c.t.time.now))
      expect(await confirm(slow.id)).toMatchObject({ booked: true, already: false })
    })
    const slower = await hold(want('2026-03-05T17:30:00Z'))
    if (!slower.held) throw new Error('not held')
    await at('2026-03-03T15:10:00Z', async () => {
      const other = await bookByDesk('2026-03-05T17:30:00Z', { patient: newId() as never })
      expect(other).toMatchObject({ booked: true })
      expect(await confirm(slower.id)).toMatchObject({ booked: false, why: 'ended' })
    })
    const last = await hold(want('2026-03-05T20:00:00Z'))
    await at('2026-03-03T17:00:00Z', async () => {
      expect(await bySystem(c.t, db => endLapsed(db, c.t.time.now))).toEqual({ holds: 1, offers: 0 })
      expect(last.held && (await confirm(last.id))).toMatchObject({ booked: false, why: 'ended' })
    })
  })

  test('a place that closes between the two steps is not booked', async () => {
    const held = await hold(want('2026-03-10T15:00:00Z'))
    if (!held.held) throw new Error('not held')
    await bySystem(c.t, db =>
      db
        .insertInto('schedule_closures')
        .values({
          id: newId(),
          clinician_id: null,
          place_id: c.ids.places.harbor,
          starts_at: instant('2026-03-10T12:00:00Z'),
          ends_at: instant('2026-03-10T18:00:00Z'),
          kind: 'closed',
          note: null,
          resource_id: null,
          made_by: null,
          made_at: c.t.time.now,
          ended_by: null,
          ended_at: null,
        })
        .execute(),
    )
    expect(await confirm(held.id)).toMatchObject({ booked: false, why: 'gone' })
  })

  test('she is not in two places at once, whoever books', async () => {
    const mine = await hold(want('2026-03-04T15:00:00Z', { clinician: c.ids.clinicians.chen }))
    expect(mine.held && (await confirm(mine.id))).toMatchObject({ booked: false, why: 'other-visit' })
    const other = await byDesk(c.t, c.desk, (db, by) =>
      bookTime(
        db,
        c.maria.patient,
        {
          ...want('2026-03-04T15:30:00Z', { clinician: c.ids.clinicians.chen }),
          key: newId(),
          over_rule: 'x',
        },
        by,
        c.t.time.now,
      ),
    )
    expect(other).toMatchObject({ booked: false, why: 'other-visit' })
  })

  test('an order opens its kind of visit once, in its days; a booking that is cancelled gives it back', async () => {
    const ticket = newId()
    const days = { from_date: '2026-03-11', until_date: '2026-03-12' }
    const type = c.ids.types.ticket
    await byDesk(c.t, c.desk, db =>
      giveTicket(
        db,
        c.maria.patient,
        { id: ticket, type, clinician: null, reason: null, ...days },
        c.t.time.now,
      ),
    )
    expect(await hold(want('2026-03-13T14:00:00Z', { type, ticket }))).toMatchObject({ why: 'not-allowed' })
    expect(await hold(want('2026-03-11T14:00:00Z', { type, ticket: newId() }))).toMatchObject({
      why: 'not-allowed',
    })
    const id = await book(want('2026-03-11T14:00:00Z', { type, ticket }))
    expect(await hold(want('2026-03-12T14:00:00Z', { type, ticket }))).toMatchObject({ why: 'not-allowed' })
    const moved = await hold(want('2026-03-12T14:00:00Z', { type, moves: id }))
    expect(moved.held && (await confirm(moved.id))).toMatchObject({ booked: true, moved: true, id })
    expect(await cancel(id)).toEqual({ cancelled: true, already: false })
    expect(await hold(want('2026-03-12T14:00:00Z', { type, ticket }))).toMatchObject({ held: true })
  })
})

describe('moving', () => {
  test('the booking keeps its id; the old time is free only if the new one is taken', async () => {
    const id = await book(want('2026-03-16T14:00:00Z'))
    const held = await hold(want('2026-03-16T15:00:00Z', { moves: id }))
    if (!held.held) throw new Error('not held')
    expect(await seen(id)).toMatchObject({ starts_at: instant('2026-03-16T14:00:00Z') })
    const answers = await Promise.all([confirm(held.id), confirm(held.id)])
    expect(answers.map(answer => answer.booked && [answer.id, answer.moved])).toEqual([
      [id, true],
      [id, true],
    ])
    expect(await seen(id)).toMatchObject({ starts_at: instant('2026-03-16T15:00:00Z'), sequence: 1 })
    expect(await history(id)).toEqual(['booked', 'moved'])
    expect(await bookByDesk('2026-03-16T14:00:00Z', { patient: newId() as never })).toMatchObject({
      booked: true,
    })
    const back = await hold(want('2026-03-16T14:00:00Z', { moves: id }))
    expect(back).toMatchObject({ held: false, why: 'taken' })
    expect(await seen(id)).toMatchObject({ starts_at: instant('2026-03-16T15:00:00Z') })
  })

  test('inside the cut-off the patient cannot, and the desk can', async () => {
    const id = await book(want('2026-03-17T14:00:00Z'))
    const held = await at('2026-03-16T13:00:00Z', () => hold(want('2026-03-18T14:00:00Z', { moves: id })))
    if (!held.held) throw new Error('not held')
    await at('2026-03-16T14:01:00Z', async () => {
      expect(await confirm(held.id)).toMatchObject({ booked: false, why: 'cut-off' })
      expect(await hold(want('2026-03-18T15:00:00Z', { moves: id }))).toMatchObject({ why: 'not-allowed' })
      expect(await cancel(id)).toEqual({ cancelled: false, why: 'cut-off' })
      const key = newId()
      const { clinician, place } = want('2026-03-17T14:30:00Z')
      const there = { clinician, place, starts_at: instant('2026-03-17T14:30:00Z'), key }
      const move = () =>
        byDesk(c.t, c.desk, (db, by) => moveTime(db, c.maria.patient, id, there, by, c.t.time.now))
      expect(await move()).toEqual({ moved: true, id, already: false })
      expect(await move()).toEqual({ moved: true, id, already: true })
    })
  })

  test('the desk shifts a visit into its own time, and not onto another', async () => {
    const done = await bookByDesk('2026-03-19T14:00:00Z', { minutes: 60 })
    if (!done.booked) throw new Error(done.why)
    await bookByDesk('2026-03-19T16:00:00Z', { patient: newId() as never })
    const shift = (starts_at: string) =>
      byDesk(c.t, c.desk, (db, by) => {
        const { clinician, place } = want(starts_at)
        const to = { clinician, place, starts_at: instant(starts_at), key: newId() }
        return moveTime(db, c.maria.patient, done.id, to, by, c.t.time.now)
      })
    expect(await shift('2026-03-19T14:30:00Z')).toMatchObject({ moved: true })
    expect(await shift('2026-03-19T15:30:00Z')).toMatchObject({ moved: false, why: 'taken' })
    expect(await shift('2026-03-19T22:30:00Z')).toMatchObject({ why: 'needs-reason', rule: 'closed' })
    expect(await seen(done.id)).toMatchObject({
      starts_at: instant('2026-03-19T14:30:00Z'),
      ends_at: instant('2026-03-19T15:30:00Z'),
      sequence: 1,
    })
  })
})

describe('the desk', () => {
  test('books against a rule with a reason, never against a booking; the same form once', async () => {
    const key = newId()
    const late = (more: StaffMore) => bookByDesk('2026-03-20T23:00:00Z', { key, ...more })
    expect(await late({})).toMatchObject({ booked: false, why: 'needs-reason', rule: 'closed' })
    const done = await late({ over_rule: 'She stays longer for him.' })
    expect(done).toMatchObject({ booked: true, already: false })
    expect(await late({ over_rule: 'She stays longer for him.' })).toEqual({ ...done, already: true })
    expect(done.booked && (await seen(done.id))).toMatchObject({ over_rule: 'She stays longer for him.' })
    const other = { patient: newId() as never, over_rule: 'It matters.' }
    expect(await bookByDesk('2026-03-20T23:00:00Z', other)).toMatchObject({ booked: false, why: 'taken' })
    const ordered = byDesk(c.t, c.desk, (db, by) =>
      bookTime(
        db,
        newId() as never,
        { ...want('2026-03-20T14:00:00Z', { type: c.ids.types.ticket }), key: newId() },
        by,
        c.t.time.now,
      ),
    )
    expect(await ordered).toMatchObject({ why: 'needs-reason', rule: 'who-may-book' })
  })

  test('two at the desk do not overwrite each other; undo goes back by one step', async () => {
    const id = await book(want('2026-03-23T14:00:00Z'))
    type More = Parameters<typeof markAppointment>[4]
    const mark = (act: Parameters<typeof markAppointment>[3], seen: More['seen'], late_minutes?: number) =>
      byDesk(c.t, c.desk, (db, by) =>
        markAppointment(
          db,
          c.maria.patient,
          id,
          act,
          { seen, late_minutes: late_minutes ?? null },
          by,
          c.t.time.now,
        ),
      )
    expect(await mark('arrived', 'booked')).toEqual({ marked: false, why: 'too-soon' })
    await at('2026-03-23T14:20:00Z', async () => {
      expect(await mark('late', 'booked', 15)).toEqual({ marked: true, status: 'booked', already: false })
      const both = await Promise.all([mark('arrived', 'booked'), mark('arrived', 'booked')])
      expect(both.map(one => one.marked && one.already).sort()).toEqual([false, true])
      expect(await mark('noshow', 'booked')).toEqual({ marked: false, why: 'changed', status: 'arrived' })
      expect(await mark('noshow', 'arrived')).toEqual({ marked: false, why: 'not-allowed' })
      expect(await mark('undo', 'arrived')).toMatchObject({ status: 'booked' })
      expect(await mark('noshow', 'booked')).toMatchObject({ marked: true })
      expect(
        await bookByDesk('2026-03-23T14:00:00Z', { patient: newId() as never, over_rule: 'x' }),
      ).toMatchObject({ booked: true })
      expect(await mark('undo', 'noshow')).toEqual({ marked: false, why: 'taken' })
      expect(await seen(id)).toMatchObject({ status: 'noshow', late_minutes: 15 })
    })
    expect(await history(id)).toEqual(['arrived', 'booked', 'late', 'noshow', 'undone'])
  })

  test('cancelling twice is once, and what is over stays as it is for the patient', async () => {
    const id = await book(want('2026-03-24T14:00:00Z'))
    const answers = await Promise.all([cancel(id), cancel(id)])
    expect(answers.map(answer => answer.cancelled && answer.already).sort()).toEqual([false, true])
    expect(await history(id)).toEqual(['booked', 'cancelled'])
    expect(await confirm(id)).toMatchObject({ booked: false, why: 'ended' })
    const other = await book(want('2026-03-24T14:00:00Z'))
    await at('2026-03-24T14:00:00Z', async () =>
      expect(await cancel(other)).toEqual({ cancelled: false, why: 'past' }),
    )
    expect(await cancel(newId())).toEqual({ cancelled: false, why: 'gone' })
    const { upcoming, past } = await bySystem(c.t, db => appointmentsOf(db, c.maria.patient, c.t.time.now))
    expect(upcoming.map(row => row.id)).toContain(other)
    expect(past.map(row => row.id)).toContain(id)
  })
})
