import type { ClinicDb, PatientDb, SystemDb } from '../access/index.ts'

/** Whoever may read a patient's messages, and whoever may write: she or hers, the people of a pool, a job. */
export type ReadingDb = PatientDb<'messages:read' | 'messages:write'> | AnsweringDb | SystemDb
export type WritingDb = PatientDb<'messages:write'> | AnsweringDb
export type AnsweringDb = ClinicDb<'messages:answer'>
export type PoolsDb = ClinicDb<'messages:manage'>
