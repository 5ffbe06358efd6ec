import type { Instant } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db.ts'
import { type AccountId, uuidFrom } from '../../platform/ids.ts'
import { addWork } from '../../platform/outbox.ts'
import type { Lang } from '../../ui/page.ts'
import { isAddress, oneLine } from './clean-text.ts'

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
}

/** The kind of work that a mail is to the jobs. */
export const mailWork = 'send-mail'

/**
 * Writes a mail in the caller's transaction, whatever that may do; a job sends it if the transaction commits.
 * An address that is none does not fail the caller, who might tell by it what stands in a record: the mail is
 * there for staff to see, as failed.
 */
export async function sendMail(tx: Tx, mail: Mail, now: Instant): Promise<void> {
  const id = mailId(mail.key)
  const to = mail.to.trim()
  const sendable = isAddress(to)
  await tx
    .insertInto('mails')
    .values({
      id,
      account_id: mail.account,
      recipient: sendable ? to : oneLine(to, 320),
      lang: mail.lang,
      subject: oneLine(mail.subject, 200),
      lines: sendable ? mail.lines.map(line => oneLine(line, 5_000)) : [],
      created_at: now,
      ...(!sendable && { failed_at: now, error: 'not an address' }),
    })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  if (sendable) await addWork(tx, { kind: mailWork, key: id, payload: { mail: id } }, now)
}

/** The same for the same key, so that what is sent twice bears the same Message-ID. */
export const mailId = (key: string): string => uuidFrom('mail', key)
