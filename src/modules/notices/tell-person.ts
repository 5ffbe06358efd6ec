import type { Instant } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db.ts'
import type { AccountId } from '../../platform/ids.ts'
import type { Lang } from '../../ui/page.ts'
import { type Mail, sendMail } from './send-mail.ts'
import type { Reason, Topic } from './topics.ts'
import { words } from './words.ts'

/** Something that a person wants to hear of. */
export type Notice = Pick<Mail, 'not_after' | 'holds' | 'key'> & {
  readonly topic: Topic
  readonly account: AccountId
  readonly reason: Reason
  /** What it says, in her language; a link is a line of its own. No health words: others may see a screen. */
  readonly write: (lang: Lang) => Pick<Mail, 'subject' | 'lines' | 'calendar'>
}

/** Where she was told. */
export type ToldAt = { readonly email: string; readonly lang: Lang }

/**
 * Tells one person in the caller's transaction, in her language, and why it is she who hears of it: by e-mail, which is
 * the one way so far. Null where she was told before under this key, or where there is no such account any more.
 */
export async function tellPerson(tx: Tx, notice: Notice, now: Instant): Promise<ToldAt | null> {
  const { topic, account, reason, write, ...more } = notice
  const person = await tx
    .selectFrom('accounts')
    .select(['email', 'language'])
    .where('id', '=', account)
    .executeTakeFirst()
  if (!person) return null
  const lang = person.language ?? 'en'
  const { subject, lines, calendar = null } = write(lang)
  const said = [...lines, words(lang).mail.why[topic][reason]]
  const mail = { ...more, to: person.email, lang, subject, lines: said, calendar, account, topic, reason }
  return (await sendMail(tx, mail, now)) ? { email: person.email, lang } : null
}
