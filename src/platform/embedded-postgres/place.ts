import { execFileSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, rmdirSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensurePrivateFolder, keptText, ownUid, readIfThere } from '../private-folder.ts'
import { type Failure, failed } from './failure.ts'

export type SystemUser = { uid: number; gid: number }

/** Where a cluster lives and as whom it runs. */
export type Place = {
  /** Folder of the cluster, its log, its lock and its socket; 0700, owned by whoever runs the server. */
  home: string
  /** PostgreSQL's data directory, inside `home`. */
  data: string
  /** Another system user who runs the server, because PostgreSQL refuses root; null: we do. */
  runAs: SystemUser | null
  /** Said to the person at the start where the data isn't where they would look for it. */
  note: string | null
}

/** Where root's clusters go: another user must reach them, and root's own folders are closed. */
export const ROOT_PLACES = ['/var/lib/porchlight', '/var/tmp/porchlight'] as const

/** An ordinary user's cluster lies in `dataDir`/postgres. */
export function findPlace(dataDir: string, rootPlaces: readonly string[]): Place | Failure {
  const folder = ensurePrivateFolder(dataDir)
  const inside = join(folder, 'postgres')
  if (ownUid() !== 0) return placeAt(ensurePrivateFolder(inside), null, null)
  // Started with sudo once: the data stays with the user whose it is.
  if (existsSync(inside) && statSync(inside).uid !== 0) return placeAt(inside, ownerOf(inside), null)
  return rootsPlace(folder, rootPlaces)
}

function rootsPlace(dataDir: string, rootPlaces: readonly string[]): Place | Failure {
  const memory = join(dataDir, 'postgres-home')
  const note = (home: string) => `As root, PostgreSQL runs as another user and its files lie in ${home}.`
  const remembered = readIfThere(memory)
  if (remembered !== null) {
    if (existsSync(remembered)) return placeAt(remembered, ownerOf(remembered), note(remembered))
    return failed(
      `The database files of ${dataDir} should lie in ${remembered}, which is gone. Put them back, or delete ${memory} to begin with an empty portal.`,
    )
  }
  const user = serverUser()
  if (user === null)
    return failed(
      'PostgreSQL refuses to run as root, and no system user could be made for it. Start Porchlight as an ordinary user, or set DATABASE_URL.',
    )
  const parent = firstUsable(rootPlaces)
  if (parent === null)
    return failed(`No folder for the database could be made in ${rootPlaces.join(' or ')}.`)
  const home = join(parent, randomBytes(6).toString('hex'))
  mkdirSync(home, { mode: 0o700 })
  chownSync(home, user.uid, user.gid)
  // Of several that start here for the first time, the one whose note stands first gives the place to all.
  const kept = keptText(memory, () => home)
  if (kept !== home) rmdirSync(home)
  return placeAt(kept, user, note(kept))
}

function placeAt(home: string, runAs: SystemUser | null, note: string | null): Place {
  return { home, data: join(home, 'data'), runAs, note }
}

function ownerOf(path: string): SystemUser {
  const { uid, gid } = statSync(path)
  return { uid, gid }
}

/** A user of our own keeps other databases of the machine away from patients' data; `postgres` if need be. */
function serverUser(): SystemUser | null {
  return lookUpUser('porchlight') ?? makeUser('porchlight') ?? lookUpUser('postgres')
}

function lookUpUser(name: string): SystemUser | null {
  const number = (flag: string) =>
    Number(execFileSync('id', [flag, name], { stdio: 'pipe' }).toString().trim())
  try {
    const user = { uid: number('-u'), gid: number('-g') }
    return user.uid > 0 && Number.isSafeInteger(user.gid) ? user : null
  } catch {
    return null
  }
}

function makeUser(name: string): SystemUser | null {
  const ways: [string, string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent', name]],
    ['adduser', ['-S', '-D', '-H', name]],
  ]
  for (const [command, words] of ways) {
    try {
      execFileSync(command, words, { stdio: 'pipe' })
      return lookUpUser(name)
    } catch {
      // The next way; none is left on systems that have neither command or a fixed list of users.
    }
  }
  return null
}

/** The first of the folders that is, or can be made, root's own and that others may walk through. */
export function firstUsable(folders: readonly string[]): string | null {
  for (const folder of folders) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o755 })
      const found = lstatSync(folder)
      if (!found.isDirectory() || found.uid !== 0 || (found.mode & 0o022) !== 0) continue
      if ((found.mode & 0o055) !== 0o055) chmodSync(folder, 0o755)
      return folder
    } catch {
      // Not here: read-only, or something in the way.
    }
  }
  return null
}

/** A socket's whole path must fit the system's address: 107 bytes on Linux, 103 on macOS. */
const LONGEST_SOCKET = process.platform === 'linux' ? 107 : 103
const SOCKET_NAME = '/.s.PGSQL.5432'

/**
 * The folder of the server's socket: in `home`, or where that path would be too long a short one among the
 * temporary files. Everyone may write there, so the folder must be the server user's own and closed.
 */
export function socketFolder(place: Place, temporary: string = tmpdir()): string | Failure {
  const inside = join(place.home, 'socket')
  if (Buffer.byteLength(inside + SOCKET_NAME) <= LONGEST_SOCKET) return makeSocketFolder(inside, place.runAs)
  const name = `porchlight-${createHash('sha256').update(place.home).digest('hex').slice(0, 16)}`
  const fits = (folder: string) => Buffer.byteLength(join(folder, name) + SOCKET_NAME) <= LONGEST_SOCKET
  return makeSocketFolder(join(fits(temporary) ? temporary : '/tmp', name), place.runAs)
}

function makeSocketFolder(path: string, runAs: SystemUser | null): string | Failure {
  try {
    mkdirSync(path, { mode: 0o700 })
    if (runAs !== null) chownSync(path, runAs.uid, runAs.gid)
    return path
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const found = lstatSync(path)
  const wanted = runAs?.uid ?? ownUid()
  if (found.isDirectory() && found.uid === wanted && (found.mode & 0o077) === 0) return path
  return failed(
    `${path} should be a closed folder of the database's own, but is not. Delete it and start again.`,
  )
}
