import { join } from 'node:path'
import type { Post } from '../../modules/notices/index.ts'
import { type Clock, type Instant, systemClock } from '../../platform/clock.ts'
import type { Database } from '../../platform/db.ts'
import { type FileStore, fileStore } from '../../platform/file-store.ts'
import type { Log } from '../../platform/log.ts'
import type { Outcome } from '../../platform/outbox.ts'
import type { Settings } from '../../platform/settings.ts'
import { smtpPost } from './post-by-smtp.ts'

/** All that jobs stand on; `main.ts` and the command line put it together, tests put together their own. */
export type JobContext = {
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
  readonly secret: string
  readonly baseUrl: string
  readonly clinic: { readonly name: string; readonly phone: string | null; readonly zone: string }
  /** Null without a mail server. */
  readonly post: Post | null
  /** Where files lie that people send. */
  readonly files: FileStore
}

/** The folder of files that people send. */
export const uploadsOf = ({ dataDir }: Settings): string => join(dataDir, 'uploads')

/** What the settings give the jobs. */
export function jobContext(settings: Settings, database: Database, log: Log): JobContext {
  const { secret, baseUrl, clinic, mail } = settings
  const post = mail === null ? null : smtpPost(mail).post
  const files = fileStore(uploadsOf(settings))
  return { database, clock: systemClock, log, secret, baseUrl, clinic, post, files }
}

/** One try at a piece of work. */
export type Try = {
  readonly now: Instant
  /** No other try follows if this one fails. */
  readonly last: boolean
  /** Aborted when the work is no longer ours, or the process is about to end. */
  readonly signal: AbortSignal
}

/**
 * Does one piece of work. The same piece may come twice (a process died before it could say that it was done), so
 * doing it again must change nothing. A thrown error means: again later.
 */
export type Handler = (payload: unknown, context: JobContext, one: Try) => Promise<Outcome>
export type Handlers = Readonly<Record<string, Handler>>

/** Work that comes by itself, each day or every so many minutes. */
export type Recurring = {
  /** In kebab-case; the kind of its work. */
  readonly name: string
  /** `at`: on the clinic's clock, `HH:MM`. */
  readonly every: { readonly day_at: string } | { readonly minutes: number }
  /** Brings everything up to `now`; runs that were missed do not come one by one. Runs twice without harm. */
  readonly run: (context: JobContext, now: Instant) => Promise<unknown>
}
