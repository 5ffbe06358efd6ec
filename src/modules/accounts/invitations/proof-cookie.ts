import { proof_minutes } from './prove-invitation.ts'

const named = (https: boolean): string => `${https ? '__Secure-' : ''}porchlight.invitation`

/** The Set-Cookie line by which a browser shows what it proved; only the pages of invitations get it. */
export const proofCookieLine = (https: boolean, proof: string): string =>
  `${named(https)}=${proof}; Path=/invitation; Max-Age=${proof_minutes * 60}; HttpOnly; SameSite=Lax${https ? '; Secure' : ''}`

/** Makes the browser forget it. */
export const noProofCookieLine = (https: boolean): string =>
  `${named(https)}=; Path=/invitation; Max-Age=0; HttpOnly; SameSite=Lax${https ? '; Secure' : ''}`

/** The proof in a Cookie header, or null. */
export function proofIn(https: boolean, header: string | null): string | null {
  const name = `${named(https)}=`
  const found = header?.split(/;\s*/).find(pair => pair.startsWith(name))
  return found === undefined ? null : found.slice(name.length)
}
