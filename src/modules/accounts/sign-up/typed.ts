import { createHmac } from 'node:crypto'
import { keyFor, seal, unseal } from '../seal.ts'
import { plainName } from './fits.ts'

/** What somebody typed who has no account. What is empty was left out; one of the last three was not. */
export type Typed = {
  readonly name: string
  /** `1951-07-08`. */
  readonly birth_date: string
  readonly number: string
  readonly phone: string
  readonly email: string
}

/** What is kept of a sign-up, sealed: it tells who wants to be a patient's. `sent_to` is where the code went. */
export type Kept = { readonly typed: Typed; readonly sent_to: string | null }

export const sealKept = (secret: string, id: string, kept: Kept): Buffer =>
  seal(secret, 'sign-ups', id, JSON.stringify(kept))

export const keptIn = (secret: string, id: string, sealed: Buffer): Kept =>
  JSON.parse(unseal(secret, 'sign-ups', id, sealed)) as Kept

/** The same for the same name and birth date however it is typed; without the secret it tells neither. */
export const identityKey = (secret: string, { name, birth_date }: Typed): Buffer =>
  createHmac('sha256', keyFor(secret, 'sign-up identities'))
    .update(`${plainName(name)}\n${birth_date}`)
    .digest()
