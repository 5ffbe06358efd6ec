import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { SUPERUSER } from '../src/platform/embedded-postgres/cluster.ts'
import { runningServer, stopServer } from '../src/platform/embedded-postgres/server.ts'
import { databasePids, freePort } from '../test/portal-process.ts'

const root = join(import.meta.dirname, '..')

/** A program of ours as a process, with all it says, whether it comes up or not. */
export type Program = {
  readonly child: ChildProcess
  readonly out: () => string
  readonly err: () => string
  /** Exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>
}

/** An empty data folder of a test's own. */
export function newDataDir(): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'porchlight-e2e-'))
  chmodSync(dataDir, 0o700)
  return dataDir
}

/** Runs `main.js` or `cli.js` of the built portal with these settings and none of the tests' own. */
export function run(
  program: 'main' | 'cli',
  settings: Record<string, string>,
  words: readonly string[] = [],
): Program {
  const child = spawn(process.execPath, [join(root, `dist/server/${program}.js`), ...words], {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, TZ: process.env.TZ, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let err = ''
  child.stdout?.on('data', (chunk: Buffer) => {
    out += chunk
  })
  child.stderr?.on('data', (chunk: Buffer) => {
    err += chunk
  })
  const ended = new Promise<number | NodeJS.Signals | null>(resolve =>
    // `close` comes when all that was said has been read, too.
    child.once('close', (code, signal) => resolve(signal ?? code)),
  )
  return { child, out: () => out, err: () => err, ended }
}

export type OwnPortal = Program & { readonly url: string; readonly port: number; readonly ready_ms: number }

/** Starts the built portal and waits until it says that it is ready. */
export async function startOwn(dataDir: string, settings: Record<string, string> = {}): Promise<OwnPortal> {
  const port = await freePort()
  const began = performance.now()
  const program = run('main', { DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: 'error', ...settings })
  const ready = until(() => program.out().includes('Porchlight is ready'), 60)
  await Promise.race([ready, program.ended])
  if (program.child.exitCode !== null || program.child.signalCode !== null)
    throw new Error(`the portal ended before it was ready:\n${program.out()}${program.err()}`)
  return { ...program, url: `http://localhost:${port}`, port, ready_ms: performance.now() - began }
}

/** Asks it to stop, as a service manager would, and answers how it ended. */
export function stopOwn({ child, ended }: Program): Promise<number | NodeJS.Signals | null> {
  child.kill('SIGTERM')
  return ended
}

/** Folder of the cluster of a data folder: inside it, or elsewhere when root started it. */
export function clusterOf(dataDir: string): string {
  const elsewhere = join(dataDir, 'postgres-home')
  return existsSync(elsewhere) ? readFileSync(elsewhere, 'utf8').trim() : join(dataDir, 'postgres')
}

/** The server's first process, the one that the others are children of. */
export function postmaster(dataDir: string): number | null {
  return runningServer(join(clusterOf(dataDir), 'data'))?.pid ?? null
}

/** Every process of the database of this data folder. */
export const databaseProcesses = (dataDir: string): number[] => databasePids(join(clusterOf(dataDir), 'data'))

/** A connection behind all rules, as the database's superuser. */
export async function behindTheRules(dataDir: string): Promise<pg.Client> {
  const sockets = runningServer(join(clusterOf(dataDir), 'data'))?.sockets ?? ''
  const client = new pg.Client({ host: sockets, user: SUPERUSER, database: 'porchlight' })
  client.on('error', () => {})
  await client.connect()
  return client
}

/** Ends what a failed test left running, and removes all files. */
export async function remove(dataDir: string, ...programs: (Program | null | undefined)[]): Promise<void> {
  for (const program of programs) program?.child.kill('SIGKILL')
  const cluster = clusterOf(dataDir)
  await stopServer(join(cluster, 'data'))
  rmSync(cluster, { recursive: true, force: true })
  rmSync(dataDir, { recursive: true, force: true })
}

/** Waits for something that has to come; throws after so many seconds. */
export async function until(reached: () => boolean | Promise<boolean>, seconds = 20): Promise<void> {
  const end = performance.now() + seconds * 1_000
  while (performance.now() < end) {
    if (await reached()) return
    await sleep(20)
  }
  throw new Error(`it did not come to that in ${seconds} s`)
}
