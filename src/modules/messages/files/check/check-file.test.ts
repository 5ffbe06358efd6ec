import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { docx } from '../../../../../test/zip.ts'
import { type Bounds, checkFiles } from './check-file.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'porchlight-worker-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A thread that does this with its file, in place of ours: what a file of a kind that we never met might do. */
const threadThat = (
  does: string,
  bounds?: Partial<Bounds>,
  scan: Parameters<typeof checkFiles>[1] = null,
) => {
  const path = join(folder, `${Math.floor(performance.now() * 1000)}.mjs`)
  const head = `import { parentPort, workerData } from 'node:worker_threads'\n`
  writeFileSync(path, `${head}const say = inside => parentPort.postMessage(inside)\n${does}`)
  return checkFiles(path, scan, bounds)
}
const file = Buffer.from('a file')
const unreadable = { fit: false, why: 'unreadable' }
const isText = 'say({ fit: true, bytes: workerData, contentType: "text/plain; charset=utf-8" })'

describe('in its own thread, a file', () => {
  test('is looked into as it came, in our own thread', async () => {
    const check = checkFiles(join(import.meta.dirname, 'file.worker.ts'), null)
    const within = Buffer.concat([Buffer.from('not of it'), Buffer.from('Presión 130/85'), file]).subarray(
      9,
      -6,
    )
    const found = await check.check(within)
    if (!found.fit) throw new Error(found.why)
    expect(Buffer.from(found.bytes).toString()).toBe('Presión 130/85')
    expect([found.contentType, found.scanned]).toEqual(['text/plain; charset=utf-8', 'not-scanned'])
    expect(await check.check(docx([['word/vbaProject.bin', 'x']]))).toEqual({ fit: false, why: 'macros' })
  })
  test('that takes forever is ended', async () => {
    const began = performance.now()
    expect(await threadThat('for (;;);', { longest_ms: 400 }).check(file)).toEqual(unreadable)
    expect(performance.now() - began).toBeLessThan(3_000)
  })
  test('that fills the memory ends its thread, and nothing else', async () => {
    const hog = 'const all = []; for (;;) all.push({ n: all.length, m: [all.length] })'
    expect(await threadThat(hog).check(file)).toEqual(unreadable)
  }, 30_000)
  test('that breaks its thread in any way is one that cannot be read', async () => {
    for (const does of [
      'throw new Error("odd")',
      'process.exit(0)',
      'await import("nowhere")',
      'process.exit(3)',
    ])
      expect(await threadThat(does).check(file)).toEqual(unreadable)
  })
  test('finds no secret of ours there', async () => {
    process.env.A_SECRET_OF_OURS = 'secret'
    const tell = 'say({ fit: false, why: JSON.stringify(process.env) })'
    expect(JSON.stringify(await threadThat(tell).check(file))).not.toContain('secret')
    delete process.env.A_SECRET_OF_OURS
  })
})

describe('the scanner’s word', () => {
  const scans = (word: 'clean' | 'infected' | 'scanner-away') => async (bytes: Uint8Array) =>
    Buffer.from(bytes).equals(file) ? word : ('infected' as const)
  test('goes before everything else', async () => {
    const clean = threadThat(isText, {}, scans('clean'))
    expect(clean.scans).toBe(true)
    expect(await clean.check(file)).toMatchObject({ fit: true, scanned: 'clean' })
    for (const word of ['infected', 'scanner-away'] as const)
      expect(await threadThat(isText, {}, scans(word)).check(file)).toEqual({ fit: false, why: word })
  })
})

test('two are looked into at once, some wait their turn, and the rest are asked to come again', async () => {
  const slow = `setTimeout(() => ${isText}, 150)`
  const check = threadThat(slow, { at_once: 2, waiting: 3 })
  const found = await Promise.all(Array.from({ length: 9 }, () => check.check(file)))
  expect(found.map(one => (one.fit ? 'fit' : one.why)).sort()).toEqual([
    ...Array(4).fill('busy'),
    ...Array(5).fill('fit'),
  ])
  // A turn is given back, however it ended.
  for (let n = 0; n < 4; n++) expect(await check.check(file)).toMatchObject({ fit: true })
  const breaks = threadThat('throw new Error("odd")', { at_once: 1, waiting: 0 })
  for (let n = 0; n < 3; n++) expect(await breaks.check(file)).toEqual(unreadable)
})
