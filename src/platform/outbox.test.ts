import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { plainTimes } from '../../test/plain-times.ts'
import { freshDatabase } from '../../test/postgres.ts'
import { type Instant, instant } from './clock.ts'
import { connect, type Database } from './db.ts'
import {
  addWork,
  clearOldWork,
  countWork,
  done,
  finishWork,
  lease_seconds,
  most_tries,
  type NewWork,
  renewLease,
  takeWork,
} from './outbox.ts'

const now = instant('2026-03-03T15:00:00Z')
const inSeconds = (seconds: number): Instant => now.add({ seconds })
let database: Database
let other: Database
let drop: () => Promise<void>
beforeAll(async () => {
  const fresh = await freshDatabase()
  database = connect(fresh.url, { max: 8 })
  other = connect(fresh.url, { max: 4 })
  drop = fresh.drop
})
beforeEach(() => sql`delete from outbox`.execute(database.kysely))
afterAll(async () => {
  await database.close()
  await other.close()
  await drop()
})

const add = (key: string, more: Partial<NewWork> = {}, at = now) =>
  database.kysely
    .transaction()
    .execute(tx => addWork(tx, { kind: 'test', key, payload: { key }, ...more }, at))
const rows = async () =>
  (await database.kysely.selectFrom('outbox').selectAll().orderBy('key').execute()).map(plainTimes)
const later = { done: false, again: true, reason: 'away' } as const

describe('adding', () => {
  test('the same key a second time does nothing, whoever comes at the same time', async () => {
    await Promise.all(Array.from({ length: 8 }, (_, n) => add('one', { payload: { n } })))
    const all = await rows()
    expect(all).toHaveLength(1)
    await add('one', { payload: { n: 'later' } })
    expect(await rows()).toEqual(all)
  })

  test('the same key of another kind is another piece of work', async () => {
    await add('one')
    await add('one', { kind: 'else' })
    expect(await rows()).toHaveLength(2)
  })

  test('what is done stays done when it is added again', async () => {
    await add('one')
    const [work] = await takeWork(database, 1, now)
    expect(work && (await finishWork(database, work, done, now))).toBe('done')
    await add('one')
    expect(await takeWork(database, 1, inSeconds(1))).toEqual([])
  })

  test('a transaction that is rolled back has added nothing', async () => {
    const failing = database.kysely.transaction().execute(async tx => {
      await addWork(tx, { kind: 'test', key: 'never', payload: {} }, now)
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await rows()).toEqual([])
  })
})

describe('taking', () => {
  test('however many take at once, each piece goes to one of them', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 40 }),
        fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 2, maxLength: 8 }),
        async (pieces, mosts) => {
          await sql`delete from outbox`.execute(database.kysely)
          await database.kysely.transaction().execute(async tx => {
            for (let n = 0; n < pieces; n += 1)
              await addWork(tx, { kind: 'test', key: `${n}`, payload: {} }, now)
          })
          const taker = async (most: number, of: Database) => {
            const mine: string[] = []
            for (;;) {
              const taken = await takeWork(of, most, now)
              expect(taken.length).toBeLessThanOrEqual(most)
              if (taken.length === 0) return mine
              mine.push(...taken.map(work => work.key))
            }
          }
          const took = await Promise.all(mosts.map((most, n) => taker(most, n % 2 ? other : database)))
          expect(took.flat().sort()).toEqual(Array.from({ length: pieces }, (_, n) => `${n}`).sort())
        },
      ),
      { numRuns: 25 },
    )
  })

  test('not before it is due, and the longest due first', async () => {
    await add('second', { due_at: inSeconds(-10) })
    await add('first', { due_at: inSeconds(-20) })
    await add('third', { due_at: inSeconds(60) })
    const keys = async (at: Instant) => (await takeWork(database, 1, at)).map(work => work.key)
    expect([await keys(now), await keys(now), await keys(inSeconds(59)), await keys(inSeconds(60))]).toEqual([
      ['first'],
      ['second'],
      [],
      ['third'],
    ])
  })

  test('what a silent process had is taken again after its lease, and the silent one can end nothing', async () => {
    await add('one')
    const [first] = await takeWork(database, 1, now)
    expect(await takeWork(other, 1, inSeconds(lease_seconds - 1))).toEqual([])
    const [second] = await takeWork(other, 1, inSeconds(lease_seconds))
    expect([first?.tries, second?.tries]).toEqual([1, 2])
    if (!first || !second) throw new Error('nothing was taken')
    expect(await renewLease(database, first, inSeconds(lease_seconds))).toBe(false)
    expect(await finishWork(database, first, done, inSeconds(lease_seconds))).toBe('lost')
    expect(await finishWork(database, first, later, inSeconds(lease_seconds))).toBe('lost')
    expect(await finishWork(other, second, done, inSeconds(lease_seconds + 1))).toBe('done')
  })

  test('a process that says it lives keeps it', async () => {
    await add('one')
    const [work] = await takeWork(database, 1, now)
    if (!work) throw new Error('nothing was taken')
    expect(await renewLease(database, work, inSeconds(100))).toBe(true)
    expect(await takeWork(other, 1, inSeconds(lease_seconds + 1))).toEqual([])
    expect(await takeWork(other, 1, inSeconds(100 + lease_seconds))).toHaveLength(1)
  })
})

describe('failing', () => {
  test('waits three times as long after each try, at most three hours, and ends after about a day', async () => {
    await add('one')
    const ends: string[] = []
    const waits: number[] = []
    let at = now
    for (let n = 0; n < most_tries; n += 1) {
      const [work] = await takeWork(database, 1, at)
      if (!work) throw new Error(`nothing to take at try ${n}`)
      ends.push(await finishWork(database, work, later, at))
      const [row] = await rows()
      if (!row || row.gave_up_at) continue
      const due = instant(row.due_at)
      waits.push(Math.round(at.until(due).total('seconds')))
      expect(await takeWork(database, 1, due.subtract({ milliseconds: 1 }))).toEqual([])
      at = due
    }
    expect(waits.slice(0, 8)).toEqual([10, 30, 90, 270, 810, 2430, 7290, 10_800])
    expect(Math.max(...waits)).toBe(10_800)
    expect(ends.slice(-2)).toEqual(['again', 'gave-up'])
    const hours = now.until(at).total('hours')
    expect(hours).toBeGreaterThan(24)
    expect(hours).toBeLessThan(36)
    expect(await rows()).toMatchObject([{ gave_up_at: `${at}`, last_error: 'away', done_at: null }])
    expect(await takeWork(database, 1, at.add({ hours: 1000 }))).toEqual([])
  })

  test('what can never succeed is given up at once', async () => {
    await add('one')
    const [work] = await takeWork(database, 1, now)
    const never = { done: false, again: false, reason: 'x'.repeat(500) } as const
    expect(work && (await finishWork(database, work, never, now))).toBe('gave-up')
    expect(await takeWork(database, 1, inSeconds(1_000_000))).toEqual([])
  })
})

test('counts tell what waits, for how long, and what was given up within a week', async () => {
  expect(await countWork(database, now)).toEqual({ due: 0, overdue_seconds: 0, given_up: 0 })
  await add('old', { due_at: inSeconds(-300) })
  await add('new')
  await add('future', { due_at: inSeconds(60) })
  await add('bad', { due_at: inSeconds(-400) })
  const [bad] = await takeWork(database, 1, now)
  expect(await countWork(database, now)).toEqual({ due: 2, overdue_seconds: 300, given_up: 0 })
  if (bad) await finishWork(database, bad, { ...later, again: false }, now)
  expect(await countWork(database, now)).toMatchObject({ due: 2, given_up: 1 })
  expect(await countWork(database, now.add({ hours: 24 * 7 }))).toMatchObject({ given_up: 0 })
})

test('what was done or given up a month ago is removed; what waits never', async () => {
  await add('done')
  const [finished] = await takeWork(database, 1, now)
  await add('bad')
  const [bad] = await takeWork(database, 1, now)
  if (!finished || !bad) throw new Error('nothing was taken')
  await finishWork(database, finished, done, now)
  await finishWork(database, bad, { ...later, again: false }, now)
  await add('waits')
  const keys = async (days: number) => {
    await clearOldWork(database, now.add({ hours: 24 * days }))
    return (await rows()).map(row => row.key)
  }
  expect(await keys(29)).toEqual(['bad', 'done', 'waits'])
  expect(await keys(31)).toEqual(['waits'])
})
