import type { Generated } from 'kysely'
import type { Instant } from '../../platform/clock.ts'
import type { AccountId, PatientId } from '../../platform/ids.ts'
import type { BookableBy, Mode, Status } from './states.ts'

type SchedulePlaces = {
  id: string
  name: string
  address: string | null
  phone: string | null
  zone: string
  location_id: string | null
  active: Generated<boolean>
}

type ScheduleClinicians = {
  id: string
  name: string
  work_en: string
  work_es: string
  languages: Generated<string[]>
  practitioner_id: string | null
  leaves_on: string | null
  active: Generated<boolean>
}

type VisitTypes = {
  id: string
  name_en: string
  name_es: string
  about_en: Generated<string>
  about_es: Generated<string>
  preparation_en: Generated<string>
  preparation_es: Generated<string>
  minutes: number
  buffer_before: Generated<number>
  buffer_after: Generated<number>
  step: Generated<number>
  mode: Mode
  bookable_by: BookableBy
  notice_minutes: Generated<number>
  ahead_days: Generated<number>
  cutoff_hours: Generated<number>
  needs: Generated<number>
  order_codes: Generated<string[]>
  position: Generated<number>
  active: Generated<boolean>
}

type VisitTypeClinicians = { visit_type_id: string; clinician_id: string }

type ScheduleHours = {
  id: string
  clinician_id: string
  place_id: string
  weekday: number
  from_time: string
  until_time: string
  valid_from: string
  valid_until: string | null
  visit_types: string[] | null
  made_by: AccountId | null
  made_at: Instant
}

type ScheduleClosures = {
  id: string
  clinician_id: string | null
  place_id: string | null
  starts_at: Instant
  ends_at: Instant
  kind: 'holiday' | 'closed' | 'away' | 'blocked' | 'elsewhere'
  note: string | null
  resource_id: string | null
  made_by: AccountId | null
  made_at: Instant
  ended_by: AccountId | null
  ended_at: Instant | null
}

export type Appointments = {
  patient_id: PatientId
  id: string
  status: Status
  visit_type_id: string
  clinician_id: string
  place_id: string
  mode: Mode
  starts_at: Instant
  ends_at: Instant
  busy_from: Instant
  busy_until: Instant
  reason: string | null
  needs: number
  held_until: Instant | null
  moves: string | null
  request_id: string | null
  ticket_id: string | null
  made_by: AccountId | null
  made_at: Instant
  over_rule: string | null
  late_minutes: number | null
  cancel_reason: string | null
  cancel_note: string | null
  needs_move: 'clinician-away' | 'place-closed' | 'hours-changed' | 'clinician-left' | null
  sequence: Generated<number>
  updated_at: Instant
}

type AppointmentRequests = {
  patient_id: PatientId
  id: string
  kind: 'new' | 'cancel' | 'move'
  status: 'waiting' | 'offered' | 'settled' | 'declined' | 'withdrawn'
  visit_type_id: string
  appointment_id: string | null
  clinician_id: string | null
  place_id: string | null
  reason: string | null
  earliest: string | null
  latest: string | null
  weekdays: Generated<number[]>
  parts: Generated<string[]>
  needs: number
  asked_by: AccountId
  asked_at: Instant
  due_at: Instant
  answered_by: AccountId | null
  answered_at: Instant | null
  answer: string | null
}

type AppointmentTickets = {
  patient_id: PatientId
  id: string
  visit_type_id: string
  clinician_id: string | null
  reason: string | null
  from_date: string
  until_date: string | null
  order_id: string | null
  needs: number
  made_by: AccountId | null
  made_at: Instant
  ended_at: Instant | null
}

type AppointmentEvents = {
  patient_id: PatientId
  id: string
  appointment_id: string
  at: Instant
  account_id: AccountId | null
  by_whom: 'patient' | 'clinic' | 'portal'
  act: string
  status: Status
  starts_at: Instant
  clinician_id: string
  place_id: string
  note: string | null
  key: string | null
  needs: number
}

/** One row; renewed whenever anything of the schedule changes (`keep-schedule.ts`). */
type ScheduleVersion = { one: Generated<boolean>; version: string }

declare module '../../platform/db.ts' {
  interface Tables {
    schedule_version: ScheduleVersion
    schedule_places: SchedulePlaces
    schedule_clinicians: ScheduleClinicians
    visit_types: VisitTypes
    visit_type_clinicians: VisitTypeClinicians
    schedule_hours: ScheduleHours
    schedule_closures: ScheduleClosures
    appointments: Appointments
    appointment_requests: AppointmentRequests
    appointment_tickets: AppointmentTickets
    appointment_events: AppointmentEvents
  }
}
