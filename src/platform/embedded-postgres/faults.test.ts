import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { failureFrom } from './failure.ts'
import { findPlace } from './place.ts'
import { runningServer } from './server.ts'
import { ask, running, serverPid, start, startElsewhere, until, useWorld, world } from './world-for-test.ts'

useWorld()

describe('after a fault', () => {
  test('kill -9 of our process: its orphan is found and stopped, nothing is lost', async () => {
    const first = await startElsewhere()
    const { url, home } = running(first.started)
    await ask(url, 'create table kept as select 42 as answer')
    first.child.kill('SIGKILL')
    await first.ended
    const orphan = runningServer(join(home, 'data'))
    expect(orphan?.ready).toBe(true)
    const second = running(await start())
    expect(serverPid(second)).not.toBe(orphan?.pid)
    expect(await ask(second.url, 'select answer from kept')).toEqual([{ answer: 42 }])
    await second.stop()
  })

  test('kill -9 of the server: it is started again beside the running portal', async () => {
    const postgres = running(await start())
    await ask(postgres.url, 'create table kept as select 42 as answer')
    const before = serverPid(postgres)
    process.kill(before, 'SIGKILL')
    await until(() =>
      ask(postgres.url, 'select answer from kept').then(
        rows => rows[0]?.answer === 42,
        () => false,
      ),
    )
    expect(serverPid(postgres)).not.toBe(before)
    await postgres.stop()
    await sleep(100)
    expect(runningServer(join(postgres.home, 'data'))).toBeNull()
  })

  test('kill -9 of both: the next start recovers', async () => {
    const first = await startElsewhere()
    const postgres = running(first.started)
    await ask(postgres.url, 'create table kept as select 42 as answer')
    const pid = serverPid(postgres)
    first.child.kill('SIGKILL')
    process.kill(pid, 'SIGKILL')
    const second = running(await start())
    expect(await ask(second.url, 'select answer from kept')).toEqual([{ answer: 42 }])
    await second.stop()
  })

  test('a stale postmaster.pid whose number another program has is put aside, and that program lives', async () => {
    const postgres = running(await start())
    await postgres.stop()
    const bystander = spawn('sleep', ['60'])
    world.processes.push(bystander)
    const sockets = new URL(postgres.url).searchParams.get('host')
    writeFileSync(
      join(postgres.home, 'data/postmaster.pid'),
      `${bystander.pid}\n${postgres.home}/data\n1\n5432\n${sockets}\n\n0 0\nready\n`,
    )
    const again = running(await start())
    expect(bystander.exitCode ?? bystander.signalCode).toBeNull()
    await again.stop()
    expect(bystander.exitCode ?? bystander.signalCode).toBeNull()
  })

  test('an interrupted first start: it begins again', async () => {
    const place = findPlace(world.dataDir, [world.rootPlace])
    if ('ok' in place) throw new Error(place.message)
    mkdirSync(join(place.home, 'making-1/base'), { recursive: true })
    const postgres = running(await start())
    expect(readdirSync(postgres.home).filter(name => name.startsWith('making-'))).toEqual([])
    await postgres.stop()
  })

  test('a database of another PostgreSQL is named and left alone', async () => {
    const postgres = running(await start())
    await postgres.stop()
    writeFileSync(join(postgres.home, 'data/PG_VERSION'), '12\n')
    expect(await start()).toEqual({
      ok: false,
      why: 'failed',
      message: expect.stringMatching(/is of PostgreSQL 12, and this Porchlight brings \d+\./),
    })
  })

  test('a server that cannot start says why, once', async () => {
    const postgres = running(await start())
    await postgres.stop()
    const started = await start({ shared_buffers: 'much' })
    expect(started).toMatchObject({
      ok: false,
      why: 'failed',
      message: expect.stringContaining('shared_buffers'),
    })
    await running(await start()).stop()
  })
})

test.each([
  'FATAL:  could not write to file "pg_wal/xlogtemp.17846": No space left on device',
  Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' }),
  Object.assign(new Error('database or disk is full'), { code: 'ERR_SQLITE_ERROR' }),
  Object.assign(new Error('could not extend file "base/5/2662"'), { code: '53100' }),
])('a full disk is told as such: %s', said => {
  expect(failureFrom('Starting the database', '/srv/data', said)).toEqual({
    ok: false,
    why: 'disk-full',
    message: 'The disk that holds /srv/data is full. Free some space and start again; nothing is lost.',
  })
})

test('of a long complaint the line that says most is told', () => {
  const said = 'LOG: starting\nFATAL:  data directory has wrong ownership\nHINT: ask someone\n'
  expect(failureFrom('Starting the database', '/srv/data', said)).toMatchObject({
    why: 'failed',
    message: 'Starting the database failed: FATAL:  data directory has wrong ownership',
  })
})
