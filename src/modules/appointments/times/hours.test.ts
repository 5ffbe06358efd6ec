import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { whenClockShows } from '../../../ui/zone.ts'
import { type Block, blocksOf, type Hours, startsIn, together, without } from './hours.ts'

const hours = (more: Partial<Hours>): Hours => ({
  clinician: 'c',
  place: 'p',
  weekday: 7,
  from_minute: 0,
  until_minute: 240,
  valid_from: '2026-01-01',
  valid_until: null,
  types: null,
  ...more,
})
const ms = (text: string) => Date.parse(text)
const iso = (at: number) => new Date(at).toISOString().replace(':00.000Z', 'Z')

const blocks = (one: Hours, zone: string, from: string, until: string, ends = new Map<string, string>()) =>
  blocksOf([one], { zones: new Map([['p', zone]]), ends }, ms(from), ms(until))

const starts = (zone: string, day: string, more: Partial<Hours> = {}, minutes = 30) =>
  blocks(hours(more), zone, `${day}T00:00:00Z`, `${day}T23:59:00Z`)
    .flatMap(block => startsIn(block, { minutes, buffer_before: 0, buffer_after: 0, step: 30 }, [], []))
    .map(iso)

describe('the nights in which the clock is changed', () => {
  test('set forward: from 1:00 to 4:00 there are two hours, and 2:30 does not exist', () => {
    expect(starts('America/Chicago', '2026-03-08', { from_minute: 60 })).toEqual([
      '2026-03-08T07:00Z',
      '2026-03-08T07:30Z',
      '2026-03-08T08:00Z',
      '2026-03-08T08:30Z',
    ])
    // Hours that begin in the gap begin when the clock has passed it.
    expect(starts('America/Chicago', '2026-03-08', { from_minute: 150 })[0]).toBe('2026-03-08T08:30Z')
  })

  test('set back: from 1:00 to 4:00 there are four hours, and 1:30 comes twice', () => {
    expect(starts('America/Chicago', '2026-11-01', { from_minute: 60 }, 60)).toHaveLength(7)
    expect(starts('America/Chicago', '2026-11-01', { from_minute: 60, until_minute: 120 })).toEqual([
      '2026-11-01T06:00Z',
      '2026-11-01T06:30Z',
      '2026-11-01T07:00Z',
      '2026-11-01T07:30Z',
    ])
  })

  test('Arizona changes nothing; New York does', () => {
    const at = (zone: string, day: string) =>
      starts(zone, day, { from_minute: 540, until_minute: 600, weekday: 1 })[0]
    expect(at('America/Phoenix', '2026-03-02')).toBe('2026-03-02T16:00Z')
    expect(at('America/Phoenix', '2026-03-09')).toBe('2026-03-09T16:00Z')
    expect(at('America/New_York', '2026-03-02')).toBe('2026-03-02T14:00Z')
    expect(at('America/New_York', '2026-03-09')).toBe('2026-03-09T13:00Z')
  })
})

test('hours over midnight are of the day on which they begin', () => {
  const night = hours({ weekday: 5, from_minute: 22 * 60, until_minute: 2 * 60 })
  const found = blocks(night, 'America/Chicago', '2026-03-07T06:30:00Z', '2026-03-07T07:00:00Z')
  expect(found.map(({ from, until }) => [iso(from), iso(until)])).toEqual([
    ['2026-03-07T04:00Z', '2026-03-07T08:00Z'],
  ])
  expect(
    startsIn(found[0] as Block, { minutes: 60, buffer_before: 0, buffer_after: 0, step: 60 }, [], []).map(
      iso,
    ),
  ).toContain('2026-03-07T05:00Z')
})

test('hours are valid on both of their dates, and end with the last day of whoever leaves', () => {
  const days = (more: Partial<Hours>, ends = new Map<string, string>()) =>
    blocks(hours({ weekday: 2, ...more }), 'UTC', '2026-03-01T00:00:00Z', '2026-03-31T00:00:00Z', ends).map(
      ({ from }) => iso(from).slice(0, 10),
    )
  expect(days({})).toEqual(['2026-03-03', '2026-03-10', '2026-03-17', '2026-03-24'])
  expect(days({ valid_from: '2026-03-10', valid_until: '2026-03-17' })).toEqual(['2026-03-10', '2026-03-17'])
  expect(days({}, new Map([['c', '2026-03-10']]))).toEqual(['2026-03-03', '2026-03-10'])
})

test('a start is free exactly if the visit fits its hours, no closure and nothing taken, minute by minute', () => {
  const span = fc
    .tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 90 }))
    .map(([from, length]) => ({
      from: from * 60_000,
      until: (from + length) * 60_000,
    }))
  fc.assert(
    fc.property(
      fc.record({
        minutes: fc.integer({ min: 5, max: 60 }),
        buffer_before: fc.integer({ min: 0, max: 20 }),
        buffer_after: fc.integer({ min: 0, max: 20 }),
        step: fc.integer({ min: 5, max: 45 }),
      }),
      span,
      fc.array(span, { maxLength: 4 }),
      fc.array(span, { maxLength: 5 }),
      (lengths, open, closed, taken) => {
        const block: Block = { clinician: 'c', place: 'p', types: null, ...open }
        const closures = closed.map(one => ({ clinician: null, place: 'p', made: 0, ...one }))
        const hits = (from: number, until: number, spans: readonly { from: number; until: number }[]) =>
          spans.some(one => one.from < until && one.until > from)
        const expected: number[] = []
        for (let at = open.from; at + lengths.minutes * 60_000 <= open.until; at += lengths.step * 60_000) {
          const end = at + lengths.minutes * 60_000
          const isFree =
            !hits(at, end, closed) &&
            !hits(at - lengths.buffer_before * 60_000, end + lengths.buffer_after * 60_000, taken)
          if (isFree) expected.push(at)
        }
        expect(startsIn(block, lengths, closures, taken)).toEqual(expected)
      },
    ),
  )
})

test('what is taken out and what is left make the whole', () => {
  const span = fc
    .tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 40 }))
    .map(([from, length]) => ({ from, until: from + length }))
  fc.assert(
    fc.property(span, fc.array(span, { maxLength: 6 }), (whole, taken) => {
      const left = without(whole, taken)
      for (let at = whole.from; at < whole.until; at += 1) {
        const within = (spans: readonly { from: number; until: number }[]) =>
          spans.some(one => one.from <= at && at < one.until)
        expect(within(left)).toBe(!within(taken))
        expect(within(together(taken))).toBe(within(taken))
      }
    }),
  )
})

test('when a clock shows a time is what Temporal says, in every zone and night', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(
        'America/Chicago',
        'America/Phoenix',
        'America/St_Johns',
        'Pacific/Apia',
        'Australia/Lord_Howe',
        'UTC',
      ),
      fc.integer({ min: Date.UTC(2020, 0, 1) / 60_000, max: Date.UTC(2032, 0, 1) / 60_000 }),
      (zone, minute) => {
        const wall = minute * 60_000
        const text = new Date(wall).toISOString().slice(0, 19)
        const said = Temporal.PlainDateTime.from(text).toZonedDateTime(zone, { disambiguation: 'compatible' })
        expect(whenClockShows(wall, zone)).toBe(said.epochMilliseconds)
      },
    ),
    { numRuns: 500 },
  )
  for (const [zone, text] of [
    ['America/Chicago', '2026-03-08T02:30'],
    ['America/Chicago', '2026-11-01T01:30'],
    ['Australia/Lord_Howe', '2026-10-04T02:15'],
    ['Australia/Lord_Howe', '2026-04-05T01:45'],
  ] as const)
    expect(whenClockShows(ms(`${text}:00Z`), zone)).toBe(
      Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds,
    )
})
