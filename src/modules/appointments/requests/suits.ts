import type { Instant } from '../../../platform/clock.ts'

/** Parts of the day by the clock of the place; what begins at noon is in the afternoon. */
export const parts = ['morning', 'afternoon', 'evening'] as const
export type Part = (typeof parts)[number]

const afternoon_from = 12
const evening_from = 17

/** Days of the week as ISO counts them: 1 is Monday. */
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

/** When it suits somebody; an empty list means any. Dates are of the calendar of the place. */
export type Suits = {
  readonly earliest: string | null
  readonly latest: string | null
  readonly weekdays: readonly number[]
  readonly parts: readonly string[]
}

/** Whether a time on the clock of its place is among those that suit. */
export function isSuited(at: Instant, zone: string, suits: Suits): boolean {
  const there = at.toZonedDateTimeISO(zone)
  const date = there.toPlainDate().toString()
  return (
    (suits.weekdays.length === 0 || suits.weekdays.includes(there.dayOfWeek)) &&
    (suits.parts.length === 0 || suits.parts.includes(partOf(there.hour))) &&
    (suits.earliest === null || date >= suits.earliest) &&
    (suits.latest === null || date <= suits.latest)
  )
}

export const partOf = (hour: number): Part =>
  hour < afternoon_from ? 'morning' : hour < evening_from ? 'afternoon' : 'evening'
