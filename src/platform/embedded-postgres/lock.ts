import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { giveToOwnerOfFolder, readIfThere, writePrivateFile } from '../private-folder.ts'

export type Lock = { release(): void }

/**
 * One process of ours at a time may keep the cluster in `home`. Node has no file locks of its own, so this
 * is the exclusive lock of an empty SQLite file: the system drops it when the process ends, however it
 * ends, so a `kill -9` or a number taken again by another process can never leave it locked or open.
 * Null when another process has it.
 */
export function takeLock(home: string): Lock | null {
  const path = join(home, 'lock')
  const file = new DatabaseSync(path)
  try {
    file.exec('pragma busy_timeout = 0; begin exclusive')
  } catch (error) {
    file.close()
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return null
    throw error
  }
  try {
    giveToOwnerOfFolder(path)
    writePrivateFile(holderFile(home), String(process.pid))
  } catch (error) {
    file.close()
    throw error
  }
  return { release: () => file.close() }
}

/** The number of the process that holds the lock, as far as it has said so. */
export function lockHolder(home: string): number | null {
  const pid = Number(readIfThere(holderFile(home)) ?? Number.NaN)
  return Number.isSafeInteger(pid) && pid > 0 ? pid : null
}

const SQLITE_BUSY = 5

function holderFile(home: string): string {
  return join(home, 'lock-holder')
}
