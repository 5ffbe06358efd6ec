import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { instant } from '../../../platform/clock.ts'
import type { PatientId } from '../../../platform/ids.ts'
import type { Clinician, Place, Schedule } from '../schedule/read-schedule.ts'
import { blocksOf } from '../times/hours.ts'
import { dayThereSpan } from './asked.ts'
import { minutesOf, spanThere } from './clocks.ts'
import { countDay, layOutDay } from './lay-out-day.ts'
import type { DeskClosure, DeskVisit } from './read-desk.ts'

const place = (id: string, zone: string): Place => ({
  id,
  name: id,
  address: null,
  phone: null,
  zone,
  location_id: null,
  active: true,
})
const clinician = (id: string): Clinician => ({
  id,
  name: id,
  work: { en: '', es: '' },
  languages: [],
  practitioner_id: null,
  leaves_on: null,
  active: true,
})

/** A clinic in Phoenix, where the clock is never changed, beside one in New York. */
const schedule: Schedule = {
  places: new Map([
    ['york', place('york', 'America/New_York')],
    ['phoenix', place('phoenix', 'America/Phoenix')],
  ]),
  clinicians: new Map([
    ['ny', clinician('ny')],
    ['az', clinician('az')],
  ]),
  types: new Map(),
}
const zones = new Map([...schedule.places.values()].map(one => [one.id, one.zone]))

/** Hours of both on every day of the week, as they fall on a day at either place. */
function hoursOn(date: Temporal.PlainDate, from_minute: number, until_minute: number) {
  const weekly = [1, 2, 3, 4, 5, 6, 7].flatMap(weekday =>
    [
      ['ny', 'york'],
      ['az', 'phoenix'],
    ].map(([who = '', where = '']) => ({
      clinician: who,
      place: where,
      weekday,
      from_minute,
      until_minute,
      valid_from: '2020-01-01',
      valid_until: null,
      types: null,
    })),
  )
  const from = dayThereSpan(date, 'America/New_York').from.epochMilliseconds
  const until = dayThereSpan(date, 'America/Phoenix').until.epochMilliseconds
  return blocksOf(weekly, { zones, ends: new Map() }, from, until).map(one => ({
    ...one,
    from: Temporal.Instant.fromEpochMilliseconds(one.from),
    until: Temporal.Instant.fromEpochMilliseconds(one.until),
  }))
}

const visit = (
  id: string,
  where: string,
  from: string,
  until: string,
  more: Partial<DeskVisit> = {},
): DeskVisit => ({
  patient_id: id as PatientId,
  id,
  patient_name: id,
  birth_date: null,
  status: 'booked',
  clinician_id: where === 'york' ? 'ny' : 'az',
  place_id: where,
  mode: 'in-person',
  starts_at: instant(from),
  ends_at: instant(until),
  busy_from: instant(from),
  busy_until: instant(until),
  held_until: null,
  late_minutes: null,
  needs_move: null,
  ...more,
})

const long_ago = instant('2020-01-01T00:00:00Z')
const look = { zone: 'America/New_York' }

/** Lines of a day as the desk reads them: what, and from when until when on the clock of the place. */
function linesOf(
  date: string,
  days: { visits?: DeskVisit[]; closures?: DeskClosure[] },
  { from = 9 * 60, until = 17 * 60, now = long_ago } = {},
) {
  const day = Temporal.PlainDate.from(date)
  const all = { visits: days.visits ?? [], closures: days.closures ?? [], hours: hoursOn(day, from, until) }
  return layOutDay(schedule, all, day, now).map(column => ({
    who: column.clinician,
    lines: column.entries.map(one => {
      const zone = schedule.places.get(one.place)?.zone ?? ''
      const span = spanThere(one, 'en', { place: zone, clinic: look.zone })
      return `${one.kind === 'visit' ? one.visit.id : one.kind} ${span}`
    }),
    minutes: column.entries.map(one => minutesOf(one)),
  }))
}

describe('the nights in which the clock is changed', () => {
  test('a day there has 23 or 25 hours, and 24 where the clock stays', () => {
    const hours = (date: string, zone: string) => {
      const { from, until } = dayThereSpan(Temporal.PlainDate.from(date), zone)
      return from.until(until).total('hours')
    }
    expect(hours('2026-03-08', 'America/New_York')).toBe(23)
    expect(hours('2026-11-01', 'America/New_York')).toBe(25)
    expect(hours('2026-03-08', 'America/Phoenix')).toBe(24)
    expect(hours('2026-11-01', 'America/Phoenix')).toBe(24)
  })

  test('in spring the hours of the night are an hour shorter in New York, not in Phoenix', () => {
    const [york, phoenix] = linesOf('2026-03-08', {}, { from: 60, until: 5 * 60 })
    expect(york?.lines).toEqual(['free 1:00 am – 5:00 am'])
    expect(york?.minutes).toEqual([180])
    // Its clock is not the clinic's, so it names it.
    expect(phoenix?.lines).toEqual(['free 1:00 am MST – 5:00 am MST'])
    expect(phoenix?.minutes).toEqual([240])
  })

  test('in autumn an hour comes twice: its times carry the name of the clock, and each visit keeps its place', () => {
    const first = visit('first', 'york', '2026-11-01T05:30:00Z', '2026-11-01T05:50:00Z')
    const second = visit('second', 'york', '2026-11-01T06:30:00Z', '2026-11-01T06:50:00Z')
    const [york] = linesOf('2026-11-01', { visits: [second, first] }, { from: 60, until: 3 * 60 })
    expect(york?.lines).toEqual([
      'free 1:00 am EDT – 1:30 am EDT',
      'first 1:30 am EDT – 1:50 am EDT',
      'free 1:50 am EDT – 1:30 am EST',
      'second 1:30 am EST – 1:50 am EST',
      'free 1:50 am EST – 3:00 am',
    ])
    expect(york?.minutes).toEqual([30, 20, 40, 20, 70])
  })
})

test('a day is the calendar’s at each place: late in Phoenix is the next day in New York', () => {
  const late = visit('late', 'phoenix', '2026-03-04T05:00:00Z', '2026-03-04T05:30:00Z')
  const columns = linesOf('2026-03-03', { visits: [late] })
  expect(columns.find(one => one.who === 'az')?.lines).toContain('late 10:00 pm MST – 10:30 pm MST')
  expect(
    linesOf('2026-03-04', { visits: [late] })
      .flatMap(one => one.lines)
      .join(),
  ).not.toContain('late')
})

test('a visit over midnight stands on both days, and counts on the first', () => {
  const over = visit('over', 'york', '2026-03-04T04:45:00Z', '2026-03-04T05:30:00Z')
  for (const [date, count] of [
    ['2026-03-03', 1],
    ['2026-03-04', 0],
  ] as const) {
    expect(linesOf(date, { visits: [over] })[0]?.lines.join()).toContain('over 11:45 pm – 12:30 am')
    const day = Temporal.PlainDate.from(date)
    const columns = layOutDay(schedule, { visits: [over], hours: [], closures: [] }, day, long_ago)
    expect(countDay(schedule, columns, day).booked).toBe(count)
  }
})

test('what nobody keeps is free; buffers are not; what is over is left out; now stands between', () => {
  const visits = [
    visit('first', 'york', '2026-03-03T14:00:00Z', '2026-03-03T14:30:00Z'),
    visit('gone', 'york', '2026-03-03T17:00:00Z', '2026-03-03T17:30:00Z', { status: 'noshow' }),
    visit('wide', 'york', '2026-03-03T19:00:00Z', '2026-03-03T19:30:00Z', {
      busy_from: instant('2026-03-03T18:50:00Z'),
      busy_until: instant('2026-03-03T19:40:00Z'),
    }),
    visit('next', 'york', '2026-03-03T19:43:00Z', '2026-03-03T20:00:00Z'),
  ]
  const [york] = linesOf('2026-03-03', { visits }, { now: instant('2026-03-03T16:00:00Z') })
  expect(york?.lines).toEqual([
    'first 9:00 am – 9:30 am',
    'now 11:00 am – 11:00 am',
    'free 11:00 am – 1:50 pm',
    'gone 12:00 pm – 12:30 pm',
    'wide 2:00 pm – 2:30 pm',
    'next 2:43 pm – 3:00 pm',
    'free 3:00 pm – 5:00 pm',
  ])
})

test('time away is clipped to the day, and is all of it where it is', () => {
  const away: DeskClosure = {
    id: 'away',
    clinician_id: 'ny',
    place_id: null,
    starts_at: instant('2026-03-02T20:00:00Z'),
    ends_at: instant('2026-03-04T15:00:00Z'),
    kind: 'away',
    note: null,
  }
  const whole = (date: string) => {
    const day = Temporal.PlainDate.from(date)
    const [column] = layOutDay(schedule, { visits: [], hours: [], closures: [away] }, day, long_ago)
    const [entry] = column?.entries ?? []
    return entry?.kind === 'closed' && entry.whole
  }
  expect(['2026-03-02', '2026-03-03', '2026-03-04'].map(whole)).toEqual([false, true, false])
  expect(linesOf('2026-03-04', { closures: [away] })[0]?.lines[0]).toBe('closed 12:00 am – 10:00 am')
})
