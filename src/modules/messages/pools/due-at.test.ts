import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { type Instant, instant } from '../../../platform/clock.ts'
import { dueAt } from './due-at.ts'
import type { PoolHours } from './read-pools.ts'

const weekdays = [1, 2, 3, 4, 5]
const office: PoolHours[] = weekdays.flatMap(weekday => [
  { weekday, from: '09:00:00', until: '12:00:00' },
  { weekday, from: '13:00:00', until: '17:00:00' },
])
const zone = 'America/Chicago'
const local = (text: string): Instant => Temporal.PlainDateTime.from(text).toZonedDateTime(zone).toInstant()
const due = (answer_hours: number, from: string, hours = office) =>
  dueAt({ hours, zone, answer_hours }, local(from)).toZonedDateTimeISO(zone).toPlainDateTime().toString()

test('only open hours count', () => {
  expect(due(2, '2026-03-03T10:30')).toBe('2026-03-03T13:30:00')
  expect(due(2, '2026-03-03T16:00')).toBe('2026-03-04T10:00:00')
  expect(due(7, '2026-03-03T12:30')).toBe('2026-03-04T12:00:00')
  // A Friday evening; Monday is the next open day.
  expect(due(1, '2026-03-06T19:00')).toBe('2026-03-09T10:00:00')
  expect(due(14, '2026-03-03T09:00')).toBe('2026-03-04T17:00:00')
})

test('an answer that is due as the pool closes is due then, not the next morning', () => {
  expect(due(4, '2026-03-03T13:00')).toBe('2026-03-03T17:00:00')
})

test('hours are those of the clock on the wall, also when it is put forward or back', () => {
  const night = [{ weekday: 7, from: '00:00:00', until: '06:00:00' }]
  // 8 March 2026: from 2:00 it is 3:00 at once.
  expect(due(3, '2026-03-07T12:00', night)).toBe('2026-03-08T04:00:00')
  // 1 November 2026: the hour after 1:00 comes twice.
  expect(due(3, '2026-10-31T12:00', night)).toBe('2026-11-01T02:00:00')
  // The office opens at nine on both sides of it.
  expect(due(1, '2026-03-06T18:00')).toBe('2026-03-09T10:00:00')
  expect(due(1, '2026-10-30T18:00')).toBe('2026-11-02T10:00:00')
})

test('hours within the hour that is skipped count none, and the next ones go on', () => {
  const skipped = [
    { weekday: 7, from: '02:00:00', until: '03:00:00' },
    { weekday: 1, from: '09:00:00', until: '10:00:00' },
  ]
  expect(due(1, '2026-03-07T12:00', skipped)).toBe('2026-03-09T10:00:00')
})

test('a pool that answers around the clock', () => {
  const always = [1, 2, 3, 4, 5, 6, 7].map(weekday => ({ weekday, from: '00:00:00', until: '24:00:00' }))
  expect(due(48, '2026-03-03T10:30', always)).toBe('2026-03-05T10:30:00')
})

test('hours that overlap count once', () => {
  const twice = [
    { weekday: 2, from: '09:00:00', until: '11:00:00' },
    { weekday: 2, from: '10:00:00', until: '12:00:00' },
  ]
  expect(due(3, '2026-03-03T08:00', twice)).toBe('2026-03-03T12:00:00')
})

test('without hours the clock alone counts', () => {
  expect(due(16, '2026-03-03T10:00', [])).toBe('2026-03-04T02:00:00')
})

const zones = ['America/Chicago', 'America/Phoenix', 'Europe/Berlin', 'Asia/Kathmandu', 'Australia/Lord_Howe']
const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}:00`
const someHours = fc
  .array(
    fc
      .record({ weekday: fc.integer({ min: 1, max: 7 }), from: fc.integer({ min: 0, max: 1380 }) })
      .chain(one =>
        fc.integer({ min: one.from + 60, max: 1440 }).map(until => ({
          weekday: one.weekday,
          from: clock(one.from),
          until: clock(until),
        })),
      ),
    { minLength: 1, maxLength: 10 },
  )
  .map(hours =>
    hours.toSorted((a, b) => a.weekday - b.weekday || (a.from < b.from ? -1 : a.from > b.from ? 1 : 0)),
  )
const pools = fc.record({
  hours: someHours,
  zone: fc.constantFrom(...zones),
  answer_hours: fc.integer({ min: 1, max: 200 }),
})
/** Around the days on which clocks change, too. */
const instants = fc
  .integer({
    min: Date.parse('2026-01-01T00:00:00Z') / 60_000,
    max: Date.parse('2027-12-31T00:00:00Z') / 60_000,
  })
  .map(minutes => Temporal.Instant.fromEpochMilliseconds(minutes * 60_000))

/** Open or not, minute by minute, as somebody would see it who looks at the clock on the wall. */
function isOpen(pool: { hours: readonly PoolHours[]; zone: string }, at: number): boolean {
  const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(pool.zone)
  const time = clock(there.hour * 60 + there.minute)
  return pool.hours.some(
    ({ weekday, from, until }) => weekday === there.dayOfWeek && from <= time && time < until,
  )
}

test('never before it was asked, always later for a later message, and for a longer promise', () => {
  fc.assert(
    fc.property(pools, instants, fc.integer({ min: 0, max: 20_000 }), (pool, from, later) => {
      const due = dueAt(pool, from).epochMilliseconds
      expect(due).toBeGreaterThan(from.epochMilliseconds)
      expect(dueAt(pool, from.add({ minutes: later })).epochMilliseconds).toBeGreaterThanOrEqual(due)
      expect(
        dueAt({ ...pool, answer_hours: pool.answer_hours + 1 }, from).epochMilliseconds,
      ).toBeGreaterThanOrEqual(due)
    }),
    { numRuns: 60 },
  )
})

test('what was open until then is what was promised', () => {
  const few = fc.record({
    hours: someHours,
    zone: fc.constantFrom('America/Chicago', 'Europe/Berlin', 'America/Phoenix'),
    answer_hours: fc.integer({ min: 1, max: 4 }),
  })
  fc.assert(
    fc.property(few, instants, (pool, from) => {
      // An hour that is skipped or comes twice is told apart by the tests above.
      fc.pre(!changesClock(pool.zone, from, dueAt(pool, from)))
      const until = dueAt(pool, from).epochMilliseconds
      let open = 0
      for (let at = from.epochMilliseconds; at < until; at += 60_000) if (isOpen(pool, at)) open++
      expect(open).toBe(pool.answer_hours * 60)
      expect(isOpen(pool, until - 60_000)).toBe(true)
    }),
    { numRuns: 15 },
  )
})

function changesClock(timeZone: string, from: Instant, until: Instant): boolean {
  const offset = (at: Instant) => at.toZonedDateTimeISO(timeZone).offset
  for (let at = from; Temporal.Instant.compare(at, until) < 0; at = at.add({ hours: 12 }))
    if (offset(at) !== offset(from)) return true
  return offset(from) !== offset(until)
}

test('no promise goes beyond 400 days', () => {
  const seldom = { hours: [{ weekday: 1, from: '09:00:00', until: '09:05:00' }], zone, answer_hours: 200 }
  const from = instant('2026-03-03T15:00:00Z')
  expect(dueAt(seldom, from).epochMilliseconds - from.epochMilliseconds).toBe(400 * 86_400_000)
})
