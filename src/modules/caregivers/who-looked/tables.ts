import type { Instant } from '../../../platform/clock.ts'
import type { AccountId, PatientId } from '../../../platform/ids.ts'

type AuditQuestions = {
  patient_id: PatientId
  id: string
  entry_at: Instant
  entry_lane: number
  entry_seq: number
  about_account: AccountId | null
  asked_by: AccountId
  asked_at: Instant
  question: string
  answered_by: AccountId | null
  answered_at: Instant | null
  answer: string | null
}

declare module '../../../platform/db.ts' {
  interface Tables {
    audit_questions: AuditQuestions
  }
}
