import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/db.ts'
import { isUuid } from '../../platform/ids.ts'
import { done, type Outcome } from '../../platform/outbox.ts'
import { openSystem } from '../access/index.ts'
import { messageOf, type Post, type Sender } from './message.ts'

type Delivering = Sender & {
  readonly database: Database
  readonly clock: Clock
  /** Null without a mail server: then the mail is kept for the staff to read. */
  readonly post: Post | null
  /** Whether this is the last try. */
  readonly last: boolean
  readonly signal: AbortSignal
}

/**
 * Sends one mail, once: what has been sent, kept or given up stays so. A process that dies between sending and
 * noting it sends again, under the same Message-ID. No transaction is open while the mail server is talked to.
 */
export async function deliverMail(payload: unknown, by: Delivering): Promise<Outcome> {
  const id = (payload as { mail?: unknown } | null)?.mail
  if (typeof id !== 'string' || !isUuid(id)) return { done: false, again: false, reason: 'no mail named' }
  const mail = await openMail(by, id)
  // Gone with its account, or dealt with.
  if (mail === null) return done
  if (by.post === null) {
    await note(by, id, { kept_at: by.clock() })
    return done
  }
  const posted = await by.post(messageOf(mail, by, by.clock()), by.signal)
  if (posted.posted) {
    // The text may hold a link that opens an account: it has gone to whom it was meant for.
    await note(by, id, { sent_at: by.clock(), lines: [], error: null })
    return done
  }
  const again = posted.why === 'later'
  await note(by, id, {
    error: posted.reason.slice(0, 100),
    ...((!again || by.last) && { failed_at: by.clock(), lines: [] }),
  })
  return { done: false, again, reason: posted.reason }
}

/** The mail, if it still waits to be sent. */
const openMail = ({ database, clock }: Delivering, id: string) =>
  openSystem(
    database,
    { name: 'jobs', act: 'send-mail' },
    clock(),
    async db =>
      (await db
        .selectFrom('mails')
        .select(['id', 'recipient', 'lang', 'subject', 'lines'])
        .where('id', '=', id)
        .where('sent_at', 'is', null)
        .where('kept_at', 'is', null)
        .where('failed_at', 'is', null)
        .executeTakeFirst()) ?? null,
  )

type Noted = Partial<Record<'kept_at' | 'sent_at' | 'failed_at', ReturnType<Clock>>> & {
  lines?: string[]
  error?: string | null
}

const note = ({ database, clock }: Delivering, id: string, noted: Noted) =>
  openSystem(database, { name: 'jobs', act: 'note-mail' }, clock(), async db => {
    await db.updateTable('mails').set(noted).where('id', '=', id).execute()
  })
