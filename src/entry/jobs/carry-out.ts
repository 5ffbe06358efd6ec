import { describeError } from '../../platform/log.ts'
import {
  finishWork,
  isLastTry,
  lease_seconds,
  most_tries,
  type Outcome,
  renewLease,
  type Work,
} from '../../platform/outbox.ts'
import type { Handlers, JobContext } from './context.ts'

/** Whatever takes longer than this hangs: its lease is let go. */
const most_minutes = 30

/** Milliseconds between two words to the database that we live. */
export const renew_ms = (lease_seconds / 3) * 1000

/** Does one piece of work, says meanwhile that we live, and notes how it went. Never throws. */
export async function carryOut(
  work: Work,
  handlers: Handlers,
  context: JobContext,
  { stopping, renewing_ms }: { stopping: AbortSignal; renewing_ms: number },
): Promise<void> {
  const { database, clock } = context
  const log = context.log.with({ job: work.kind, job_id: work.id, attempt: work.tries })
  const ours = new AbortController()
  const renewing = keepLease(work, context, ours, renewing_ms)
  const started = performance.now()
  try {
    const outcome = await attempt(work, handlers, context, AbortSignal.any([ours.signal, stopping])).catch(
      (error: unknown): Outcome => {
        log.warn('job failed', { error })
        return { done: false, again: true, reason: nameOf(error) }
      },
    )
    clearInterval(renewing)
    const end = await finishWork(database, work, outcome, clock())
    const ms = Math.round(performance.now() - started)
    if (end === 'done') log.debug('job done', { ms })
    else if (end === 'again') log.info('job will be tried again', { ms })
    else if (end === 'gave-up') log.error('job given up', { ms })
    else log.warn('job was taken by another process', { ms })
  } catch (error) {
    // The database is away: the lease ends, and the work is taken again.
    log.warn('how a job went could not be noted', { error })
  } finally {
    clearInterval(renewing)
  }
}

async function attempt(
  work: Work,
  handlers: Handlers,
  context: JobContext,
  signal: AbortSignal,
): Promise<Outcome> {
  const { kind, payload, tries, away } = work
  if (tries - away > most_tries)
    return { done: false, again: false, reason: 'every process that tried has died' }
  const handler = Object.hasOwn(handlers, kind) ? handlers[kind] : undefined
  // A newer portal beside us may have added it, and will do it.
  if (!handler) return { done: false, again: true, reason: 'unknown kind' }
  return handler(payload, context, { now: context.clock(), last: isLastTry(work), signal })
}

/** Renews the lease while the work goes on; aborts it when somebody else has it, or when it hangs. */
function keepLease(
  work: Work,
  { database, clock, log }: JobContext,
  ours: AbortController,
  renewing_ms: number,
): NodeJS.Timeout {
  const started = performance.now()
  const renewing = setInterval(async () => {
    const hangs = performance.now() - started > most_minutes * 60_000
    if (hangs) log.error('job hangs', { job: work.kind, job_id: work.id })
    // Not being able to ask is not the same as being told no: the next time tells.
    const still = !hangs && (await renewLease(database, work, clock()).catch(() => true))
    if (still) return
    clearInterval(renewing)
    ours.abort()
  }, renewing_ms)
  return renewing
}

/** Code or name of an error: its message may quote what it met. */
function nameOf(error: unknown): string {
  const { name, code } = describeError(error)
  return code === undefined ? name : `${name} ${code}`
}
