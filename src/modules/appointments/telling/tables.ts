import type { Instant } from '../../../platform/clock.ts'
import type { AccountId, PatientId } from '../../../platform/ids.ts'

type VisitLinks = {
  patient_id: PatientId
  id: string
  token_hash: Buffer
  appointment_id: string
  account_id: AccountId
  email: string
  sequence: number
  made_at: Instant
  expires_at: Instant
  used_at: Instant | null
  used_for: 'confirm' | 'cancel' | null
}

declare module '../../../platform/db.ts' {
  interface Tables {
    visit_links: VisitLinks
  }
}
