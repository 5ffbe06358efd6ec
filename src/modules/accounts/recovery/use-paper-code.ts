import type { Instant } from '../../../platform/clock.ts'
import type { AccountId } from '../../../platform/ids.ts'
import { openSystem, type SystemDb } from '../../access/index.ts'
import { forget, takeTry } from '../count-failures.ts'
import { hashOfPaperCode } from '../paper-code.ts'
import { checkPassword } from '../password/check-password.ts'
import { hashPassword } from '../password.ts'
import { removeAllFactors } from '../second-factor/factors.ts'
import { endOpenLinks } from '../security/end-open-links.ts'
import { holdAccount } from '../security/hold-account.ts'
import { noteSecurityEvent } from '../security/note-security-event.ts'
import { endSessions } from '../security/sessions.ts'
import { setPassword } from '../security/set-password.ts'
import { paper_code } from './cases.ts'
import { paperLimits } from './limits.ts'
import { most_wrong_answers } from './open-recovery.ts'
import { personOf } from './person.ts'
import type { PasswordReset, Recovering } from './reset-password.ts'

/**
 * A new password with the code that staff handed over, and the e-mail address of the account, which the paper
 * does not name. Second factors come off, everybody is signed out. Wrong and unknown are one answer; five wrong
 * addresses lock a code that is right.
 */
export async function usePaperCode(
  using: Recovering,
  given: { email: string; code: string; password: string },
  now: Instant,
): Promise<PasswordReset> {
  const { database, where } = using
  const email = given.email.trim().toLowerCase()
  const checked = checkPassword(given.password, { email, name: '', clinic: using.clinic.name })
  if (!checked.fits) return { done: false, why: checked.why }
  const tried = await takeTry(database, using.secret, email.slice(0, 254), where.origin, now, paperLimits)
  if (tried === 'too-many') return { done: false, why: 'too-many' }
  const hash = await hashPassword(given.password)
  const code = hashOfPaperCode(using.secret, paper_code, given.code)
  const job = { name: 'accounts', act: 'recovery-paper-code' } as const
  const answer = await openSystem(database, job, now, async (db): Promise<PasswordReset> => {
    const account = await takeCase(db, code, email, now)
    if (account === null) return { done: false, why: 'wrong' }
    const person = await personOf(db, account, using, now)
    await setPassword(db, account, hash, now)
    await removeAllFactors(db, account)
    await endSessions(db, account, null, now)
    await endOpenLinks(db, account, now)
    const told = { ...where, session: null, also: person.record_emails }
    await noteSecurityEvent(db, account, 'recovery-used', told, now)
    return { done: true }
  })
  if (answer.done) await forget(database, tried)
  return answer
}

/** Uses the code up if the address is its account's; counts a wrong address against it. One statement a race cannot split. */
/** Uses a code up, or counts a wrong address against it. Whose account it is, which is held; null if it is wrong. */
async function takeCase(db: SystemDb, code: Buffer, email: string, now: Instant): Promise<AccountId | null> {
  const issued = await db
    .selectFrom('recovery_cases')
    .select('account_id')
    .where('code_hash', '=', code)
    .executeTakeFirst()
  if (!issued) return null
  await holdAccount(db, issued.account_id)
  const found = await db
    .selectFrom('recovery_cases as c')
    .innerJoin('accounts as a', 'a.id', 'c.account_id')
    .select(['c.id', 'a.id as account', 'a.email'])
    .where('c.code_hash', '=', code)
    .where('c.code_used_at', 'is', null)
    .where('c.code_expires_at', '>', now)
    .where('c.wrong_tries', '<', most_wrong_answers)
    .executeTakeFirst()
  if (!found) return null
  const isRight = found.email === email
  await db
    .updateTable('recovery_cases')
    .set(({ eb }) => (isRight ? { code_used_at: now } : { wrong_tries: eb('wrong_tries', '+', 1) }))
    .where('id', '=', found.id)
    .execute()
  return isRight ? found.account : null
}
