import { setTimeout as sleep } from 'node:timers/promises'
import { takeWork } from '../../platform/outbox.ts'
import { addRecurring } from './add-recurring.ts'
import { carryOut, renew_ms } from './carry-out.ts'
import type { Handlers, JobContext, Recurring } from './context.ts'
import { allHandlers } from './handlers.ts'
import { recurring } from './recurring.ts'

export type Jobs = {
  /** Takes nothing more, and waits for what has begun; what takes too long is told to end and left to its lease. */
  readonly stop: () => Promise<void>
}

/** What a test sets; the portal takes what stands here. */
type Manner = {
  readonly handlers?: Handlers
  readonly recurring?: readonly Recurring[]
  /** Between two looks at an empty queue. */
  readonly poll_ms?: number
  readonly at_once?: number
  readonly renewing_ms?: number
  /** For what has begun, when we stop. */
  readonly grace_ms?: number
}

/** The longest wait after the database could not be asked. */
const longest_wait_ms = 30_000

/** Begins to do the work of the outbox, beside any number of other processes that do the same. */
export function runJobs(context: JobContext, manner: Manner = {}): Jobs {
  const { handlers = allHandlers, poll_ms = 1_000, at_once = 4, grace_ms = 8_000 } = manner
  const { renewing_ms = renew_ms } = manner
  const stopping = new AbortController()
  const ending = new AbortController()
  const begun = new Set<Promise<void>>()
  let added: ReadonlyMap<string, string> = new Map()

  /** Takes what there is room for. True if there may be more at once. */
  async function look(): Promise<boolean> {
    const now = context.clock()
    added = await addRecurring(
      context.database,
      manner.recurring ?? recurring,
      context.clinic.zone,
      now,
      added,
    )
    const room = at_once - begun.size
    const taken = room > 0 ? await takeWork(context.database, room, now) : []
    for (const work of taken) {
      const doing = carryOut(work, handlers, context, { stopping: ending.signal, renewing_ms })
      begun.add(doing)
      void doing.then(() => begun.delete(doing))
    }
    return taken.length > 0
  }

  async function loop(): Promise<void> {
    let wait_ms = poll_ms
    while (!stopping.signal.aborted) {
      let more = false
      try {
        more = await look()
        wait_ms = poll_ms
      } catch (error) {
        context.log.warn('jobs could not be looked for', { error })
        wait_ms = Math.min(wait_ms * 2, longest_wait_ms)
      }
      if (more && begun.size < at_once) continue
      // What has ended makes room, and often has added the next piece.
      await pause(wait_ms, [...begun], stopping.signal)
    }
  }

  const looping = loop()
  return {
    stop: async () => {
      stopping.abort()
      await looping
      const patience = new AbortController()
      const grace = sleep(grace_ms, undefined, { signal: patience.signal }).catch(() => {})
      await Promise.race([Promise.all(begun), grace])
      patience.abort()
      ending.abort()
    },
  }
}

/** Until the time is over, one of these ends, or we stop. */
async function pause(ms: number, ends: readonly Promise<void>[], stopping: AbortSignal): Promise<void> {
  const over = new AbortController()
  const time = sleep(ms, undefined, { signal: AbortSignal.any([stopping, over.signal]) }).catch(() => {})
  await Promise.race([time, ...ends])
  over.abort()
}
