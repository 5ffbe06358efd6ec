import { z } from 'zod'
import { checkPassword, type PasswordChecked } from './password/check-password.ts'
import { shortestPassword } from './password.ts'

export type BadAccount = 'bad-email' | `${Extract<PasswordChecked, { fits: false }>['why']}-password`

export type AccountChecked = { fits: true; email: string } | { fits: false; why: BadAccount }

/** Whether an account may be made of this; the address comes back in the form in which it is kept. */
export function checkNewAccount(given: {
  readonly name: string
  readonly email: string
  readonly password: string
  /** The clinic's name, of which no password may consist. */
  readonly clinic?: string
  /** Least length of the password in characters; `shortestPassword` unless somebody else hands it out. */
  readonly shortest?: number
}): AccountChecked {
  const email = given.email.trim().toLowerCase()
  if (!z.email().safeParse(email).success) return { fits: false, why: 'bad-email' }
  const about = { email, name: given.name, clinic: given.clinic ?? '' }
  const checked = checkPassword(given.password, about, given.shortest ?? shortestPassword)
  return checked.fits ? { fits: true, email } : { fits: false, why: `${checked.why}-password` }
}
