import { execFileSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type FileStore, fileStore } from './file-store.ts'
import { newId } from './ids.ts'

let folder = ''
let store: FileStore
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'porchlight-files-')), 'uploads')
  store = fileStore(folder)
})
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }))

const keysOf = async (of: FileStore) => {
  const keys: string[] = []
  for await (const { key } of of.list()) keys.push(key)
  return keys.sort()
}
const put = async (bytes: Uint8Array, into = store) => {
  const done = await into.put(bytes)
  if (!done.kept) throw new Error(done.why)
  return done.key
}
const digest = (bytes: Uint8Array | null) => bytes && createHash('sha256').update(bytes).digest('hex')
const everyFile = (path: string): string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))

describe('a file', () => {
  test('is given back as it came, by its key and no other', async () => {
    const files = [new Uint8Array(0), randomBytes(1), randomBytes(6 * 1024 * 1024)]
    const keys = await Promise.all(files.map(bytes => put(bytes)))
    for (const [n, key] of keys.entries()) expect(digest(await store.get(key))).toBe(digest(files[n] ?? null))
    expect(await store.get(newId())).toBeNull()
    expect(await keysOf(store)).toEqual(keys.toSorted())
  })
  test('the same bytes twice are two files: throwing one away leaves the other', async () => {
    const [one, two] = [await put(Buffer.from('same')), await put(Buffer.from('same'))]
    await store.delete(one)
    expect(await store.get(one)).toBeNull()
    expect(digest(await store.get(two))).toBe(digest(Buffer.from('same')))
    await store.delete(one)
  })
  test('is read and listed by nobody else on the machine', async () => {
    await put(Buffer.from('x'))
    for (const path of [folder, ...readdirSync(folder).map(name => join(folder, name))])
      expect(statSync(path).mode & 0o777).toBe(0o700)
    for (const path of everyFile(folder)) expect(statSync(path).mode & 0o777).toBe(0o600)
  })
  test('is found by no key that is a path', async () => {
    writeFileSync(join(folder, '..', 'secret'), 'secret')
    await put(Buffer.from('x'))
    for (const key of ['../secret', '..', '', '/etc/passwd', 'aa/../../secret', '\u0000']) {
      expect(await store.get(key)).toBeNull()
      await store.delete(key)
    }
    expect(everyFile(join(folder, '..'))).toHaveLength(2)
  })
})

describe('what was left', () => {
  test('by a process that died while it wrote is listed, and can be thrown away', async () => {
    const key = newId()
    mkdirSync(join(folder, key.slice(0, 2)), { recursive: true })
    writeFileSync(join(folder, key.slice(0, 2), `${key}.part`), 'half')
    expect(await store.get(key)).toBeNull()
    expect(await keysOf(store)).toEqual([key])
    await store.delete(key)
    expect(everyFile(folder)).toEqual([])
  })
  test('is nothing where nothing was ever kept', async () => {
    expect(await keysOf(store)).toEqual([])
  })
})

/** A disk of 1 MB, where this user may make one. */
const smallDisk = (): string | null => {
  const path = mkdtempSync(join(tmpdir(), 'porchlight-small-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', path], { stdio: 'ignore' })
    return path
  } catch {
    rmSync(path, { recursive: true })
    return null
  }
}

test('a full disk keeps nothing half, and has room again later', async ({ skip }) => {
  const disk = smallDisk()
  if (disk === null) return skip('this user may not make a small disk')
  try {
    const small = fileStore(join(disk, 'uploads'))
    const first = await put(randomBytes(600_000), small)
    expect(await small.put(randomBytes(600_000))).toEqual({ kept: false, why: 'no-room' })
    expect(await keysOf(small)).toEqual([first])
    expect(everyFile(disk)).toHaveLength(1)
    await small.delete(first)
    expect(await keysOf(small)).toEqual([])
    expect((await small.put(randomBytes(600_000))).kept).toBe(true)
  } finally {
    execFileSync('umount', [disk])
    rmSync(disk, { recursive: true, force: true })
  }
})
