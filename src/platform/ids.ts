import { hash, randomUUID } from 'node:crypto'

declare const brand: unique symbol
/** A uuid that names one kind of thing, so that a patient's id is never passed where an account's is due. */
export type Id<Kind extends string> = string & { readonly [brand]: Kind }
export type PatientId = Id<'patient'>
export type AccountId = Id<'account'>
export type SessionId = Id<'session'>

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** True for a uuid in its canonical lower-case form: what our addresses and tables hold. */
export const isUuid = (text: string): boolean => uuid.test(text)

export const newId = (): string => randomUUID()

/**
 * The same uuid for the same parts, whoever asks and whenever (RFC 9562, version 8, SHA-256 over the parts
 * with a separator that no part can hold). So two files can name one thing without asking the database.
 */
export function uuidFrom(...parts: string[]): string {
  const h = hash('sha256', parts.join('\u0000'), 'hex')
  const variant = ((Number.parseInt(h.charAt(16), 16) & 3) | 8).toString(16)
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-8${h.slice(13, 16)}-${variant}${h.slice(17, 20)}-${h.slice(20, 32)}`
}
