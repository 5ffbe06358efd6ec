import type { Instant } from '../../../platform/clock.ts'
import type { Database } from '../../../platform/db.ts'
import type { AccountId } from '../../../platform/ids.ts'
import { openSystem, type SystemDb } from '../../access/index.ts'
import { forget, takeTry } from '../count-failures.ts'
import type { ClinicRecord } from '../on-record.ts'
import { checkPassword } from '../password/check-password.ts'
import { hashPassword } from '../password.ts'
import { takeCode } from '../second-factor/factors.ts'
import type { WrongPassword } from '../security/change-password.ts'
import { endOpenLinks } from '../security/end-open-links.ts'
import { holdAccount } from '../security/hold-account.ts'
import { noteSecurityEvent, type Where } from '../security/note-security-event.ts'
import { endSessions } from '../security/sessions.ts'
import { setPassword } from '../security/set-password.ts'
import { answerLimits } from './limits.ts'
import {
  most_wrong_answers,
  ownerOfLink,
  type TakenLink,
  takeLinkTry,
  useLink,
  waysOf,
} from './open-recovery.ts'
import { type Person, personOf } from './person.ts'

/** What recovery stands on, and where somebody asks from. */
export type Recovering = ClinicRecord & {
  readonly database: Database
  readonly secret: string
  readonly baseUrl: string
  readonly clinic: { readonly name: string }
  readonly where: Where
}

/**
 * What somebody brings besides the link. Which of these counts is the account's matter, never the sender's: a
 * birth date does nothing for an account with a second factor.
 */
export type Proof = {
  /** As `1951-07-08`; null for what is no date. */
  readonly birth_date: string | null
  readonly code: string
  /** The account whose passkey was just used in this browser, if one was. */
  readonly passkey_of: AccountId | null
}

export type NotRecovered = { readonly done: false; readonly why: 'gone' | 'wrong' | 'locked' | 'too-many' }
export type PasswordReset =
  | { readonly done: true }
  | NotRecovered
  | { readonly done: false; readonly why: WrongPassword }

/**
 * A new password for somebody who opened the link in her mail and knows or has one thing more: her second
 * factor if the account has one, else her birth date. Nobody is signed in by this. Five wrong answers lock the
 * link; tries over all links are counted by account and by network.
 */
export async function resetPassword(
  using: Recovering,
  token: string,
  { password, proof }: { password: string; proof: Proof },
  now: Instant,
): Promise<PasswordReset> {
  const { database, where } = using
  const owner = await ownerOfLink(database, token, now)
  if (!owner) return { done: false, why: 'gone' }
  const checked = checkPassword(password, { ...owner, clinic: using.clinic.name })
  if (!checked.fits) return { done: false, why: checked.why }
  const tried = await takeTry(database, using.secret, owner.account, where.origin, now, answerLimits)
  if (tried === 'too-many') return { done: false, why: 'too-many' }
  const hash = await hashPassword(password)
  const job = { name: 'accounts', act: 'recovery-new-password' } as const
  const answer = await openSystem(database, job, now, async (db): Promise<PasswordReset> => {
    await holdAccount(db, owner.account)
    const link = await takeLinkTry(db, token, now)
    if (!link) return { done: false, why: 'gone' }
    const person = await personOf(db, link.account, using, now)
    if (!(await proves(db, using.secret, person, proof, now))) return wrongAnswer(db, link, where, now)
    await useLink(db, link, now)
    await setPassword(db, link.account, hash, now)
    await endSessions(db, link.account, null, now)
    await endOpenLinks(db, link.account, now)
    await noteSecurityEvent(
      db,
      link.account,
      'recovery-used',
      { ...where, session: null, also: person.record_emails },
      now,
    )
    return { done: true }
  })
  if (answer.done) await forget(database, tried)
  return answer
}

async function proves(
  db: SystemDb,
  secret: string,
  person: Person,
  { birth_date, code, passkey_of }: Proof,
  now: Instant,
): Promise<boolean> {
  if (person.is_staff) return false
  const ways = await waysOf(db, person)
  if (ways.password === 'birth-date') return birth_date !== null && birth_date === person.birth_date
  if (ways.password !== 'code') return false
  if (passkey_of === person.account) return true
  return (await takeCode(db, secret, person.account, code, now)) !== null
}

/** The try stays taken. The last one locks the link, and its owner hears that somebody has her mail and guesses. */
export async function wrongAnswer(
  db: SystemDb,
  link: TakenLink,
  where: Where,
  now: Instant,
): Promise<NotRecovered> {
  if (link.wrong_tries < most_wrong_answers) return { done: false, why: 'wrong' }
  await noteSecurityEvent(db, link.account, 'recovery-refused', { ...where, session: null }, now)
  return { done: false, why: 'locked' }
}
