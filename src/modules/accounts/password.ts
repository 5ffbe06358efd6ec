import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2)

/** OWASP's first choice for argon2id (Password Storage Cheat Sheet): 19 MiB, two passes, one lane. */
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 }

/** Longer ones are refused before hashing, so that nobody can make the server hash a megabyte. */
export const longestPassword = 256

/**
 * What people choose for themselves: a password may be all that stands before a record, since a second factor is
 * the patient's choice (NIST SP 800-63B-4, 3.1.1.2: 15 where it stands alone, 8 beside a second factor).
 */
export const shortestPassword = 15

/** What an administrator may hand out on the command line. */
export const shortestHandedOut = 8

/** Unicode has several spellings of one letter; keyboards differ in which they send (NIST SP 800-63B-4, 3.1.1.2). */
const normal = (password: string): string => password.normalize('NFKC')

/** The password as a PHC string: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const tag = await derive('argon2id', { ...cost, nonce: salt, message: normal(password) })
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${base64(salt)}$${base64(tag)}`
}

/** True if `password` is the one that `hash` was made of. A hash that is none of ours is never right. */
export async function verifyPassword(hash: string, password: string): Promise<boolean> {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(hash)
  if (!parts) return false
  const [, memory, passes, parallelism, salt = '', expected = ''] = parts
  const tag = Buffer.from(expected, 'base64')
  const found = await derive('argon2id', {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: tag.length,
    nonce: Buffer.from(salt, 'base64'),
    message: normal(password),
  })
  return timingSafeEqual(found, tag)
}

/**
 * Takes as long as looking at a real hash, and is never right: for an account that is not there, so that nobody
 * learns from the time of an answer which addresses have one.
 */
export async function verifyNothing(password: string): Promise<false> {
  nothing ??= hashPassword(randomBytes(16).toString('base64'))
  await verifyPassword(await nothing, password)
  return false
}
let nothing: Promise<string> | undefined

const base64 = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '')
