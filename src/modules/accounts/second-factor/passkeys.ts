import { isIP } from 'node:net'
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { z } from 'zod'
import type { Instant } from '../../../platform/clock.ts'
import type { Database, Tx } from '../../../platform/db.ts'
import { type AccountId, newId } from '../../../platform/ids.ts'
import {
  type ChallengeFor,
  challenge_minutes,
  isOurChallenge,
  newChallenge,
  useChallenge,
} from './challenge.ts'

/** Where passkeys are for: the portal's host and address, and the clinic's name as authenticators show it. */
export type PasskeyPlace = { readonly rp_id: string; readonly origin: string; readonly rp_name: string }

/** Null where browsers have no passkeys: by a bare network address, or without https on another machine. */
export function passkeyPlace(base_url: string, clinic: string): PasskeyPlace | null {
  const { hostname, origin, protocol } = new URL(base_url)
  if (isIP(hostname.replace(/^\[|\]$/g, '')) !== 0) return null
  if (protocol !== 'https:' && hostname !== 'localhost' && !hostname.endsWith('.localhost')) return null
  return { rp_id: hostname, origin, rp_name: clinic }
}

const timeout = challenge_minutes * 60_000
export const longest_passkey_name = 60
/** More than a person has devices; no list grows without end. */
export const most_passkeys = 20

/** Algorithms by their COSE numbers, the preferred first: Ed25519, ES256, RS256. */
const algorithms = [-8, -7, -257]

/** What the browser needs to make a passkey for this account: PublicKeyCredentialCreationOptionsJSON as text. */
export async function addingOptions(
  database: Database,
  secret: string,
  place: PasskeyPlace,
  of: { account: AccountId; session: string; email: string; name: string },
  now: Instant,
): Promise<string> {
  return JSON.stringify({
    rp: { id: place.rp_id, name: place.rp_name },
    user: { id: handleOf(of.account).toString('base64url'), name: of.email, displayName: of.name },
    challenge: newChallenge(secret, { purpose: 'add', bound: of.session }, now),
    pubKeyCredParams: algorithms.map(alg => ({ type: 'public-key', alg })),
    excludeCredentials: await credentialsOf(database, of.account),
    // Kept in the authenticator itself, so that it alone says who signs in; and it checks who uses it.
    authenticatorSelection: {
      residentKey: 'required',
      requireResidentKey: true,
      userVerification: 'required',
    },
    attestation: 'none',
    timeout,
  })
}

/**
 * What the browser needs to ask for a passkey: PublicKeyCredentialRequestOptionsJSON as text. With an account
 * only its own passkeys are asked for, else any that the person has for this portal.
 */
export async function askingOptions(
  database: Database,
  secret: string,
  place: PasskeyPlace,
  of: ChallengeFor,
  account: AccountId | null,
  now: Instant,
): Promise<string> {
  return JSON.stringify({
    rpId: place.rp_id,
    challenge: newChallenge(secret, of, now),
    allowCredentials: account === null ? [] : await credentialsOf(database, account),
    userVerification: 'required',
    timeout,
  })
}

export type PasskeyAdded = { added: true } | { added: false; why: 'not-right' | 'known' | 'too-many' }

/** Keeps a new passkey that the browser made for `addingOptions`. `answer` is what it sent, as text. */
export async function addPasskey(
  tx: Tx,
  secret: string,
  place: PasskeyPlace,
  of: { account: AccountId; session: string },
  { answer, name }: { answer: string; name: string },
  now: Instant,
): Promise<PasskeyAdded> {
  const made = await verifyAdding(secret, place, { purpose: 'add', bound: of.session }, answer, now)
  if (made === null || !(await useChallenge(tx, made.challenge, now)))
    return { added: false, why: 'not-right' }
  const { count } = await tx
    .selectFrom('passkeys')
    .select(passkeys => passkeys.fn.countAll<number>().as('count'))
    .where('account_id', '=', of.account)
    .executeTakeFirstOrThrow()
  if (count >= most_passkeys) return { added: false, why: 'too-many' }
  const { credential } = made
  const kept = await tx
    .insertInto('passkeys')
    .values({
      id: newId(),
      account_id: of.account,
      credential_id: credential.id,
      public_key: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports: credential.transports ?? [],
      backed_up: made.backed_up,
      name,
      created_at: now,
      last_used_at: null,
    })
    .onConflict(conflict => conflict.column('credential_id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return kept ? { added: true } : { added: false, why: 'known' }
}

/**
 * Whose passkey answered, or null. It counts as both factors: the authenticator has checked who uses it. With
 * `account`, another's passkey is none. A challenge is answered once, and a counter that does not grow tells of a
 * copied passkey.
 */
export async function takePasskey(
  tx: Tx,
  secret: string,
  place: PasskeyPlace,
  of: ChallengeFor,
  account: AccountId | null,
  answer: string,
  now: Instant,
): Promise<AccountId | null> {
  const given = readAnswer<AuthenticationResponseJSON>(answer)
  if (given === null) return null
  const passkey = await tx
    .selectFrom('passkeys')
    .select(['id', 'account_id', 'credential_id', 'public_key', 'counter'])
    .where('credential_id', '=', given.id)
    .executeTakeFirst()
  if (!passkey || (account !== null && passkey.account_id !== account)) return null
  const handle = given.response.userHandle
  if (handle && !Buffer.from(handle, 'base64url').equals(handleOf(passkey.account_id))) return null
  const checked = await verifyTaking(secret, place, of, given, passkey, now)
  if (checked === null || !(await useChallenge(tx, checked.challenge, now))) return null
  // Authenticators that count nothing send 0 each time.
  const used = await tx
    .updateTable('passkeys')
    .set({ counter: checked.counter, last_used_at: now, backed_up: checked.backed_up })
    .where('id', '=', passkey.id)
    .where(({ eb, and, or }) =>
      or([eb('counter', '<', checked.counter), and([eb('counter', '=', 0), eb.val(checked.counter === 0)])]),
    )
    .returning('id')
    .executeTakeFirst()
  return used ? passkey.account_id : null
}

/** Gives a passkey of this account another name, of 1 to `longest_passkey_name` characters. */
export async function renamePasskey(
  database: Database,
  account: AccountId,
  passkey: string,
  name: string,
): Promise<void> {
  await database.kysely
    .updateTable('passkeys')
    .set({ name })
    .where('id', '=', passkey)
    .where('account_id', '=', account)
    .execute()
}

/** The handle by which an authenticator files the account: its id, which says nothing about the person. */
const handleOf = (account: AccountId): Buffer<ArrayBuffer> => Buffer.from(account.replaceAll('-', ''), 'hex')

async function credentialsOf(database: Database, account: AccountId) {
  const rows = await database.kysely
    .selectFrom('passkeys')
    .select(['credential_id as id', 'transports'])
    .where('account_id', '=', account)
    .execute()
  return rows.map(row => ({ type: 'public-key', ...row }))
}

/** Only as much of its shape as our own code reads; the rest is checked where it is verified. */
const answerShape = z.looseObject({
  id: z.string().max(2_000),
  response: z.looseObject({ clientDataJSON: z.string(), userHandle: z.string().nullish() }),
})

function readAnswer<Answer>(text: string): Answer | null {
  try {
    const parsed = answerShape.safeParse(JSON.parse(text))
    return parsed.success ? (parsed.data as Answer) : null
  } catch {
    return null
  }
}

/** Loaded when the first passkey is looked at: it takes a tenth of a second that no start needs to wait for. */
const webauthn = () => import('@simplewebauthn/server')

/** Keeps the challenge that was answered: the answer itself says which one. */
function expecting(secret: string, of: ChallengeFor, now: Instant) {
  const found = { challenge: '' }
  const isOurs = (challenge: string) => {
    found.challenge = challenge
    return isOurChallenge(secret, of, challenge, now)
  }
  return { found, isOurs }
}

async function verifyAdding(
  secret: string,
  place: PasskeyPlace,
  of: ChallengeFor,
  answer: string,
  now: Instant,
) {
  const response = readAnswer<RegistrationResponseJSON>(answer)
  if (response === null) return null
  const { found, isOurs } = expecting(secret, of, now)
  try {
    const { verified, registrationInfo } = await (await webauthn()).verifyRegistrationResponse({
      response,
      expectedChallenge: isOurs,
      expectedOrigin: place.origin,
      expectedRPID: place.rp_id,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    })
    if (!verified) return null
    const { credential, credentialBackedUp } = registrationInfo
    return { credential, backed_up: credentialBackedUp, challenge: found.challenge }
  } catch {
    // The library throws for every answer that is not right, as its documentation says.
    return null
  }
}

async function verifyTaking(
  secret: string,
  place: PasskeyPlace,
  of: ChallengeFor,
  response: AuthenticationResponseJSON,
  passkey: { credential_id: string; public_key: Buffer; counter: number },
  now: Instant,
) {
  const { found, isOurs } = expecting(secret, of, now)
  try {
    const { verified, authenticationInfo } = await (await webauthn()).verifyAuthenticationResponse({
      response,
      expectedChallenge: isOurs,
      expectedOrigin: place.origin,
      expectedRPID: place.rp_id,
      credential: {
        id: passkey.credential_id,
        publicKey: new Uint8Array(passkey.public_key),
        counter: passkey.counter,
      },
      requireUserVerification: true,
    })
    if (!verified) return null
    const { newCounter, credentialBackedUp } = authenticationInfo
    return { counter: newCounter, backed_up: credentialBackedUp, challenge: found.challenge }
  } catch {
    return null
  }
}
