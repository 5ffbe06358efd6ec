import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../../../platform/clock.ts'
import type { DeskDb } from '../handles.ts'
import { readTimeValue } from '../requests/times-to-offer.ts'
import type { Schedule, VisitType } from '../schedule/read-schedule.ts'
import { firstTimes } from '../times/find-times.ts'
import type { Time } from '../times/time.ts'
import { dateIn, dayThereSpan, todayAt } from './asked.ts'
import { clockAt, clockIn } from './block-time.ts'
import type { Words } from './words.en.ts'

/** How the times of a kind of visit are narrowed, as the address says. Clinician and place by id. */
export type Narrowed = {
  readonly clinician: string | null
  readonly place: string | null
  readonly from: Temporal.PlainDate | null
  readonly more: boolean
}

export function readNarrowed(query: URLSearchParams, schedule: Schedule): Narrowed {
  const known = (name: string, list: ReadonlyMap<string, unknown>) => {
    const id = query.get(name)
    return id !== null && list.has(id) ? id : null
  }
  return {
    clinician: known('clinician', schedule.clinicians),
    place: known('place', schedule.places),
    from: dateIn(query.get('from')),
    more: query.has('more'),
  }
}

/** The part of an address after `?` that narrows so; `kind` where the address has to say it. Empty for nothing. */
export function narrowedQuery({ clinician, place, from, more }: Narrowed, kind: string | null): string {
  const query = new URLSearchParams()
  if (kind !== null) query.set('kind', kind)
  if (clinician !== null) query.set('clinician', clinician)
  if (place !== null) query.set('place', place)
  if (from !== null) query.set('from', from.toString())
  if (more) query.set('more', 'yes')
  return query.size === 0 ? '' : `?${query}`
}

const first_times = 18
const more_times = 90
const looks_days = 180

/** The first free times as narrowed; on a day that is past, those from now on. */
export function timesFor(
  db: DeskDb,
  schedule: Schedule,
  type: VisitType,
  narrowed: Narrowed,
  { now, clinic }: { now: Instant; clinic: string },
): Promise<Time[]> {
  const zone = (narrowed.place !== null && schedule.places.get(narrowed.place)?.zone) || clinic
  const from = dayThereSpan(narrowed.from ?? todayAt(now, zone), zone).from
  const search = {
    type,
    ...(narrowed.clinician !== null && { clinicians: [narrowed.clinician] }),
    ...(narrowed.place !== null && { places: [narrowed.place] }),
    from: Temporal.Instant.compare(from, now) < 0 ? now : from,
    until: from.add({ hours: 24 * looks_days }),
    staff: true,
  }
  return firstTimes(db, schedule, search, narrowed.more ? more_times : first_times, now)
}

/** What is wrong with a field, in words. `field` is its name. */
export type Fault = { readonly field: string; readonly text: string }

/** A time that staff chose, from the list or their own; `minutes` where it is not as long as its kind of visit. */
export type StaffChoice = {
  readonly clinician: string
  readonly place: string
  readonly starts_at: Instant
  readonly minutes?: number
}

export type ReadChoice =
  | { readonly choice: StaffChoice; readonly errors: null }
  | { readonly choice: null; readonly errors: readonly Fault[] }

type Form = Readonly<Record<string, string>>

/** What the form chose: `way` is `own` where the time was typed and not taken from the list. */
export function readChoice(schedule: Schedule, form: Form, text: Words['faults']): ReadChoice {
  if (form.way === 'own') return readOwn(schedule, form, text)
  const choice = readTimeValue(form.time)
  const isThere = choice && schedule.clinicians.has(choice.clinician) && schedule.places.has(choice.place)
  return isThere ? { choice, errors: null } : { choice: null, errors: [{ field: 'time', text: text.time }] }
}

function readOwn(schedule: Schedule, form: Form, text: Words['faults']): ReadChoice {
  const date = dateIn(form['own-date'])
  const clock = clockIn(form['own-time'])
  const clinician = form['own-clinician'] ?? ''
  const place = schedule.places.get(form['own-place'] ?? '')
  const minutes = form['own-minutes'] ? Number(form['own-minutes']) : null
  const isLength = minutes === null || (Number.isInteger(minutes) && minutes >= 5 && minutes <= 720)
  const errors = [
    ...(date === null ? [{ field: 'own-date', text: text.date }] : []),
    ...(clock === null ? [{ field: 'own-time', text: text.clock }] : []),
    ...(schedule.clinicians.has(clinician) ? [] : [{ field: 'own-clinician', text: text.clinician }]),
    ...(place === undefined ? [{ field: 'own-place', text: text.place }] : []),
    ...(isLength ? [] : [{ field: 'own-minutes', text: text.length }]),
  ]
  if (date === null || clock === null || place === undefined || errors.length > 0)
    return { choice: null, errors }
  const starts_at = clockAt(date, clock, place.zone)
  if (starts_at === null) return { choice: null, errors: [{ field: 'own-time', text: text.notThatDay }] }
  const choice = { clinician, place: place.id, starts_at, ...(minutes !== null && { minutes }) }
  return { choice, errors: null }
}
