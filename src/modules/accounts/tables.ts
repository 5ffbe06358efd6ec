import type { Generated } from 'kysely'
import type { Instant } from '../../platform/clock.ts'
import type { AccountId, SessionId } from '../../platform/ids.ts'

type Accounts = {
  id: AccountId
  name: string
  email: string
  email_verified: Generated<boolean>
  image: string | null
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
  ip_address: string | null
  user_agent: string | null
  created_at: Instant
  updated_at: Instant
}

type Credentials = {
  id: string
  account_id: AccountId
  provider_id: string
  provider_account_id: string
  password: string | null
  access_token: string | null
  refresh_token: string | null
  id_token: string | null
  access_token_expires_at: Instant | null
  refresh_token_expires_at: Instant | null
  scope: string | null
  created_at: Instant
  updated_at: Instant
}

type Verifications = {
  id: string
  identifier: string
  value: string
  expires_at: Instant
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
    verifications: Verifications
    failed_sign_ins: FailedSignIns
    held_forms: HeldForms
  }
}
