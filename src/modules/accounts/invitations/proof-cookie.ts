import { cookieIn, cookieLine } from '../sign-in/cookies.ts'
import { proof_minutes } from './prove-invitation.ts'

const name = 'invitation'
const path = '/invitation'

/** The Set-Cookie line by which a browser shows what it proved; only the pages of invitations get it. */
export const proofCookieLine = (https: boolean, proof: string): string =>
  cookieLine(https, name, proof, path, proof_minutes * 60)

/** Makes the browser forget it. */
export const noProofCookieLine = (https: boolean): string => cookieLine(https, name, '', path, 0)

/** The proof in a Cookie header, or null. */
export const proofIn = (https: boolean, header: string | null): string | null => cookieIn(https, name, header)
