import { whenClockShows } from '../../../ui/zone.ts'

/** Weekly hours as `schedule_hours` holds them; times in minutes after midnight, on the clock of the place. */
export type Hours = {
  readonly clinician: string
  readonly place: string
  /** ISO: 1 is Monday. */
  readonly weekday: number
  readonly from_minute: number
  /** At or before `from_minute`: on the next day. */
  readonly until_minute: number
  /** ISO dates, both included; null: until further notice. */
  readonly valid_from: string
  readonly valid_until: string | null
  readonly types: readonly string[] | null
}

/** When somebody can be booked somewhere; epoch milliseconds. */
export type Block = {
  readonly clinician: string
  readonly place: string
  readonly from: number
  readonly until: number
  /** Only these kinds of visit; null: all that she sees. */
  readonly types: readonly string[] | null
}

/** A time in which nobody books: of a clinician, of a place, or of one at the other. Epoch milliseconds. */
export type Closure = {
  readonly clinician: string | null
  readonly place: string | null
  readonly from: number
  readonly until: number
  readonly made: number
}

const day_ms = 86_400_000
const minute_ms = 60_000

const dayOf = (ms: number): number => Math.floor(ms / day_ms)
const dayOfDate = (date: string): number => Date.parse(`${date}T00:00:00Z`) / day_ms
/** ISO day of the week of a day since 1970, which was a Thursday. */
const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1

/**
 * The hours as they fall between two instants. `zones` names the clock of each place; `ends` the last day of whoever
 * leaves. A day on which the clock is changed is an hour shorter or longer, as it is for whoever works.
 */
export function blocksOf(
  hours: readonly Hours[],
  { zones, ends }: { zones: ReadonlyMap<string, string>; ends: ReadonlyMap<string, string> },
  from: number,
  until: number,
): Block[] {
  const blocks: Block[] = []
  // Somewhere it is another day than in UTC, and hours may reach over midnight.
  const [first, last] = [dayOf(from) - 2, dayOf(until) + 1]
  for (const one of hours) {
    const zone = zones.get(one.place)
    if (zone === undefined) continue
    const leaves = ends.get(one.clinician)
    const begins = Math.max(first, dayOfDate(one.valid_from))
    const limits = [one.valid_until, leaves].filter(date => date != null).map(dayOfDate)
    const stops = Math.min(last, ...limits)
    for (let day = begins + ((one.weekday - weekdayOf(begins) + 7) % 7); day <= stops; day += 7) {
      const start = whenClockShows(day * day_ms + one.from_minute * minute_ms, zone)
      const nextDay = one.until_minute <= one.from_minute ? day_ms : 0
      const end = whenClockShows(day * day_ms + nextDay + one.until_minute * minute_ms, zone)
      if (end <= from || start >= until || end <= start) continue
      blocks.push({ clinician: one.clinician, place: one.place, from: start, until: end, types: one.types })
    }
  }
  return blocks
}

/** True where a closure is of this clinician at this place. */
export const concerns = (
  closure: Closure,
  { clinician, place }: Pick<Block, 'clinician' | 'place'>,
): boolean =>
  (closure.clinician === null || closure.clinician === clinician) &&
  (closure.place === null || closure.place === place)

/** From one instant until another, which no longer belongs to it; epoch milliseconds. */
export type Span = { readonly from: number; readonly until: number }

/** What is left of a span when others are taken out of it, in order. */
export function without(span: Span, taken: readonly Span[]): Span[] {
  const left: Span[] = []
  let { from } = span
  for (const one of [...taken].sort((a, b) => a.from - b.from)) {
    if (one.until <= from || one.from >= span.until) continue
    if (one.from > from) left.push({ from, until: one.from })
    from = Math.max(from, one.until)
  }
  if (from < span.until) left.push({ from, until: span.until })
  return left
}

/** Spans that touch or overlap, as one. */
export function together(spans: readonly Span[]): Span[] {
  const merged: { from: number; until: number }[] = []
  for (const { from, until } of [...spans].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1)
    if (last && from <= last.until) last.until = Math.max(last.until, until)
    else merged.push({ from, until })
  }
  return merged
}

/** Lengths in minutes, as `VisitType` has them. */
export type Lengths = {
  readonly minutes: number
  readonly buffer_before: number
  readonly buffer_after: number
  readonly step: number
}

/**
 * Beginnings at which a visit of these lengths fits into a block, whole and before it ends: at every `step` minutes from
 * the block's own beginning, outside the closures, with its buffers clear of what is taken (which bears its own).
 */
export function startsIn(
  block: Block,
  lengths: Lengths,
  closures: readonly Closure[],
  taken: readonly Span[],
): number[] {
  const [length, step] = [lengths.minutes * minute_ms, lengths.step * minute_ms]
  const [before, after] = [lengths.buffer_before * minute_ms, lengths.buffer_after * minute_ms]
  const closed = closures.filter(closure => concerns(closure, block))
  // Seen as one kind of obstacle: a start is free if it lies inside none of these. Where two of them touch, a visit fits
  // exactly between what they stand for.
  const obstacles = [
    ...closed.map(({ from, until }) => ({ from: from - length, until })),
    ...taken.map(({ from, until }) => ({ from: from - length - after, until: until + before })),
  ].sort((a, b) => a.from - b.from)
  const starts: number[] = []
  let [next, until] = [0, Number.NEGATIVE_INFINITY]
  for (let start = block.from; start + length <= block.until; start += step) {
    for (let obstacle = obstacles[next]; obstacle && obstacle.from < start; obstacle = obstacles[next]) {
      until = Math.max(until, obstacle.until)
      next += 1
    }
    if (until <= start) starts.push(start)
  }
  return starts
}
