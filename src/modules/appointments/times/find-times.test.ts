import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SeededSchedule, seedSchedule } from '../../../../test/appointments.ts'
import { type TestPortal, testPortal } from '../../../../test/portal.ts'
import { instant } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db.ts'
import { newId } from '../../../platform/ids.ts'
import { openSystem } from '../../access/index.ts'
import { readSchedule, type Schedule } from '../schedule/read-schedule.ts'
import { appointmentsPart } from '../states.ts'
import { checkTime } from './check-time.ts'
import { firstTimes, timesBetween } from './find-times.ts'
import { openHours, outsideHours } from './hours-of.ts'
import type { Search } from './time.ts'

// It is Tuesday 3 March 2026, 9:00 in Chicago.
let t: TestPortal
let ids: SeededSchedule
let schedule: Schedule
beforeAll(async () => {
  t = await testPortal()
  ids = await seedSchedule(t)
  schedule = await system(readSchedule)
})
afterAll(() => t.close())

const system = <T>(work: (db: Tx) => Promise<T>): Promise<T> =>
  openSystem(t.database, { name: 'jobs', act: 'test' }, t.time.now, work)

const typeOf = (key: keyof SeededSchedule['types']) => {
  const type = schedule.types.get(ids.types[key])
  if (!type) throw new Error(key)
  return type
}

const search = (more: Partial<Search> = {}): Search => ({
  type: typeOf('anyone'),
  from: t.time.now,
  until: t.time.now.add({ hours: 24 * 30 }),
  ...more,
})

const first = async (most: number, more: Partial<Search> = {}) =>
  (await system(db => firstTimes(db, schedule, search(more), most, t.time.now))).map(
    time => `${time.starts_at} ${nameOf(time.clinician)}`,
  )

const nameOf = (id: string) => schedule.clinicians.get(id)?.name

async function book(
  clinician: string,
  from: string,
  minutes: number,
  status = 'booked',
  held: string | null = null,
) {
  const starts = instant(from)
  const ends = starts.add({ minutes })
  const id = newId()
  await t.behindTheRules(
    `insert into appointments (patient_id, id, status, visit_type_id, clinician_id, place_id, mode, starts_at, ends_at,
       busy_from, busy_until, needs, held_until, made_at, updated_at, cancel_reason)
     values ($1, $2, $3, $4, $5, $6, 'in-person', $7, $8, $7, $8, $9, $10, $11, $11, $12)`,
    [
      newId(),
      id,
      status,
      ids.types.anyone,
      clinician,
      ids.places.harbor,
      starts.toString(),
      ends.toString(),
      appointmentsPart,
      held,
      t.time.now.toString(),
      status === 'cancelled' ? 'other' : null,
    ],
  )
  return id
}

const close = (closure: { clinician?: string; place?: string; from: string; until: string }) =>
  system(db =>
    db
      .insertInto('schedule_closures')
      .values({
        id: newId(),
        clinician_id: closure.clinician ?? null,
        place_id: closure.place ?? null,
        starts_at: instant(closure.from),
        ends_at: instant(closure.until),
        kind: 'closed',
        note: null,
        resource_id: null,
        made_by: null,
        made_at: t.time.now,
        ended_by: null,
        ended_at: null,
      })
      .execute(),
  )

test('the first times are those that nobody has, after the notice, in the order of the clinicians', async () => {
  // Two hours of notice: from 11:00 in Chicago, which is 17:00 UTC.
  expect(await first(4)).toEqual([
    '2026-03-03T17:00:00Z Dr. Chen',
    '2026-03-03T17:00:00Z Dr. Ruiz',
    '2026-03-03T17:30:00Z Dr. Chen',
    '2026-03-03T17:30:00Z Dr. Ruiz',
  ])
  expect(await first(1, { clinicians: [ids.clinicians.ruiz] })).toEqual(['2026-03-03T17:00:00Z Dr. Ruiz'])
  expect(await first(1, { places: [ids.places.mill], clinicians: [ids.clinicians.ruiz] })).toEqual([])
  expect(await first(1, { staff: true })).toEqual(['2026-03-03T15:00:00Z Dr. Chen'])
  expect(await first(9, { until: instant('2026-03-03T17:00:00Z') })).toEqual([])
})

test('what is booked, held or offered is not free; what was cancelled or held for too long is', async () => {
  const { ruiz } = ids.clinicians
  await book(ruiz, '2026-03-04T15:00:00Z', 30)
  await book(ruiz, '2026-03-04T15:30:00Z', 30, 'held', '2026-03-03T15:05:00Z')
  await book(ruiz, '2026-03-04T16:00:00Z', 30, 'held', '2026-03-03T15:00:00Z')
  await book(ruiz, '2026-03-04T16:30:00Z', 30, 'cancelled')
  await book(ruiz, '2026-03-04T17:00:00Z', 30, 'pending', '2026-03-05T15:00:00Z')
  await book(ruiz, '2026-03-04T17:40:00Z', 10, 'arrived')
  const day = {
    from: instant('2026-03-04T06:00:00Z'),
    until: instant('2026-03-04T18:00:00Z'),
    clinicians: [ruiz],
  }
  expect(await first(9, day)).toEqual(['2026-03-04T16:00:00Z Dr. Ruiz', '2026-03-04T16:30:00Z Dr. Ruiz'])
  // An hour with ten minutes before and after fits nowhere in that morning.
  expect(await first(9, { ...day, type: typeOf('long') })).toEqual([])
})

test('each of them is free when it is checked, and all others are not, each for its reason', async () => {
  const why = async (starts_at: string, more: object = {}) => {
    const chosen = {
      type: typeOf('anyone'),
      clinician: ids.clinicians.ruiz,
      place: ids.places.harbor,
      starts_at: instant(starts_at),
      ...more,
    }
    const checked = await system(db => checkTime(db, schedule, chosen, t.time.now))
    return checked.free ? 'free' : checked.why
  }
  expect(await why('2026-03-04T16:00:00Z')).toBe('free')
  expect(await why('2026-03-04T15:00:00Z')).toBe('taken')
  expect(await why('2026-03-04T15:30:00Z')).toBe('taken')
  expect(await why('2026-03-04T16:10:00Z')).toBe('off-grid')
  expect(await why('2026-03-04T18:00:00Z')).toBe('closed')
  expect(await why('2026-03-04T22:45:00Z')).toBe('closed')
  expect(await why('2026-03-07T16:00:00Z')).toBe('closed')
  expect(await why('2026-03-03T16:00:00Z')).toBe('too-soon')
  expect(await why('2026-03-03T16:00:00Z', { staff: true })).toBe('free')
  expect(await why('2026-06-03T15:00:00Z')).toBe('too-late')
  expect(await why('2026-06-03T15:00:00Z', { staff: true })).toBe('free')
  expect(await why('2026-03-04T16:00:00Z', { place: ids.places.mill })).toBe('closed')
  expect(await why('2026-03-04T16:00:00Z', { type: typeOf('confidential') })).toBe('not-theirs')
  for (const time of await system(db =>
    timesBetween(db, schedule, search({ until: instant('2026-03-06T00:00:00Z') }), t.time.now),
  ))
    expect(await why(time.starts_at.toString(), time), String(time.starts_at)).toBe('free')
})

test('a closure of a place is everybody’s, of a clinician her own; bookings in it are found', async () => {
  const { ruiz, chen } = ids.clinicians
  const hers = await book(ruiz, '2026-03-11T19:00:00Z', 30)
  const his = await book(chen, '2026-03-11T14:00:00Z', 30)
  const outside = await book(chen, '2026-03-11T12:00:00Z', 30)
  await close({ place: ids.places.harbor, from: '2026-03-11T14:00:00Z', until: '2026-03-11T16:00:00Z' })
  await close({ clinician: ruiz, from: '2026-03-11T18:00:00Z', until: '2026-03-12T18:00:00Z' })
  const day = { from: instant('2026-03-11T06:00:00Z'), until: instant('2026-03-12T06:00:00Z') }
  expect((await first(2, day)).map(text => text.slice(11))).toEqual([
    '16:00:00Z Dr. Chen',
    '16:00:00Z Dr. Ruiz',
  ])
  expect((await first(99, { ...day, clinicians: [ruiz] })).at(-1)?.slice(11, 16)).toBe('16:30')
  const found = await system(async db => {
    const bookings = await db
      .selectFrom('appointments')
      .selectAll()
      .where('id', 'in', [hers, his, outside])
      .execute()
    return outsideHours(db, schedule, bookings)
  })
  expect(Object.fromEntries(found)).toEqual({
    [hers]: 'clinician-away',
    [his]: 'place-closed',
    [outside]: 'hours-changed',
  })
  const open = await system(db => openHours(db, schedule, { clinicians: [ruiz], ...day }))
  expect(open.map(({ from, until }) => `${from} ${until}`)).toEqual([
    '2026-03-11T16:00:00Z 2026-03-11T17:00:00Z',
  ])
})

test('where everything is taken the search goes as far as it was asked to, and no further', async () => {
  await close({ place: ids.places.harbor, from: '2026-04-01T00:00:00Z', until: '2026-04-20T00:00:00Z' })
  await close({ place: ids.places.mill, from: '2026-04-01T00:00:00Z', until: '2026-04-20T00:00:00Z' })
  const from = instant('2026-04-01T00:00:00Z')
  expect(await first(1, { from, until: instant('2026-05-01T00:00:00Z') })).toEqual([
    '2026-04-20T14:00:00Z Dr. Chen',
  ])
  expect(await first(1, { from, until: instant('2026-04-20T00:00:00Z') })).toEqual([])
})
