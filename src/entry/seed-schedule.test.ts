import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoBook, demoClinic, demoPlaces, demoVisitTypes, scheduleBundle } from '../../demo/index.ts'
import { freshDatabase } from '../../test/postgres.ts'
import { openSystem } from '../modules/access/index.ts'
import { readSchedule } from '../modules/appointments/index.ts'
import { outsideHours } from '../modules/appointments/times/hours-of.ts'
import { instant } from '../platform/clock.ts'
import { connect, type Database } from '../platform/db.ts'
import type { AccountId } from '../platform/ids.ts'
import { newId } from '../platform/ids.ts'
import { seedBookings, seedSchedule } from './seed-schedule.ts'

const job = { name: 'demo', act: 'seed' } as const
const today = '2026-11-24'
/** 10:40 in the clinic's zone. */
const now = instant('2026-11-24T16:40:00Z')
const bundles = [...demoClinic({ today })]
const book = demoBook({ today, time: '10:40', bundles })
const accounts = new Map(
  ['maria', 'luis', 'earl', 'carmen'].map(who => [`${who}@demo.example`, newId() as AccountId]),
)

let fresh: Awaited<ReturnType<typeof freshDatabase>>
let database: Database
beforeAll(async () => {
  fresh = await freshDatabase()
  database = connect(fresh.url)
  const start = performance.now()
  await openSystem(database, job, now, db => seedSchedule(db, today, now))
  await openSystem(database, job, now, db => seedBookings(db, book.bookings, accounts, now))
  expect(performance.now() - start).toBeLessThan(1500)
})
afterAll(async () => {
  await database.close()
  await fresh.drop()
})

test('the clinic has places, clinicians and kinds of visit in both languages', async () => {
  const schedule = await openSystem(database, job, now, readSchedule)
  expect(schedule.places.size).toBe(demoPlaces.length)
  expect(schedule.clinicians.size).toBe(8)
  expect(schedule.types.size).toBe(Object.keys(demoVisitTypes).length)
  for (const { name, about, preparation, clinicians } of schedule.types.values()) {
    for (const words of [name, about, preparation]) {
      expect(words.en).not.toBe('')
      expect(words.es).not.toBe('')
      expect(words.es).not.toBe(words.en)
    }
    expect(clinicians.length).toBeGreaterThan(0)
  }
  const ways = new Set([...schedule.types.values()].map(type => type.bookable_by))
  expect([...ways].toSorted()).toEqual(['anyone', 'established', 'new', 'request', 'ticket'])
})

test('every coming visit is within hours but the one that a leave has overtaken', async () => {
  const outside = await openSystem(database, job, now, async db => {
    const coming = await db
      .selectFrom('appointments')
      .selectAll()
      .where('starts_at', '>', now)
      .where('status', 'in', ['booked', 'pending'])
      .execute()
    expect(coming.length).toBeGreaterThan(150)
    const found = await outsideHours(db, await readSchedule(db), coming)
    return coming.filter(one => found.has(one.id)).map(one => [one.needs_move, found.get(one.id)])
  })
  expect(outside).toEqual([['clinician-away', 'clinician-away']])
})

test('a second seeding changes nothing', async () => {
  expect(await openSystem(database, job, now, db => seedSchedule(db, '2026-12-01', now))).toBe(false)
})

test('requests wait, one time is offered, and each visit has a history', async () => {
  await openSystem(database, job, now, async db => {
    const requests = await db.selectFrom('appointment_requests').select(['kind', 'status']).execute()
    expect(requests.map(({ kind, status }) => `${kind} ${status}`).toSorted()).toEqual([
      'move waiting',
      'new offered',
      'new waiting',
    ])
    const offered = await db
      .selectFrom('appointments')
      .select('request_id')
      .where('status', '=', 'pending')
      .execute()
    expect(offered).toHaveLength(1)
    expect(offered[0]?.request_id).not.toBeNull()
    const told = await db.selectFrom('appointment_events').select('appointment_id').distinct().execute()
    expect(told).toHaveLength(book.bookings.length)
  })
})

test.each(['2024-02-29', '2026-12-31', '2027-01-01', '2027-03-13', '2027-07-03'])(
  'the book can be kept on %s',
  day => {
    const { bookings, elsewhere } = demoBook({ today: day, time: '23:50', bundles: [] })
    expect(bookings.length).toBeGreaterThan(150)
    expect(new Set(bookings.map(({ id }) => id)).size).toBe(bookings.length)
    const ids = scheduleBundle(day, elsewhere).entry?.map(({ resource }) => resource?.id) ?? []
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.every(id => /^[A-Za-z0-9\-.]{1,64}$/.test(id ?? ''))).toBe(true)
  },
)
