import { randomBytes, timingSafeEqual } from 'node:crypto'
import { base32 } from '@better-auth/utils/base32'
import { createOTP } from '@better-auth/utils/otp'
import type { Instant } from '../../../platform/clock.ts'

/** RFC 6238 with what every authenticator app takes: SHA-1, six digits, a new code every 30 seconds. */
const digits = 6
const period_seconds = 30
/** Clocks of telephones go wrong: one step before and one after count as well (RFC 6238, 5.2). */
const steps_around = 1

/** 22 characters of 64 kinds: 132 bits (RFC 4226, section 4, R6 asks for 128). */
export const newTotpSecret = (): string => randomBytes(17).toString('base64url').slice(0, 22)

/** The time step in which an instant lies. */
export const stepOf = (now: Instant): number => Math.floor(now.epochMilliseconds / 1_000 / period_seconds)

/** The code that an app with this secret shows in a time step. */
export const codeAt = (secret: string, step: number): Promise<string> =>
  createOTP(secret, { digits, period: period_seconds }).hotp(step)

/** The step whose code this is, if it is one that counts now; else null. Blanks in the code are let be. */
export async function stepOfCode(secret: string, code: string, now: Instant): Promise<number | null> {
  const given = Buffer.from(code.replace(/\s/g, ''))
  let found: number | null = null
  for (let step = stepOf(now) - steps_around; step <= stepOf(now) + steps_around; step++) {
    const right = Buffer.from(await codeAt(secret, step))
    if (given.length === right.length && timingSafeEqual(given, right)) found = step
  }
  return found
}

/** The `otpauth:` URI that apps read from a QR code; `issuer` is the clinic, `email` whose account it is. */
export const otpauthUri = (secret: string, issuer: string, email: string): string =>
  // Some apps show the plus signs of form encoding as such.
  createOTP(secret, { digits, period: period_seconds }).url(issuer, email).replaceAll('+', '%20')

/** The secret as a person types it into an app: base32 in groups of four. */
export const typedSecret = (secret: string): string =>
  base32.encode(secret, { padding: false }).replace(/(.{4})(?=.)/g, '$1 ')
