import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../test/postgres.ts'
import { instant } from '../../platform/clock.ts'
import { connect, type Database } from '../../platform/db.ts'
import { addRecurring, lastDue } from './add-recurring.ts'
import type { Recurring } from './context.ts'

describe('when a daily job is due', () => {
  const zone = 'America/Chicago'
  const key = (now: string, day_at = '00:00') => lastDue({ day_at }, instant(now), zone).key

  test('at its time on the clinic’s clock, not before', () => {
    // Midnight in Chicago is 06:00 UTC in winter, 05:00 in summer.
    expect(key('2026-03-03T05:59:59.999Z')).toBe('2026-03-02')
    expect(key('2026-03-03T06:00:00Z')).toBe('2026-03-03')
    expect(key('2026-07-03T04:59:59Z')).toBe('2026-07-02')
    expect(key('2026-07-03T05:00:00Z')).toBe('2026-07-03')
    expect(key('2028-02-29T06:00:00Z')).toBe('2028-02-29')
  })

  test('once on a day whose clock skips the time, or shows it twice', () => {
    // 8 March 2026: 02:30 does not exist; 1 November 2026: 01:30 comes twice.
    const keys = (from: string, hours: number, at: string) =>
      new Set(
        Array.from({ length: hours * 12 }, (_, n) => {
          const { key, at: due } = lastDue({ day_at: at }, instant(from).add({ minutes: 5 * n }), zone)
          return `${key} ${due}`
        }),
      )
    expect([...keys('2026-03-08T06:00:00Z', 24, '02:30')]).toEqual([
      '2026-03-07 2026-03-07T08:30:00Z',
      '2026-03-08 2026-03-08T08:30:00Z',
    ])
    expect([...keys('2026-11-01T05:00:00Z', 24, '01:30')]).toEqual([
      '2026-10-31 2026-10-31T06:30:00Z',
      '2026-11-01 2026-11-01T06:30:00Z',
    ])
  })

  test('in every zone and at every time: the last one not after now, less than 26 hours ago', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('America/Chicago', 'Pacific/Apia', 'Asia/Kathmandu', 'America/St_Johns', 'UTC'),
        fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2035, 0, 1) }),
        fc.integer({ min: 0, max: 24 * 60 - 1 }),
        (zone, ms, minutes) => {
          const now = Temporal.Instant.fromEpochMilliseconds(ms)
          const day_at = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
          const { at, key } = lastDue({ day_at }, now, zone)
          const ago = at.until(now).total('hours')
          expect(ago).toBeGreaterThanOrEqual(0)
          expect(ago).toBeLessThan(26)
          expect(lastDue({ day_at }, at, zone).key).toBe(key)
        },
      ),
    )
  })

  test('every so many minutes: at whole multiples', () => {
    expect(lastDue({ minutes: 15 }, instant('2026-03-03T06:14:59Z'), zone).key).toBe('2026-03-03T06:00:00Z')
    expect(lastDue({ minutes: 15 }, instant('2026-03-03T06:15:00Z'), zone).key).toBe('2026-03-03T06:15:00Z')
  })
})

describe('adding it', () => {
  let database: Database
  let drop: () => Promise<void>
  beforeAll(async () => {
    const fresh = await freshDatabase()
    database = connect(fresh.url, { max: 8 })
    drop = fresh.drop
  })
  beforeEach(() => database.kysely.deleteFrom('outbox').execute())
  afterAll(async () => {
    await database.close()
    await drop()
  })

  const jobs: Recurring[] = [
    { name: 'daily', every: { day_at: '00:00' }, run: async () => {} },
    { name: 'hourly', every: { minutes: 60 }, run: async () => {} },
  ]
  const at = (now: string, added: ReadonlyMap<string, string> = new Map()) =>
    addRecurring(database, jobs, 'America/Chicago', instant(now), added)
  const rows = async () =>
    (await database.kysely.selectFrom('outbox').select(['kind', 'key']).execute())
      .map(row => `${row.kind} ${row.key}`)
      .sort()

  test('once a day and hour, however many processes ask, and after a start anew', async () => {
    await Promise.all(Array.from({ length: 6 }, () => at('2026-03-03T15:00:00Z')))
    await at('2026-03-03T15:59:59Z')
    expect(await rows()).toEqual(['daily 2026-03-03', 'hourly 2026-03-03T15:00:00Z'])
  })

  test('a process that knows what it added asks the database nothing', async () => {
    const added = await at('2026-03-03T15:00:00Z')
    const before = database.sent()
    expect(await at('2026-03-03T15:30:00Z', added)).toBe(added)
    expect(database.sent()).toBe(before)
    await at('2026-03-03T16:00:00Z', added)
    expect(await rows()).toContain('hourly 2026-03-03T16:00:00Z')
  })

  test('after days without a portal what came due last is done, at once', async () => {
    await at('2026-03-03T15:00:00Z')
    await at('2026-03-09T04:00:00Z')
    expect(await rows()).toEqual([
      'daily 2026-03-03',
      'daily 2026-03-08',
      'hourly 2026-03-03T15:00:00Z',
      'hourly 2026-03-09T04:00:00Z',
    ])
  })
})
