import type { ClinicDb, PatientDb, SystemDb } from '../access/index.ts'

/** Whoever may see the patient's appointments, and whoever may change them: she or hers, the clinic's desk, a job. */
export type SeeingDb = PatientDb<'appointments:read' | 'appointments:write'> | DeskDb | SystemDb
export type BookingDb = PatientDb<'appointments:write'> | DeskDb | SystemDb
export type DeskDb = ClinicDb<'appointments:desk'>
export type ManagerDb = ClinicDb<'schedules:manage'>
