// Where the project is, and what its files hold: the stamps by which a later start knows that nothing changed.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

export const root = resolve(import.meta.dirname ?? dirname(new URL(import.meta.url).pathname), '..')

/** Says one line and ends, without the stack that an uncaught error would print. */
export function fail(message, code = 1) {
  process.stderr.write(`${message}\n`)
  process.exit(code)
}

/** A word about what is going on; on stderr, since a command's stdout is its own. */
export function say(message) {
  process.stderr.write(`${message}\n`)
}

/** One digest of the contents of these files and folders (those that exist), without tests. */
export function hashOf(paths, more = '') {
  const hash = createHash('sha256').update(more)
  for (const path of paths) addTo(hash, path)
  return hash.digest('hex')
}

function addTo(hash, path) {
  const full = join(root, path)
  if (!existsSync(full)) return
  let entries
  try {
    entries = readdirSync(full, { withFileTypes: true })
  } catch (error) {
    if (error.code !== 'ENOTDIR') throw error
    hash.update(`${path}\0`).update(readFileSync(full)).update('\0')
    return
  }
  for (const { name } of entries.sort((a, b) => (a.name < b.name ? -1 : 1)))
    if (!/\.test\.tsx?$/.test(name)) addTo(hash, `${path}/${name}`)
}

export function readStamp(path) {
  try {
    return readFileSync(join(root, path), 'utf8').trim()
  } catch {
    return null
  }
}

/** Whole or not at all: a half stamp would be read as another state. */
export function writeStamp(path, text) {
  const full = join(root, path)
  mkdirSync(dirname(full), { recursive: true })
  writeFileSync(`${full}.new`, `${text}\n`)
  renameSync(`${full}.new`, full)
}
