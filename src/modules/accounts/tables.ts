import type { Generated } from 'kysely'
import type { Instant } from '../../platform/clock.ts'
import type { AccountId, PatientId, SessionId } from '../../platform/ids.ts'

type Accounts = {
  id: AccountId
  name: string
  email: string
  email_verified: Generated<boolean>
  language: 'en' | 'es' | null
  created_at: Instant
  updated_at: Instant
}

type Sessions = {
  id: SessionId
  account_id: AccountId
  token: string
  expires_at: Instant
  last_seen_at: Generated<Instant>
  shared_device: Generated<boolean>
  second_factor: 'totp' | 'backup-code' | 'passkey' | null
  stepped_up_at: Generated<Instant>
  acting_for: PatientId | null
  view: 'preview' | 'see-as' | 'staff' | null
  view_grant: string | null
  ip_address: string | null
  user_agent: string | null
  created_at: Instant
  updated_at: Instant
}

type Credentials = {
  id: string
  account_id: AccountId
  password: string
  created_at: Instant
  updated_at: Instant
}

type FailedSignIns = { key: string; at: Instant; id: Generated<number> }

type HeldForms = { id: string; account_id: AccountId; path: string; sealed: Buffer; created_at: Instant }

declare module '../../platform/db.ts' {
  interface Tables {
    accounts: Accounts
    sessions: Sessions
    credentials: Credentials
    failed_sign_ins: FailedSignIns
    held_forms: HeldForms
  }
}
