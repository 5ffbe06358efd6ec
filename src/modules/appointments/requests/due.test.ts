import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { instant } from '../../../platform/clock.ts'
import { dueAt } from './due.ts'

const zone = 'America/Chicago'

test.each([
  ['2026-03-03T15:00:00Z', '2026-03-04T15:00:00Z', 'Tuesday to Wednesday'],
  [
    '2026-03-06T15:00:00Z',
    '2026-03-09T14:00:00Z',
    'Friday to Monday, over the night in which clocks go ahead',
  ],
  ['2026-03-07T15:00:00Z', '2026-03-09T14:00:00Z', 'Saturday to Monday'],
  ['2026-03-09T02:00:00Z', '2026-03-10T02:00:00Z', 'Sunday evening there, Monday in Greenwich'],
])('%s is due at %s: %s', (asked, due) => {
  expect(dueAt(instant(asked), zone).toString()).toBe(due)
})

test('it is always a working day, later than the question, and at most three days and an hour away', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1_700_000_000, max: 1_900_000_000 }),
      fc.constantFrom('America/Chicago', 'America/Phoenix', 'Europe/Berlin', 'Pacific/Auckland'),
      (seconds, there) => {
        const asked = Temporal.Instant.fromEpochMilliseconds(seconds * 1000)
        const due = dueAt(asked, there)
        const hours = (due.epochMilliseconds - asked.epochMilliseconds) / 3_600_000
        expect(due.toZonedDateTimeISO(there).dayOfWeek).toBeLessThanOrEqual(5)
        expect(hours).toBeGreaterThanOrEqual(23)
        expect(hours).toBeLessThanOrEqual(73)
      },
    ),
  )
})
