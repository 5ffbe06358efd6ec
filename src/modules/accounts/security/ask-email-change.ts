import { z } from 'zod'
import type { Instant } from '../../../platform/clock.ts'
import type { Database, Tx } from '../../../platform/db.ts'
import { newId } from '../../../platform/ids.ts'
import { sendMail } from '../../notices/index.ts'
import type { Session } from '../session-of.ts'
import { cancelEmailChanges } from './end-open-links.ts'
import { noteSecurityEvent, type Where } from './note-security-event.ts'
import { newToken } from './tokens.ts'
import { words } from './words.ts'

const email_link_hours = 24
const most_asked_a_day = 5

export type EmailChangeAsked =
  | { readonly asked: true }
  | { readonly asked: false; readonly why: 'bad-email' | 'same' | 'too-many' }

/**
 * Sends a link to the address that somebody wants to have instead of hers; nothing changes until it is opened.
 * An address that has an account already is answered in the same way, and told so by mail: the page says
 * nothing about who else has an account.
 */
export async function askEmailChange(
  database: Database,
  baseUrl: string,
  owner: Pick<Session, 'account' | 'language'>,
  given: string,
  where: Where,
  now: Instant,
): Promise<EmailChangeAsked> {
  const email = given.trim().toLowerCase()
  if (email.length > 254 || !z.email().safeParse(email).success) return { asked: false, why: 'bad-email' }
  return database.kysely.transaction().execute(async tx => {
    const { account } = owner
    // One ask at a time, so that parallel ones cannot slip past the limit.
    const { email: old_email } = await tx
      .selectFrom('accounts')
      .select('email')
      .where('id', '=', account)
      .forUpdate()
      .executeTakeFirstOrThrow()
    if (email === old_email) return { asked: false, why: 'same' }
    if ((await askedLately(tx, account, now)) >= most_asked_a_day) return { asked: false, why: 'too-many' }
    await cancelEmailChanges(tx, account, now)
    const { token, hash } = newToken()
    const id = newId()
    const expires_at = now.add({ hours: email_link_hours })
    await tx
      .insertInto('email_changes')
      .values({
        id,
        account_id: account,
        old_email,
        new_email: email,
        token_hash: hash,
        asked_at: now,
        expires_at,
      })
      .execute()
    const taken = await tx.selectFrom('accounts').select('id').where('email', '=', email).executeTakeFirst()
    const lang = owner.language ?? 'en'
    const { emailTaken, emailLink } = words(lang).mails
    const link = `${baseUrl}/account/email/confirm/${token}`
    const mail = taken
      ? { subject: emailTaken.subject, lines: emailTaken.lines }
      : { subject: emailLink.subject, lines: emailLink.lines(link) }
    await sendMail(tx, { ...mail, to: email, lang, key: `email change ${id}`, account: null }, now)
    await noteSecurityEvent(tx, account, 'email-change-asked', where, now)
    return { asked: true }
  })
}

async function askedLately(tx: Tx, account: Session['account'], now: Instant): Promise<number> {
  const { asked } = await tx
    .selectFrom('email_changes')
    .select(count => count.fn.countAll<number>().as('asked'))
    .where('account_id', '=', account)
    .where('asked_at', '>', now.subtract({ hours: 24 }))
    .executeTakeFirstOrThrow()
  return asked
}
