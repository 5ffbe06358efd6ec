import { createHash, createHmac, randomBytes } from 'node:crypto'
import { keyFor } from '../seal.ts'

/** What a link or a cookie carries: 256 bits that nobody can guess; the table keeps only its hash. */
export function newToken(): { token: string; hash: Buffer } {
  const token = randomBytes(32).toString('base64url')
  return { token, hash: hashOfToken(token) }
}

/** The hash under which a token stands in its table. Anything that is no token has one that is nowhere. */
export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest()

/**
 * The hash of a code that people type. Codes are short, so a plain hash of one could be found by trying all of
 * them; this one also needs the portal's secret. `purpose` keeps codes of different kinds apart.
 */
export const hashOfCode = (secret: string, purpose: string, code: string): Buffer =>
  createHmac('sha256', keyFor(secret, purpose)).update(plainCode(code)).digest()

/** Eight figures for a mail: enough where five wrong tries are the end. */
export function newMailCode(): string {
  // 40 bits over 27: the remainder favours no code by more than one in ten thousand.
  return String(randomBytes(5).readUIntBE(0, 5) % 100_000_000).padStart(8, '0')
}

/** A code as it is compared: people add spaces and hyphens, type small letters, and read O for 0 or l for 1. */
const plainCode = (code: string): string =>
  code
    .slice(0, 100)
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
