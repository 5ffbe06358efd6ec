import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../../../platform/clock.ts'
import { dayOf, oneOfEach, spanOf, zoneOf } from '../finding/days.ts'
import type { DeskDb } from '../handles.ts'
import type { Schedule, VisitType } from '../schedule/read-schedule.ts'
import { timesBetween } from '../times/find-times.ts'
import type { Time } from '../times/time.ts'
import { readStart } from '../when.ts'
import type { Request } from './read-requests.ts'
import { isSuited } from './suits.ts'

type Date = Temporal.PlainDate

/** A day with the free times on it that can be offered. */
export type DayToOffer = { readonly day: Date; readonly times: readonly Time[]; readonly isMore: boolean }

export type ToOffer = {
  readonly days: readonly DayToOffer[]
  /** The first and the last day that were looked at. */
  readonly from: Date
  readonly until: Date
}

/** An offer has to reach the patient, and lapses an hour before the visit. */
const soonest_hours = 2
const most_times = 24
const most_a_day = 12
const most_weeks = 8

/**
 * Free times for a request, from a day on, until there are enough to choose from: those that suit (with whom and where
 * she would like, when it suits her), or all.
 */
export async function timesToOffer(
  db: DeskDb,
  schedule: Schedule,
  about: { readonly request: Request; readonly type: VisitType },
  asked: { readonly from: Date; readonly isAll: boolean },
  now: Instant,
): Promise<ToOffer> {
  const { request, type } = about
  const { clinician_id, place_id } = request
  const wished = {
    ...(clinician_id !== null && { clinicians: [clinician_id] }),
    ...(place_id !== null && { places: [place_id] }),
  }
  const suits = (time: Time) => asked.isAll || isSuited(time.starts_at, zoneOf(schedule, time.place), request)
  const soonest = now.add({ hours: soonest_hours })
  const zones = [...new Set([...schedule.places.values()].map(({ zone }) => zone))]
  const days: DayToOffer[] = []
  let from = asked.from
  for (let week = 0; week < most_weeks && countOf(days) < most_times; week++) {
    const span = spanOf(from, 7, zones)
    const search = {
      type,
      ...(asked.isAll ? {} : wished),
      ...span,
      from: later(span.from, soonest),
      staff: true,
    }
    const found = (await timesBetween(db, schedule, search, now)).filter(suits)
    days.push(...byDay(schedule, oneOfEach(found, type.mode === 'in-person')))
    from = from.add({ days: 7 })
  }
  return { days, from: asked.from, until: from.subtract({ days: 1 }) }
}

const countOf = (days: readonly DayToOffer[]): number =>
  days.reduce((sum, { times }) => sum + times.length, 0)

function byDay(schedule: Schedule, times: readonly Time[]): DayToOffer[] {
  const days = Map.groupBy(times, time => dayOf(schedule, time).toString())
  return [...days].map(([day, found]) => ({
    day: Temporal.PlainDate.from(day),
    times: found.slice(0, most_a_day),
    isMore: found.length > most_a_day,
  }))
}

const later = (a: Instant, b: Instant): Instant => (Temporal.Instant.compare(a, b) > 0 ? a : b)

/** From which day on to look, where staff did not say: her first day, or today by the clock of the place. */
export function firstDay(schedule: Schedule, request: Request, now: Instant, zone: string): Date {
  const there = request.place_id === null ? zone : zoneOf(schedule, request.place_id)
  const today = now.toZonedDateTimeISO(there).toPlainDate()
  const first = request.earliest === null ? today : Temporal.PlainDate.from(request.earliest)
  return Temporal.PlainDate.compare(first, today) > 0 ? first : today
}

/** A time as a button of the form names it. */
export const timeValue = ({ clinician, place, starts_at }: Time): string =>
  `${clinician}_${place}_${starts_at}`

/** Reads what such a button sent; null for anything else. */
export function readTimeValue(
  text: string | undefined,
): { clinician: string; place: string; starts_at: Instant } | null {
  const [clinician = '', place = '', at = ''] = (text ?? '').split('_')
  const starts_at = readStart(at)
  return starts_at === null ? null : { clinician, place, starts_at }
}
