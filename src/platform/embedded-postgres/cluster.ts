import { execFile } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Binaries } from './binaries.ts'
import { type Failure, failed, failureFrom } from './failure.ts'
import type { Place } from './place.ts'

const run = promisify(execFile)

/** The superuser of the cluster; reached only through the closed folder of its socket. */
export const SUPERUSER = 'postgres'

/**
 * Makes the cluster if there is none. It grows in a folder of another name and is renamed when whole, so an
 * interrupted first start leaves nothing that looks like a database.
 */
export async function ensureCluster(
  place: Place,
  binaries: Binaries,
  sync: boolean,
): Promise<Failure | null> {
  const version = join(place.data, 'PG_VERSION')
  if (existsSync(version)) {
    const major = readFileSync(version, 'utf8').trim()
    if (major === String(binaries.major)) return null
    return failed(
      `The database in ${place.data} is of PostgreSQL ${major}, and this Porchlight brings ${binaries.major}. Start the version that made it, back up, and restore with this one.`,
    )
  }
  for (const name of readdirSync(place.home))
    if (name.startsWith('making-')) rmSync(join(place.home, name), { recursive: true, force: true })
  const growing = join(place.home, `making-${process.pid}`)
  const problem = await initialise(growing, place, binaries, sync)
  if (problem === null) renameSync(growing, place.data)
  else rmSync(growing, { recursive: true, force: true })
  return problem
}

/** Character classes (for search without accents) come from the system, where it knows UTF-8. */
const CHARACTER_LOCALES = ['C.UTF-8', 'en_US.UTF-8', 'UTF-8', 'C']

async function initialise(
  growing: string,
  place: Place,
  binaries: Binaries,
  sync: boolean,
): Promise<Failure | null> {
  let said: unknown = ''
  for (const ctype of CHARACTER_LOCALES) {
    mkdirSync(growing, { mode: 0o700 })
    if (place.runAs !== null) chownSync(growing, place.runAs.uid, place.runAs.gid)
    const words = [
      ...['--pgdata', growing, '--username', SUPERUSER, '--encoding', 'UTF8'],
      ...['--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
      ...['--locale', 'C', '--lc-ctype', ctype],
      // No address but a socket in a folder with mode 0700: who can reach it could also read the files.
      ...['--auth-local', 'trust', '--auth-host', 'reject', '--no-instructions'],
      ...(sync ? [] : ['--no-sync']),
    ]
    try {
      await run(binaries.initdb, words, { cwd: '/', env: serverEnvironment(), ...place.runAs })
      return null
    } catch (error) {
      said = (error as { stderr?: string }).stderr || error
      rmSync(growing, { recursive: true, force: true })
      if (!/invalid locale name|locale/i.test(String(said))) break
    }
  }
  return failureFrom('Making the database', place.home, said)
}

/** None of our own settings: PGDATA, PGPORT or a secret in the environment are not the server's business. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH ?? '/usr/bin:/bin', LANG: 'C' }
}
