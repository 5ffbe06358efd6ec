import type { Generated } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import type { AccountId, PatientId } from '../../../platform/ids.ts'
import type { Permission, Role } from '../../access/index.ts'

type Invitations = {
  patient_id: PatientId | null
  id: string
  kind: 'patient' | 'caregiver' | 'guardian' | 'staff'
  relation: 'self' | 'caregiver' | 'guardian' | 'parent' | null
  permissions: Permission[]
  grant_ends_at: Instant | null
  reason_code: string | null
  reason: string | null
  role: Role | null
  name: string | null
  email: string | null
  language: 'en' | 'es'
  created_at: Instant
  created_by: AccountId | null
  issue: number
  issued_at: Instant
  expires_at: Instant
  token_hash: Buffer
  code_hash: Buffer
  wrong_tries: Generated<number>
  used_at: Instant | null
  used_by: AccountId | null
  revoked_at: Instant | null
  revoked_by: AccountId | null
}

declare module '../../../platform/db.ts' {
  interface Tables {
    invitations: Invitations
  }
}
