import type { Instant } from '../../platform/clock.ts'
import type { AccountId, PatientId, SessionId } from '../../platform/ids.ts'
import type { Permission, Relation } from './permissions.ts'
import type { ClinicPermission, Role } from './staff-roles.ts'

type AccessGrants = {
  patient_id: PatientId
  id: string
  account_id: AccountId
  relation: Relation
  permissions: Permission[]
  starts_at: Instant
  ends_at: Instant | null
  given_by: AccountId | null
  reason_code: string | null
  reason: string | null
  revoked_at: Instant | null
  revoked_by: AccountId | null
}

type Staff = {
  account_id: AccountId
  role: Role
  practitioner_id: string | null
  created_at: Instant
  created_by: AccountId | null
  disabled_at: Instant | null
  disabled_by: AccountId | null
  reviewed_at: Instant | null
  reviewed_by: AccountId | null
}

type AuditEntries = {
  at: Instant
  lane: number
  seq: number
  kind: 'person' | 'staff' | 'system' | 'account'
  account_id: AccountId | null
  session_id: SessionId | null
  job: string | null
  patient_id: PatientId | null
  capacity: Relation | 'preview' | 'see-as' | null
  role: Role | null
  authority: string | null
  permission: Permission | ClinicPermission | null
  act: string
  target: string | null
  origin: string | null
  granted: boolean
  hash: Buffer
}

type AuditHeads = { lane: number; seq: number; hash: Buffer }

declare module '../../platform/db.ts' {
  interface Tables {
    access_grants: AccessGrants
    audit_entries: AuditEntries
    audit_heads: AuditHeads
    staff: Staff
  }
}
