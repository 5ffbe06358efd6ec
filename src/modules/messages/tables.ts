import type { Generated } from 'kysely'
import type { Instant } from '../../platform/clock.ts'
import type { AccountId, PatientId } from '../../platform/ids.ts'
import type { Help, Side, Topic } from './topics.ts'

type MessagePools = {
  id: string
  name_en: string
  name_es: string
  about_en: Generated<string>
  about_es: Generated<string>
  topics: string[]
  open_to: 'care' | 'all'
  answer_hours: Generated<number>
  close_days: Generated<number>
  zone: string
  cover_id: string | null
  away_until: Instant | null
  position: Generated<number>
  active: Generated<boolean>
}

type MessagePoolClinicians = { pool_id: string; practitioner_id: string }

type MessagePoolMembers = {
  pool_id: string
  account_id: AccountId
  added_at: Instant
  added_by: AccountId | null
}

type MessagePoolHours = { pool_id: string; weekday: number; from_time: string; until_time: string }

type MessageTemplates = {
  id: string
  pool_id: string | null
  name: string
  body_en: string
  body_es: string
  active: Generated<boolean>
  changed_by: AccountId | null
  changed_at: Instant
}

type MessageUrgentWords = {
  id: string
  language: 'en' | 'es'
  phrase: string
  help: Help
  counts: Generated<boolean>
  changed_by: AccountId | null
  changed_at: Instant
}

type MessageThreads = {
  patient_id: PatientId
  id: string
  topic: Topic
  subject: string
  about_kind: 'record' | 'appointment' | null
  about_id: string | null
  pool_id: string
  state: 'open' | 'closed'
  started_by: AccountId
  started_as: Side
  started_at: Instant
  last_at: Instant
  last_from_patient_at: Instant | null
  last_from_clinic_at: Instant | null
  messages: Generated<number>
  waiting_since: Instant | null
  due_at: Instant | null
  escalated_at: Instant | null
  claimed_by: AccountId | null
  claimed_at: Instant | null
  asked: Generated<AccountId[]>
  closed_at: Instant | null
  follows: string | null
  request_id: string | null
  needs: number
}

type Messages = {
  patient_id: PatientId
  id: string
  thread_id: string
  n: number
  sent_at: Instant
  account_id: AccountId
  by_whom: Side
  author: string
  author_as: string
  body: string
  plain: string
  search: Generated<string>
  answered_minutes: number | null
  needs: number
  /** What a patient's words ask for at once; null where nothing. */
  urgent: Generated<Help | null>
}

type MessageDrafts = {
  patient_id: PatientId
  id: string
  account_id: AccountId
  by_whom: Side
  thread_id: string | null
  topic: Topic | null
  subject: Generated<string>
  about_kind: 'record' | 'appointment' | null
  about_id: string | null
  pool_id: string | null
  follows: string | null
  body: Generated<string>
  version: Generated<number>
  made_at: Instant
  saved_at: Instant
  sent_at: Instant | null
  dropped_at: Instant | null
  needs: number
}

type MessageAttachments = {
  patient_id: PatientId
  id: string
  message_id: string
  thread_id: string | null
  position: number
  name: string
  content_type: string
  bytes: number
  sha256: Uint8Array
  stored_as: string
  scanned: 'clean' | 'not-scanned'
  added_by: AccountId
  added_at: Instant
  removed_at: Instant | null
  needs: number
}

type MessageReadings = {
  patient_id: PatientId
  thread_id: string
  account_id: AccountId
  by_whom: Side
  read_at: Instant | null
  read_n: Generated<number>
  unread: Generated<boolean>
  archived_at: Instant | null
  needs: number
  told_n: Generated<number>
  told_at: Instant | null
}

type MessageNotes = {
  patient_id: PatientId
  id: string
  thread_id: string
  at: Instant
  account_id: AccountId | null
  author: string
  act: string
  body: string | null
  to_pool: string | null
  to_account: AccountId | null
}

type MessageAnswerTimes = {
  pool_id: string
  answers: number
  median_minutes: number | null
  ninetieth_minutes: number | null
  computed_at: Instant
}

declare module '../../platform/db.ts' {
  interface Tables {
    message_pools: MessagePools
    message_pool_clinicians: MessagePoolClinicians
    message_pool_members: MessagePoolMembers
    message_pool_hours: MessagePoolHours
    message_templates: MessageTemplates
    message_urgent_words: MessageUrgentWords
    message_threads: MessageThreads
    messages: Messages
    message_drafts: MessageDrafts
    message_attachments: MessageAttachments
    message_readings: MessageReadings
    message_notes: MessageNotes
    message_answer_times: MessageAnswerTimes
  }
}
