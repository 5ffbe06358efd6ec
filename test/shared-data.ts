import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = process.env.SHARED_DATA ?? resolve(import.meta.dirname, '../../shared/data')

/** Path of a shared test data file or folder, or null where the data is absent: such tests skip. */
export function sharedData(...parts: string[]): string | null {
  const path = join(root, ...parts)
  return existsSync(path) ? path : null
}
