import './tables.ts'

export { readInOrder } from './audit/in-order.ts'
export { anchorAudit, prepareAudit } from './audit/keep-audit.ts'
export { type AuditVerified, verifyAudit } from './audit/verify-audit.ts'
export type { Broken } from './audit/what-broke.ts'
export { grantOwnRecord, type OwnRecordGranted } from './grant-own-record.ts'
export type { Actor, ClinicDb, Opened, PatientDb, SystemDb, View } from './handles.ts'
export { type AccountAct, noteAccount } from './note-account.ts'
export { open } from './open.ts'
export { openClinic } from './open-clinic.ts'
export {
  caresFor,
  closeRecord,
  emergency_hours,
  isOpeningReason,
  type OpeningReason,
  opened_hours,
  openInEmergency,
  openingReasons,
  openRecord,
  type RecordOpened,
} from './open-record.ts'
export { openSystem, type SystemJob } from './open-system.ts'
export { ownAccountOf } from './own-account.ts'
export {
  type Permission,
  permissions,
  type RecordPermission,
  type Relation,
  recordPermissions,
} from './permissions.ts'
export { type Reading, read, thenMake } from './reading.ts'
export { type ClinicPermission, clinicMay, isRole, type Role, roles, staffRoles } from './staff-roles.ts'
export { type Seeing, whoMaySee } from './who-may-see.ts'
