import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
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
  return clinicians.flatMap(clinician => {
    const own = hours.filter(one => one.clinician === clinician)
    const cells = asked.dates.map((date): WeekCell => {
      const count = counts.find(one => one.clinician_id === clinician && one.day === date.toString())
      const open = openOn(schedule, own, date)
      return {
        visits: count?.visits ?? 0,
        offered: count?.offered ?? 0,
        to_move: count?.to_move ?? 0,
        free_minutes: freeMinutes(open, taken.get(clinician) ?? [], now),
        open: open.length > 0,
        closed: open.length > 0 ? null : closedOn(schedule, { clinician, date, closures }),
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

/** Hours on a day of the calendar at their place, overlapping ones as one. */
function openOn(schedule: Schedule, hours: readonly OpenHours[], date: Temporal.PlainDate): Span[] {
  return together(
    hours.flatMap(({ place, from, until }) => {
      const zone = schedule.places.get(place)?.zone
      if (zone === undefined) return []
      const day = dayThereSpan(date, zone)
      const [begin, end] = [
        Math.max(from.epochMilliseconds, day.from.epochMilliseconds),
        Math.min(until.epochMilliseconds, day.until.epochMilliseconds),
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
  schedule: Schedule,
  of: { clinician: string; date: Temporal.PlainDate; closures: readonly DeskClosure[] },
): DeskClosure['kind'] | null {
  const { compare } = Temporal.Instant
  const found = of.closures.find(one => {
    if (one.clinician_id !== null && one.clinician_id !== of.clinician) return false
    const [place] = one.place_id === null ? schedule.places.values() : [schedule.places.get(one.place_id)]
    if (place === undefined) return false
    const day = dayThereSpan(of.date, place.zone)
    return compare(one.starts_at, day.until) < 0 && compare(one.ends_at, day.from) > 0
  })
  return found?.kind ?? null
}
