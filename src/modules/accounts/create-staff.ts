import type { Instant } from '../../platform/clock.ts'
import type { AccountId } from '../../platform/ids.ts'
import type { Role, SystemDb } from '../access/index.ts'
import { addAccount } from './add-account.ts'
import { type BadAccount, checkNewAccount } from './check-new-account.ts'
import { hashPassword, shortestHandedOut } from './password.ts'
import { enrolTotp } from './second-factor/app.ts'

export type NewStaff = {
  readonly name: string
  readonly email: string
  readonly password: string
  readonly role: Role
  /** Id of the Practitioner that she is in the clinical record, if she is one. */
  readonly practitioner: string | null
  /** The clinic's name, as authenticator apps will show it. */
  readonly clinic: string
}

export type StaffCreated =
  | { created: true; account: AccountId; otpauth: string }
  | { created: false; why: BadAccount | 'email-taken' }

/**
 * Makes a staff account together with its second factor, without which no part of the workspace opens. Answers
 * the `otpauth:` URI for the authenticator app, which is told to nobody again.
 */
export async function createStaff(
  db: SystemDb,
  secret: string,
  given: NewStaff,
  now: Instant,
): Promise<StaffCreated> {
  const checked = checkNewAccount({ ...given, shortest: shortestHandedOut })
  if (!checked.fits) return { created: false, why: checked.why }
  const { name, role } = given
  const { email } = checked
  const password_hash = await hashPassword(given.password)
  const account = await addAccount(
    db,
    { name, email, email_verified: true, password_hash, language: null },
    now,
  )
  if (account === null) return { created: false, why: 'email-taken' }
  await db
    .insertInto('staff')
    .values({ account_id: account, role, practitioner_id: given.practitioner, created_at: now })
    .execute()
  const otpauth = await enrolTotp(db, secret, account, { issuer: given.clinic, email }, now)
  return { created: true, account, otpauth }
}
