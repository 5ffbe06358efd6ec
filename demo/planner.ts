import { Temporal } from 'temporal-polyfill'
import { addDays } from './calendar.ts'
import type { DoctorKey, PlaceKey } from './clinic.ts'
import type { DemoClosure, DemoHours } from './schedule.ts'
import { type VisitTypeKey, visitType } from './visit-types.ts'

type Span = readonly [from: number, until: number]

/** The clinic's book while it is being filled: who is taken when, in minutes of the day by the clinic's clock. */
export type Planner = {
  readonly hours: readonly DemoHours[]
  readonly closures: readonly DemoClosure[]
  readonly clinicians: Map<string, Span[]>
  readonly patients: Map<string, Span[]>
}

export const newPlanner = (hours: readonly DemoHours[], closures: readonly DemoClosure[]): Planner => ({
  hours,
  closures,
  clinicians: new Map(),
  patients: new Map(),
})

/** Minutes of the day of "08:30". */
export function minuteOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return hour * 60 + minute
}

/** "08:30" of minutes of the day. */
export const timeOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

const overlap = ([from, until]: Span, spans: readonly Span[] | undefined): boolean =>
  (spans ?? []).some(([other, end]) => from < end && other < until)

export type Place = { clinician: DoctorKey; place: PlaceKey; date: string; time: string }

/** Notes that somebody is with a clinician; false where one of them is taken then. */
export function take(
  planner: Planner,
  { clinician, date, time }: Pick<Place, 'clinician' | 'date' | 'time'>,
  patient: string,
  minutes: number,
): boolean {
  const from = minuteOf(time)
  const span: Span = [from, from + minutes]
  const lists = [
    [planner.clinicians, `${clinician} ${date}`],
    [planner.patients, `${patient} ${date}`],
  ] as const
  if (lists.some(([map, key]) => overlap(span, map.get(key)))) return false
  for (const [map, key] of lists) map.set(key, [...(map.get(key) ?? []), span])
  return true
}

/** The clinic's clock as one word that sorts. */
const word = ([date, time]: readonly [string, string]): string => `${date} ${time}`

/** All times on which a visit of this kind could begin that day, whoever is there already. */
function timesOn(planner: Planner, clinician: DoctorKey, type: VisitTypeKey, date: string): Place[] {
  const weekday = Temporal.PlainDate.from(date).dayOfWeek
  const { minutes, buffer_after = 0, step } = visitType(type)
  const closures = planner.closures.filter(
    closure => word(closure.from) <= word([date, '23:59']) && word(closure.until) > word([date, '00:00']),
  )
  return planner.hours
    .filter(
      row =>
        row.clinician === clinician &&
        row.weekday === weekday &&
        row.valid_from <= date &&
        (row.valid_until === null || date <= row.valid_until) &&
        (row.types === null || row.types.includes(type)),
    )
    .flatMap(({ place, from, until }) => {
      const begin = minuteOf(from)
      const most = Math.floor((minuteOf(until) - minutes - buffer_after - begin) / step)
      return Array.from({ length: most + 1 }, (_, n) => timeOf(begin + n * step))
        .filter(time => !closures.some(closure => closes(closure, { clinician, place, date, time }, minutes)))
        .map(time => ({ clinician, place, date, time }))
    })
}

const closes = (closure: DemoClosure, spot: Place, minutes: number): boolean =>
  (closure.place === null || closure.place === spot.place) &&
  (closure.clinician === null || closure.clinician === spot.clinician) &&
  word(closure.from) < word([spot.date, timeOf(minuteOf(spot.time) + minutes)]) &&
  word(closure.until) > word([spot.date, spot.time])

/** Times of that day that are free for both, the earliest first. */
export function freeOn(
  planner: Planner,
  want: { clinician: DoctorKey; type: VisitTypeKey; patient: string; date: string },
): Place[] {
  const { minutes, buffer_after = 0 } = visitType(want.type)
  return timesOn(planner, want.clinician, want.type, want.date).filter(({ date, time }) => {
    const span: Span = [minuteOf(time), minuteOf(time) + minutes + buffer_after]
    return (
      !overlap(span, planner.clinicians.get(`${want.clinician} ${date}`)) &&
      !overlap(span, planner.patients.get(`${want.patient} ${date}`))
    )
  })
}

/** The first free time from a day on; `after` is the earliest time of the day that suits. */
export function firstFree(
  planner: Planner,
  want: { clinician: DoctorKey; type: VisitTypeKey; patient: string; from: string; after?: string },
): Place {
  for (let day = 0; day < 60; day += 1) {
    const date = addDays(want.from, day)
    const found = freeOn(planner, { ...want, date }).find(({ time }) => time >= (want.after ?? '00:00'))
    if (found) return found
  }
  throw new Error(`demo: ${want.clinician} has no time for ${want.patient} within two months`)
}
