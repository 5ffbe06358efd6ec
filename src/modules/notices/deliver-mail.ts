import type { Clock, Instant } from '../../platform/clock.ts'
import type { Database } from '../../platform/db.ts'
import { type AccountId, isUuid } from '../../platform/ids.ts'
import { done, type Outcome } from '../../platform/outbox.ts'
import { openSystem, type SystemDb } from '../access/index.ts'
import { messageOf, type Post, type Sender } from './message.ts'
import type { Topic } from './topics.ts'

/**
 * Whether what a mail says is still so, and is still this person's to hear: what moved, was cancelled or is no longer
 * hers is not sent late. `holds` is as the mail was written with.
 */
export type StillHolds = (
  db: SystemDb,
  mail: { readonly account: AccountId | null; readonly holds: unknown },
  now: Instant,
) => Promise<boolean>

type Delivering = Sender & {
  readonly database: Database
  readonly clock: Clock
  /** Null without a mail server: then the mail is kept for the staff to read. */
  readonly post: Post | null
  /** Asked before a mail about this goes out. */
  readonly stillHolds: Readonly<Record<Topic, StillHolds>>
  /** Whether this is the last try. */
  readonly last: boolean
  readonly signal: AbortSignal
}

/** How long a mail that is worth something only until some time is tried for at most; then somebody has to hear of it. */
const patience_hours = 72

/**
 * Sends one mail, once: what has been sent, kept, dropped or given up stays so. A process that dies between sending and
 * noting it sends again, under the same Message-ID. No transaction is open while the mail server is talked to.
 */
export async function deliverMail(payload: unknown, by: Delivering): Promise<Outcome> {
  const id = (payload as { mail?: unknown } | null)?.mail
  if (typeof id !== 'string' || !isUuid(id)) return { done: false, again: false, reason: 'no mail named' }
  const mail = await openMail(by, id)
  // Gone with its account, dealt with, or worth nothing any more.
  if (mail === null) return done
  if (by.post === null) {
    await note(by, id, { kept_at: by.clock() })
    return done
  }
  const posted = await by.post(messageOf(mail, by, by.clock()), by.signal)
  if (posted.posted) {
    // The text may hold a link that opens an account: it has gone to whom it was meant for.
    await note(by, id, { sent_at: by.clock(), ...emptied, error: null })
    return done
  }
  const { again, until } = posted.why === 'later' ? laterTry(mail, by) : { again: false, until: null }
  await note(by, id, {
    error: posted.reason.slice(0, 100),
    ...(!again && { failed_at: by.clock(), ...emptied }),
  })
  return { done: false, again, reason: posted.reason, ...(until && { until }) }
}

/** Whether it is tried again; what is worth something only until some time is tried for as long as that is worth it. */
function laterTry(
  { not_after, created_at }: { not_after: Instant | null; created_at: Instant },
  { last, clock }: Pick<Delivering, 'last' | 'clock'>,
): { again: boolean; until: Instant | null } {
  if (not_after === null) return { again: !last, until: null }
  const until = earlier(not_after, created_at.add({ hours: patience_hours }))
  if (isAfter(until, clock())) return { again: true, until }
  // After its time the next try drops it.
  return { again: !isAfter(not_after, clock()) && !last, until: null }
}

const emptied = { lines: [], calendar: null }

const isAfter = (one: Instant, other: Instant): boolean => one.epochMilliseconds > other.epochMilliseconds
const earlier = (one: Instant, other: Instant): Instant => (isAfter(one, other) ? other : one)

/** The mail, if it still waits to be sent; what is worth nothing any more is dropped without a word. */
const openMail = ({ database, clock, stillHolds }: Delivering, id: string) => {
  const now = clock()
  return openSystem(database, { name: 'jobs', act: 'send-mail' }, now, async db => {
    const mail = await db
      .selectFrom('mails')
      .select(['id', 'recipient', 'lang', 'subject', 'lines', 'calendar'])
      .select(['account_id as account', 'topic', 'holds', 'not_after', 'created_at'])
      .where('id', '=', id)
      .where('sent_at', 'is', null)
      .where('kept_at', 'is', null)
      .where('failed_at', 'is', null)
      .where('dropped_at', 'is', null)
      .executeTakeFirst()
    if (!mail) return null
    const { topic, not_after } = mail
    if (not_after === null || isAfter(not_after, now))
      if (topic === null || mail.holds === null || (await stillHolds[topic](db, mail, now))) return mail
    await db
      .updateTable('mails')
      .set({ dropped_at: now, ...emptied })
      .where('id', '=', id)
      .execute()
    return null
  })
}

type Noted = Partial<Record<'kept_at' | 'sent_at' | 'failed_at', Instant>> & {
  lines?: string[]
  calendar?: null
  error?: string | null
}

const note = ({ database, clock }: Delivering, id: string, noted: Noted) =>
  openSystem(database, { name: 'jobs', act: 'note-mail' }, clock(), async db => {
    await db.updateTable('mails').set(noted).where('id', '=', id).execute()
  })
