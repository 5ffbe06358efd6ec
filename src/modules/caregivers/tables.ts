import type { Instant } from '../../platform/clock.ts'
import type { AccountId, PatientId } from '../../platform/ids.ts'

export const documentKinds = [
  'birth-certificate',
  'adoption',
  'custody-order',
  'guardianship-order',
  'power-of-attorney',
  'other',
] as const
export type DocumentKind = (typeof documentKinds)[number]

/** Relations that only the clinic enters. */
export type VerifiedRelation = 'guardian' | 'parent'

type Guardianships = {
  patient_id: PatientId
  id: string
  account_id: AccountId | null
  invitation_id: string | null
  name: string
  relation: VerifiedRelation
  document_kind: DocumentKind
  document_note: string
  seen_by: AccountId
  seen_at: Instant
  ends_at: Instant | null
  sensitive: boolean
  request_id: string | null
  ended_at: Instant | null
  ended_by: AccountId | null
  end_reason: string | null
}

type ChildRequests = {
  id: string
  account_id: AccountId
  child_name: string
  birth_date: string
  relation: VerifiedRelation
  asked_at: Instant
  settled_at: Instant | null
  settled_by: AccountId | null
  outcome: 'approved' | 'declined' | null
  answer: string | null
}

declare module '../../platform/db.ts' {
  interface Tables {
    guardianships: Guardianships
    child_requests: ChildRequests
  }
}
