import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  byDesk,
  byPerson,
  bySystem,
  clinicWithDesk,
  manyPeople,
  rowCounts,
} from '../../../../test/booking.ts'
import { instant } from '../../../platform/clock.ts'
import { connect, type Database } from '../../../platform/db.ts'
import { newId } from '../../../platform/ids.ts'
import { readSchedule } from '../schedule/read-schedule.ts'
import { timesBetween } from '../times/find-times.ts'
import { bookTime } from './book-time.ts'
import { cancelAppointment } from './cancel.ts'
import { confirmHold } from './confirm-hold.ts'
import { endLapsed } from './end-lapsed.ts'
import { holdTime } from './hold-time.ts'
import { moveTime } from './move-time.ts'

/** So many are really at it at the same time. */
const connections = 50

// It is Tuesday 3 March 2026, 9:00 in Chicago.
let c: Awaited<ReturnType<typeof clinicWithDesk>>
let crowded: Database
beforeAll(async () => {
  c = await clinicWithDesk()
  crowded = connect(c.t.database.url, { max: connections })
})
afterAll(async () => {
  await crowded.close()
  await c.t.close()
})

const choice = (starts_at: string, clinician = c.ids.clinicians.ruiz) => ({
  type: c.ids.types.anyone,
  clinician,
  place: c.ids.places.harbor,
  starts_at: instant(starts_at),
})

/** All of them at once, as far as there are connections; whoever waits for one does not give up on a slow machine. */
async function atOnce<T>(acts: readonly (() => Promise<T>)[]): Promise<T[]> {
  const answers: T[] = []
  const left = [...acts.entries()]
  const work = async () => {
    for (let next = left.shift(); next; next = left.shift()) answers[next[0]] = await next[1]()
  }
  await Promise.all(Array.from({ length: connections }, work))
  return answers
}

/** By how many rows each table grew, where it did. */
const grown = (before: Record<string, number>, after: Record<string, number>) =>
  Object.fromEntries(
    Object.entries(after).flatMap(([name, count]) =>
      count === before[name] ? [] : [[name, count - (before[name] ?? 0)]],
    ),
  )

test('200 at once want the last time of the day: one gets it, 199 hear of the next three, nothing else is written', async () => {
  const people = await manyPeople(c.t, 200)
  const wanted = choice('2026-03-06T22:30:00Z')
  const world = { database: crowded, time: c.t.time }
  const before = await rowCounts(c.t)
  const answers = await atOnce(
    people.map(
      person => () =>
        byPerson(world, person, (db, by) => holdTime(db, person.patient, wanted, by, c.t.time.now)),
    ),
  )
  expect(answers.filter(answer => answer.held)).toHaveLength(1)
  const losers = answers.filter(answer => !answer.held)
  expect(new Set(losers.map(loser => loser.why))).toEqual(new Set(['taken']))
  const next = ['2026-03-09T14:00:00Z', '2026-03-09T14:30:00Z', '2026-03-09T15:00:00Z']
  for (const loser of losers) expect(loser.next.map(({ starts_at }) => String(starts_at))).toEqual(next)
  const held = await rowCounts(c.t)
  expect(grown(before, held)).toEqual({ appointments: 1 })

  const winner = people[answers.findIndex(answer => answer.held)]
  const kept = answers.find(answer => answer.held)
  if (!winner || !kept) throw new Error('nobody got it')
  const confirmed = await byPerson(world, winner, (db, by) =>
    confirmHold(db, winner.patient, kept.id, {}, by, c.t.time.now),
  )
  expect(confirmed).toMatchObject({ booked: true, id: kept.id })
  expect(grown(held, await rowCounts(c.t))).toEqual({ appointment_events: 1, outbox: 1 })
}, 60_000)

test('200 callers at once for one time: one is booked', async () => {
  const wanted = choice('2026-03-05T22:30:00Z')
  const world = { database: crowded, time: c.t.time }
  const before = await rowCounts(c.t)
  const answers = await atOnce(
    Array.from(
      { length: 200 },
      () => () =>
        byDesk(world, c.desk, (db, by) =>
          bookTime(db, newId() as never, { ...wanted, key: newId() }, by, c.t.time.now),
        ),
    ),
  )
  expect(answers.filter(answer => answer.booked)).toHaveLength(1)
  for (const answer of answers)
    if (!answer.booked) expect([answer.why, answer.next.length]).toEqual(['taken', 3])
  expect(grown(before, await rowCounts(c.t))).toEqual({ appointments: 1, appointment_events: 1, outbox: 1 })
}, 60_000)

test('whoever moves, holds, books and cancels at once never waits for each other in a circle', async () => {
  const world = { database: crowded, time: c.t.time }
  const now = () => c.t.time.now
  const { ruiz, chen } = c.ids.clinicians
  const starts = ['14:00', '14:30', '15:00', '15:30'].map(time => `2026-03-18T${time}:00Z`)
  const people = await manyPeople(c.t, 6)
  const bookings: { patient: (typeof people)[number]['patient']; id: string }[] = []
  for (const [n, { patient }] of people.entries()) {
    const wanted = choice(starts[n % 3] ?? '', n < 3 ? ruiz : chen)
    const done = await byDesk(world, c.desk, (db, by) =>
      bookTime(db, patient, { ...wanted, key: newId() }, by, now()),
    )
    if (!done.booked) throw new Error(done.why)
    bookings.push({ patient, id: done.id })
  }
  // Each to the time of the next, by both clinicians; times that overlap, half an hour and a quarter past.
  let moved = 0
  for (let round = 0; round < 15; round += 1) {
    const acts = bookings.flatMap(({ patient, id }, n) => {
      const starts_at = instant(starts[(n + round) % 4] ?? '').add({ minutes: round % 3 === 0 ? 15 : 0 })
      const clinician = (n + round) % 2 === 0 ? ruiz : chen
      const to = { clinician, place: c.ids.places.harbor, starts_at, over_rule: 'x' }
      const person = people[n]
      return [
        byDesk(world, c.desk, (db, by) => moveTime(db, patient, id, { ...to, key: newId() }, by, now())).then(
          done => {
            if (done.moved) moved += 1
          },
        ),
        byDesk(world, c.desk, async (db, by) => {
          const other = newId() as never
          const booked = await bookTime(db, other, { ...choice(starts[3] ?? ''), key: newId() }, by, now())
          if (booked.booked) await cancelAppointment(db, other, booked.id, { reason: 'other' }, by, now())
        }),
        ...(person
          ? [
              byPerson(world, person, (db, by) =>
                holdTime(db, patient, { ...choice(starts[round % 4] ?? '', clinician) }, by, now()),
              ),
            ]
          : []),
        bySystem({ database: crowded, time: c.t.time }, db => endLapsed(db, now().add({ hours: 2 }))),
      ]
    })
    await Promise.all(acts)
  }
  expect(moved).toBeGreaterThan(5)
  const rows = await bySystem(c.t, db =>
    db
      .selectFrom('appointments')
      .select(['patient_id', 'id', 'status', 'sequence'])
      .where(
        'id',
        'in',
        bookings.map(({ id }) => id),
      )
      .execute(),
  )
  expect(rows.map(row => row.status)).toEqual(bookings.map(() => 'booked'))
  expect(rows.reduce((sum, row) => sum + row.sequence, 0)).toBe(moved)
}, 60_000)

test('what was free before a crowd came is booked or free after it, nothing in between', async () => {
  const people = await manyPeople(c.t, 30)
  const day = { from: instant('2026-03-24T06:00:00Z'), until: instant('2026-03-25T06:00:00Z') }
  const free = () =>
    bySystem(c.t, async db => {
      const schedule = await readSchedule(db)
      const type = schedule.types.get(c.ids.types.anyone)
      if (!type) throw new Error('no such kind')
      const search = { type, clinicians: [c.ids.clinicians.ruiz], ...day }
      return (await timesBetween(db, schedule, search, c.t.time.now)).map(time => String(time.starts_at))
    })
  const before = await free()
  expect(before.length).toBeGreaterThan(10)
  const world = { database: crowded, time: c.t.time }
  const booked = await Promise.all(
    people.map(async (person, n) => {
      const starts_at = before[n % 10] ?? ''
      const held = await byPerson(world, person, (db, by) =>
        holdTime(db, person.patient, choice(starts_at), by, c.t.time.now),
      )
      if (!held.held) return []
      const done = await byPerson(world, person, (db, by) =>
        confirmHold(db, person.patient, held.id, {}, by, c.t.time.now),
      )
      return done.booked ? [starts_at] : []
    }),
  )
  expect(booked.flat().sort()).toEqual(before.slice(0, 10))
  expect(await free()).toEqual(before.slice(10))
})
