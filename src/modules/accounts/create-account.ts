import type { Instant } from '../../platform/clock.ts'
import type { AccountId, PatientId } from '../../platform/ids.ts'
import { grantOwnRecord, type SystemDb } from '../access/index.ts'
import { addAccount } from './add-account.ts'
import { type BadAccount, checkNewAccount } from './check-new-account.ts'
import { hashPassword } from './password.ts'

/**
 * `clinic` is the clinic's name, which no password may consist of; `shortest` the least length of the password in
 * characters, `shortestPassword` unless somebody else hands it out.
 */
export type NewAccount = {
  patient: PatientId
  name: string
  email: string
  password: string
  clinic?: string
  shortest?: number
}

export type AccountCreated =
  | { created: true; account: AccountId }
  | { created: false; why: BadAccount | 'email-taken' | 'patient-has-account' }

/** Gives a patient an account of her own. The caller has made sure that the patient exists. */
export async function createAccount(db: SystemDb, given: NewAccount, now: Instant): Promise<AccountCreated> {
  const checked = checkNewAccount(given)
  if (!checked.fits) return { created: false, why: checked.why }
  const password_hash = await hashPassword(given.password)
  const { name } = given
  const { email } = checked
  const account = await addAccount(
    db,
    { name, email, email_verified: true, password_hash, language: null },
    now,
  )
  if (account === null) return { created: false, why: 'email-taken' }
  const granted = await grantOwnRecord(db, account, given.patient, now)
  if (granted.granted) return { created: true, account }
  await db.deleteFrom('accounts').where('id', '=', account).execute()
  return { created: false, why: 'patient-has-account' }
}
