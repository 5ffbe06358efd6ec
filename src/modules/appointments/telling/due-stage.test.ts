import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { type Instant, instant } from '../../../platform/clock.ts'
import { dueStage, stageEnds } from './due-stage.ts'

const zone = 'America/Chicago'
const long_ago = instant('2025-01-01T00:00:00Z')
const there = (text: string, zone_ = zone): Instant =>
  Temporal.PlainDateTime.from(text).toZonedDateTime(zone_).toInstant()
const at = (starts: string, now: string, since: Instant = long_ago, zone_ = zone) =>
  dueStage({ starts_at: there(starts, zone_), zone: zone_, since }, there(now, zone_))

describe('a visit booked long before', () => {
  const visit = '2026-06-17T09:30'
  test.each([
    ['2026-06-10T09:29', null],
    ['2026-06-10T09:30', 'week-before'],
    ['2026-06-15T09:29', 'week-before'],
    // A portal that was down for days does not send the first one right before the second.
    ['2026-06-15T09:30', null],
    ['2026-06-16T09:29', null],
    ['2026-06-16T09:30', 'day-before'],
    ['2026-06-17T09:29', 'day-before'],
    ['2026-06-17T09:30', null],
    ['2026-06-18T09:30', null],
  ])('at %s: %s', (now, stage) => expect(at(visit, now)).toBe(stage))
})

describe('a visit booked or moved lately', () => {
  const visit = '2026-06-17T09:30'
  test('two days ahead: one reminder, the day before', () => {
    const since = there('2026-06-15T09:30')
    expect(at(visit, '2026-06-15T09:31', since)).toBeNull()
    expect(at(visit, '2026-06-16T09:30', since)).toBe('day-before')
  })
  test('some hours ahead: none, its confirmation says it all', () => {
    const since = there('2026-06-16T15:00')
    expect(at(visit, '2026-06-16T15:01', since)).toBeNull()
    expect(at(visit, '2026-06-17T09:00', since)).toBeNull()
  })
  test('a week and an hour ahead: not reminded again within the day', () => {
    expect(at(visit, '2026-06-10T10:00', there('2026-06-10T08:30'))).toBeNull()
    expect(at(visit, '2026-06-10T10:00', there('2026-06-09T09:30'))).toBe('week-before')
  })
})

describe('over the change of the clock', () => {
  // The night to 8 March 2026 is an hour shorter, that to 1 November an hour longer.
  test.each([
    ['2026-03-08T10:00', '2026-03-07T10:00', 23],
    ['2026-11-01T10:00', '2026-10-31T10:00', 25],
  ])('the day before %s is %s, %i hours before', (visit, due, hours) => {
    const first = there(due)
    expect(at(visit, due)).toBe('day-before')
    expect(
      dueStage({ starts_at: there(visit), zone, since: long_ago }, first.subtract({ seconds: 1 })),
    ).toBeNull()
    expect(first.until(there(visit)).total('hours')).toBe(hours)
  })
  test('where the clock of the day before skips that time, it is due an hour later', () => {
    const due = there('2026-03-08T03:30')
    const one = { starts_at: there('2026-03-09T02:30'), zone, since: long_ago }
    expect(dueStage(one, due)).toBe('day-before')
    expect(dueStage(one, due.subtract({ seconds: 1 }))).toBeNull()
  })
  test('Arizona keeps its clock', () => {
    expect(at('2026-03-08T10:00', '2026-03-07T10:00', long_ago, 'America/Phoenix')).toBe('day-before')
    expect(at('2026-03-08T10:00', '2026-03-07T09:59', long_ago, 'America/Phoenix')).toBeNull()
  })
})

test('however often and whenever somebody looks: never after the visit, never both within half a day', () => {
  const minutes = (most: number) => fc.integer({ min: 0, max: most })
  fc.assert(
    fc.property(
      fc.constantFrom('America/Chicago', 'America/Phoenix', 'America/New_York', 'Australia/Lord_Howe'),
      minutes(60 * 24 * 365),
      minutes(60 * 24 * 30),
      fc.array(minutes(60 * 24 * 31), { maxLength: 60 }),
      (zone_, start, booked_before, looks) => {
        const starts_at = instant('2026-01-05T00:00:00Z').add({ minutes: start })
        const since = starts_at.subtract({ minutes: booked_before })
        const sent = new Map<string, Instant>()
        for (const before of looks.toSorted((a, b) => b - a)) {
          const now = starts_at.subtract({ minutes: before })
          if (Temporal.Instant.compare(now, since) < 0) continue
          const stage = dueStage({ starts_at, zone: zone_, since }, now)
          if (stage === null || sent.has(stage)) continue
          sent.set(stage, now)
          expect(Temporal.Instant.compare(now, starts_at)).toBeLessThan(0)
          expect(Temporal.Instant.compare(now, stageEnds(stage, starts_at, zone_))).toBeLessThan(0)
        }
        const [week, day] = [sent.get('week-before'), sent.get('day-before')]
        if (week && day) expect(week.until(day).total('hours')).toBeGreaterThanOrEqual(12)
      },
    ),
  )
})
