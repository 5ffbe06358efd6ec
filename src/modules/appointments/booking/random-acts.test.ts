import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { afterAll, expect, test } from 'vitest'
import {
  accept,
  book,
  cancel,
  confirm,
  decline,
  expire,
  heldBy,
  hold,
  isSame,
  mark,
  move,
  offer,
} from '../../../../test/appointment-acts.ts'
import { freeTimes, isOver, kinds, type Model, notice } from '../../../../test/appointment-model.ts'
import { bySystem } from '../../../../test/booking.ts'
import { type TestPortal, testPortal } from '../../../../test/portal.ts'
import type { Instant } from '../../../platform/clock.ts'
import { type AccountId, newId, type PatientId } from '../../../platform/ids.ts'
import type { SystemDb } from '../../access/index.ts'
import type { DeskDb } from '../handles.ts'
import { readSchedule } from '../schedule/read-schedule.ts'
import { appointmentsPart } from '../states.ts'
import { timesBetween } from '../times/find-times.ts'
import { bookTime } from './book-time.ts'
import { cancelAppointment } from './cancel.ts'
import { confirmHold } from './confirm-hold.ts'
import { endLapsed } from './end-lapsed.ts'
import { holdTime } from './hold-time.ts'
import { type Mark, markAppointment } from './mark.ts'
import { moveTime } from './move-time.ts'
import { acceptOffer, declineOffer, offerTime } from './offer.ts'
import { appointmentsOf } from './read-appointments.ts'

/** Lanes run side by side, each with a database of its own. */
const lanes = 4
/** Of each lane, about 28 acts a run. */
const runs = 110
const least_acts = 10_000

type World = { t: TestPortal; place: string; clinicians: string[]; types: string[]; nextDay: number }
const worlds: World[] = []
afterAll(async () => {
  for (const { t } of worlds) await t.close()
})

async function makeWorld(): Promise<World> {
  const t = await testPortal()
  const world = { t, place: newId(), clinicians: [newId(), newId()], types: [newId(), newId()] }
  await bySystem(t, async db => {
    await db
      .insertInto('schedule_places')
      .values({ id: world.place, name: 'Here', address: null, phone: null, zone: 'UTC', location_id: null })
      .execute()
    for (const id of world.clinicians)
      await db
        .insertInto('schedule_clinicians')
        .values({ id, name: id, work_en: '', work_es: '', practitioner_id: null, leaves_on: null })
        .execute()
    for (const [n, { minutes, before, after, step }] of kinds.entries())
      await db
        .insertInto('visit_types')
        .values({
          id: world.types[n] ?? '',
          name_en: 'Visit',
          name_es: 'Visita',
          minutes,
          buffer_before: before,
          buffer_after: after,
          step,
          mode: 'in-person',
          bookable_by: 'anyone',
          notice_minutes: notice,
          ahead_days: 730,
          cutoff_hours: 2,
        })
        .execute()
    for (const clinician_id of world.clinicians) {
      for (const visit_type_id of world.types)
        await db.insertInto('visit_type_clinicians').values({ visit_type_id, clinician_id }).execute()
      for (const weekday of [1, 2, 3, 4, 5, 6, 7])
        await db
          .insertInto('schedule_hours')
          .values({
            id: newId(),
            clinician_id,
            place_id: world.place,
            weekday,
            from_time: '09:00',
            until_time: '12:00',
            valid_from: '2026-01-01',
            valid_until: null,
            visit_types: null,
            made_by: null,
            made_at: t.time.now,
          })
          .execute()
    }
  })
  return { ...world, nextDay: Date.UTC(2026, 3, 1) / 60_000 }
}

const at = (minute: number): Instant => Temporal.Instant.fromEpochMilliseconds(minute * 60_000)
const minuteOf = (time: Instant): number => time.epochMilliseconds / 60_000

const act = fc.record({
  what: fc.oneof(
    { weight: 5, arbitrary: fc.constant('hold' as const) },
    { weight: 4, arbitrary: fc.constant('confirm' as const) },
    { weight: 3, arbitrary: fc.constantFrom('book', 'move', 'ask', 'offer', 'accept') },
    { weight: 2, arbitrary: fc.constantFrom('cancel', 'mark', 'clock', 'moveByHold') },
    { weight: 1, arbitrary: fc.constantFrom('decline', 'block', 'expire') },
  ),
  person: fc.nat(2),
  kind: fc.nat(1),
  clinician: fc.nat(1),
  slot: fc.integer({ min: -1, max: 12 }),
  /** Which of the rows or requests that there are. */
  pick: fc.nat(30),
  flag: fc.boolean(),
  mark: fc.constantFrom<Mark>('arrived', 'fulfilled', 'noshow', 'undo'),
})
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never
/** Acts in one transaction, which may break off after some of them. */
const batch = fc.record({
  acts: fc.array(act, { minLength: 10, maxLength: 20, size: 'max' }),
  crash: fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.nat(9) }),
})

class Crash extends Error {}

type Run = { world: World; model: Model; people: PatientId[]; accounts: AccountId[] }

/** What an act answers, as one word: of the model, and of the portal. */
type Answers = { expected: string; was: string }

/** Does one act to both. */
async function perform(run: Run, db: SystemDb, one: Act): Promise<Answers> {
  const { world, model: m, people, accounts } = run
  const desk = db as unknown as DeskDb
  const now = at(m.now)
  const patient = people[one.person] as PatientId
  const from = m.day + 9 * 60 + one.slot * 15
  const there = {
    clinician: world.clinicians[one.clinician] ?? '',
    place: world.place,
    starts_at: at(from),
  }
  const wish = { patient, kind: one.kind, clinician: one.clinician, from }
  const choice = { ...there, type: world.types[one.kind] ?? '' }
  const hers = { account: accounts[one.person] ?? null, as: 'patient' } as const
  const clinic = { account: null, as: 'clinic' } as const
  const chosen = <T>(list: readonly T[]): T | undefined => list[one.pick % Math.max(1, list.length)]
  const row = chosen(m.rows)
  const over = one.flag
  const over_rule = over ? 'it matters' : null
  const both = (expected: string | null, was: string | null): Answers => ({
    expected: expected ?? 'done',
    was: was ?? 'done',
  })
  switch (one.what) {
    case 'hold':
    case 'moveByHold': {
      const booked =
        one.what === 'hold'
          ? undefined
          : chosen(m.rows.filter(({ patient: p, status }) => p === patient && status === 'booked'))
      if (one.what === 'moveByHold' && !booked) return both(null, null)
      const asked = booked ? { ...wish, kind: booked.kind, moves: booked.id } : { ...wish, moves: null }
      const type = world.types[asked.kind] ?? ''
      const done = await holdTime(db, patient, { ...choice, type, moves: asked.moves }, hers, now)
      const before = heldBy(m, patient)
      const same = before && isSame(m, before, asked) ? before.id : null
      if (done.held && same !== null) expect(done.id).toBe(same)
      return both(hold(m, asked, done.held ? done.id : newId()), done.held ? null : done.why)
    }
    case 'confirm': {
      const kept = chosen([
        ...m.rows.filter(({ status }) => status === 'held').map(({ id }) => id),
        ...Object.keys(m.came),
      ])
      if (!kept || Object.hasOwn(run.model.requests, kept)) return both(null, null)
      const owner = m.rows.find(({ id }) => id === kept || id === m.came[kept])
      if (!owner || owner.status === 'pending' || isOffer(m, kept)) return both(null, null)
      const done = await confirmHold(db, owner.patient as PatientId, kept, {}, hers, now)
      const expected = confirm(m, kept)
      return both('came' in expected ? expected.came : expected.why, done.booked ? done.id : done.why)
    }
    case 'book': {
      const key = newId()
      const id = { booked: '' }
      const done = await bookTime(desk, patient, { ...choice, over_rule, key }, clinic, now)
      if (done.booked) {
        id.booked = done.id
        // The same form once more.
        expect(await bookTime(desk, patient, { ...choice, over_rule, key }, clinic, now)).toMatchObject({
          id: done.id,
          already: true,
        })
      }
      return both(book(m, { ...wish, over }, id.booked || newId()), done.booked ? null : done.why)
    }
    case 'move': {
      if (!row) return both(null, null)
      const done = await moveTime(
        desk,
        row.patient as PatientId,
        row.id,
        { ...there, over_rule, key: newId() },
        clinic,
        now,
      )
      return both(move(m, row.id, { clinician: one.clinician, from, over }), done.moved ? null : done.why)
    }
    case 'ask':
      await ask(run, db, one, patient)
      return both(null, null)
    case 'offer': {
      const request = chosen(m.requests)
      if (!request) return both(null, null)
      const want = {
        ...there,
        type: world.types[request.kind] ?? '',
        request: request.id,
        over_rule,
        key: newId(),
      }
      const done = await offerTime(desk, request.patient as PatientId, want, clinic, now)
      const expected = offer(
        m,
        request.id,
        { clinician: one.clinician, from, over },
        done.offered ? done.id : newId(),
      )
      return both(expected, done.offered ? null : done.why)
    }
    case 'accept': {
      const kept = chosen(m.rows.filter(({ request }) => request !== null))
      if (!kept) return both(null, null)
      const done = await acceptOffer(db, kept.patient as PatientId, kept.id, hers, now)
      const expected = accept(m, kept.id)
      return both('came' in expected ? expected.came : expected.why, done.accepted ? done.id : done.why)
    }
    case 'decline': {
      const kept = chosen(m.rows.filter(({ request, status }) => request !== null && status === 'pending'))
      if (!kept) return both(null, null)
      const done = await declineOffer(db, kept.patient as PatientId, kept.id, null, hers, now)
      return both(String(decline(m, kept.id)), String(done.declined))
    }
    case 'cancel': {
      if (!row) return both(null, null)
      const [by, reason] = one.flag ? ([clinic, 'other'] as const) : ([hers, 'better'] as const)
      const done = await cancelAppointment(db, row.patient as PatientId, row.id, { reason }, by, now)
      return both(cancel(m, row.id, one.flag), done.cancelled ? null : done.why)
    }
    case 'mark': {
      if (!row) return both(null, null)
      const done = await markAppointment(
        desk,
        row.patient as PatientId,
        row.id,
        one.mark,
        { seen: row.status },
        clinic,
        now,
      )
      return both(mark(m, row.id, one.mark), done.marked ? null : done.why)
    }
    case 'block':
      await block(run, db, { clinician: one.clinician, from, until: from + 15 })
      return both(null, null)
    case 'expire':
      await endLapsed(db, now)
      expire(m)
      return both(null, null)
    case 'clock':
      m.now += 1 + one.pick * 3
      return both(null, null)
  }
}

const isOffer = (m: Model, id: string): boolean => m.rows.some(row => row.id === id && row.request !== null)

async function ask({ model: m, world }: Run, db: SystemDb, one: Act, patient: PatientId): Promise<void> {
  const booked = m.rows.filter(row => row.patient === patient && row.status === 'booked')
  const about = one.flag ? booked[one.pick % Math.max(1, booked.length)] : undefined
  if (about && m.requests.some(({ appointment, status }) => appointment === about.id && status !== 'settled'))
    return
  const request = {
    id: newId(),
    patient,
    appointment: about?.id ?? null,
    kind: about?.kind ?? one.kind,
    status: 'waiting' as const,
  }
  await db
    .insertInto('appointment_requests')
    .values({
      patient_id: patient,
      id: request.id,
      kind: about ? 'move' : 'new',
      status: 'waiting',
      visit_type_id: world.types[request.kind] ?? '',
      appointment_id: request.appointment,
      clinician_id: null,
      place_id: null,
      reason: null,
      earliest: null,
      latest: null,
      needs: appointmentsPart,
      asked_by: newId() as AccountId,
      asked_at: at(m.now),
      due_at: at(m.now),
      answered_by: null,
      answered_at: null,
      answer: null,
    })
    .execute()
  m.requests.push(request)
}

async function block({ model: m, world }: Run, db: SystemDb, one: Model['closures'][number]): Promise<void> {
  await db
    .insertInto('schedule_closures')
    .values({
      id: newId(),
      clinician_id: world.clinicians[one.clinician] ?? '',
      place_id: null,
      starts_at: at(one.from),
      ends_at: at(one.until),
      kind: 'blocked',
      note: null,
      resource_id: null,
      made_by: null,
      made_at: at(m.now),
      ended_by: null,
      ended_at: null,
    })
    .execute()
  m.closures.push(one)
}

/** What is in the database, what patients and staff are shown, and what is free: all as the model has it. */
async function compare({ world, model: m, people }: Run): Promise<void> {
  const now = at(m.now)
  await bySystem(world.t, async db => {
    const rows = await db
      .selectFrom('appointments')
      .selectAll()
      .where('clinician_id', 'in', world.clinicians)
      .where('starts_at', '>=', at(m.day))
      .where('starts_at', '<', at(m.day + 24 * 60))
      .execute()
    const stored = rows.map(row => ({
      id: row.id,
      patient: row.patient_id,
      status: row.status,
      clinician: world.clinicians.indexOf(row.clinician_id),
      from: minuteOf(row.starts_at),
      until: minuteOf(row.ends_at),
      heldUntil: row.held_until && minuteOf(row.held_until),
      sequence: row.sequence,
    }))
    const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
    const known = m.rows.map(({ id, patient, status, clinician, from, until, heldUntil, sequence }) => ({
      id,
      patient,
      status,
      clinician,
      from,
      until,
      heldUntil,
      sequence,
    }))
    expect(stored.sort(byId)).toEqual(known.sort(byId))
    const requests = await db
      .selectFrom('appointment_requests')
      .select(['id', 'status'])
      .where('patient_id', 'in', people)
      .execute()
    expect(requests.sort(byId)).toEqual(m.requests.map(({ id, status }) => ({ id, status })).sort(byId))
    for (const patient of people) {
      const { upcoming, past } = await appointmentsOf(db, patient, now)
      const seen = [...upcoming, ...past].map(({ id }) => id).sort()
      const hers = m.rows.filter(row => row.patient === patient && row.status !== 'held')
      expect(seen).toEqual(
        hers
          .filter(row => row.status !== 'pending' || !isOver(m, row))
          .map(({ id }) => id)
          .sort(),
      )
    }
    const schedule = await readSchedule(db)
    for (const kind of [0, 1])
      for (const clinician of [0, 1]) {
        const type = schedule.types.get(world.types[kind] ?? '')
        if (!type) throw new Error('no such kind')
        const search = {
          type,
          clinicians: [world.clinicians[clinician] ?? ''],
          from: at(m.day),
          until: at(m.day + 24 * 60),
        }
        const free = await timesBetween(db, schedule, search, now)
        expect(free.map(time => minuteOf(time.starts_at))).toEqual(freeTimes(m, kind, clinician))
      }
  })
}

let performed = 0

async function runAll(world: World, batches: (typeof batch extends fc.Arbitrary<infer T> ? T : never)[]) {
  const day = world.nextDay
  world.nextDay += 24 * 60
  const three = [0, 1, 2]
  const run: Run = {
    world,
    people: three.map(() => newId() as PatientId),
    accounts: three.map(() => newId() as AccountId),
    model: { now: day + 5 * 60, day, rows: [], requests: [], closures: [], came: {} },
  }
  for (const { acts, crash } of batches) {
    const before = structuredClone(run.model)
    try {
      await bySystem(world.t, async db => {
        for (const [n, one] of acts.entries()) {
          if (n === crash) throw new Crash()
          const { expected, was } = await perform(run, db, one)
          expect(was, one.what).toBe(expected)
          performed += 1
        }
      })
    } catch (error) {
      if (!(error instanceof Crash)) throw error
      run.model = before
    }
    await compare(run)
  }
  // In the end nothing is kept for anybody.
  run.model.now = day + 3 * 24 * 60
  await bySystem(world.t, db => endLapsed(db, at(run.model.now)))
  expire(run.model)
  expect(run.model.rows.filter(row => row.heldUntil !== null)).toEqual([])
  await compare(run)
}

test('ten thousand acts at random: nobody is in two places, no time is lost, every hold ends, all see the same', async () => {
  for (let n = 0; n < lanes; n += 1) worlds.push(await makeWorld())
  const batches = fc.array(batch, { minLength: 2, maxLength: 2 })
  await Promise.all(
    worlds.map(world =>
      fc.assert(
        fc.asyncProperty(batches, all => runAll(world, all)),
        { numRuns: runs, endOnFailure: true },
      ),
    ),
  )
  expect(performed).toBeGreaterThan(least_acts)
}, 240_000)
