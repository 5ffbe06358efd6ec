import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SeededSchedule, seedSchedule } from '../../../../test/appointments.ts'
import { type TestPortal, testPortal } from '../../../../test/portal.ts'
import { type Instant, instant } from '../../../platform/clock.ts'
import { newId, type PatientId, type SessionId } from '../../../platform/ids.ts'
import { type Actor, openClinic, openSystem, type SystemDb } from '../../access/index.ts'
import { confirmHold } from '../booking/confirm-hold.ts'
import { holdTime } from '../booking/hold-time.ts'
import type { ManagerDb } from '../handles.ts'
import { appointmentsPart } from '../states.ts'
import { affectedBookings, flagMoves, type Part } from './affected.ts'
import { keepSchedule } from './lock-schedule.ts'
import { keepBooking, tellPatientToMove } from './to-move/keep-booking.ts'
import { listToMove, movesWaiting } from './to-move/list-to-move.ts'
import { tryChange } from './try-change.ts'

// It is Tuesday 3 March 2026, 9:00 in Chicago.
let t: TestPortal
let ids: SeededSchedule
let actor: Actor
beforeAll(async () => {
  t = await testPortal()
  ids = await seedSchedule(t)
  const { account } = await t.staff('manager@clinic.example', 'manager')
  const { rows } = await t.database.pool.query('select id from sessions where account_id = $1', [account])
  actor = {
    account,
    session: rows[0].id as SessionId,
    act: 'test',
    target: null,
    origin: null,
    role: 'manager',
  }
})
afterAll(() => t.close())

async function clinic<T>(work: (db: ManagerDb) => Promise<T>): Promise<T> {
  const opened = await openClinic(t.database, actor, 'schedules:manage', t.time.now, work)
  if (!opened.opened) throw new Error('not opened')
  return opened.value
}
/** The desk's verbs, by the manager, whose role has both permissions. */
const desk = <T>(work: (db: Parameters<typeof keepBooking>[0]) => Promise<T>): Promise<T> =>
  clinic(db => work(db as never))

const from = '2026-03-11T19:00:00Z'
async function book(more: { at?: string; clinician?: string; status?: string; over?: string } = {}) {
  const [patient, id, starts] = [newId() as PatientId, newId(), instant(more.at ?? from)]
  const status = more.status ?? 'booked'
  await t.behindTheRules(
    `insert into appointments (patient_id, id, status, visit_type_id, clinician_id, place_id, mode, starts_at, ends_at,
       busy_from, busy_until, needs, held_until, made_at, updated_at, over_rule)
     values ($1, $2, $3, $4, $5, $6, 'in-person', $7, $8, $7, $8, $9, $10, $11, $11, $12)`,
    [
      patient,
      id,
      status,
      ids.types.anyone,
      more.clinician ?? ids.clinicians.ruiz,
      ids.places.harbor,
      starts.toString(),
      starts.add({ minutes: 30 }).toString(),
      appointmentsPart,
      status === 'booked' ? null : t.time.now.add({ hours: 1 }).toString(),
      t.time.now.toString(),
      more.over ?? null,
    ],
  )
  return { patient, id }
}

async function close(db: ManagerDb, at = from, made_at: Instant = t.time.now): Promise<Part> {
  const { ruiz } = ids.clinicians
  await db
    .insertInto('schedule_closures')
    .values({
      id: newId(),
      clinician_id: ruiz,
      place_id: null,
      starts_at: instant(at),
      ends_at: instant(at).add({ hours: 1 }),
      kind: 'away',
      note: null,
      resource_id: null,
      made_by: db.account,
      made_at,
      ended_by: null,
      ended_at: null,
    })
    .execute()
  return { clinicians: [ruiz] }
}

const reopen = () =>
  clinic(async db => {
    await db.updateTable('schedule_closures').set({ ended_at: t.time.now, ended_by: db.account }).execute()
    return flagMoves(db, { tell: false }, t.time.now)
  })
const flagOf = (id: string) =>
  clinic(async db => {
    const row = await db
      .selectFrom('appointments')
      .select('needs_move')
      .where('id', '=', id)
      .executeTakeFirst()
    return row?.needs_move
  })
const news = async (about: string) => {
  const { rows } = await t.database.pool.query("select payload from outbox where payload->>'about' = $1", [
    about,
  ])
  return rows.map(({ payload }) => payload.what)
}
const later = () => {
  t.time.now = t.time.now.add({ minutes: 1 })
}

test('a change is first only shown, and saved only with the list that was shown; then it is listed and told', async () => {
  const { id } = await book()
  const shown = await clinic(db => tryChange(db, () => close(db), { list: null, tell: true }, t.time.now))
  expect(shown).toMatchObject({ saved: false, affected: [{ id, why: 'clinician-away', needs_move: null }] })
  expect(await flagOf(id)).toBeNull()
  expect(await clinic(db => affectedBookings(db, t.time.now))).toEqual([])
  const list = shown.saved ? null : shown.list
  // Somebody booked in between: another list, shown again.
  const second = await book({ at: '2026-03-11T19:30:00Z' })
  const again = await clinic(db => tryChange(db, () => close(db), { list, tell: true }, t.time.now))
  expect(again).toMatchObject({ saved: false, affected: [{ id }, { id: second.id }] })
  const agreed = again.saved ? null : again.list
  expect(
    await clinic(db => tryChange(db, () => close(db), { list: agreed, tell: true }, t.time.now)),
  ).toEqual({ saved: true, listed: 2 })
  expect(await flagOf(id)).toBe('clinician-away')
  expect(await news(id)).toEqual(['must-move'])
  expect(await desk(db => listToMove(db, { page: 1, rows: 50 }))).toMatchObject({
    total: 2,
    rows: [{ id }, { id: second.id }],
  })
  expect(await reopen()).toEqual({ flagged: 0, cleared: 2, lapsed: 0 })
  expect(await flagOf(id)).toBeNull()
})

test('without telling nobody hears of it until staff say so, and then once', async () => {
  const { patient, id } = await book({ at: '2026-03-12T19:00:00Z' })
  const flag = () =>
    clinic(async db => {
      await close(db, '2026-03-12T19:00:00Z')
      return flagMoves(db, { tell: false, part: { places: [ids.places.harbor] } }, t.time.now)
    })
  expect(await flag()).toEqual({ flagged: 1, cleared: 0, lapsed: 0 })
  expect(await flag()).toEqual({ flagged: 0, cleared: 0, lapsed: 0 })
  expect(await news(id)).toEqual([])
  const before = await desk(db => listToMove(db, { page: 1, rows: 50 }))
  expect(before.rows).toMatchObject([{ id, told: false }])
  for (const told of [true, true])
    expect(await desk(db => tellPatientToMove(db, { patient, id }, t.time.now))).toBe(told)
  expect(await news(id)).toEqual(['must-move'])
  const { rows } = await desk(db => listToMove(db, { page: 1, rows: 50 }))
  expect(rows).toMatchObject([{ id, told: true }])
  expect(await desk(db => tellPatientToMove(db, { patient: newId() as PatientId, id }, t.time.now))).toBe(
    false,
  )
  await reopen()
})

test('what staff keep is listed again only for what closes later', async () => {
  const { patient, id } = await book({ at: '2026-03-13T19:00:00Z' })
  const of = { patient, id, seen: 'clinician-away' as const, note: 'She comes in for it.' }
  const flag = () => clinic(db => flagMoves(db, { tell: false }, t.time.now))
  await clinic(db => close(db, '2026-03-13T19:00:00Z'))
  await flag()
  later()
  expect(await desk(db => keepBooking(db, { ...of, seen: 'place-closed' }, t.time.now))).toEqual({
    kept: false,
    why: 'gone',
  })
  expect(await desk(db => keepBooking(db, of, t.time.now))).toEqual({ kept: true })
  expect(await desk(db => keepBooking(db, of, t.time.now))).toEqual({ kept: false, why: 'gone' })
  expect(await flag()).toMatchObject({ flagged: 0 })
  later()
  await clinic(db => close(db, '2026-03-13T19:15:00Z'))
  expect(await flag()).toMatchObject({ flagged: 1 })
  expect(await flagOf(id)).toBe('clinician-away')
  await reopen()
})

test('who leaves: her bookings are listed, those kept stay kept, and come back with another reason', async () => {
  const { patient, id } = await book({ at: '2026-03-18T19:00:00Z', clinician: ids.clinicians.chen })
  const leaves = (day: string | null) =>
    clinic(async db => {
      await db
        .updateTable('schedule_clinicians')
        .set({ leaves_on: day })
        .where('id', '=', ids.clinicians.chen)
        .execute()
      return flagMoves(db, { tell: false, part: { clinicians: [ids.clinicians.chen] } }, t.time.now)
    })
  expect(await leaves('2026-03-18')).toMatchObject({ flagged: 0 })
  expect(await leaves('2026-03-17')).toMatchObject({ flagged: 1 })
  expect(await flagOf(id)).toBe('clinician-left')
  const of = { patient, id, seen: 'clinician-left' as const, note: 'He comes back for it.' }
  later()
  await desk(db => keepBooking(db, of, t.time.now))
  expect(await leaves('2026-03-16')).toMatchObject({ flagged: 0 })
  const active = (yes: boolean) =>
    clinic(async db => {
      await db
        .updateTable('schedule_places')
        .set({ active: yes })
        .where('id', '=', ids.places.harbor)
        .execute()
      return flagMoves(db, { tell: false }, t.time.now)
    })
  expect((await active(false)).flagged).toBeGreaterThan(0)
  expect(await flagOf(id)).toBe('place-closed')
  await active(true)
  expect(await flagOf(id)).toBeNull()
  await leaves(null)
  expect(await clinic(movesWaiting)).toBe(0)
})

test('offers and held times that no longer fit end, and are told as lapsed', async () => {
  const at = '2026-03-25T14:00:00Z'
  const offer = await book({ at, status: 'pending' })
  const hold = await book({ at: '2026-03-25T14:30:00Z', status: 'held' })
  const shown = await clinic(db => tryChange(db, () => close(db, at), { list: null, tell: true }, t.time.now))
  expect(shown).toMatchObject({ saved: false, affected: [{ id: offer.id, status: 'pending' }] })
  const list = shown.saved ? null : shown.list
  await clinic(db => tryChange(db, () => close(db, at), { list, tell: true }, t.time.now))
  const left = await clinic(db =>
    db.selectFrom('appointments').select(['id', 'status']).where('id', 'in', [offer.id, hold.id]).execute(),
  )
  expect(left).toEqual([{ id: offer.id, status: 'cancelled' }])
  expect(await news(offer.id)).toEqual(['lapsed'])
  await reopen()
})

test('a kind of visit that gets longer leaves bookings as they are', async () => {
  const { id } = await book({ at: '2026-04-01T16:30:00Z' })
  await t.behindTheRules('update visit_types set minutes = 240 where id = $1', [ids.types.anyone])
  expect(await clinic(db => flagMoves(db, { tell: true }, t.time.now))).toMatchObject({ flagged: 0 })
  expect(await flagOf(id)).toBeNull()
  await t.behindTheRules('update visit_types set minutes = 30 where id = $1', [ids.types.anyone])
})

test('whoever books at the very moment of a closure is listed: the closure waits, and then sees her', async () => {
  const at = '2026-04-08T15:00:00Z'
  let booked = ''
  let holds = () => {}
  const holding = new Promise<void>(resolve => {
    holds = resolve
  })
  let closing: Promise<unknown> = Promise.resolve()
  await clinic(async db => {
    await keepSchedule(db)
    closing = clinic(other => {
      holds()
      return tryChange(other, () => close(other, at), { list: null, tell: true }, t.time.now)
    })
    await holding
    await new Promise(resolve => setTimeout(resolve, 50))
    booked = (await book({ at })).id
  })
  expect(await closing).toMatchObject({ saved: false, affected: [{ id: booked }] })
})

const patientBooks = { account: null, as: 'patient' as const }
const wantAt = (at: string) => ({
  type: ids.types.anyone,
  clinician: ids.clinicians.ruiz,
  place: ids.places.harbor,
  starts_at: instant(at),
})
const system = <T>(work: (db: SystemDb) => Promise<T>): Promise<T> =>
  openSystem(t.database, { name: 'jobs', act: 'test' }, t.time.now, work)

test('whoever books while a closure is being saved waits, and hears that it is closed', async () => {
  const at = '2026-04-15T15:00:00Z'
  const patient = newId() as PatientId
  let booking: Promise<unknown> = Promise.resolve()
  await clinic(async db => {
    await tryChange(db, () => close(db, at), { list: null, tell: true }, t.time.now)
    booking = system(other => holdTime(other, patient, wantAt(at), patientBooks, t.time.now))
    await new Promise(resolve => setTimeout(resolve, 50))
  })
  expect(await booking).toMatchObject({ held: false, why: 'closed' })
})

test('a time held before a closure is not booked after it', async () => {
  const at = '2026-04-16T15:00:00Z'
  const patient = newId() as PatientId
  const held = await system(db => holdTime(db, patient, wantAt(at), patientBooks, t.time.now))
  expect(held.held).toBe(true)
  await clinic(db => tryChange(db, () => close(db, at), { list: null, tell: true }, t.time.now))
  const confirmed = await system(db =>
    confirmHold(db, patient, held.held ? held.id : '', { reason: null }, patientBooks, t.time.now),
  )
  expect(confirmed).toMatchObject({ booked: false, why: 'ended' })
  expect(await clinic(movesWaiting)).toBe(0)
})
