import type { Instant } from '../../../platform/clock.ts'
import type { Database } from '../../../platform/db.ts'
import type { AccountId, SessionId } from '../../../platform/ids.ts'
import { forget, takeTry } from '../count-failures.ts'
import { checkPassword } from '../password/check-password.ts'
import { hashPassword, verifyPassword } from '../password.ts'
import { endOpenLinks } from './end-open-links.ts'
import { holdAccount } from './hold-account.ts'
import { noteSecurityEvent, type Where } from './note-security-event.ts'
import { endSessions } from './sessions.ts'
import { passwordOf, setPassword } from './set-password.ts'

/** Who changes it: as her session says, and the clinic's name, which no password may consist of. */
export type Owner = {
  readonly account: AccountId
  readonly name: string
  readonly email: string
  readonly clinic: string
}

export type WrongPassword = 'short' | 'long' | 'common' | 'about-you'

export type PasswordChange =
  | { readonly changed: true }
  | { readonly changed: false; readonly why: WrongPassword | 'wrong-current' | 'too-many' | 'same' }

/**
 * Another password for somebody who is signed in and knows the present one. Wrong tries count together with
 * those at sign-in: a stolen session gives no better place for guessing. All other sessions end in the same
 * transaction, and links that were sent out before lead nowhere.
 */
export async function changePassword(
  database: Database,
  secret: string,
  owner: Owner,
  given: { current: string; password: string },
  where: Where & { session: SessionId },
  now: Instant,
): Promise<PasswordChange> {
  const checked = checkPassword(given.password, owner)
  if (!checked.fits) return { changed: false, why: checked.why }
  const tried = await takeTry(database, secret, owner.email, where.origin, now)
  if (tried === 'too-many') return { changed: false, why: 'too-many' }
  const was = await passwordOf(database, owner.account)
  if (was === null || !(await verifyPassword(was, given.current)))
    return { changed: false, why: 'wrong-current' }
  await forget(database, tried)
  if (await verifyPassword(was, given.password)) return { changed: false, why: 'same' }
  const hash = await hashPassword(given.password)
  const changed = await database.kysely.transaction().execute(async tx => {
    await holdAccount(tx, owner.account)
    if (!(await setPassword(tx, owner.account, hash, now, was))) return false
    await endSessions(tx, owner.account, where.session, now)
    await endOpenLinks(tx, owner.account, now)
    await noteSecurityEvent(tx, owner.account, 'password-changed', where, now)
    return true
  })
  return changed ? { changed } : { changed, why: 'wrong-current' }
}
