import type { Generated, JSONColumnType } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import type { AccountId, PatientId } from '../../../platform/ids.ts'

/** Which of what was typed is as the record of a patient says. */
export type Fits = {
  readonly name: boolean
  readonly birth_date: boolean
  readonly third: boolean
}

export type Possible = { readonly patient: PatientId; readonly fits: Fits; readonly has_account: boolean }

/** Why a sign-up waits for staff. */
export type Why =
  | 'no-match'
  | 'several'
  | 'has-account'
  | 'no-email'
  /** A child's record mostly has the address of a parent. */
  | 'too-young'
  | 'many-codes'
  | 'code-unused'

type SignUps = {
  patient_id: PatientId | null
  id: string
  state: 'asked' | 'code-sent' | 'proved' | 'waiting' | 'approved' | 'declined'
  why: Why | null
  sealed: Buffer
  identity_key: Buffer
  language: 'en' | 'es'
  origin: string | null
  asked_at: Instant
  token_hash: Buffer
  code_hash: Buffer | null
  code_expires_at: Instant | null
  wrong_tries: Generated<number>
  possible: JSONColumnType<Possible[]>
  settled_at: Instant | null
  settled_by: AccountId | null
  decline_reason: 'not-our-patient' | 'not-proved' | 'has-account' | 'repeated' | null
  invitation_id: string | null
}

declare module '../../../platform/db.ts' {
  interface Tables {
    sign_ups: SignUps
  }
}
