import { expect, test } from 'vitest'
import { instant } from '../../platform/clock.ts'
import { chosenYears, inYears, yearOf } from './narrow.tsx'

test('the year is that of the clinic, and a bare date stays in its own', () => {
  expect(yearOf(instant('2025-01-01T03:00:00Z'), 'America/Chicago')).toBe(2024)
  expect(yearOf(instant('2025-01-01T12:00:00Z'), 'America/Chicago')).toBe(2025)
  expect(yearOf(null, 'America/Chicago')).toBeNull()
})

test('an odd year in the address is no filter', () => {
  expect(chosenYears(new URLSearchParams('year=2024'))).toEqual({ kind: 'year', year: 2024 })
  expect(chosenYears(new URLSearchParams('until=2015'))).toEqual({ kind: 'until', year: 2015 })
  expect(chosenYears(new URLSearchParams("year=2024'--"))).toEqual({ kind: 'all' })
  expect(inYears(null, { kind: 'year', year: 2024 })).toBe(false)
  expect(inYears(2014, { kind: 'until', year: 2015 })).toBe(true)
  expect(inYears(null, { kind: 'all' })).toBe(true)
})
