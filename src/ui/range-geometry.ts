/** A reference range; null where it is open. */
export type Range = { low: number | null; high: number | null }
export type RangePlace = 'below' | 'within' | 'above'

/** Where a value lies: `at` and the ends of the band are shares of the drawing's width, from 0 to 1. */
export type RangeGeometry = { at: number; bandFrom: number; bandTo: number; place: RangePlace }

// The band takes the middle half; what lies outside closes in on the edge and never reaches it.
const bandFrom = 0.25
const bandTo = 0.75
const edge = 0.03

/** The range as far as it makes sense: null where no end is a number or the ends are the wrong way round. */
export function soundRange(range: Range): Range | null {
  const low = range.low !== null && Number.isFinite(range.low) ? range.low : null
  const high = range.high !== null && Number.isFinite(range.high) ? range.high : null
  if (low === null && high === null) return null
  return low !== null && high !== null && low > high ? null : { low, high }
}

/** The share of the outer part that a distance beyond the range takes: 0 at the end, towards 1 far away. */
function beyond(distance: number, span: number): number {
  return Number.isFinite(distance) ? distance / (distance + span) : 1
}

/** Places a value beside its range; null where value or range can't be drawn. Never decreases as the value grows. */
export function placeInRange(value: number, written: Range): RangeGeometry | null {
  const range = soundRange(written)
  if (!range || Number.isNaN(value)) return null
  const { low, high } = range
  const from = low === null ? edge : bandFrom
  const to = high === null ? 1 - edge : bandTo
  const span = spanOf(low, high)
  if (low !== null && value < low) {
    return {
      at: from - beyond(low - value, span) * (from - edge),
      bandFrom: from,
      bandTo: to,
      place: 'below',
    }
  }
  if (high !== null && value > high) {
    return {
      at: to + beyond(value - high, span) * (1 - edge - to),
      bandFrom: from,
      bandTo: to,
      place: 'above',
    }
  }
  return { at: inside(value, low, high, span, from, to), bandFrom: from, bandTo: to, place: 'within' }
}

function spanOf(low: number | null, high: number | null): number {
  if (low !== null && high !== null && high > low) return high - low
  return Math.abs(low ?? high ?? 1) || 1
}

function inside(
  value: number,
  low: number | null,
  high: number | null,
  span: number,
  from: number,
  to: number,
): number {
  if (low !== null && high !== null) {
    return high === low ? (from + to) / 2 : from + ((value - low) / (high - low)) * (to - from)
  }
  if (low !== null) return from + beyond(value - low, span) * (to - from)
  return to - beyond((high ?? 0) - value, span) * (to - from)
}
