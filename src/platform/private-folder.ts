import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  closeSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * Makes the folder, open to its owner only (0700), and narrows one that is wider, if it is empty or ours: a
 * slip like DATA_DIR=/tmp must not close /tmp to everyone. Gives its real path. Throws the system's error
 * where it can't (no right, disk full, a file in the way; ENOTEMPTY for a folder of others).
 */
export function ensurePrivateFolder(path: string): string {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  const real = realpathSync(path)
  const { mode, uid } = statSync(real)
  if ((mode & 0o077) === 0 || (uid !== ownUid() && ownUid() !== 0)) return real
  const names = readdirSync(real)
  if (names.length > 0 && !names.some(name => OUR_FILES.has(name)))
    throw Object.assign(new Error(`${real} is open to other users and holds other files`), {
      code: 'ENOTEMPTY',
    })
  chmodSync(real, 0o700)
  return real
}

/** By one of these a data folder is known as ours, as after a copy that widened its mode. */
const OUR_FILES = new Set(['secret', 'postgres', 'postgres-home', 'data', 'lock', 'uploads'])

/** Writes the whole file or nothing, readable by its owner only (0600), and on disk when it returns. */
export function writePrivateFile(path: string, text: string): void {
  const temporary = writeBeside(path, text)
  renameSync(temporary, path)
}

/**
 * The text kept in the file; made by `make` the first time. Two processes that start at once get the same
 * text: the file is put in place only if none is there, and then read again.
 */
export function keptText(path: string, make: () => string): string {
  const kept = readIfThere(path)
  if (kept !== null) return kept
  const temporary = writeBeside(path, make())
  try {
    linkSync(temporary, path)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    // Some disks know no second names for a file.
    if (code === 'EPERM' || code === 'ENOTSUP' || code === 'EOPNOTSUPP') renameSync(temporary, path)
    else if (code !== 'EEXIST') throw error
  } finally {
    rmSync(temporary, { force: true })
  }
  return readFileSync(path, 'utf8').trim()
}

/** The text of the file without its ends, or null where there is none. Other errors are thrown. */
export function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** Files that root makes in another user's folder are given to that user, who else could not open them. */
export function giveToOwnerOfFolder(path: string): void {
  if (ownUid() !== 0) return
  const owner = statSync(dirname(path))
  if (owner.uid !== lstatSync(path).uid) chownSync(path, owner.uid, owner.gid)
}

/** The user who runs this process; -1 where the system has no such numbers (Windows). */
export function ownUid(): number {
  return process.getuid?.() ?? -1
}

function writeBeside(path: string, text: string): string {
  const temporary = join(dirname(path), `.new-${randomBytes(6).toString('hex')}`)
  const file = openSync(temporary, 'wx', 0o600)
  try {
    writeSync(file, `${text}\n`)
    fsyncSync(file)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  } finally {
    closeSync(file)
  }
  giveToOwnerOfFolder(temporary)
  return temporary
}
