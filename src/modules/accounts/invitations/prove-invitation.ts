import { createHmac, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import type { Database } from '../../../platform/db.ts'
import { openSystem, type SystemDb } from '../../access/index.ts'
import { forget, type Limits, takeTry } from '../count-failures.ts'
import { readPaperCode } from '../paper-code.ts'
import { keyFor } from '../seal.ts'
import { hashOfToken } from '../security/tokens.ts'
import { hashOfInvitationCode } from './code.ts'
import { most_wrong_answers } from './create-invitation.ts'

/**
 * Wrong answers to invitations. Each invitation has its own five; these slow down whoever tries many, counted by
 * what was typed and by network, whether or not there is such an invitation.
 */
const limits: Limits = {
  name: 'invitation',
  account_and_address: { tries: 10, window_minutes: 60 },
  account: { tries: 30, window_minutes: 60 },
  address: { tries: 50, window_minutes: 60 },
}

/** How long somebody who proved herself may take to choose e-mail and password. */
export const proof_minutes = 30

/**
 * What somebody holds, and the second thing that she knows: the patient's birth date (`1951-07-08`); or, to a
 * link for staff, the code.
 */
export type Held =
  | { readonly token: string; readonly birth_date: string | null; readonly code: string }
  | { readonly code: string; readonly birth_date: string | null }

export type Proved =
  | { readonly proved: true; readonly proof: string }
  | { readonly proved: false; readonly why: 'wrong' | 'too-many' }

/** By which way the invitation came: whoever holds the link reads the mail at that address. */
export type Way = 'link' | 'code'

/**
 * Checks what somebody holds and knows. All that is wrong is one answer: no such code, a wrong birth date, used,
 * taken back, too old, locked. The fifth wrong answer locks the invitation. `proof` is for her browser's cookie.
 */
export async function proveInvitation(
  { database, secret }: { database: Database; secret: string },
  held: Held,
  origin: string | null,
  now: Instant,
): Promise<Proved> {
  const what = 'token' in held ? hashOfToken(held.token) : hashOfInvitationCode(secret, held.code)
  const tried = await takeTry(database, secret, what.toString('base64'), origin, now, limits)
  if (tried === 'too-many') return { proved: false, why: 'too-many' }
  const found = await openSystem(database, { name: 'accounts', act: 'invitation-tried' }, now, db =>
    check(db, secret, held, what, now),
  )
  if (!found) return { proved: false, why: 'wrong' }
  await forget(database, tried)
  const way: Way = 'token' in held ? 'link' : 'code'
  return { proved: true, proof: proofOf(secret, { ...found, way }, now) }
}

type Numbered = { readonly id: string; readonly issue: number }

async function check(
  db: SystemDb,
  secret: string,
  held: Held,
  what: Buffer,
  now: Instant,
): Promise<Numbered | null> {
  const by_link = 'token' in held
  // A try is taken before anything is compared, so that a burst of guesses has five of them and no more.
  const taken = await db
    .updateTable('invitations')
    .set(({ eb }) => ({ wrong_tries: eb('wrong_tries', '+', 1) }))
    .where(by_link ? 'token_hash' : 'code_hash', '=', what)
    // A code by itself opens nothing of the clinic's.
    .$if(!by_link, query => query.where('kind', '<>', 'staff'))
    .where(isOpen(now))
    .returning(['id', 'issue', 'kind', 'patient_id', 'code_hash'])
    .executeTakeFirst()
  // Asked for in any case, so that an unknown code takes as long as a known one.
  const patient = await db
    .selectFrom('patients')
    .select('birth_date')
    .where('id', '=', taken?.patient_id ?? nobody)
    .executeTakeFirst()
  if (!taken) return null
  const right =
    taken.kind === 'staff'
      ? timingSafeEqual(taken.code_hash, hashOfInvitationCode(secret, held.code ?? ''))
      : held.birth_date !== null && patient?.birth_date === held.birth_date
  if (!right) return null
  await db
    .updateTable('invitations')
    .set(({ eb }) => ({ wrong_tries: eb('wrong_tries', '-', 1) }))
    .where('id', '=', taken.id)
    .execute()
  return { id: taken.id, issue: taken.issue }
}

const nobody = '00000000-0000-0000-0000-000000000000' as never

/** Neither used nor taken back, not too old, and not locked. */
export const isOpen = (now: Instant) =>
  sql<boolean>`used_at is null and revoked_at is null and expires_at > ${now} and wrong_tries < ${sql.lit(most_wrong_answers)}`

const purpose = 'invitation proofs'

const sealOf = (secret: string, text: string): Buffer =>
  createHmac('sha256', keyFor(secret, purpose)).update(text).digest()

/** Says that whoever holds it proved this issue of an invitation to be hers; for her browser's cookie. */
export function proofOf(secret: string, { id, issue, way }: Numbered & { way: Way }, now: Instant): string {
  const text = `${id}.${issue}.${way}.${now.add({ minutes: proof_minutes }).epochMilliseconds}`
  return `${text}.${sealOf(secret, text).toString('base64url')}`
}

/** What a proof says, or null if we did not give it or it is too old. */
export function readProof(
  secret: string,
  proof: string | null,
  now: Instant,
): (Numbered & { way: Way }) | null {
  const [id = '', issue = '', way = '', until = '', given = ''] = (proof ?? '').split('.')
  const right = sealOf(secret, [id, issue, way, until].join('.'))
  const typed = Buffer.from(given, 'base64url')
  if (typed.length !== right.length || !timingSafeEqual(typed, right)) return null
  if (Number(until) <= now.epochMilliseconds) return null
  return { id, issue: Number(issue), way: way === 'link' ? 'link' : 'code' }
}

/** True if what was typed can be a code at all; for telling somebody about a missing one, not for trust. */
export const isTyped = (code: string): boolean => readPaperCode(code) !== ''
