import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { instant } from '../../platform/clock.ts'
import type { Permission } from '../access/index.ts'
import { ageTable, bandAt, birthdayOf, bordersAfter, type Segment, segmentsFor } from './ages.ts'

const chicago = 'America/Chicago'
const zones = [chicago, 'UTC', 'Asia/Tokyo', 'America/Sao_Paulo', 'Africa/Cairo', 'Pacific/Apia', 'Asia/Gaza']

const dates = fc
  .integer({ min: 0, max: 36_524 })
  .map(days => Temporal.PlainDate.from('1970-01-01').add({ days }).toString())
const instants = fc
  .integer({ min: 0, max: 4_102_444_800 })
  .map(seconds => Temporal.Instant.fromEpochMilliseconds(seconds * 1000))

/** What the segments allow at an instant, as `access_open` would read them. */
function allowedBy(segments: readonly Segment[], at: Temporal.Instant): readonly Permission[] | null {
  const now = segments.filter(
    ({ from, until }) =>
      Temporal.Instant.compare(from, at) <= 0 && (until === null || Temporal.Instant.compare(at, until) < 0),
  )
  expect(now.length).toBeLessThanOrEqual(1)
  return now[0]?.permissions ?? null
}

/** How old by the calendar on the wall of the clinic; who is born on 29 February has her birthday on the 28th where there is none. */
function yearsOn(birthDate: string, at: Temporal.Instant, zone: string): number {
  const born = Temporal.PlainDate.from(birthDate)
  const today = at.toZonedDateTimeISO(zone).toPlainDate()
  let years = today.year - born.year
  const birthday = Temporal.PlainDate.from({ year: today.year, month: born.month, day: born.day })
  if (Temporal.PlainDate.compare(today, birthday) < 0) years -= 1
  return years
}

const expected = (years: number) => {
  if (years < 0 || years >= 18) return null
  return (years < 12 ? ageTable[0] : ageTable[1])?.parents ?? null
}

describe('every instant has exactly the rights of the age at that instant', () => {
  test.each(zones)('in %s', zone => {
    fc.assert(
      fc.property(dates, instants, instants, fc.option(instants), (birthDate, from, at, until) => {
        const within =
          Temporal.Instant.compare(from, at) <= 0 &&
          (until === null || Temporal.Instant.compare(at, until) < 0)
        const segments = segmentsFor(birthDate, ageTable, zone, from, until)
        expect(allowedBy(segments, at)).toEqual(within ? expected(yearsOn(birthDate, at, zone)) : null)
      }),
      { numRuns: 150 },
    )
  })

  test('right before and right at each midnight', () => {
    fc.assert(
      fc.property(dates, fc.constantFrom(...zones), fc.constantFrom(0, 12, 18), (birthDate, zone, years) => {
        const midnight = birthdayOf(birthDate, years, zone)
        const segments = segmentsFor(birthDate, ageTable, zone, instant('1969-01-01T00:00:00Z'), null)
        const before = midnight.subtract({ milliseconds: 1 })
        expect(allowedBy(segments, before)).toEqual(expected(years - 1))
        expect(allowedBy(segments, midnight)).toEqual(expected(years))
        expect(bandAt(birthDate, ageTable, zone, midnight)?.from_years).toBe(years)
      }),
    )
  })
})

test('the segments follow each other without a gap', () => {
  const segments = segmentsFor('2020-05-17', ageTable, chicago, instant('2026-03-03T15:00:00Z'), null)
  expect(segments.map(({ from, until }) => [String(from), String(until)])).toEqual([
    ['2026-03-03T15:00:00Z', '2032-05-17T05:00:00Z'],
    ['2032-05-17T05:00:00Z', '2038-05-17T05:00:00Z'],
  ])
})

test('29 February: the young person’s privacy begins on the 28th where there is no 29th', () => {
  expect(String(birthdayOf('2008-02-29', 12, chicago))).toBe('2020-02-29T06:00:00Z')
  expect(String(birthdayOf('2008-02-29', 18, chicago))).toBe('2026-02-28T06:00:00Z')
})

test('where clocks jump over midnight the day begins after the jump', () => {
  // In São Paulo 4 November 2018 began at 1:00.
  expect(String(birthdayOf('2006-11-04', 12, 'America/Sao_Paulo'))).toBe('2018-11-04T03:00:00Z')
})

test('without a birth date nothing is allowed', () => {
  expect(segmentsFor(null, ageTable, chicago, instant('2026-03-03T15:00:00Z'), null)).toEqual([])
  expect(bandAt(null, ageTable, chicago, instant('2026-03-03T15:00:00Z'))).toBe(null)
})

test('a birth to come opens nothing before it', () => {
  const [first] = segmentsFor('2026-06-01', ageTable, chicago, instant('2026-03-03T15:00:00Z'), null)
  expect(String(first?.from)).toBe('2026-06-01T05:00:00Z')
})

test('an end that was given cuts what the table would allow', () => {
  const until = instant('2027-01-01T06:00:00Z')
  const segments = segmentsFor('2020-05-17', ageTable, chicago, instant('2026-03-03T15:00:00Z'), until)
  expect(segments).toMatchObject([{ until }])
})

test('the birthdays to come', () => {
  const ahead = bordersAfter('2012-06-01', ageTable, chicago, instant('2026-03-03T15:00:00Z'))
  expect(ahead.map(({ at }) => String(at))).toEqual(['2030-06-01T05:00:00Z'])
})
