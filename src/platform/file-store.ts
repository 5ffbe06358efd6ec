import { constants } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import type { Instant } from './clock.ts'
import { isUuid, newId } from './ids.ts'
import { giveToOwnerOfFolder } from './private-folder.ts'

/**
 * Where files lie that people send: bytes under a key, written once and never changed. Who may read which is decided
 * by the row that knows the key. Small on purpose, so that a store of objects elsewhere can stand in its place.
 */
export type FileStore = {
  /** All of it is kept, on disk, when this answers; where there is no room for it, nothing is. */
  put(bytes: Uint8Array): Promise<Put>
  /** Null where no such file is. */
  get(key: string): Promise<Uint8Array<ArrayBuffer> | null>
  /** A file that is not there is none to complain of. */
  delete(key: string): Promise<void>
  /** Every key that is taken, and since when; also of what was being written when a process died. */
  list(): AsyncIterable<{ readonly key: string; readonly since: Instant }>
}

export type Put =
  | { readonly kept: true; readonly key: string }
  | { readonly kept: false; readonly why: 'no-room' }

/** What a disk says that has no room, or whose user has none left. */
const noRoom = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])

/** While a file is being written; a process that dies leaves it so, and `list` names it. */
const unfinished = '.part'

/**
 * Files in a folder: open to the portal's own user only (0700, 0600), spread over 256 folders by the first two letters
 * of their keys. A key is a uuid, so no path can be made of it.
 */
export function fileStore(folder: string): FileStore {
  const inFolder = (key: string) => join(folder, key.slice(0, 2))
  const pathOf = (key: string) => join(inFolder(key), key)
  return {
    put: async bytes => {
      const key = newId()
      try {
        await madeFor(folder, inFolder(key))
        await writeWhole(pathOf(key), bytes)
        await syncFolder(inFolder(key))
        return { kept: true, key }
      } catch (error) {
        await rm(pathOf(key), { force: true })
        if (noRoom.has((error as NodeJS.ErrnoException).code ?? '')) return { kept: false, why: 'no-room' }
        throw error
      }
    },
    get: async key => {
      if (!isUuid(key)) return null
      try {
        return new Uint8Array(await readFile(pathOf(key)))
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
        throw error
      }
    },
    delete: async key => {
      if (!isUuid(key)) return
      await rm(pathOf(key), { force: true })
      await rm(`${pathOf(key)}${unfinished}`, { force: true })
    },
    list: () => listed(folder),
  }
}

async function madeFor(folder: string, within: string): Promise<void> {
  for (const path of [folder, within]) {
    const made = await mkdir(path, { recursive: true, mode: 0o700 })
    if (made !== undefined) giveToOwnerOfFolder(path)
  }
}

/** Beside its place first, so that whoever finds a file finds all of it. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${path}${unfinished}`
  try {
    const file = await open(temporary, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    giveToOwnerOfFolder(temporary)
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

/** A new name is on disk once its folder is. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, constants.O_RDONLY)
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

async function* listed(folder: string): AsyncGenerator<{ key: string; since: Instant }> {
  for (const spread of await namesIn(folder))
    for (const name of await namesIn(join(folder, spread))) {
      const key = name.endsWith(unfinished) ? name.slice(0, -unfinished.length) : name
      const found = await stat(join(folder, spread, name)).catch(() => null)
      if (found === null || !isUuid(key)) continue
      yield { key, since: Temporal.Instant.fromEpochMilliseconds(Math.floor(found.mtimeMs)) }
    }
}

/** Of a folder that is not there: none. */
async function namesIn(path: string): Promise<string[]> {
  try {
    return await readdir(path)
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return []
    throw error
  }
}
