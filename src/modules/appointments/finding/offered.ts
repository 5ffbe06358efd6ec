import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../../../platform/clock.ts'
import type { PatientDb } from '../../access/index.ts'
import type { Schedule, VisitType } from '../schedule/read-schedule.ts'
import { firstTimes, timesBetween } from '../times/find-times.ts'
import type { Search, Time } from '../times/time.ts'
import { dayOf, mondayOf, oneOfEach, spanOf } from './days.ts'
import type { Draft } from './drafts.ts'
import type { Finding } from './finding.ts'
import { type Busy, otherVisits } from './other-visits.ts'

type Db = PatientDb<'appointments:write'>
type Date = Temporal.PlainDate
const { compare } = Temporal.PlainDate

/** How many of the first times stand at the top, and are told to whoever came too late. */
const first_shown = 3

/** What somebody may choose from: the first times of all, and one week with one day of it. */
export type Offered = {
  readonly first: readonly Time[]
  /** Where there is none with whom and where she would like: the first with anybody. */
  readonly others: readonly Time[]
  /** The days of the week, from Monday or from today, with how many times each has. */
  readonly week: readonly { readonly day: Date; readonly times: number }[]
  readonly day: Date
  readonly times: readonly Time[]
  /** The first after that day, where it has none. */
  readonly next: Time | null
  /** Mondays of the weeks before and after, where there may be times. */
  readonly earlier: Date | null
  readonly later: Date | null
  /** Some were left out, because she has another visit then, of which whoever asks may know. */
  readonly isBusy: boolean
}

type Finder = {
  readonly db: Db
  readonly schedule: Schedule
  readonly type: VisitType
  readonly wish: Pick<Search, 'clinicians' | 'places'>
  readonly busy: readonly Busy[]
  readonly zones: readonly string[]
  /** Between when times of this kind are offered at all, and with whom. */
  readonly all: Pick<Search, 'clinicians' | 'from' | 'until'>
  readonly now: Instant
}

/** The free times for what a draft says, around `asked`, or around the first of them. */
export async function offeredTimes(
  db: Db,
  schedule: Schedule,
  about: Pick<Finding, 'draft' | 'type' | 'ticket'>,
  asked: Date | null,
  now: Instant,
): Promise<Offered> {
  const finder = await finderOf(db, schedule, about, now)
  const { wish, all, zones } = finder
  const first = await firstOf(finder, { ...all, ...wish })
  const isAnybody = Object.keys(wish).length === 0
  const others = first.length > 0 || isAnybody ? [] : await firstOf(finder, all)
  const dayThere = (at: Instant) => at.toZonedDateTimeISO(zones[0] ?? 'UTC').toPlainDate()
  const [today, last] = [dayThere(now), dayThere(all.until)]
  const begin = first[0] ? dayOf(schedule, first[0]) : today
  const wanted = asked === null || compare(asked, today) < 0 || compare(asked, last) > 0 ? begin : asked
  const shown = await aroundDay(finder, wanted, today)
  const monday = mondayOf(wanted)
  const later = monday.add({ weeks: 1 })
  return {
    first,
    others,
    ...shown,
    earlier: compare(begin, monday) < 0 ? monday.subtract({ weeks: 1 }) : null,
    later: compare(later, last) <= 0 ? later : null,
  }
}

/** The first free times for what a draft says, for whoever came too late for one. */
export async function firstOffered(
  db: Db,
  schedule: Schedule,
  about: Pick<Finding, 'draft' | 'type' | 'ticket'>,
  now: Instant,
): Promise<Time[]> {
  const finder = await finderOf(db, schedule, about, now)
  return firstOf(finder, { ...finder.all, ...finder.wish })
}

async function finderOf(
  db: Db,
  schedule: Schedule,
  { draft, type, ticket }: Pick<Finding, 'draft' | 'type' | 'ticket'>,
  now: Instant,
): Promise<Finder> {
  const zones = [...new Set([...schedule.places.values()].map(({ zone }) => zone))]
  return {
    db,
    schedule,
    type,
    wish: wishOf(schedule, draft, type),
    busy: await otherVisits(db, draft.moves, now),
    zones,
    all: {
      ...(ticket?.clinician_id && { clinicians: [ticket.clinician_id] }),
      ...datesOf(ticket, type, zones, now),
    },
    now,
  }
}

/** From now on for as long as this kind is booked ahead, within the days that an order says. */
function datesOf(
  ticket: Finding['ticket'],
  type: VisitType,
  zones: readonly string[],
  now: Instant,
): { from: Instant; until: Instant } {
  const [from, until] = [now, now.add({ hours: 24 * type.ahead_days })]
  if (ticket === null) return { from, until }
  const begins = spanOf(Temporal.PlainDate.from(ticket.from_date), 1, zones).from
  const ends = ticket.until_date && spanOf(Temporal.PlainDate.from(ticket.until_date), 1, zones).until
  return within({ from, until }, { from: begins, until: ends || until })
}

/** With whom and where to search; undefined is anybody, anywhere. */
function wishOf({ clinicians }: Schedule, draft: Draft, type: VisitType): Finder['wish'] {
  const { clinician_id, place_id, language } = draft
  const speak = () => type.clinicians.filter(id => clinicians.get(id)?.languages.includes(language ?? ''))
  return {
    ...(clinician_id !== null && { clinicians: [clinician_id] }),
    ...(clinician_id === null && language !== null && { clinicians: speak() }),
    ...(place_id !== null && { places: [place_id] }),
  }
}

/** Only when she is free herself, and of all who are free at once one. */
function choose({ type, busy }: Finder, times: readonly Time[]): { times: Time[]; isBusy: boolean } {
  const inTheWay = (time: Time) =>
    busy.filter(one => before(one.starts_at, time.ends_at) && before(time.starts_at, one.ends_at))
  const clear = times.filter(time => inTheWay(time).length === 0)
  return {
    times: oneOfEach(clear, type.mode === 'in-person'),
    isBusy: times.some(time => inTheWay(time).some(({ shown }) => shown)),
  }
}

type Span = Pick<Search, 'from' | 'until'>

const within = (a: Span, b: Span): Span => ({
  from: before(a.from, b.from) ? b.from : a.from,
  until: before(a.until, b.until) ? a.until : b.until,
})

const before = (a: Instant, b: Instant): boolean => Temporal.Instant.compare(a, b) < 0

/** So many beginnings are looked at: she may be busy at some, and at each of them all may be free. */
const looked_at = 20

async function firstOf(finder: Finder, search: Omit<Search, 'type'>): Promise<Time[]> {
  const { db, schedule, type, now } = finder
  const most = looked_at * (search.clinicians ?? type.clinicians).length
  const found = await firstTimes(db, schedule, { ...search, type }, most, now)
  return choose(finder, found).times.slice(0, first_shown)
}

async function aroundDay(finder: Finder, wanted: Date, today: Date) {
  const { db, schedule, type, wish, zones, all, now } = finder
  const monday = mondayOf(wanted)
  const week_span = within(spanOf(monday, 7, zones), all)
  const inWeek = await timesBetween(db, schedule, { type, ...all, ...wish, ...week_span }, now)
  const { times, isBusy } = choose(finder, inWeek)
  const byDay = Map.groupBy(times, time => dayOf(schedule, time).toString())
  const week = [0, 1, 2, 3, 4, 5, 6]
    .map(days => monday.add({ days }))
    .filter(day => compare(day, today) >= 0)
    .map(day => ({ day, times: byDay.get(day.toString())?.length ?? 0 }))
  // A day without times leads to the next one of its week that has any.
  const day = week.find(one => one.times > 0 && compare(one.day, wanted) >= 0)?.day ?? wanted
  const shown = byDay.get(day.toString()) ?? []
  const after = within({ from: spanOf(day, 1, zones).until, until: all.until }, all)
  const next = shown.length > 0 ? null : (await firstOf(finder, { ...all, ...wish, ...after }))[0]
  return { week, day, times: shown, next: next ?? null, isBusy }
}
