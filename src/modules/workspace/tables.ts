import type { Instant } from '../../platform/clock.ts'
import type { AccountId, PatientId } from '../../platform/ids.ts'

type StaffSearches = { account_id: AccountId; id: string; text: string; made_at: Instant }

type EmergencyReviews = {
  patient_id: PatientId
  grant_id: string
  found: 'right' | 'wrong'
  note: string | null
  reviewed_at: Instant
  reviewed_by: AccountId
}

declare module '../../platform/db.ts' {
  interface Tables {
    staff_searches: StaffSearches
    emergency_reviews: EmergencyReviews
  }
}
