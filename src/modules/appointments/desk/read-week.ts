import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Instant } from '../../../platform/clock.ts'
import type { DeskDb } from '../handles.ts'
import type { Schedule } from '../schedule/read-schedule.ts'
import { takenBetween } from '../times/find-times.ts'
import { type Span, together, without } from '../times/hours.ts'
import { type OpenHours, openHours } from '../times/hours-of.ts'
import { dayThereSpan } from './asked.ts'
import { isLongEnough } from './lay-out-day.ts'
import { clinicPart, closuresBetween, type DeskClosure, spanOf } from './read-desk.ts'

/** One day of a clinician in numbers. */
export type WeekCell = {
  readonly visits: number
  readonly offered: number
  readonly to_move: number
  /** Minutes still to come in which nobody is booked. */
  readonly free_minutes: number
  /** Whether she has hours at all, closures taken out. */
  readonly open: boolean
  /** Why she has none, where a closure says so. */
  readonly closed: DeskClosure['kind'] | null
}

export type WeekRow = { readonly clinician: string; readonly cells: readonly WeekCell[] }

const anyLength = { minutes: 0, buffer_before: 0, buffer_after: 0, step: 5 }

/**
 * A week of all clinicians in numbers, those without hours and visits left out: four statements, however many are
 * booked. A visit counts on the day on which it begins, by the calendar of its place.
 */
export async function readWeek(
  db: DeskDb,
  schedule: Schedule,
  asked: { readonly place: string | null; readonly dates: readonly Temporal.PlainDate[] },
  now: Instant,
): Promise<WeekRow[]> {
  const part = clinicPart(schedule, { place: asked.place, clinician: null })
  const { clinicians } = part
  const span = spanOf(schedule, { places: part.places, dates: asked.dates })
  const days = { from: span.from.epochMilliseconds, until: span.until.epochMilliseconds }
  const counts = await countVisits(db, { places: part.places, ...span }, now)
  const taken = await takenBetween(db, { type: anyLength, clinicians, days }, now)
  const hours = await openHours(db, schedule, { ...part, ...span })
  const closures = await closuresBetween(db, { ...part, ...span })
  const calendar = asked.dates.map(date => ({ date, there: dayAt(schedule, date) }))
  const countOf = new Map(counts.map(one => [`${one.clinician_id} ${one.day}`, one]))
  return clinicians.flatMap(clinician => {
    const own = hours.filter(one => one.clinician === clinician)
    const cells = calendar.map(({ date, there }): WeekCell => {
      const count = countOf.get(`${clinician} ${date}`)
      const open = openOn(own, there)
      return {
        visits: count?.visits ?? 0,
        offered: count?.offered ?? 0,
        to_move: count?.to_move ?? 0,
        free_minutes: freeMinutes(open, taken.get(clinician) ?? [], now),
        open: open.length > 0,
        closed: open.length > 0 ? null : closedOn(clinician, there, closures),
      }
    })
    return cells.some(cell => cell.open || cell.visits > 0 || cell.offered > 0) ? [{ clinician, cells }] : []
  })
}

type Count = { clinician_id: string; day: string; visits: number; offered: number; to_move: number }

async function countVisits(
  db: DeskDb,
  { places, from, until }: { places: readonly string[]; from: Instant; until: Instant },
  now: Instant,
): Promise<Count[]> {
  const { rows } = await sql<Count>`
    select a.clinician_id, (a.starts_at at time zone p.zone)::date as day,
      count(*) filter (where a.status in ('booked', 'arrived', 'fulfilled', 'noshow')) as visits,
      count(*) filter (where a.status = 'pending') as offered,
      count(*) filter (where a.needs_move is not null and a.status = 'booked') as to_move
    from appointments a join schedule_places p on p.id = a.place_id
    where a.place_id = any(${[...places]}::uuid[]) and a.starts_at >= ${from} and a.starts_at < ${until}
      and a.status not in ('held', 'cancelled') and (a.held_until is null or a.held_until > ${now})
    group by 1, 2`.execute(db)
  return rows
}

/** A day of the calendar as it is at each place, by the place's id; epoch milliseconds. */
const dayAt = (schedule: Schedule, date: Temporal.PlainDate): ReadonlyMap<string, Span> =>
  new Map(
    [...schedule.places.values()].map(({ id, zone }) => {
      const { from, until } = dayThereSpan(date, zone)
      return [id, { from: from.epochMilliseconds, until: until.epochMilliseconds }]
    }),
  )

/** Hours on that day at their place, overlapping ones as one. */
function openOn(hours: readonly OpenHours[], there: ReadonlyMap<string, Span>): Span[] {
  return together(
    hours.flatMap(({ place, from, until }) => {
      const day = there.get(place)
      if (day === undefined) return []
      const [begin, end] = [
        Math.max(from.epochMilliseconds, day.from),
        Math.min(until.epochMilliseconds, day.until),
      ]
      return begin < end ? [{ from: begin, until: end }] : []
    }),
  )
}

function freeMinutes(open: readonly Span[], taken: readonly Span[], now: Instant): number {
  const left = open
    .map(({ from, until }) => ({ from: Math.max(from, now.epochMilliseconds), until }))
    .flatMap(span => (span.from < span.until ? without(span, taken) : []))
    .filter(isLongEnough)
  return Math.round(left.reduce((sum, { from, until }) => sum + until - from, 0) / 60_000)
}

/** The kind of the first closure of that day that is hers, or of a place. */
function closedOn(
  clinician: string,
  there: ReadonlyMap<string, Span>,
  closures: readonly DeskClosure[],
): DeskClosure['kind'] | null {
  const found = closures.find(one => {
    if (one.clinician_id !== null && one.clinician_id !== clinician) return false
    const [day] = one.place_id === null ? there.values() : [there.get(one.place_id)]
    if (day === undefined) return false
    return one.starts_at.epochMilliseconds < day.until && one.ends_at.epochMilliseconds > day.from
  })
  return found?.kind ?? null
}
