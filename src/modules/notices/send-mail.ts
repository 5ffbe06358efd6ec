import type { Instant } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db.ts'
import { type AccountId, uuidFrom } from '../../platform/ids.ts'
import { addWork } from '../../platform/outbox.ts'
import type { Lang } from '../../ui/page.ts'
import { isAddress, oneLine } from './clean-text.ts'
import type { Reason, Topic } from './topics.ts'

/** A mail to one person. Subject and text hold no health words: others may see a screen. */
export type Mail = {
  readonly to: string
  readonly lang: Lang
  readonly subject: string
  /** Paragraphs; a link is a line of its own. */
  readonly lines: readonly string[]
  /** A mail with the same key is sent once, however often it is asked for within 30 days. */
  readonly key: string
  /** Whose account it is about, if there is one: its mails go with it. */
  readonly account: AccountId | null
  /** What it is about, and why this person hears of it; null for what concerns only her account. */
  readonly topic?: Topic | null
  readonly reason?: Reason | null
  /** Worth nothing later: never sent after this, also when the mail server was away. */
  readonly not_after?: Instant | null
  /** What has to be so still when it is sent, as ids; asked of whoever wrote it (`deliverMail`). */
  readonly holds?: Readonly<Record<string, string | number | null>> | null
  /** An iCalendar object (RFC 5545) that goes with it. */
  readonly calendar?: string | null
}

/** The kind of work that a mail is to the jobs. */
export const mailWork = 'send-mail'

/**
 * Writes a mail in the caller's transaction, whatever that may do; a job sends it if the transaction commits.
 * An address that is none does not fail the caller, who might tell by it what stands in a record: the mail is
 * there for staff to see, as failed. Answers whether it is a new one, not one that this key already has.
 */
export async function sendMail(tx: Tx, mail: Mail, now: Instant): Promise<boolean> {
  const id = mailId(mail.key)
  const to = mail.to.trim()
  const sendable = isAddress(to)
  const written = await tx
    .insertInto('mails')
    .values({
      id,
      account_id: mail.account,
      recipient: sendable ? to : oneLine(to, 320),
      lang: mail.lang,
      subject: oneLine(mail.subject, 200),
      lines: sendable ? mail.lines.map(line => oneLine(line, 5_000)) : [],
      created_at: now,
      topic: mail.topic ?? null,
      reason: mail.reason ?? null,
      not_after: mail.not_after ?? null,
      holds: mail.holds ? JSON.stringify(mail.holds) : null,
      calendar: sendable ? (mail.calendar ?? null) : null,
      ...(!sendable && { failed_at: now, error: 'not an address' }),
    })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  if (sendable) await addWork(tx, { kind: mailWork, key: id, payload: { mail: id } }, now)
  return written.numInsertedOrUpdatedRows === 1n
}

/** The same for the same key, so that what is sent twice bears the same Message-ID. */
export const mailId = (key: string): string => uuidFrom('mail', key)
