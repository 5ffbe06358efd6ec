import type { Generated } from 'kysely'
import type { Instant } from '../../platform/clock.ts'
import type { AccountId, PatientId, SessionId } from '../../platform/ids.ts'
import type { Permission, Relation } from './permissions.ts'

type AccessGrants = {
  patient_id: PatientId
  id: string
  account_id: AccountId
  relation: Relation
  permissions: Permission[]
  starts_at: Instant
  ends_at: Instant | null
}

type AuditEntries = {
  patient_id: PatientId | null
  at: Instant
  id: Generated<number>
  kind: 'person' | 'system'
  account_id: AccountId | null
  session_id: SessionId | null
  job: string | null
  permission: Permission | null
  act: string
  target: string | null
  origin: string | null
  granted: boolean
}

declare module '../../platform/db.ts' {
  interface Tables {
    access_grants: AccessGrants
    audit_entries: AuditEntries
  }
}
