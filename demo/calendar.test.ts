import { expect, test } from 'vitest'
import { bornBefore, instant, later, longDate, openDay } from './calendar.ts'
import { valueAt } from './chart.ts'

test('the clinic is closed at weekends and on holidays: the day before is taken', () => {
  expect(openDay('2026-11-22')).toBe('2026-11-20')
  expect(openDay('2026-12-25')).toBe('2026-12-24')
  expect(openDay('2028-01-01')).toBe('2027-12-31')
  expect(openDay('2026-11-24')).toBe('2026-11-24')
})

test('instants carry the offset of their day', () => {
  expect(instant('2026-01-15', '09:40')).toBe('2026-01-15T09:40:00-06:00')
  expect(instant('2026-07-15', '09:40')).toBe('2026-07-15T09:40:00-05:00')
  expect(later('14:40', 45)).toBe('15:25')
  expect(later('22:00', 300)).toBe('23:59')
})

test('birth dates follow from age, on leap days too', () => {
  expect(bornBefore('2024-02-29', 1, 0)).toBe('2023-02-28')
  expect(longDate('2024-03-12', 'es')).toBe('12 de marzo de 2024')
})

test('a course is a straight line between its points and level outside', () => {
  const course = [
    [-2, 10],
    [0, 6],
  ] as const
  expect([-5, -2, -1, 0, 1].map(at => valueAt(course, at))).toEqual([10, 10, 8, 6, 6])
})
