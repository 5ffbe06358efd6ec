import type { Instant } from '../../../platform/clock.ts'
import type { AccountId, PatientId } from '../../../platform/ids.ts'

export type AppointmentDrafts = {
  patient_id: PatientId
  id: string
  account_id: AccountId
  visit_type_id: string
  reason: string | null
  ticket_id: string | null
  moves: string | null
  clinician_id: string | null
  place_id: string | null
  language: string | null
  hold_id: string | null
  picked_clinician_id: string | null
  picked_place_id: string | null
  picked_at: Instant | null
  booked_id: string | null
  needs: number
  made_at: Instant
}

declare module '../../../platform/db.ts' {
  interface Tables {
    appointment_drafts: AppointmentDrafts
  }
}
