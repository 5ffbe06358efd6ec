import { timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import type { Database } from '../../../platform/db.ts'
import { openSystem, type SystemDb } from '../../access/index.ts'
import { forget, type Limits, takeTry } from '../count-failures.ts'
import { createInvitation } from '../invitations/create-invitation.ts'
import { proofOf } from '../invitations/prove-invitation.ts'
import { hashOfCode, hashOfToken } from '../security/tokens.ts'
import { codePurpose } from './answer-sign-up.ts'
import { keptIn } from './typed.ts'
import './tables.ts'

/** Wrong codes that end a sign-up's code. */
const most_wrong_codes = 5

const limits: Limits = {
  name: 'sign-up code',
  account_and_address: { tries: 10, window_minutes: 60 },
  account: { tries: 10, window_minutes: 60 },
  address: { tries: 50, window_minutes: 60 },
}

export type CodeTaken =
  | { readonly right: true; readonly proof: string }
  | { readonly right: false; readonly why: 'wrong' | 'too-many' }

/**
 * Takes the code of a sign-up. Wrong, too old, tried too often, never sent to anybody and no such sign-up are one
 * answer, which takes as long for each. The right one makes an invitation that is proved already; `proof` is for
 * the browser's cookie, and leads to where e-mail and password are chosen.
 */
export async function takeSignUpCode(
  { database, secret }: { database: Database; secret: string },
  { token, code }: { token: string; code: string },
  origin: string | null,
  now: Instant,
): Promise<CodeTaken> {
  const hash = hashOfToken(token)
  const tried = await takeTry(database, secret, hash.toString('base64'), origin, now, limits)
  if (tried === 'too-many') return { right: false, why: 'too-many' }
  const proof = await openSystem(database, { name: 'accounts', act: 'sign-up-code-tried' }, now, db =>
    take(db, secret, hash, code, now),
  )
  if (proof === null) return { right: false, why: 'wrong' }
  await forget(database, tried)
  return { right: true, proof }
}

const none = Buffer.alloc(32)

async function take(
  db: SystemDb,
  secret: string,
  token_hash: Buffer,
  code: string,
  now: Instant,
): Promise<string | null> {
  // Every sign-up counts the try, whether or not a code was sent, so that all take as long.
  const row = await db
    .updateTable('sign_ups')
    .set({ wrong_tries: sql`least(wrong_tries + 1, ${sql.lit(most_wrong_codes + 1)})` })
    .where('token_hash', '=', token_hash)
    .returning([
      'id',
      'state',
      'patient_id',
      'sealed',
      'language',
      'code_hash',
      'code_expires_at',
      'wrong_tries',
    ])
    .executeTakeFirst()
  const right = timingSafeEqual(row?.code_hash ?? none, hashOfCode(secret, codePurpose, code))
  if (!row || !right || row.state !== 'code-sent' || row.patient_id === null) return null
  const live = row.code_expires_at !== null && row.code_expires_at.epochMilliseconds > now.epochMilliseconds
  if (!live || row.wrong_tries > most_wrong_codes) return null
  const { id, patient_id: patient, language } = row
  const email = keptIn(secret, id, row.sealed).sent_to
  const given = { kind: 'patient', patient, name: null, email, language, created_by: null } as const
  const created = await createInvitation(db, secret, given, now)
  if (!created.created) return null
  await db
    .updateTable('sign_ups')
    .set({ state: 'proved', settled_at: now, invitation_id: created.id })
    .where('id', '=', id)
    .execute()
  return proofOf(secret, { id: created.id, issue: 1, way: 'link' }, now)
}
