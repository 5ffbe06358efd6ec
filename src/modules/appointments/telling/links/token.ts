import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { keyFor } from '../../../accounts/index.ts'

const chance_bytes = 24
const mac_bytes = 16

const signatureOf = (secret: string, chance: Buffer): Buffer =>
  createHmac('sha256', keyFor(secret, 'visit links')).update(chance).digest().subarray(0, mac_bytes)

const hashOf = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest()

/** What a link in a mail carries: 192 bits that nobody can guess, signed; the table keeps only its hash. */
export function newToken(secret: string): { token: string; hash: Buffer } {
  const chance = randomBytes(chance_bytes)
  const bytes = Buffer.concat([chance, signatureOf(secret, chance)])
  return { token: bytes.toString('base64url'), hash: hashOf(bytes) }
}

/**
 * The hash under which a token stands in its table. Null for what this portal never signed: whoever tries addresses
 * costs the database nothing and leaves nothing in the audit trail.
 */
export function hashOfToken(secret: string, token: string): Buffer | null {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== chance_bytes + mac_bytes || bytes.toString('base64url') !== token) return null
  const chance = bytes.subarray(0, chance_bytes)
  return timingSafeEqual(bytes.subarray(chance_bytes), signatureOf(secret, chance)) ? hashOf(bytes) : null
}
