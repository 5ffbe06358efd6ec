import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { byDesk, byPerson, bySystem, clinicWithDesk } from '../../../../test/booking.ts'
import { accountAlone, grant } from '../../../../test/sharing.ts'
import { instant } from '../../../platform/clock.ts'
import { type AccountId, newId, type SessionId } from '../../../platform/ids.ts'
import { open, type Permission } from '../../access/index.ts'
import { askForVisit } from '../requests/ask-for-visit.ts'
import { askToChange } from '../requests/ask-to-change.ts'
import { bookTime } from './book-time.ts'
import { cancelAppointment } from './cancel.ts'
import { confirmHold } from './confirm-hold.ts'
import { endLapsed } from './end-lapsed.ts'
import { holdTime } from './hold-time.ts'
import { acceptOffer, declineOffer, offerTime } from './offer.ts'
import { appointmentOf, appointmentsOf, eventsOf } from './read-appointments.ts'

// It is Tuesday 3 March 2026, 9:00 in Chicago.
let c: Awaited<ReturnType<typeof clinicWithDesk>>
beforeAll(async () => {
  c = await clinicWithDesk()
})
afterAll(() => c.t.close())

const choice = (starts_at: string, type = c.ids.types.request) => ({
  type,
  clinician: c.ids.clinicians.ruiz,
  place: c.ids.places.harbor,
  starts_at: instant(starts_at),
})
const ask = async () => {
  const asked = await byPerson(c.t, c.maria, db =>
    askForVisit(
      db,
      {
        id: newId(),
        patient: c.maria.patient,
        type: c.ids.types.request,
        clinician: null,
        place: null,
        // The same words once more would be the same request.
        reason: `a rash ${newId()}`,
        earliest: null,
        latest: null,
        weekdays: [],
        parts: [],
      },
      { account: c.maria.account },
      c.t.time.now,
      'America/Chicago',
    ),
  )
  if (!asked.asked) throw new Error(asked.why)
  return asked.id
}
const offer = (request: string, starts_at: string, more: { key?: string; type?: string } = {}) =>
  byDesk(c.t, c.desk, (db, by) => {
    const want = { ...choice(starts_at, more.type), request, key: more.key ?? newId() }
    return offerTime(db, c.maria.patient, want, by, c.t.time.now)
  })
const accept = (id: string) =>
  byPerson(c.t, c.maria, (db, by) => acceptOffer(db, c.maria.patient, id, by, c.t.time.now))
const decline = (id: string) =>
  byPerson(c.t, c.maria, (db, by) => declineOffer(db, c.maria.patient, id, 'too early', by, c.t.time.now))
const statusOf = async (request: string) =>
  (
    await bySystem(c.t, db =>
      db.selectFrom('appointment_requests').select('status').where('id', '=', request).executeTakeFirst(),
    )
  )?.status
const seen = (id: string) => bySystem(c.t, db => appointmentOf(db, c.maria.patient, id))
const bookByDesk = async (starts_at: string, patient = c.maria.patient) => {
  const done = await byDesk(c.t, c.desk, (db, by) =>
    bookTime(db, patient, { ...choice(starts_at), key: newId() }, by, c.t.time.now),
  )
  if (!done.booked) throw new Error(done.why)
  return done.id
}
const offered = async (request: string, starts_at: string) => {
  const done = await offer(request, starts_at)
  if (!done.offered) throw new Error(done.why)
  return done.id
}

describe('a time that the clinic offers', () => {
  test('is kept for 48 hours and for nobody else, and booked when she accepts; twice is once', async () => {
    const request = await ask()
    const key = newId()
    const first = await offer(request, '2026-03-09T14:00:00Z', { key })
    expect(first).toMatchObject({
      offered: true,
      held_until: c.t.time.now.add({ hours: 48 }),
      already: false,
    })
    expect(await offer(request, '2026-03-09T14:00:00Z', { key })).toMatchObject({
      offered: true,
      already: true,
    })
    expect(await offer(request, '2026-03-09T15:00:00Z')).toMatchObject({ offered: false, why: 'answered' })
    expect(await statusOf(request)).toBe('offered')
    await expect(bookByDesk('2026-03-09T14:00:00Z', newId() as never)).rejects.toThrow('taken')
    if (!first.offered) return
    const answers = await Promise.all([accept(first.id), accept(first.id)])
    expect(answers.map(answer => answer.accepted && answer.already).sort()).toEqual([false, true])
    expect(await seen(first.id)).toMatchObject({
      status: 'booked',
      reason: expect.stringContaining('a rash'),
      held_until: null,
    })
    expect(await statusOf(request)).toBe('settled')
    expect(await decline(first.id)).toEqual({ declined: false })
  })

  test('is free again when she declines, and the clinic offers another', async () => {
    const request = await ask()
    const id = await offered(request, '2026-03-09T15:00:00Z')
    expect([await decline(id), await decline(id)]).toEqual([
      { declined: true, already: false },
      { declined: true, already: true },
    ])
    expect(await accept(id)).toEqual({ accepted: false, why: 'ended' })
    expect(await statusOf(request)).toBe('waiting')
    expect(await seen(id)).toMatchObject({ status: 'cancelled', cancel_note: 'too early' })
    await offered(request, '2026-03-09T15:00:00Z')
  })

  test('ends an hour before the visit; too near, there is none', async () => {
    const request = await ask()
    expect(await offer(request, '2026-03-03T16:30:00Z')).toMatchObject({ offered: false, why: 'too-soon' })
    expect(await offer(request, '2026-03-03T20:00:00Z')).toMatchObject({
      held_until: instant('2026-03-03T19:00:00Z'),
    })
  })

  test('lapses: the time is free, she is told, her request waits again', async () => {
    const request = await ask()
    const id = await offered(request, '2026-03-10T14:00:00Z')
    const before = c.t.time.now
    c.t.time.now = before.add({ hours: 48 })
    expect(await accept(id)).toEqual({ accepted: false, why: 'ended' })
    await bySystem(c.t, db => endLapsed(db, c.t.time.now))
    c.t.time.now = before
    expect(await seen(id)).toMatchObject({ status: 'cancelled', cancel_reason: 'lapsed' })
    expect(await statusOf(request)).toBe('waiting')
    const told = await bySystem(c.t, db => db.selectFrom('outbox').select('payload').execute())
    expect(told.map(({ payload }) => payload)).toContainEqual(
      expect.objectContaining({ what: 'lapsed', about: id }),
    )
    await bookByDesk('2026-03-10T14:00:00Z', newId() as never)
  })

  test('moves the booking that she asked to move: the same id, the old time free', async () => {
    const id = await bookByDesk('2026-03-11T14:00:00Z')
    const asked = await byPerson(c.t, c.maria, (db, by) =>
      askToChange(db, c.maria.patient, id, 'move', null, by, c.t.time.now),
    )
    if (!asked.asked) throw new Error(asked.why)
    const proposal = await offered(asked.id, '2026-03-11T15:00:00Z')
    expect(await accept(proposal)).toEqual({ accepted: true, id, moved: true, already: false })
    expect(await accept(proposal)).toEqual({ accepted: true, id, moved: true, already: true })
    expect(await seen(id)).toMatchObject({ starts_at: instant('2026-03-11T15:00:00Z'), sequence: 1 })
    expect(await seen(proposal)).toMatchObject({ status: 'cancelled', cancel_reason: 'moved' })
    expect(await statusOf(asked.id)).toBe('settled')
    await bookByDesk('2026-03-11T14:00:00Z', newId() as never)
  })

  test('ends with the booking that it would move', async () => {
    const id = await bookByDesk('2026-03-12T14:00:00Z')
    const asked = await byPerson(c.t, c.maria, (db, by) =>
      askToChange(db, c.maria.patient, id, 'move', null, by, c.t.time.now),
    )
    if (!asked.asked) throw new Error(asked.why)
    const proposal = await offered(asked.id, '2026-03-12T15:00:00Z')
    await byDesk(c.t, c.desk, (db, by) =>
      cancelAppointment(db, c.maria.patient, id, { reason: 'clinician-away' }, by, c.t.time.now),
    )
    expect(await seen(proposal)).toMatchObject({ status: 'cancelled', cancel_reason: 'lapsed' })
    expect(await statusOf(asked.id)).toBe('settled')
    expect(await accept(proposal)).toEqual({ accepted: false, why: 'ended' })
  })
})

describe('who reaches what', () => {
  const actor = (account: AccountId) => ({
    account,
    session: newId() as SessionId,
    act: 'POST /test',
    target: null,
    origin: null,
  })
  const confidential = () => ({
    type: c.ids.types.confidential,
    clinician: c.ids.clinicians.adler,
    place: c.ids.places.harbor,
    starts_at: instant('2026-03-16T14:00:00Z'),
  })
  const helper = async (email: string, permissions: Permission[]) => {
    const account = await accountAlone(c.t, email)
    const id = await grant(c.t, { patient: c.maria.patient, account, permissions })
    return { account, patient: c.maria.patient, grant: id }
  }

  test('a stranger finds nothing of hers, not even by an id that she knows', async () => {
    const id = await bookByDesk('2026-03-17T14:00:00Z')
    const john = await c.t.account('john@example.org')
    await byPerson(c.t, john, async (db, by) => {
      const { patient } = c.maria
      expect(await appointmentOf(db, patient, id)).toBe(null)
      expect(await eventsOf(db, patient, id)).toEqual([])
      expect(await appointmentsOf(db, patient, c.t.time.now)).toEqual({ upcoming: [], past: [] })
      const cancelled = await cancelAppointment(db, patient, id, { reason: 'other' }, by, c.t.time.now)
      expect(cancelled).toEqual({ cancelled: false, why: 'gone' })
      expect(await confirmHold(db, patient, id, {}, by, c.t.time.now)).toMatchObject({ why: 'ended' })
    })
    // Nor does she write a row for another patient.
    const tried = byPerson(c.t, john, (db, by) =>
      holdTime(db, c.maria.patient, choice('2026-03-17T15:00:00Z', c.ids.types.anyone), by, c.t.time.now),
    )
    await expect(tried).rejects.toThrow('row-level security')
  })

  test('whoever may only look opens nothing to act with; nor does a preview', async () => {
    const looks = await helper('looks@example.org', ['appointments:read'])
    const never = async () => {
      throw new Error('work must not run')
    }
    const ask = (account: AccountId, view?: { kind: 'preview'; grant: string }) =>
      open(
        c.t.database,
        { ...actor(account), ...(view && { view }) },
        c.maria.patient,
        'appointments:write',
        c.t.time.now,
        never,
      )
    expect(await ask(looks.account)).toEqual({ opened: false })
    const acts = await helper('acts@example.org', ['appointments:read', 'appointments:write'])
    expect(await ask(c.maria.account, { kind: 'preview', grant: acts.grant })).toEqual({ opened: false })
    // And even with the handle of somebody who looks, the rows themselves do not give way.
    const opened = open(
      c.t.database,
      actor(looks.account),
      c.maria.patient,
      'appointments:read',
      c.t.time.now,
      db =>
        holdTime(
          db as never,
          c.maria.patient,
          choice('2026-03-17T15:00:00Z', c.ids.types.anyone),
          { account: looks.account, as: 'patient' },
          c.t.time.now,
        ),
    )
    await expect(opened).rejects.toThrow('row-level security')
  })

  test('a helper without what is confidential neither books it nor knows of it', async () => {
    const acts = await helper('acts2@example.org', ['appointments:read', 'appointments:write'])
    expect(
      await byPerson(c.t, acts, (db, by) => holdTime(db, acts.patient, confidential(), by, c.t.time.now)),
    ).toEqual({ held: false, why: 'not-allowed', next: [] })
    const held = await byPerson(c.t, c.maria, (db, by) =>
      holdTime(db, c.maria.patient, confidential(), by, c.t.time.now),
    )
    if (!held.held) throw new Error(held.why)
    await byPerson(c.t, c.maria, (db, by) => confirmHold(db, c.maria.patient, held.id, {}, by, c.t.time.now))
    const id = held.id
    await byPerson(c.t, acts, async (db, by) => {
      expect(await appointmentOf(db, acts.patient, id)).toBe(null)
      expect(await eventsOf(db, acts.patient, id)).toEqual([])
      const { upcoming } = await appointmentsOf(db, acts.patient, c.t.time.now)
      expect(upcoming.map(row => row.id)).not.toContain(id)
      const done = await cancelAppointment(db, acts.patient, id, { reason: 'other' }, by, c.t.time.now)
      expect(done).toEqual({ cancelled: false, why: 'gone' })
      // She cannot be booked then, and the answer does not say why.
      const same = await holdTime(
        db,
        acts.patient,
        choice('2026-03-16T14:00:00Z', c.ids.types.anyone),
        by,
        c.t.time.now,
      )
      expect(same.held && (await confirmHold(db, acts.patient, same.id, {}, by, c.t.time.now))).toMatchObject(
        {
          booked: false,
          why: 'taken',
        },
      )
    })
  })
})
