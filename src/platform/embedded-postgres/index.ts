import type { ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import type { Log } from '../log.ts'
import { findBinaries } from './binaries.ts'
import { ensureCluster, SUPERUSER } from './cluster.ts'
import { type Failure, failed, failureFrom } from './failure.ts'
import { type Lock, lockHolder, takeLock } from './lock.ts'
import { findPlace, type Place, ROOT_PLACES, socketFolder } from './place.ts'
import { launchServer, runningServer, stopServer } from './server.ts'

const DATABASE = 'porchlight'
const OWNER = 'porchlight_owner'

export type RunningPostgres = {
  /** Of the database `porchlight` as its owner: no superuser, but may make roles. Over a Unix socket. */
  url: string
  /** Of the same database as superuser: for tests and repair, never for serving. */
  adminUrl: string
  /** Folder of the cluster. */
  home: string
  /** Said to the person who starts the portal, where there is something to say. */
  note: string | null
  /** Ends all sessions and stops the server in order. Joined to another process's server: leaves it be. */
  stop(): Promise<void>
}

export type StartOptions = {
  dataDir: string
  log: Log
  /** Settings of PostgreSQL over ours, as `fsync: 'off'` in tests. */
  settings?: Readonly<Record<string, string>>
  /**
   * For short commands: use the server that another process of ours runs on this folder, and leave our own
   * running at the end while another command still uses it.
   */
  share?: boolean
  /** Where root's clusters go. */
  rootPlaces?: readonly string[]
}

/**
 * Starts PostgreSQL on the cluster of `dataDir`, which is made first if need be. Finds and stops an orphan
 * that a killed process left; starts the server again if it dies while we run.
 */
export async function startEmbeddedPostgres(
  options: StartOptions,
): Promise<{ ok: true; postgres: RunningPostgres } | Failure> {
  if (process.platform === 'win32')
    return failed('The built-in database does not run on Windows: use WSL, or set DATABASE_URL.')
  const rootPlaces = options.rootPlaces ?? ROOT_PLACES
  try {
    const place = findPlace(options.dataDir, rootPlaces)
    if ('ok' in place) return place
    const held = await lockOrJoin(place, options)
    if ('ok' in held || 'url' in held) return 'ok' in held ? held : { ok: true, postgres: held }
    const started = await startOwn(place, held, options, rootPlaces)
    if (!started.ok) held.release()
    return started
  } catch (error) {
    return failureFrom('Starting the database', options.dataDir, error)
  }
}

async function startOwn(
  place: Place,
  lock: Lock,
  options: StartOptions,
  rootPlaces: readonly string[],
): Promise<{ ok: true; postgres: RunningPostgres } | Failure> {
  const binaries = await findBinaries(place.runAs, rootPlaces)
  if ('ok' in binaries) return binaries
  const orphan = runningServer(place.data)
  if (orphan !== null) {
    options.log.warn('database orphan found, stopping it', { pid: orphan.pid })
    await stopServer(place.data)
  }
  const settings = options.settings ?? {}
  const problem = await ensureCluster(place, binaries, settings.fsync !== 'off')
  if (problem !== null) return problem
  const sockets = socketFolder(place)
  if (typeof sockets !== 'string') return sockets
  const server = await launchServer(place, binaries, sockets, settings)
  if ('ok' in server) return server
  const keeper = keepRunning(server, () => launchServer(place, binaries, sockets, settings), options.log)
  const unprepared = await ensureDatabase(sockets, place)
  if (unprepared !== null) {
    await keeper.stop(place)
    return unprepared
  }
  const stop = once(async () => {
    if (options.share === true && (await othersUse(sockets))) keeper.letGo()
    else await keeper.stop(place)
    lock.release()
  })
  return { ok: true, postgres: { ...addresses(sockets), home: place.home, note: place.note, stop } }
}

/** Our lock, or a server of another process that we may use, or that the folder is taken. */
async function lockOrJoin(place: Place, options: StartOptions): Promise<Lock | RunningPostgres | Failure> {
  const until = performance.now() + (options.share === true ? 60_000 : 3_000)
  for (;;) {
    const lock = takeLock(place.home)
    if (lock !== null) return lock
    const server = runningServer(place.data)
    if (options.share === true && server?.ready === true) {
      const stop = once(() => leave(place, server.sockets))
      return { ...addresses(server.sockets), home: place.home, note: null, stop }
    }
    // One that is just ending (its npm was killed a moment ago) has the time to do so.
    if (performance.now() > until) break
    await sleep(50)
  }
  const holder = lockHolder(place.home)
  const who = holder === null ? 'another process' : `process ${holder}`
  return {
    ok: false,
    why: 'in-use',
    message: `${options.dataDir} is in use by another Porchlight (${who}). Stop that one, or give this one another DATA_DIR.`,
  }
}

/** The last of the commands that shared a server stops it, if who began it has gone. */
async function leave(place: Place, sockets: string): Promise<void> {
  const lock = takeLock(place.home)
  if (lock === null) return
  if (!(await othersUse(sockets))) await stopServer(place.data)
  lock.release()
}

async function othersUse(sockets: string): Promise<boolean> {
  const client = new Client({ connectionString: addresses(sockets).adminUrl })
  client.on('error', () => {})
  try {
    await client.connect()
    const found = await client.query(
      `select 1 from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() limit 1`,
    )
    return found.rows.length > 0
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

/** Makes the portal's role and database in a new cluster; finds them in an old one. */
async function ensureDatabase(sockets: string, place: Place): Promise<Failure | null> {
  const url = addresses(sockets).adminUrl.replace(`/${DATABASE}?`, '/postgres?')
  const client = new Client({ connectionString: url })
  client.on('error', () => {})
  try {
    await client.connect()
    const found = await client.query<{ role: boolean; database: boolean }>(
      `select exists (select from pg_roles where rolname = $1) as role,
              exists (select from pg_database where datname = $2) as database`,
      [OWNER, DATABASE],
    )
    if (found.rows[0]?.role !== true) await client.query(`create role ${OWNER} login createrole`)
    if (found.rows[0]?.database !== true) await client.query(`create database ${DATABASE} owner ${OWNER}`)
    return null
  } catch (error) {
    return failureFrom('Preparing the database', place.home, error)
  } finally {
    await client.end().catch(() => {})
  }
}

function addresses(sockets: string): { url: string; adminUrl: string } {
  const at = `localhost/${DATABASE}?host=${encodeURIComponent(sockets)}`
  return { url: `postgres://${OWNER}@${at}`, adminUrl: `postgres://${SUPERUSER}@${at}` }
}

/** Watches the server and starts it again when it dies though nobody stopped it. */
function keepRunning(first: ChildProcess, launch: () => Promise<ChildProcess | Failure>, log: Log) {
  let stopping = false
  let again: Promise<void> = Promise.resolve()
  const watch = (server: ChildProcess) => {
    server.unref()
    server.once('exit', (_code, signal) => {
      if (stopping) return
      log.error('database ended, starting it again', signal === null ? {} : { signal })
      again = relaunch()
    })
  }
  const relaunch = async () => {
    for (let attempt = 1; !stopping; attempt += 1) {
      const server = await launch().catch((error: unknown) => failureFrom('Starting the database', '', error))
      if (!('ok' in server)) {
        log.info('database runs again', { attempt })
        return watch(server)
      }
      log.error('database does not start', { attempt, state: server.why })
      await sleep(Math.min(attempt * 1_000, 15_000), undefined, { ref: false })
    }
  }
  watch(first)
  return {
    stop: async (place: Place) => {
      stopping = true
      await again
      await stopServer(place.data)
    },
    letGo: () => {
      stopping = true
    },
  }
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null
  return () => {
    done ??= work()
    return done
  }
}
