import type { Instant } from '../../../platform/clock.ts'
import type { Database, Tx } from '../../../platform/db.ts'
import type { AccountId } from '../../../platform/ids.ts'
import { sendMail } from '../../notices/index.ts'
import { endOpenLinks } from './end-open-links.ts'
import { noteSecurityEvent, type Where } from './note-security-event.ts'
import { hashOfToken, newToken } from './tokens.ts'
import { words } from './words.ts'

const undo_days = 7

export type EmailChanged = { readonly changed: true; readonly email: string } | { readonly changed: false }

/** The address that an open link would give this account, or null: not hers, used, too old, overtaken. */
export async function openEmailChange(
  database: Database,
  account: AccountId,
  token: string,
  now: Instant,
): Promise<string | null> {
  const row = await database.kysely
    .selectFrom('email_changes')
    .select('new_email')
    .where('token_hash', '=', hashOfToken(token))
    .where('account_id', '=', account)
    .where('expires_at', '>', now)
    .where('cancelled_at', 'is', null)
    .where('changed_at', 'is', null)
    .executeTakeFirst()
  return row?.new_email ?? null
}

/**
 * The link sent to the new address was opened by its account's person: from now on this is her address. The old
 * one gets a link that undoes it. If somebody else took the address meanwhile, the database says so, and the
 * link is as good as used.
 */
export async function confirmEmailChange(
  database: Database,
  baseUrl: string,
  account: AccountId,
  token: string,
  where: Where,
  now: Instant,
): Promise<EmailChanged> {
  try {
    return await database.kysely.transaction().execute(tx => confirm(tx, baseUrl, account, token, where, now))
  } catch (error) {
    if (isTaken(error)) return { changed: false }
    throw error
  }
}

/** PostgreSQL's word for a value that must be the only one and is not. */
export const isTaken = (error: unknown): boolean =>
  error instanceof Error &&
  (error as { code?: unknown }).code === '23505' &&
  (error as { constraint?: unknown }).constraint === 'accounts_email_key'

async function confirm(
  tx: Tx,
  baseUrl: string,
  account: AccountId,
  token: string,
  where: Where,
  now: Instant,
): Promise<EmailChanged> {
  const person = await tx
    .selectFrom('accounts')
    .select(['email', 'language'])
    .where('id', '=', account)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const undo = newToken()
  const change = await tx
    .updateTable('email_changes')
    .set({ changed_at: now, undo_hash: undo.hash, undo_until: now.add({ hours: 24 * undo_days }) })
    .where('token_hash', '=', hashOfToken(token))
    .where('account_id', '=', account)
    .where('old_email', '=', person.email)
    .where('expires_at', '>', now)
    .where('cancelled_at', 'is', null)
    .where('changed_at', 'is', null)
    .returning(['id', 'old_email', 'new_email'])
    .executeTakeFirst()
  if (!change) return { changed: false }
  await tx
    .updateTable('accounts')
    .set({ email: change.new_email, email_verified: true, updated_at: now })
    .where('id', '=', account)
    .execute()
  await endOpenLinks(tx, account, now)
  const lang = person.language ?? 'en'
  const { subject, lines } = words(lang).mails.emailUndo
  await sendMail(
    tx,
    {
      to: change.old_email,
      lang,
      subject,
      lines: lines(`${baseUrl}/email/undo/${undo.token}`, undo_days),
      key: `email undo ${change.id}`,
      account,
    },
    now,
  )
  await noteSecurityEvent(tx, account, 'email-changed', where, now)
  return { changed: true, email: change.new_email }
}
