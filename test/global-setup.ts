import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres/index.ts'
import { stopServer } from '../src/platform/embedded-postgres/server.ts'
import { openLog } from '../src/platform/log.ts'
import { migrate } from '../src/platform/migrate.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: TestPostgres
  }
}

/** What `test/postgres.ts` needs to make databases in a worker. */
export type TestPostgres = {
  /** May create and drop databases. */
  adminUrl: string
  /** The owner of the databases under test, as the portal would be given it. */
  ownerUrl: string
  /** Name of the migrated database that is cloned; its names' beginning is the run's own. */
  template: string
}

const FOLDER = 'porchlight-test-'

/**
 * Before all tests: a PostgreSQL with a migrated template database. It is an embedded one of this run alone,
 * or the server of DATABASE_URL (a superuser, or a role that may create databases and roles).
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.DATABASE_URL
  const server = given ? { adminUrl: given, ownerUrl: given, stop: async () => {} } : await startOne()
  const template = `porchlight_test_${process.pid}_${randomBytes(3).toString('hex')}`
  const { adminUrl, ownerUrl } = server
  try {
    await withAdmin(adminUrl, async admin => {
      const owner = decodeURIComponent(new URL(ownerUrl).username) || null
      await admin.query(
        `create database ${admin.escapeIdentifier(template)}${owner === null ? '' : ` owner ${admin.escapeIdentifier(owner)}`}`,
      )
    })
    const migrated = await migrate(withDatabase(ownerUrl, template))
    if (!migrated.ok) throw new Error(`The test database can't be migrated: ${migrated.message}`)
    // A session in the template, even autovacuum's, would keep it from being cloned.
    await withAdmin(adminUrl, admin =>
      admin.query(`alter database ${admin.escapeIdentifier(template)} allow_connections false`),
    )
  } catch (error) {
    await server.stop()
    throw error
  }
  project.provide('postgres', { adminUrl, ownerUrl, template })
  return async () => {
    if (given) await dropAll(adminUrl, template)
    await server.stop()
  }
}

async function startOne(): Promise<{ adminUrl: string; ownerUrl: string; stop(): Promise<void> }> {
  await sweepOldRuns()
  const folder = mkdtempSync(join(tmpdir(), `${FOLDER}${process.pid}-`))
  chmodSync(folder, 0o711)
  const started = await startEmbeddedPostgres({
    dataDir: join(folder, 'data'),
    rootPlaces: [join(folder, 'roots')],
    log: openLog('error'),
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      max_connections: '200',
      autovacuum: 'off',
      // Tests look for the reason of a failure here; their data is made up.
      log_min_messages: 'warning',
      log_error_verbosity: 'default',
    },
  })
  if (!started.ok) throw new Error(started.message)
  const { adminUrl, url, stop } = started.postgres
  return {
    adminUrl,
    ownerUrl: url,
    stop: async () => {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Runs that were killed leave a server and its folder behind; each bears the number of its process. */
async function sweepOldRuns(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = name.startsWith(FOLDER) ? Number(name.slice(FOLDER.length).split('-')[0]) : Number.NaN
    const folder = join(tmpdir(), name)
    if (!Number.isSafeInteger(pid) || lives(pid)) continue
    // Gone already: another run sweeps too.
    if (statSync(folder, { throwIfNoEntry: false })?.uid !== process.getuid?.()) continue
    const roots = join(folder, 'roots')
    const clusters = [join(folder, 'data/postgres'), ...entriesOf(roots).map(entry => join(roots, entry))]
    for (const cluster of clusters) await stopServer(join(cluster, 'data'))
    rmSync(folder, { recursive: true, force: true })
  }
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

async function dropAll(adminUrl: string, template: string): Promise<void> {
  await withAdmin(adminUrl, async admin => {
    const found = await admin.query<{ datname: string }>(
      'select datname from pg_database where starts_with(datname, $1)',
      [template],
    )
    for (const { datname } of found.rows)
      await admin.query(`drop database if exists ${admin.escapeIdentifier(datname)} with (force)`)
  })
}

async function withAdmin(adminUrl: string, work: (admin: Client) => Promise<unknown>): Promise<void> {
  const admin = new Client({ connectionString: adminUrl })
  await admin.connect()
  try {
    await work(admin)
  } finally {
    await admin.end()
  }
}

function withDatabase(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}
