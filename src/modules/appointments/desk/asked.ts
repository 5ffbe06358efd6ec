import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../../../platform/clock.ts'
import { whenClockShows } from '../../../ui/zone.ts'
import type { Place, Schedule } from '../schedule/read-schedule.ts'

const day_ms = 86_400_000

/** Which part of the schedule the desk looks at. Place and clinician by id; null: all of them. */
export type Asked = {
  readonly view: 'day' | 'week'
  readonly date: Temporal.PlainDate
  readonly place: string | null
  readonly clinician: string | null
}

/** What an address asks for; whatever is odd or not there counts as not asked. `clinic` is the clinic's zone. */
export function readAsked(query: URLSearchParams, schedule: Schedule, now: Instant, clinic: string): Asked {
  const known = (name: string, list: ReadonlyMap<string, unknown>) => {
    const id = query.get(name)
    return id !== null && list.has(id) ? id : null
  }
  const place = known('place', schedule.places)
  return {
    view: query.get('view') === 'week' ? 'week' : 'day',
    date: dateIn(query.get('date')) ?? todayAt(now, placeIn(schedule, place)?.zone ?? clinic),
    place,
    clinician: known('clinician', schedule.clinicians),
  }
}

const placeIn = (schedule: Schedule, id: string | null): Place | undefined =>
  id === null ? undefined : schedule.places.get(id)

export const todayAt = (now: Instant, zone: string): Temporal.PlainDate =>
  now.toZonedDateTimeISO(zone).toPlainDate()

/** A day as addresses and date fields write it, `2026-03-03`; null for anything else, and for years of no use. */
export function dateIn(text: string | null | undefined): Temporal.PlainDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text ?? '')) return null
  try {
    const date = Temporal.PlainDate.from(text ?? '', { overflow: 'reject' })
    return date.year >= 1900 && date.year <= 2200 ? date : null
  } catch {
    return null
  }
}

/** The part of an address after `?` that asks for this; the same for the same. */
export function askedQuery({ view, date, place, clinician }: Asked): string {
  const query = new URLSearchParams({ date: date.toString() })
  if (view === 'week') query.set('view', 'week')
  if (place !== null) query.set('place', place)
  if (clinician !== null) query.set('clinician', clinician)
  return query.toString()
}

export const deskAddress = (asked: Asked): string => `/staff/appointments?${askedQuery(asked)}`

/** Monday of the week, by the calendar that the clinic's hours go by (ISO 8601). */
export const weekOf = (date: Temporal.PlainDate): readonly Temporal.PlainDate[] => {
  const monday = date.subtract({ days: date.dayOfWeek - 1 })
  return Array.from({ length: 7 }, (_, days) => monday.add({ days }))
}

/** A day on the clock of a place, from midnight to midnight: 23 or 25 hours long when the clock is changed. */
export function dayThereSpan(date: Temporal.PlainDate, zone: string): { from: Instant; until: Instant } {
  // Asked for every day of everybody: far quicker than through a zoned date.
  const midnight = Date.UTC(date.year, date.month - 1, date.day)
  return {
    from: Temporal.Instant.fromEpochMilliseconds(whenClockShows(midnight, zone)),
    until: Temporal.Instant.fromEpochMilliseconds(whenClockShows(midnight + day_ms, zone)),
  }
}
