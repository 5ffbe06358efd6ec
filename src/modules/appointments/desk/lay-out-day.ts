import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../../../platform/clock.ts'
import type { Schedule } from '../schedule/read-schedule.ts'
import { takesTime } from '../states.ts'
import { type Span, together, without } from '../times/hours.ts'
import { dayThereSpan } from './asked.ts'
import type { DeskClosure, DeskDays, DeskVisit } from './read-desk.ts'

/** One line of somebody's day. `place` names the clock by which it is told; a closure everywhere has the day's first. */
export type Entry = { readonly from: Instant; readonly until: Instant; readonly place: string } & (
  | { readonly kind: 'visit'; readonly visit: DeskVisit }
  | { readonly kind: 'free' }
  /** `whole` where it takes all of that day. */
  | { readonly kind: 'closed'; readonly closure: DeskClosure; readonly whole: boolean }
  | { readonly kind: 'now' }
)

/** A clinician's day: where she is, and what comes after what. */
export type Column = {
  readonly clinician: string
  readonly places: readonly string[]
  readonly entries: readonly Entry[]
}

const least_free_ms = 5 * 60_000

const ms = (at: Instant): number => at.epochMilliseconds
const at = (epoch: number): Instant => Temporal.Instant.fromEpochMilliseconds(epoch)

/**
 * The day of each clinician who has hours, visits or time away on it, in the order of the schedule. The day is that of
 * the calendar at each place, from midnight to midnight; free time that is over is left out.
 */
export function layOutDay(
  schedule: Schedule,
  days: DeskDays,
  date: Temporal.PlainDate,
  now: Instant,
): Column[] {
  const spans = new Map(
    [...schedule.places.values()].map(({ id, zone }) => [id, dayThereSpan(date, zone)] as const),
  )
  const isOn = (one: { from: Instant; until: Instant; place: string }): boolean => {
    const day = spans.get(one.place)
    return day !== undefined && ms(one.from) < ms(day.until) && ms(one.until) > ms(day.from)
  }
  return [...schedule.clinicians.keys()].flatMap(clinician => {
    const visits = days.visits.filter(
      one =>
        one.clinician_id === clinician &&
        isOn({ from: one.starts_at, until: one.ends_at, place: one.place_id }),
    )
    const hours = days.hours.filter(one => one.clinician === clinician && isOn(one))
    const places = [...new Set([...hours.map(one => one.place), ...visits.map(one => one.place_id)])]
    const own = days.closures.filter(one => one.clinician_id === clinician)
    const first = places[0] ?? own[0]?.place_id ?? [...schedule.places.keys()][0]
    if (first === undefined) return []
    const closed = days.closures
      .filter(
        one =>
          one.clinician_id === clinician ||
          (one.clinician_id === null && places.includes(one.place_id ?? '')),
      )
      .flatMap(closure => closedOn(closure, closure.place_id ?? first, spans))
    const entries = [
      ...visits.map(visit => ({
        kind: 'visit' as const,
        from: visit.starts_at,
        until: visit.ends_at,
        place: visit.place_id,
        visit,
      })),
      ...closed,
      ...places.flatMap(place => freeAt(place, { hours, days, clinician, spans }, now)),
    ].sort((a, b) => ms(a.from) - ms(b.from) || ms(a.until) - ms(b.until))
    if (entries.length === 0) return []
    return [
      {
        clinician,
        places: places.length > 0 ? places : [first],
        entries: withNow(entries, spans.get(first), first, now),
      },
    ]
  })
}

type Days = ReadonlyMap<string, { from: Instant; until: Instant }>

function closedOn(closure: DeskClosure, place: string, spans: Days): Entry[] {
  const day = spans.get(place)
  if (day === undefined) return []
  const from = Math.max(ms(closure.starts_at), ms(day.from))
  const until = Math.min(ms(closure.ends_at), ms(day.until))
  if (from >= until) return []
  const whole = from === ms(day.from) && until === ms(day.until)
  return [{ kind: 'closed', closure, whole, from: at(from), until: at(until), place }]
}

/** What is left of the hours at a place when all that takes the clinician's time, anywhere, is taken out. */
function freeAt(
  place: string,
  of: { hours: DeskDays['hours']; days: DeskDays; clinician: string; spans: Days },
  now: Instant,
): Entry[] {
  const day = of.spans.get(place)
  if (day === undefined) return []
  const taken = of.days.visits
    .filter(one => one.clinician_id === of.clinician && takesTime.includes(one.status))
    .map(one => ({ from: ms(one.busy_from), until: ms(one.busy_until) }))
  const open = together(
    of.hours
      .filter(one => one.place === place)
      .map(one => ({
        from: Math.max(ms(one.from), ms(day.from), ms(now)),
        until: Math.min(ms(one.until), ms(day.until)),
      }))
      .filter(span => span.from < span.until),
  )
  return open
    .flatMap(span => without(span, taken))
    .filter(isLongEnough)
    .map(span => ({ kind: 'free', from: at(span.from), until: at(span.until), place }))
}

/** Shorter pieces between two visits are no time for anybody. */
export const isLongEnough = (span: Span): boolean => span.until - span.from >= least_free_ms

/** Puts the marker of the present before what comes next, if the day is today there. */
function withNow(
  entries: readonly Entry[],
  day: { from: Instant; until: Instant } | undefined,
  place: string,
  now: Instant,
): Entry[] {
  if (day === undefined || ms(now) < ms(day.from) || ms(now) >= ms(day.until)) return [...entries]
  const next = entries.findIndex(
    one => ms(one.from) > ms(now) || (one.kind === 'free' && ms(one.from) === ms(now)),
  )
  const marker: Entry = { kind: 'now', from: now, until: now, place }
  return next === -1 ? [...entries, marker] : [...entries.slice(0, next), marker, ...entries.slice(next)]
}

export type Counts = {
  readonly booked: number
  readonly arrived: number
  readonly fulfilled: number
  readonly noshow: number
  readonly offered: number
  readonly toMove: number
}

/** How many visits of a day stand how. A visit over midnight is counted on the day on which it begins. */
export function countDay(schedule: Schedule, columns: readonly Column[], date: Temporal.PlainDate): Counts {
  const visits = columns.flatMap(({ entries }) =>
    entries.flatMap(one => {
      const zone = schedule.places.get(one.place)?.zone
      if (one.kind !== 'visit' || zone === undefined) return []
      return one.from.toZonedDateTimeISO(zone).toPlainDate().equals(date) ? [one.visit] : []
    }),
  )
  const count = (is: (visit: DeskVisit) => boolean) => visits.filter(is).length
  return {
    booked: count(one => one.status === 'booked'),
    arrived: count(one => one.status === 'arrived'),
    fulfilled: count(one => one.status === 'fulfilled'),
    noshow: count(one => one.status === 'noshow'),
    offered: count(one => one.status === 'pending'),
    toMove: count(one => one.needs_move !== null && one.status === 'booked'),
  }
}
