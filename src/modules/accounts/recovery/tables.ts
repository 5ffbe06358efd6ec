import type { Generated } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import type { AccountId } from '../../../platform/ids.ts'

type RecoveryRequests = {
  id: string
  email: string
  language: 'en' | 'es'
  origin: string | null
  at: Instant
}

type Recoveries = {
  id: string
  account_id: AccountId
  token_hash: Buffer
  created_at: Instant
  expires_at: Instant
  wrong_tries: Generated<number>
  used_at: Instant | null
  code_hash: Buffer | null
}

type FactorRemovals = {
  id: string
  account_id: AccountId
  asked_at: Instant
  due_at: Instant
  cancel_hash: Buffer
  cancelled_at: Instant | null
  done_at: Instant | null
}

type RecoveryCases = {
  id: string
  account_id: AccountId
  asked_at: Instant
  /** The member of staff who entered it; null when the person asked by herself. */
  asked_by: AccountId | null
  settled_at: Instant | null
  settled_by: AccountId | null
  outcome: 'code-issued' | 'refused' | null
  /** What staff looked at to know the person. */
  proof: 'photo-id' | 'two-papers' | 'known-to-staff' | null
  code_hash: Buffer | null
  code_expires_at: Instant | null
  wrong_tries: Generated<number>
  code_used_at: Instant | null
}

declare module '../../../platform/db.ts' {
  interface Tables {
    recovery_requests: RecoveryRequests
    recoveries: Recoveries
    factor_removals: FactorRemovals
    recovery_cases: RecoveryCases
  }
}
