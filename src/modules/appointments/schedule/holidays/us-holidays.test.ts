import { expect, test } from 'vitest'
import { holidaysBetween } from './us-holidays.ts'

const said = (from: string, until: string) =>
  holidaysBetween(from, until).map(
    ({ name, date, observed }) => `${date} ${name}${observed ? ' observed' : ''}`,
  )

test('the holidays of 2026, as the Office of Personnel Management lists them', () => {
  expect(said('2026-01-01', '2026-12-31')).toEqual([
    '2026-01-01 new-year',
    '2026-01-19 martin-luther-king',
    '2026-02-16 washington',
    '2026-05-25 memorial',
    '2026-06-19 juneteenth',
    '2026-07-03 independence observed',
    '2026-07-04 independence',
    '2026-09-07 labor',
    '2026-10-12 columbus',
    '2026-11-11 veterans',
    '2026-11-26 thanksgiving',
    '2026-12-25 christmas',
  ])
})

test('a holiday of a Sunday is kept on Monday, one of New Year’s Saturday in the year before', () => {
  expect(said('2027-07-01', '2027-07-31')).toEqual([
    '2027-07-04 independence',
    '2027-07-05 independence observed',
  ])
  expect(said('2027-12-31', '2027-12-31')).toEqual(['2027-12-31 new-year observed'])
  expect(said('2028-01-01', '2028-01-02')).toEqual(['2028-01-01 new-year'])
})

test('a Memorial Day is the last Monday of May, though it have five', () => {
  expect(said('2027-05-01', '2027-05-31')).toEqual(['2027-05-31 memorial'])
  expect(said('2028-05-01', '2028-05-31')).toEqual(['2028-05-29 memorial'])
})
