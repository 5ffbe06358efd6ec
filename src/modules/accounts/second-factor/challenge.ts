import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Instant } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db.ts'
import { keyFor } from '../seal.ts'

/**
 * What a challenge is for, and what it is bound to: the session that adds a passkey or steps up, the pending
 * sign-in, or nothing where a passkey alone signs in. It answers to nothing else.
 */
export type ChallengeFor =
  | { readonly purpose: 'sign-in' }
  | { readonly purpose: 'add' | 'step-up' | 'second-factor'; readonly bound: string }

export const challenge_minutes = 30

const random_bytes = 16
const end_bytes = 8
const mac_bytes = 32

/**
 * A challenge for a passkey, 56 bytes in base64url: random, its end in milliseconds, and a signature over both and what it
 * is for. Signed rather than stored when it is made, so that whoever only looks at the sign-in page fills no
 * table; `useChallenge` sees to it that each is answered once.
 */
export function newChallenge(secret: string, of: ChallengeFor, now: Instant): string {
  const head = Buffer.alloc(random_bytes + end_bytes)
  randomBytes(random_bytes).copy(head)
  head.writeBigUInt64BE(BigInt(now.add({ minutes: challenge_minutes }).epochMilliseconds), random_bytes)
  return Buffer.concat([head, signatureOf(secret, of, head)]).toString('base64url')
}

/** True if this challenge, in base64url, is ours, for this, and not over. */
export function isOurChallenge(secret: string, of: ChallengeFor, challenge: string, now: Instant): boolean {
  const bytes = Buffer.from(challenge, 'base64url')
  if (bytes.length !== random_bytes + end_bytes + mac_bytes) return false
  const head = bytes.subarray(0, random_bytes + end_bytes)
  if (!timingSafeEqual(bytes.subarray(head.length), signatureOf(secret, of, head))) return false
  return Number(head.readBigUInt64BE(random_bytes)) > now.epochMilliseconds
}

/** Uses a challenge up. False if it was used before, also by a request at this very moment. */
export async function useChallenge(tx: Tx, challenge: string, now: Instant): Promise<boolean> {
  await tx.deleteFrom('used_challenges').where('expires_at', '<', now).execute()
  const used = await tx
    .insertInto('used_challenges')
    .values({
      hash: createHash('sha256').update(Buffer.from(challenge, 'base64url')).digest(),
      expires_at: now.add({ minutes: challenge_minutes }),
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('hash')
    .executeTakeFirst()
  return used !== undefined
}

function signatureOf(secret: string, of: ChallengeFor, head: Buffer): Buffer {
  const what = of.purpose === 'sign-in' ? of.purpose : `${of.purpose} ${of.bound}`
  return createHmac('sha256', keyFor(secret, 'passkey challenges')).update(head).update(what).digest()
}
