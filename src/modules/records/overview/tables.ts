import type { Instant } from '../../../platform/clock.ts'
import type { AccountId, PatientId } from '../../../platform/ids.ts'

type RecordSearches = {
  patient_id: PatientId
  id: string
  account_id: AccountId
  text: string
  made_at: Instant
}

declare module '../../../platform/db.ts' {
  interface Tables {
    record_searches: RecordSearches
  }
}
