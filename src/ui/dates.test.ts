import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import {
  ageInWords,
  dateTimeOf,
  fhirBirthDate,
  fhirDate,
  fhirDateTime,
  fhirInstant,
  fhirPeriod,
  fhirShortDate,
  relativeDay,
  timeOf,
} from './dates.ts'
import { readFhirDate } from './fhir-date.ts'
import { zoneOffset } from './zone.ts'

const boston = 'America/New_York'

describe('fhirDate', () => {
  test.each([
    ['2026', '2026', '2026'],
    ['2026-03', 'March 2026', 'marzo de 2026'],
    ['2026-03-03', 'Tue 3 March 2026', 'mar 3 de marzo de 2026'],
    ['1931-12-25', 'Fri 25 December 1931', 'vie 25 de diciembre de 1931'],
    // Past midnight in UTC is still the evening before in Boston.
    ['2026-03-04T02:30:00Z', 'Tue 3 March 2026', 'mar 3 de marzo de 2026'],
    ['2026-03-03T23:30:00-05:00', 'Tue 3 March 2026', 'mar 3 de marzo de 2026'],
    ['2026-03-03T23:30:00', 'Tue 3 March 2026', 'mar 3 de marzo de 2026'],
  ])('%s', (source, en, es) => {
    expect(fhirDate(source, 'en', boston)).toBe(en)
    expect(fhirDate(source, 'es', boston)).toBe(es)
  })

  test.each([
    undefined,
    null,
    20260303,
    {},
    '',
    'yesterday',
    '2026-13',
    '2026-02-30',
    '2026-3-3',
    '03/03/2026',
    '2026-03-03T25:00:00Z',
    '9'.repeat(100_000),
  ])('is null for %s', odd => {
    expect(fhirDate(odd, 'en', boston)).toBeNull()
  })

  test('knows leap years', () => {
    expect(fhirDate('2024-02-29', 'en', boston)).toBe('Thu 29 February 2024')
    expect(fhirDate('2023-02-29', 'en', boston)).toBeNull()
    expect(fhirDate('1900-02-29', 'en', boston)).toBeNull()
  })

  test('never throws', () => {
    fc.assert(fc.property(fc.anything(), odd => void fhirDateTime(odd, 'es', boston)))
  })
})

test('short dates', () => {
  expect(fhirShortDate('2026-03-03', 'en', boston)).toBe('3 Mar 2026')
  expect(fhirShortDate('2026-03-03', 'es', boston)).toBe('3 mar 2026')
  expect(fhirShortDate('2026-03', 'es', boston)).toBe('mar 2026')
})

describe('times', () => {
  test.each([
    ['2026-03-03T14:05:00Z', 'Tue 3 March 2026, 9:05 am', 'mar 3 de marzo de 2026, 9:05 a. m.'],
    ['2026-07-03T16:00:00Z', 'Fri 3 July 2026, 12:00 pm', 'vie 3 de julio de 2026, 12:00 p. m.'],
    ['2026-03-03T05:00:00Z', 'Tue 3 March 2026, 12:00 am', 'mar 3 de marzo de 2026, 12:00 a. m.'],
    ['2026-03-03', 'Tue 3 March 2026', 'mar 3 de marzo de 2026'],
  ])('%s', (source, en, es) => {
    expect(fhirDateTime(source, 'en', boston)).toBe(en)
    expect(fhirDateTime(source, 'es', boston)).toBe(es)
  })

  test('names the zone as it is on that day', () => {
    expect(timeOf(Temporal.Instant.from('2026-01-05T15:00Z'), 'en', boston, true)).toBe('10:00 am EST')
    expect(timeOf(Temporal.Instant.from('2026-07-05T15:00Z'), 'en', boston, true)).toBe('11:00 am EDT')
  })

  test('on both sides of a change of the clock', () => {
    expect(dateTimeOf(Date.parse('2026-03-08T06:59:00Z'), 'en', boston)).toBe('Sun 8 March 2026, 1:59 am')
    expect(dateTimeOf(Date.parse('2026-03-08T07:00:00Z'), 'en', boston)).toBe('Sun 8 March 2026, 3:00 am')
  })

  test('agree with Temporal at any instant in any zone', () => {
    const zones = [boston, 'America/Los_Angeles', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC']
    const instants = fc.integer({ min: Date.UTC(1925, 0), max: Date.UTC(2100, 0) })
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (at, zone) => {
        const expected = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
        expect(zoneOffset(at, zone)).toBe(Math.round(expected.offsetNanoseconds / 1e6))
      }),
    )
  })
})

test('fhirInstant sorts whatever the precision', () => {
  expect(fhirInstant('2026-03-03T14:05:00Z', boston)).toBe(Date.UTC(2026, 2, 3, 14, 5))
  expect(fhirInstant('2026-03-03T09:05:00', boston)).toBe(Date.UTC(2026, 2, 3, 14, 5))
  expect(fhirInstant('2026', boston)).toBe(Date.UTC(2026, 0, 1, 12))
  expect(fhirInstant('soon', boston)).toBeNull()
})

test('periods', () => {
  expect(fhirPeriod('2026-03-03', '2026-03-03T20:00:00Z', 'en', boston)).toBe('Tue 3 March 2026')
  expect(fhirPeriod('2025', '2026-03', 'es', boston)).toBe('2025 a marzo de 2026')
  expect(fhirPeriod('2025', undefined, 'en', boston)).toBe('since 2025')
  expect(fhirPeriod('odd', '2025', 'en', boston)).toBe('until 2025')
  expect(fhirPeriod(null, null, 'en', boston)).toBeNull()
})

describe('relativeDay counts days of the clinic’s calendar', () => {
  const now = Temporal.Instant.from('2026-03-04T02:30:00Z') // the evening of the 3rd in Boston
  test.each([
    ['2026-03-03T12:00:00Z', 'today', 'hoy'],
    ['2026-03-02T12:00:00Z', 'yesterday', 'ayer'],
    ['2026-03-04T12:00:00Z', 'tomorrow', 'mañana'],
    ['2026-02-25T12:00:00Z', '6 days ago', 'hace 6 días'],
    ['2026-04-01T12:00:00Z', 'in 4 weeks', 'dentro de 4 semanas'],
    ['2025-09-01T12:00:00Z', '6 months ago', 'hace 6 meses'],
    ['2020-09-01T12:00:00Z', '5 years ago', 'hace 5 años'],
  ])('%s', (at, en, es) => {
    expect(relativeDay(Temporal.Instant.from(at), now, 'en', boston)).toBe(en)
    expect(relativeDay(Temporal.Instant.from(at), now, 'es', boston)).toBe(es)
  })
})

describe('ageInWords', () => {
  const today = Temporal.PlainDate.from('2026-03-03')
  test.each([
    ['2026-03-03', '0 days old', '0 días de edad'],
    ['2026-03-02', '1 day old', '1 día de edad'],
    ['2026-02-01', '4 weeks old', '4 semanas de edad'],
    ['2025-01-15', '13 months old', '13 meses de edad'],
    ['2024-03-03', '2 years old', '2 años de edad'],
    ['1948-03-04', '77 years old', '77 años de edad'],
    ['1948', '78 years old', '78 años de edad'],
    ['2027-01-01', null, null],
    [undefined, null, null],
  ])('%s', (born, en, es) => {
    expect(ageInWords(born, today, 'en')).toBe(en)
    expect(ageInWords(born, today, 'es')).toBe(es)
  })
})

test('a date keeps the precision that its source gave', () => {
  expect(readFhirDate('2024', boston)).toMatchObject({ month: null, day: null, hour: null })
  expect(readFhirDate('2024-05', boston)).toMatchObject({ month: 5, day: null, hour: null })
  expect(readFhirDate('2024-05-06', boston)).toMatchObject({ day: 6, hour: null, at: null })
})

test('a birth date says no day of the week', () => {
  expect(fhirBirthDate('1948-03-03', 'en')).toBe('3 March 1948')
  expect(fhirBirthDate('1948-03-03', 'es')).toBe('3 de marzo de 1948')
  expect(fhirBirthDate('1948-03', 'es')).toBe('marzo de 1948')
  expect(fhirBirthDate('soon', 'en')).toBeNull()
})
