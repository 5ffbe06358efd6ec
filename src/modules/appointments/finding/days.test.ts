import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { instant } from '../../../platform/clock.ts'
import type { Place, Schedule } from '../schedule/read-schedule.ts'
import type { Time } from '../times/time.ts'
import { byPart, dayOf, mondayOf, oneOfEach, readDay, spanOf } from './days.ts'

const place = (id: string, zone: string): Place => ({
  id,
  name: id,
  address: null,
  phone: null,
  zone,
  location_id: null,
  active: true,
})
const schedule: Schedule = {
  places: new Map([
    ['phoenix', place('phoenix', 'America/Phoenix')],
    ['york', place('york', 'America/New_York')],
  ]),
  clinicians: new Map(),
  types: new Map(),
}
const time = (at: string, where: string, clinician = 'a'): Time => {
  const starts_at = instant(at)
  const ends_at = starts_at.add({ minutes: 30 })
  return { clinician, place: where, starts_at, ends_at, busy_from: starts_at, busy_until: ends_at }
}
const day = (text: string) => Temporal.PlainDate.from(text)

test('a time belongs to the day of its place', () => {
  expect(dayOf(schedule, time('2026-03-05T04:30:00Z', 'york')).toString()).toBe('2026-03-04')
  expect(dayOf(schedule, time('2026-03-05T06:30:00Z', 'york')).toString()).toBe('2026-03-05')
  expect(dayOf(schedule, time('2026-03-05T06:30:00Z', 'phoenix')).toString()).toBe('2026-03-04')
})

test('days begin where they begin first, and end where they end last, also when a clock is changed', () => {
  const zones = ['America/Phoenix', 'America/New_York']
  const { from, until } = spanOf(day('2026-03-08'), 1, zones)
  // New York is at -5 that midnight, and at -4 the next; Phoenix at -7 always.
  expect([from.toString(), until.toString()]).toEqual(['2026-03-08T05:00:00Z', '2026-03-09T07:00:00Z'])
  const york = (first: string) => spanOf(day(first), 1, ['America/New_York'])
  const hours = (first: string) =>
    (york(first).until.epochMilliseconds - york(first).from.epochMilliseconds) / 3_600_000
  expect([hours('2026-03-07'), hours('2026-03-08'), hours('2026-11-01')]).toEqual([24, 23, 25])
})

test('a week begins on Monday, over the turn of a year too', () => {
  expect(mondayOf(day('2026-03-08')).toString()).toBe('2026-03-02')
  expect(mondayOf(day('2026-03-09')).toString()).toBe('2026-03-09')
  expect(mondayOf(day('2027-01-01')).toString()).toBe('2026-12-28')
})

test('only a day of the calendar is read as one', () => {
  expect(readDay('2026-02-28')?.toString()).toBe('2026-02-28')
  for (const odd of [
    '2026-02-29',
    '2026-3-1',
    '20260301',
    '',
    'x',
    null,
    '2026-03-01T00:00',
    '-002026-03-01',
  ])
    expect(readDay(odd)).toBeNull()
})

test('who has more time gets those for whom it is all the same', () => {
  const [nine, ten] = ['2026-03-05T14:00:00Z', '2026-03-05T15:00:00Z']
  const times = [time(nine, 'york', 'a'), time(nine, 'york', 'b'), time(ten, 'york', 'b')]
  expect(oneOfEach(times, true).map(one => one.clinician)).toEqual(['b', 'b'])
  const far = time(nine, 'phoenix', 'c')
  expect(oneOfEach([...times, far], true)).toHaveLength(3)
  expect(oneOfEach([...times, far], false)).toHaveLength(2)
})

test('parts of the day are those of the clock of the place', () => {
  const noon = [time('2026-03-05T17:00:00Z', 'york'), time('2026-03-05T17:00:00Z', 'phoenix')]
  expect(byPart(schedule, noon).map(({ part, times }) => [part, times[0]?.place])).toEqual([
    ['morning', 'phoenix'],
    ['afternoon', 'york'],
  ])
})
