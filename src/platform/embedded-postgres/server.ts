import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readIfThere } from '../private-folder.ts'
import type { Binaries } from './binaries.ts'
import { serverEnvironment } from './cluster.ts'
import { type Failure, failed, failureFrom } from './failure.ts'
import type { Place } from './place.ts'

/** Small: the whole portal, Node and database, should sit idle in 400 MB. */
const SERVER_SETTINGS: Record<string, string> = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '40',
  shared_buffers: '64MB',
  effective_cache_size: '512MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  max_locks_per_transaction: '128',
  jit: 'off',
  huge_pages: 'off',
  io_method: 'sync',
  max_parallel_workers_per_gather: '0',
  max_parallel_maintenance_workers: '0',
  random_page_cost: '1.1',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '1GB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // A failing statement, its values and its message can hold health data: only the server's own life is told.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
}

/** A server that replays its log after a crash may take this long. */
const LONGEST_START_MS = 300_000
/** Workers of a killed server let go of its shared memory within this time. */
const LONGEST_LETTING_GO_MS = 10_000
const LONGEST_LOG_BYTES = 5_000_000

export type RunningServer = { pid: number; sockets: string; ready: boolean }

/** The server that `postmaster.pid` names, if that process lives and is a server of this very folder. */
export function runningServer(data: string): RunningServer | null {
  const lines = readIfThere(join(data, 'postmaster.pid'))?.split('\n') ?? []
  const pid = Number(lines[0])
  if (!Number.isSafeInteger(pid) || pid <= 1 || !isServerOf(pid, data)) return null
  return { pid, sockets: (lines[4] ?? '').trim(), ready: (lines[7] ?? '').trim() === 'ready' }
}

/**
 * After a restart of the machine or container the number may be another program's, which must neither be
 * signalled nor keep us from starting. A server stands in its data folder, and is called with it.
 */
function isServerOf(pid: number, data: string): boolean {
  try {
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === data
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { stdio: 'pipe' })
      .toString()
      .includes(data)
  } catch {
    return false
  }
}

/** Stops the server of the folder, if one runs: asks, then insists. Its sessions are ended, its data is whole. */
export async function stopServer(data: string): Promise<void> {
  const found = runningServer(data)
  if (found === null) return
  const steps: [NodeJS.Signals, number][] = [
    ['SIGINT', 30_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ]
  for (const [signal, patience] of steps) {
    try {
      process.kill(found.pid, signal)
    } catch {
      return
    }
    const until = performance.now() + patience
    while (performance.now() < until) {
      if (!isServerOf(found.pid, data)) return
      await sleep(20)
    }
  }
}

/**
 * Starts the server and waits until it takes connections. It has a session of its own, so that Ctrl-C on the
 * terminal reaches only us, who then stop it in order.
 */
export async function launchServer(
  place: Place,
  binaries: Binaries,
  sockets: string,
  settings: Record<string, string>,
): Promise<ChildProcess | Failure> {
  const began = performance.now()
  for (;;) {
    removeStalePid(place.data)
    const before = logSize(place)
    const child = spawnServer(place, binaries, sockets, settings)
    const outcome = await untilReady(child, place.data, began + LONGEST_START_MS)
    if (outcome === 'ready') return child
    const said = readLog(place, before)
    // The server was killed and the last of its workers are still letting go of the shared memory.
    const lettingGo = performance.now() - began < LONGEST_LETTING_GO_MS
    if (lettingGo && /is still in use|lock file .* already exists/.test(said)) {
      await sleep(200)
      continue
    }
    if (outcome === 'late') {
      await stopServer(place.data)
      return failed(`The database did not become ready; see ${logFile(place)}.`)
    }
    return failureFrom('Starting the database', place.home, said || outcome)
  }
}

function spawnServer(place: Place, binaries: Binaries, sockets: string, settings: Record<string, string>) {
  const path = logFile(place)
  if (existsSync(path) && statSync(path).size > LONGEST_LOG_BYTES) renameSync(path, `${path}.1`)
  const log = openSync(path, 'a', 0o600)
  const values = Object.entries({ ...SERVER_SETTINGS, ...settings })
  const words = [
    '-D',
    place.data,
    '-k',
    sockets,
    ...values.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]
  try {
    return spawn(binaries.postgres, words, {
      cwd: '/',
      env: serverEnvironment(),
      detached: true,
      stdio: ['ignore', log, log],
      ...place.runAs,
    })
  } finally {
    closeSync(log)
  }
}

async function untilReady(
  child: ChildProcess,
  data: string,
  until: number,
): Promise<'ready' | 'late' | string> {
  let ended: string | null = null
  child.once('error', error => {
    ended = error.message
  })
  child.once('exit', (code, signal) => {
    ended = `it ended with ${signal ?? code}`
  })
  while (performance.now() < until) {
    if (ended !== null) return ended
    const server = runningServer(data)
    if (server?.ready && server.pid === child.pid) return 'ready'
    await sleep(10)
  }
  return 'late'
}

/**
 * Left by a crash, with a number that another program has by now: PostgreSQL would refuse to start. A number
 * that nobody has is left to PostgreSQL, which looks further (at shared memory that is still held).
 */
function removeStalePid(data: string): void {
  const file = join(data, 'postmaster.pid')
  const pid = Number(readIfThere(file)?.split('\n')[0])
  if (!Number.isSafeInteger(pid) || pid <= 1 || runningServer(data) !== null) return
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return
  }
  rmSync(file, { force: true })
}

function logFile(place: Place): string {
  return join(place.home, 'postgres.log')
}

function logSize(place: Place): number {
  return existsSync(logFile(place)) ? statSync(logFile(place)).size : 0
}

function readLog(place: Place, from: number): string {
  const text = readFileSync(logFile(place))
  return text.subarray(from <= text.length ? from : 0).toString()
}
