import type { Instant } from '../../../platform/clock.ts'
import type { Database, Tx } from '../../../platform/db.ts'
import { isTaken } from './confirm-email-change.ts'
import { endOpenLinks } from './end-open-links.ts'
import { noteSecurityEvent, type Where } from './note-security-event.ts'
import { endSessions } from './sessions.ts'
import { hashOfToken } from './tokens.ts'

export type EmailUndone = { readonly undone: true; readonly email: string } | { readonly undone: false }

const undoable = (db: Pick<Tx, 'selectFrom'>, token: string, now: Instant) =>
  db
    .selectFrom('email_changes')
    .select(['id', 'account_id', 'old_email', 'changed_at'])
    .where('undo_hash', '=', hashOfToken(token))
    .where('undo_until', '>', now)
    .where('undone_at', 'is', null)

/** True if the link can still undo its change. */
export async function canUndoEmailChange(database: Database, token: string, now: Instant): Promise<boolean> {
  return (await undoable(database.kysely, token, now).executeTakeFirst()) !== undefined
}

/**
 * Whoever has the old address takes it back, signed in or not: somebody else may have changed it with all that
 * signing in takes. Everybody is signed out, later changes are undone with it, and no open link works any more.
 */
export async function undoEmailChange(
  database: Database,
  token: string,
  where: Where,
  now: Instant,
): Promise<EmailUndone> {
  try {
    return await database.kysely.transaction().execute(tx => undo(tx, token, where, now))
  } catch (error) {
    if (isTaken(error)) return { undone: false }
    throw error
  }
}

async function undo(tx: Tx, token: string, where: Where, now: Instant): Promise<EmailUndone> {
  const found = await undoable(tx, token, now).executeTakeFirst()
  if (!found) return { undone: false }
  const account = found.account_id
  const { email: left } = await tx
    .selectFrom('accounts')
    .select('email')
    .where('id', '=', account)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const undone = await tx
    .updateTable('email_changes')
    .set({ undone_at: now })
    .where('account_id', '=', account)
    .where('changed_at', '>=', found.changed_at)
    .where('undone_at', 'is', null)
    .returning('id')
    .execute()
  // Pressed twice at once: the first has done it while this one waited for the account's row.
  if (!undone.some(({ id }) => id === found.id)) return { undone: false }
  await tx
    .updateTable('accounts')
    .set({ email: found.old_email, updated_at: now })
    .where('id', '=', account)
    .execute()
  await endSessions(tx, account, null, now)
  await endOpenLinks(tx, account, now)
  await noteSecurityEvent(tx, account, 'email-change-undone', { ...where, also: [left] }, now)
  return { undone: true, email: found.old_email }
}
