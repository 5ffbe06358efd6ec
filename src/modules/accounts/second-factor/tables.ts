import type { Generated } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import type { AccountId } from '../../../platform/ids.ts'

type PendingSignIns = {
  token_hash: Buffer
  account_id: AccountId
  shared_device: boolean
  next: string
  tries: Generated<number>
  created_at: Instant
  expires_at: Instant
}

type AuthenticatorApps = {
  id: string
  account_id: AccountId
  sealed: Buffer
  last_step: Generated<number>
  created_at: Instant
  confirmed_at: Instant | null
}

type BackupCodes = {
  account_id: AccountId
  hash: Buffer
  sealed: Buffer | null
  created_at: Instant
  used_at: Instant | null
}

type Passkeys = {
  id: string
  account_id: AccountId
  credential_id: string
  public_key: Buffer
  counter: number
  transports: string[]
  backed_up: boolean
  name: string
  created_at: Instant
  last_used_at: Instant | null
}

type UsedChallenges = { hash: Buffer; expires_at: Instant }

declare module '../../../platform/db.ts' {
  interface Tables {
    pending_sign_ins: PendingSignIns
    authenticator_apps: AuthenticatorApps
    backup_codes: BackupCodes
    passkeys: Passkeys
    used_challenges: UsedChallenges
  }
}
