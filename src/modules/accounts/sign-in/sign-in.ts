import type { Instant } from '../../../platform/clock.ts'
import type { Database, Tx } from '../../../platform/db.ts'
import type { AccountId, SessionId } from '../../../platform/ids.ts'
import { noteAccount } from '../../access/index.ts'
import { codeLimits, forget, takeTry } from '../count-failures.ts'
import { verifyNothing, verifyPassword } from '../password.ts'
import { factorsOf, hasSecondFactor, takeCode } from '../second-factor/factors.ts'
import { type PasskeyPlace, takePasskey } from '../second-factor/passkeys.ts'
import { noteSecurityEvent } from '../security/note-security-event.ts'
import type { SecondFactor } from '../session-of.ts'
import { beginSession } from './begin-session.ts'
import { type CookieKeys, pendingCookieLine } from './cookies.ts'
import { beginPending, countCode, type PendingSignIn, settlePending } from './pending-sign-in.ts'

/** What signing in stands on: the portal has all of it. */
export type Door = CookieKeys & { readonly database: Database }

/** Who knocks. `replaces` is the session that this browser had so far: it ends where another begins. */
export type Visitor = {
  readonly origin: string | null
  readonly user_agent: string | null
  readonly replaces: SessionId | null
}

export type SignIn = { email: string; password: string; shared_device: boolean; next: string }

/** `cookies` are whole Set-Cookie lines. Wrong password and unknown e-mail are one answer. */
export type SignedIn =
  | { signedIn: true; cookies: readonly string[] }
  | { signedIn: false; why: 'second-factor'; cookies: readonly string[] }
  | { signedIn: false; why: 'wrong' | 'too-many' }

/** A second factor's answers: `gone` when the sign-in waited too long, took too many codes, or is done already. */
export type SecondStep =
  | { signedIn: true; cookies: readonly string[]; next: string }
  | { signedIn: false; why: 'wrong' | 'gone' | 'too-many' }

/**
 * Signs a person in by e-mail and password; where the account has a second factor, it is asked for next. Failed
 * tries are counted; see `count-failures.ts`. An account that is not there takes as long as a wrong password.
 */
export async function signIn(
  door: Door,
  { email, password, shared_device, next }: SignIn,
  visitor: Visitor,
  now: Instant,
): Promise<SignedIn> {
  const { database, secret } = door
  const address = email.trim().toLowerCase()
  const tried = await takeTry(database, secret, address, visitor.origin, now)
  if (tried === 'too-many') return { signedIn: false, why: 'too-many' }
  const found = await database.kysely
    .selectFrom('accounts')
    .innerJoin('credentials', 'credentials.account_id', 'accounts.id')
    .select(['accounts.id', 'credentials.password'])
    .where('accounts.email', '=', address)
    .executeTakeFirst()
  const right = found ? await verifyPassword(found.password, password) : await verifyNothing(password)
  if (!found || !right) {
    await noteRefused(database, found?.id ?? null, 'sign-in', visitor, now)
    return { signedIn: false, why: 'wrong' }
  }
  await forget(database, tried)
  const account = found.id
  return database.kysely.transaction().execute(async tx => {
    if (!hasSecondFactor(await factorsOf({ kysely: tx }, account)))
      return { signedIn: true, cookies: await enter(tx, door, account, shared_device, null, visitor, now) }
    const cookies = await beginPending(tx, door.https, { account, shared_device, next }, now)
    return { signedIn: false, why: 'second-factor', cookies }
  })
}

/**
 * The second step by a code. Five wrong ones end this sign-in (its password must be given again); and codes are
 * counted over all sign-ins of the account, so that knowing the password buys no endless guessing.
 */
export async function signInByCode(
  door: Door,
  pending: PendingSignIn,
  code: string,
  visitor: Visitor,
  now: Instant,
): Promise<SecondStep> {
  const { database, secret } = door
  const tried = await takeTry(database, secret, pending.account, visitor.origin, now, codeLimits)
  if (tried === 'too-many') return { signedIn: false, why: 'too-many' }
  const step = await database.kysely.transaction().execute(async (tx): Promise<SecondStep> => {
    const left = await countCode(tx, pending, now)
    if (left === null) return { signedIn: false, why: 'gone' }
    const factor = await takeCode(tx, secret, pending.account, code, now)
    if (factor === null) return { signedIn: false, why: left > 0 ? 'wrong' : 'gone' }
    if (factor === 'backup-code') await noteBackupCode(tx, pending.account, visitor, now)
    return settle(tx, door, pending, factor, visitor, now)
  })
  if (step.signedIn) await forget(database, tried)
  else await noteRefused(database, pending.account, 'second-factor', visitor, now)
  return step
}

/** The second step by a passkey of the same account. `answer` is what the browser sent. */
export async function signInByPendingPasskey(
  door: Door,
  place: PasskeyPlace,
  pending: PendingSignIn,
  answer: string,
  visitor: Visitor,
  now: Instant,
): Promise<SecondStep> {
  const of = { purpose: 'second-factor', bound: boundTo(pending) } as const
  const step = await door.database.kysely.transaction().execute(async (tx): Promise<SecondStep> => {
    const account = await takePasskey(tx, door.secret, place, of, pending.account, answer, now)
    if (account === null) return { signedIn: false, why: 'wrong' }
    return settle(tx, door, pending, 'passkey', visitor, now)
  })
  if (!step.signedIn) await noteRefused(door.database, pending.account, 'second-factor', visitor, now)
  return step
}

/** A passkey alone signs in: it is something the person has, and her device has checked that it is she. */
export async function signInByPasskey(
  door: Door,
  place: PasskeyPlace,
  { answer, shared_device }: { answer: string; shared_device: boolean },
  visitor: Visitor,
  now: Instant,
): Promise<Exclude<SignedIn, { why: 'second-factor' }>> {
  return door.database.kysely.transaction().execute(async tx => {
    const account = await takePasskey(tx, door.secret, place, { purpose: 'sign-in' }, null, answer, now)
    if (account === null) return { signedIn: false, why: 'wrong' }
    return {
      signedIn: true,
      cookies: await enter(tx, door, account, shared_device, 'passkey', visitor, now),
    }
  })
}

/** What a challenge for the second step is bound to. */
export const boundTo = (pending: PendingSignIn): string => pending.token_hash.toString('base64url')

async function settle(
  tx: Tx,
  door: Door,
  pending: PendingSignIn,
  factor: SecondFactor,
  visitor: Visitor,
  now: Instant,
): Promise<SecondStep> {
  if (!(await settlePending(tx, pending, now))) return { signedIn: false, why: 'gone' }
  const { account, shared_device, next } = pending
  const cookies = await enter(tx, door, account, shared_device, factor, visitor, now)
  // Who had to use a code from paper may have lost the phone: what to do about it stands on that page.
  const lost = factor === 'backup-code' && next === '/'
  const to = lost ? '/account/security?backup-code' : next
  return { signedIn: true, cookies: [...cookies, pendingCookieLine(door.https, '', 0)], next: to }
}

async function enter(
  tx: Tx,
  door: Door,
  account: AccountId,
  shared_device: boolean,
  second_factor: SecondFactor | null,
  { origin, user_agent, replaces }: Visitor,
  now: Instant,
): Promise<readonly string[]> {
  if (replaces !== null)
    await tx.updateTable('sessions').set({ expires_at: now }).where('id', '=', replaces).execute()
  const { cookies } = await beginSession(
    tx,
    door,
    account,
    { shared_device, second_factor, origin, user_agent },
    now,
  )
  return cookies
}

const noteBackupCode = (tx: Tx, account: AccountId, visitor: Visitor, now: Instant): Promise<void> =>
  noteSecurityEvent(
    tx,
    account,
    'backup-code-used',
    { session: null, origin: visitor.origin, device: visitor.user_agent },
    now,
  )

/** A refused try is in the audit trail too, also of an address without an account: the answer takes as long. */
const noteRefused = (
  database: Database,
  account: AccountId | null,
  act: string,
  { origin }: Visitor,
  now: Instant,
): Promise<void> =>
  database.kysely
    .transaction()
    .execute(tx => noteAccount(tx, { account, session: null, act, origin, granted: false }, now))
