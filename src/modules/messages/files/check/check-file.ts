import { Worker } from 'node:worker_threads'
import type { ScanForViruses } from '../../../../platform/clamd.ts'
import { type ContentType, type Inside, type Refused, refused } from './inside.ts'

/** A file that may be kept, as it is to be kept; or why not. */
export type Checked =
  | {
      readonly fit: true
      readonly bytes: Uint8Array<ArrayBuffer>
      readonly contentType: ContentType
      readonly scanned: 'clean' | 'not-scanned'
    }
  | { readonly fit: false; readonly why: Refused | 'infected' | 'scanner-away' | 'busy' }

export type FileCheck = {
  /** Whether files are looked through for viruses; where not, pages say so. */
  readonly scans: boolean
  check(bytes: Uint8Array): Promise<Checked>
}

/**
 * Whoever comes when so many are looked into and so many wait already is asked to come again: waiting holds a
 * connection to the database.
 */
export type Bounds = { readonly longest_ms: number; readonly at_once: number; readonly waiting: number }
const usual: Bounds = { longest_ms: 15_000, at_once: 2, waiting: 6 }

/**
 * Looks into files, each in a thread of its own with a bound on its time and memory, two at a time;
 * `bounds` are other ones. `worker` is the
 * file of that thread; `scan` is null without a virus scanner.
 */
export function checkFiles(
  worker: string,
  scan: ScanForViruses | null,
  bounds: Partial<Bounds> = {},
): FileCheck {
  const { longest_ms, ...most } = { ...usual, ...bounds }
  const turns = takeTurns(most)
  return {
    scans: scan !== null,
    check: async bytes => {
      const turn = turns.take()
      if (turn === null) return { fit: false, why: 'busy' }
      await turn
      try {
        // It looks at what came, not at what we make of it.
        const found = scan === null ? 'not-scanned' : await scan(bytes)
        if (found === 'infected' || found === 'scanner-away') return { fit: false, why: found }
        const inside = await inThread(worker, bytes, longest_ms)
        return inside.fit ? { ...inside, scanned: found } : inside
      } finally {
        turns.give()
      }
    },
  }
}

function takeTurns({ at_once, waiting: most_waiting }: Omit<Bounds, 'longest_ms'>) {
  let running = 0
  const waiting: (() => void)[] = []
  return {
    /** Null if too many wait. */
    take: (): Promise<void> | null => {
      if (running < at_once) {
        running++
        return Promise.resolve()
      }
      return waiting.length < most_waiting ? new Promise(resolve => waiting.push(resolve)) : null
    },
    give: () => {
      const next = waiting.shift()
      if (next) next()
      else running--
    },
  }
}

/** A file that takes too long, too much memory, or brings the thread down is one that cannot be read. */
async function inThread(path: string, bytes: Uint8Array, longest_ms: number): Promise<Inside> {
  // Its native part has to be loaded here before it is in a thread (sharp's documentation, "Worker threads").
  await import('sharp')
  // A copy of its own: a view would take along all that it was cut out of.
  const sent = Uint8Array.from(bytes)
  const worker = new Worker(path, {
    workerData: sent,
    transferList: [sent.buffer],
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
  })
  try {
    return await new Promise<Inside>(resolve => {
      const timer = setTimeout(() => resolve(refused('unreadable')), longest_ms)
      const settle = (inside: Inside) => {
        clearTimeout(timer)
        resolve(inside)
      }
      worker.once('message', settle)
      worker.once('error', () => settle(refused('unreadable')))
      worker.once('exit', () => settle(refused('unreadable')))
    })
  } finally {
    await worker.terminate()
  }
}
