import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { pathToFileURL } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { plainTimes } from '../../../test/plain-times.ts'
import { freshDatabase } from '../../../test/postgres.ts'
import { type Instant, instant } from '../../platform/clock.ts'
import { connect, type Database } from '../../platform/db.ts'
import { fileStore } from '../../platform/file-store.ts'
import { type AccountId, newId } from '../../platform/ids.ts'
import { openLog } from '../../platform/log.ts'
import { addWork, done, lease_seconds, most_tries } from '../../platform/outbox.ts'
import type { Handlers, JobContext } from './context.ts'
import { allHandlers } from './handlers.ts'
import { recurring } from './recurring.ts'
import { type Jobs, runJobs } from './run-jobs.ts'

let database: Database
let url: string
let drop: () => Promise<void>
let now: Instant
let logged: Record<string, unknown>[] = []
const running: Jobs[] = []

beforeAll(async () => {
  const fresh = await freshDatabase()
  url = fresh.url
  database = connect(url, { max: 12 })
  drop = fresh.drop
})
beforeEach(async () => {
  now = instant('2026-03-03T15:00:00Z')
  logged = []
  await database.kysely.deleteFrom('outbox').execute()
})
afterEach(() => Promise.all(running.splice(0).map(jobs => jobs.stop())))
afterAll(async () => {
  await database.close()
  await drop()
})

const context = (more: Partial<JobContext> = {}): JobContext => ({
  database,
  clock: () => now,
  log: openLog('debug', { write: line => logged.push(JSON.parse(line)) }),
  secret: 's'.repeat(40),
  baseUrl: 'http://localhost:3000',
  clinic: { name: 'Harbor Clinic', phone: null, zone: 'America/Chicago' },
  post: null,
  files: fileStore('/nowhere'),
  ...more,
})
const run = (handlers: Handlers, more: Parameters<typeof runJobs>[1] = {}, of = context()) => {
  const jobs = runJobs(of, { handlers, recurring: [], poll_ms: 10, grace_ms: 200, ...more })
  running.push(jobs)
  return jobs
}
const add = (...keys: string[]) =>
  database.kysely.transaction().execute(async tx => {
    for (const key of keys) await addWork(tx, { kind: 'test', key, payload: { key } }, now)
  })
const row = async (key: string) =>
  plainTimes(
    await database.kysely.selectFrom('outbox').selectAll().where('key', '=', key).executeTakeFirstOrThrow(),
  )
const open = async () =>
  (await database.kysely.selectFrom('outbox').select('id').where('done_at', 'is', null).execute()).length
const keyOf = (payload: unknown) => (payload as { key: string }).key
const eventually = (what: () => unknown) => vi.waitFor(what, { timeout: 5_000, interval: 10 })

test('six runners do two hundred things, each once', async () => {
  const did: string[] = []
  const handlers: Handlers = {
    test: async payload => {
      await new Promise(resolve => setTimeout(resolve, 2))
      did.push(keyOf(payload))
      return done
    },
  }
  const keys = Array.from({ length: 200 }, (_, n) => `${n}`)
  for (let n = 0; n < 6; n += 1) run(handlers)
  await add(...keys)
  await eventually(async () => expect(await open()).toBe(0))
  expect(did.sort()).toEqual(keys.sort())
})

test('no more at once than there is room for, and the next as soon as one ends', async () => {
  let now_running = 0
  let most = 0
  const handlers: Handlers = {
    test: async () => {
      most = Math.max(most, ++now_running)
      await new Promise(resolve => setTimeout(resolve, 5))
      now_running -= 1
      return done
    },
  }
  await add(...Array.from({ length: 20 }, (_, n) => `${n}`))
  run(handlers, { at_once: 3, poll_ms: 60_000 })
  await eventually(async () => expect(await open()).toBe(0))
  expect(most).toBe(3)
})

test('what a piece of work adds is done right after it', async () => {
  const did: string[] = []
  const handlers: Handlers = {
    test: async payload => {
      did.push(keyOf(payload))
      await new Promise(resolve => setTimeout(resolve, 5))
      if (did.length < 5) await add(`${did.length}`)
      return done
    },
  }
  await add('0')
  run(handlers, { poll_ms: 60_000 })
  await eventually(() => expect(did).toEqual(['0', '1', '2', '3', '4']))
})

describe('a process that is killed', () => {
  const child = `
    const { connect } = await import(process.env.DB)
    const { openLog } = await import(process.env.LOG)
    const { runJobs } = await import(process.env.JOBS)
    const { instant } = await import(process.env.CLOCK)
    const handlers = { test: () => { console.log('begun'); return new Promise(() => {}) } }
    runJobs({ database: connect(process.env.URL), clock: () => instant(process.env.NOW), log: openLog('silent'),
      clinic: { zone: 'UTC' } }, { handlers, recurring: [] })`
  const path = (file: string) => pathToFileURL(file).href

  test('in the middle leaves its work to another, after the lease', { timeout: 30_000 }, async () => {
    await add('one')
    const dying = spawn(process.execPath, ['--input-type=module', '-e', child], {
      env: {
        DB: path('src/platform/db.ts'),
        LOG: path('src/platform/log.ts'),
        JOBS: path('src/entry/jobs/run-jobs.ts'),
        CLOCK: path('src/platform/clock.ts'),
        URL: url,
        NOW: now.toString(),
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const exited = once(dying, 'exit')
    expect(String(await once(dying.stdout, 'data'))).toContain('begun')
    dying.kill('SIGKILL')
    await exited
    const did: number[] = []
    run({
      test: async (_payload, _context, one) => {
        did.push(one.now.epochMilliseconds)
        return done
      },
    })
    now = now.add({ seconds: lease_seconds - 1 })
    await new Promise(resolve => setTimeout(resolve, 200))
    expect(did).toEqual([])
    now = now.add({ seconds: 1 })
    await eventually(() => expect(did).toHaveLength(1))
    await eventually(async () => expect(await row('one')).toMatchObject({ tries: 2, done_at: `${now}` }))
  })

  test('again and again: the work is given up without being begun once more', async () => {
    await add('one')
    await database.kysely.updateTable('outbox').set({ tries: most_tries }).execute()
    const begun = vi.fn(async () => done)
    run({ test: begun })
    await eventually(async () => expect(await row('one')).toMatchObject({ gave_up_at: `${now}` }))
    expect(begun).not.toHaveBeenCalled()
    expect((await row('one')).last_error).toBe('every process that tried has died')
  })
})

describe('work that takes long', () => {
  test('stays with who does it, as long as that one says it lives', async () => {
    await add('one')
    let begun = 0
    let finish = () => {}
    const handlers: Handlers = {
      test: async () => {
        begun += 1
        await new Promise<void>(resolve => {
          finish = resolve
        })
        return done
      },
    }
    for (let n = 0; n < 3; n += 1) run(handlers, { renewing_ms: 20 })
    await eventually(() => expect(begun).toBe(1))
    for (let n = 0; n < 5; n += 1) {
      now = now.add({ seconds: lease_seconds - 10 })
      const renewed = `${now.add({ seconds: lease_seconds })}`
      await eventually(async () => expect(await row('one')).toMatchObject({ locked_until: renewed }))
    }
    finish()
    await eventually(async () => expect(await row('one')).toMatchObject({ done_at: `${now}`, tries: 1 }))
    expect(begun).toBe(1)
  })

  test('is told to end when somebody else has it, and then changes nothing', async () => {
    await add('one')
    const handlers: Handlers = {
      test: (_payload, _context, { signal }) =>
        new Promise(resolve => signal.addEventListener('abort', () => resolve(done))),
    }
    run(handlers, { renewing_ms: 20 })
    await eventually(async () => expect(await row('one')).toMatchObject({ tries: 1 }))
    const theirs = now.add({ seconds: lease_seconds })
    await database.kysely.updateTable('outbox').set({ tries: 2, locked_until: theirs }).execute()
    await eventually(() =>
      expect(logged.map(line => line.event)).toEqual(['job was taken by another process']),
    )
    expect(await row('one')).toMatchObject({ tries: 2, done_at: null, locked_until: `${theirs}` })
  })
})

describe('work that fails', () => {
  test('is done again later, and nothing that it met is kept or logged', async () => {
    await add('one')
    let tries = 0
    run({
      test: async () => {
        tries += 1
        if (tries === 1) throw new RangeError('maria@example.org has diabetes')
        return done
      },
    })
    await eventually(async () => expect(await row('one')).toMatchObject({ tries: 1, locked_until: null }))
    expect(await row('one')).toMatchObject({
      last_error: 'RangeError',
      due_at: `${now.add({ seconds: 10 })}`,
    })
    now = now.add({ seconds: 10 })
    await eventually(async () => expect(await row('one')).toMatchObject({ done_at: `${now}` }))
    const events = ['job failed', 'job will be tried again', 'job done']
    await eventually(() => expect(logged.map(line => line.event)).toEqual(events))
    expect(JSON.stringify(logged)).not.toMatch(/maria|diabetes/)
  })

  test('for the last time is given up, loudly', async () => {
    await add('one')
    await database.kysely
      .updateTable('outbox')
      .set({ tries: most_tries - 1 })
      .execute()
    const lasts: boolean[] = []
    run({
      test: async (_payload, _context, { last }) => {
        lasts.push(last)
        return { done: false, again: true, reason: 'away' }
      },
    })
    await eventually(async () =>
      expect(await row('one')).toMatchObject({ gave_up_at: `${now}`, last_error: 'away' }),
    )
    expect(lasts).toEqual([true])
    expect(logged).toMatchObject([
      { level: 'error', event: 'job given up', job: 'test', attempt: most_tries },
    ])
  })

  test('of a kind that nobody here knows waits for somebody who does', async () => {
    await add('one')
    const jobs = run({})
    await eventually(async () => expect(await row('one')).toMatchObject({ last_error: 'unknown kind' }))
    await jobs.stop()
    now = now.add({ seconds: 10 })
    run({ test: async () => done })
    await eventually(async () => expect(await row('one')).toMatchObject({ done_at: `${now}` }))
  })
})

describe('stopping', () => {
  test('finishes what has begun, and begins nothing more', async () => {
    await add('one', 'two')
    let begun = 0
    const jobs = run(
      {
        test: async () => {
          begun += 1
          await new Promise(resolve => setTimeout(resolve, 100))
          return done
        },
      },
      { at_once: 1, grace_ms: 5_000 },
    )
    await eventually(() => expect(begun).toBe(1))
    await jobs.stop()
    expect([begun, await open()]).toEqual([1, 1])
  })

  test('does not wait for ever, and tells what hangs', async () => {
    await add('one')
    let told = false
    const jobs = run({
      test: (_payload, _context, { signal }) =>
        new Promise(() => {
          signal.addEventListener('abort', () => {
            told = true
          })
        }),
    })
    await eventually(async () => expect((await row('one')).tries).toBe(1))
    const started = performance.now()
    await jobs.stop()
    expect(performance.now() - started).toBeLessThan(2_000)
    expect(told).toBe(true)
  })
})

test('while the database is away it waits, and goes on when it is back', async () => {
  let away = true
  const flaky = new Proxy(database, {
    get: (target, key) => {
      if (key === 'kysely' && away) throw Object.assign(new Error('gone'), { code: 'ECONNREFUSED' })
      return Reflect.get(target, key)
    },
  })
  await add('one')
  run({ test: async () => done }, {}, context({ database: flaky }))
  await eventually(() => expect(logged.length).toBeGreaterThan(1))
  away = false
  await eventually(async () => expect(await open()).toBe(0))
  expect(logged[0]).toMatchObject({ level: 'warn', event: 'jobs could not be looked for' })
})

test('what comes by itself is done once by all runners together', async () => {
  const run_at: string[] = []
  const daily = {
    name: 'daily',
    every: { day_at: '00:00' },
    run: async (_context: JobContext, at: Instant) => run_at.push(at.toString()),
  } as const
  const handlers: Handlers = {
    daily: async (_payload, of, one) => {
      await daily.run(of, one.now)
      return done
    },
  }
  for (let n = 0; n < 4; n += 1) run(handlers, { recurring: [daily] })
  await eventually(() => expect(run_at).toEqual(['2026-03-03T15:00:00Z']))
  now = instant('2026-03-04T05:59:59Z')
  await new Promise(resolve => setTimeout(resolve, 100))
  expect(run_at).toHaveLength(1)
  now = instant('2026-03-04T06:00:00Z')
  await eventually(() => expect(run_at).toEqual(['2026-03-03T15:00:00Z', '2026-03-04T06:00:00Z']))
})

test('each night what nobody can use any more is cleared away', async () => {
  const before = now.subtract({ hours: 25 })
  const account_id = newId() as AccountId
  const times = { created_at: before, updated_at: before }
  const { kysely } = database
  await kysely
    .insertInto('accounts')
    .values({ id: account_id, name: 'Ann', email: 'ann@example.org', ...times })
    .execute()
  for (const created_at of [before, now])
    await kysely
      .insertInto('held_forms')
      .values({ id: newId(), account_id, path: '/account', sealed: Buffer.from('x'), created_at })
      .execute()
  for (const at of [before, now])
    await kysely.insertInto('failed_sign_ins').values({ key: 'k', at }).execute()
  const one = { now, last: false, signal: AbortSignal.timeout(10_000) }
  expect(await allHandlers['clear-old']?.({}, context(), one)).toEqual(done)
  const left = async (table: 'held_forms' | 'failed_sign_ins') =>
    (await kysely.selectFrom(table).selectAll().execute()).length
  expect([await left('held_forms'), await left('failed_sign_ins')]).toEqual([1, 1])
})

test('everything that comes by itself has a name of its own, a handler, and runs twice without harm', async () => {
  expect(new Set(recurring.map(one => one.name)).size).toBe(recurring.length)
  for (const { name } of recurring) {
    const handler = allHandlers[name]
    if (!handler) throw new Error(`${name} has no handler`)
    const one = { now, last: false, signal: AbortSignal.timeout(10_000) }
    for (let n = 0; n < 2; n += 1) expect(await handler({}, context(), one)).toEqual(done)
  }
})
