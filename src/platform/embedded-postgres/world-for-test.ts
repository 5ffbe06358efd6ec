import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, beforeEach } from 'vitest'
import { openLog } from '../log.ts'
import type { Failure } from './failure.ts'
import { type RunningPostgres, startEmbeddedPostgres } from './index.ts'
import { runningServer, stopServer } from './server.ts'

/** Folders of the test that runs: new for each, gone after it with every process that it began. */
export const world = { folder: '', dataDir: '', rootPlace: '', processes: [] as ChildProcess[] }

export type Started = { ok: true; postgres: RunningPostgres } | Failure

export function useWorld(): void {
  beforeEach(() => {
    world.folder = mkdtempSync(join(tmpdir(), 'porchlight-pg-'))
    chmodSync(world.folder, 0o711)
    world.dataDir = join(world.folder, 'data')
    world.rootPlace = join(world.folder, 'roots')
  })
  afterEach(async () => {
    for (const child of world.processes.splice(0)) child.kill('SIGKILL')
    for (const home of homes()) await stopServer(join(home, 'data'))
    rmSync(world.folder, { recursive: true, force: true })
  })
}

function homes(): string[] {
  const { dataDir, rootPlace } = world
  const roots = existsSync(rootPlace) ? readdirSync(rootPlace) : []
  return [join(dataDir, 'postgres'), ...roots.map(name => join(rootPlace, name))]
}

/** Another process that starts the cluster of our folder, as soon as it has said how that went. */
export async function startElsewhere(mode: 'own' | 'share' = 'own') {
  const script = join(import.meta.dirname, 'run-for-test.ts')
  const child = spawn(process.execPath, [script, world.dataDir, mode, world.rootPlace], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  world.processes.push(child)
  const ended = new Promise<number | null>(resolve => child.once('exit', resolve))
  let said = ''
  for await (const chunk of child.stdout) {
    said += chunk
    if (said.includes('\n')) break
  }
  return { child, ended, started: JSON.parse(said) as Started }
}

export function start(settings: Record<string, string> = {}): Promise<Started> {
  return startEmbeddedPostgres({
    dataDir: world.dataDir,
    log: openLog('silent'),
    settings: { fsync: 'off', ...settings },
    rootPlaces: [world.rootPlace],
  })
}

export function running(started: Started): RunningPostgres {
  if (!started.ok) throw new Error(started.message)
  return started.postgres
}

export async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

export function serverPid(postgres: RunningPostgres): number {
  const found = runningServer(join(postgres.home, 'data'))
  if (found === null) throw new Error('no server runs')
  return found.pid
}

export async function until(reached: () => boolean | Promise<boolean>): Promise<void> {
  for (let i = 0; i < 200; i += 1) {
    if (await reached()) return
    await sleep(50)
  }
  throw new Error('it did not come to that in 10 s')
}
