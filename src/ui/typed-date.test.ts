import { expect, test } from 'vitest'
import { typedDate } from './typed-date.ts'

const typed = (day: string, month: string, year: string) =>
  typedDate({ 'birth-day': day, 'birth-month': month, 'birth-year': year }, 'birth')

test('three fields are a date, however somebody writes its figures', () => {
  expect(typed('8', '7', '1951')).toBe('1951-07-08')
  expect(typed(' 08', '07 ', '1951')).toBe('1951-07-08')
  expect(typed('29', '2', '2024')).toBe('2024-02-29')
})

test('what is no day of the calendar is none', () => {
  for (const [day, month, year] of [
    ['31', '2', '2024'],
    ['29', '2', '2023'],
    ['1', '13', '1951'],
    ['0', '1', '1951'],
    ['8', '7', '51'],
    ['8', '7', '19511'],
    ['8', '', '1951'],
    ['1e1', '7', '1951'],
    ['-8', '7', '1951'],
  ] as const)
    expect(typed(day, month, year)).toBeNull()
  expect(typedDate({}, 'birth')).toBeNull()
})
