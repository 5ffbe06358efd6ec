import './tables.ts'

export { grantOwnRecord, type OwnRecordGranted } from './grant-own-record.ts'
export type { Actor, Opened, PatientDb, SystemDb } from './handles.ts'
export { open } from './open.ts'
export { openSystem, type SystemJob } from './open-system.ts'
export type { Permission, Relation } from './permissions.ts'
