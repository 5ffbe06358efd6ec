import { z } from 'zod'
import type { Instant } from '../../platform/clock.ts'
import { type AccountId, newId, type PatientId } from '../../platform/ids.ts'
import { grantOwnRecord, type SystemDb } from '../access/index.ts'
import { checkPassword, type PasswordChecked } from './password/check-password.ts'
import { hashPassword, shortestPassword } from './password.ts'

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

type BadPassword = `${Extract<PasswordChecked, { fits: false }>['why']}-password`

export type AccountCreated =
  | { created: true; account: AccountId }
  | { created: false; why: BadPassword | 'bad-email' | 'email-taken' | 'patient-has-account' }

/** Gives a patient an account of her own. The caller has made sure that the patient exists. */
export async function createAccount(db: SystemDb, given: NewAccount, now: Instant): Promise<AccountCreated> {
  const email = given.email.trim().toLowerCase()
  if (!z.email().safeParse(email).success) return { created: false, why: 'bad-email' }
  const checked = checkPassword(
    given.password,
    { email, name: given.name, clinic: given.clinic ?? '' },
    given.shortest ?? shortestPassword,
  )
  if (!checked.fits) return { created: false, why: `${checked.why}-password` }
  const account = newId() as AccountId
  const stamps = { created_at: now, updated_at: now }
  const inserted = await db
    .insertInto('accounts')
    .values({ id: account, name: given.name, email, email_verified: true, ...stamps })
    .onConflict(conflict => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) return { created: false, why: 'email-taken' }
  const granted = await grantOwnRecord(db, account, given.patient, now)
  if (!granted.granted) {
    await db.deleteFrom('accounts').where('id', '=', account).execute()
    return { created: false, why: 'patient-has-account' }
  }
  await db
    .insertInto('credentials')
    .values({
      id: newId(),
      account_id: account,
      password: await hashPassword(given.password),
      ...stamps,
    })
    .execute()
  return { created: true, account }
}
