import { sql } from 'kysely'
import type { Instant } from '../../platform/clock.ts'
import { newId, type PatientId } from '../../platform/ids.ts'
import type { ClinicDb } from './handles.ts'
import { type Role, staffRoles } from './staff-roles.ts'

/** Why a member of staff opens a record. Each is told to the patient in these words' terms. */
export const openingReasons = [
  'care-team',
  'visit',
  'message',
  'call',
  'medicine',
  'bill',
  'request',
  'other',
] as const
export type OpeningReason = (typeof openingReasons)[number]
export const isOpeningReason = (text: string): text is OpeningReason =>
  openingReasons.some(reason => reason === text)

/** A working day, and as long as an emergency may last before it has to be said again. */
export const opened_hours = 12
export const emergency_hours = 1

export type RecordOpened =
  | { opened: true; grant: string; ends_at: Instant; again: boolean }
  | { opened: false; why: 'no-reason' | 'not-of-the-care-team' | 'nothing-to-open' }

/**
 * Opens a patient's record to a member of staff for a working day, by what her role may do with it. She is of
 * the patient's care team, or says why (`other` in her own words). Opening it again while it is open changes
 * nothing.
 */
export async function openRecord(
  db: ClinicDb<'patients:open'>,
  of: { patient: PatientId; role: Role; reason: OpeningReason; words: string },
  now: Instant,
): Promise<RecordOpened> {
  const permissions = staffRoles[of.role].withPatient
  if (permissions.length === 0) return { opened: false, why: 'nothing-to-open' }
  if (of.reason === 'other' && of.words.trim() === '') return { opened: false, why: 'no-reason' }
  if (of.reason === 'care-team' && !(await caresFor(db, of.patient)))
    return { opened: false, why: 'not-of-the-care-team' }
  const given = { reason_code: of.reason, reason: of.words.trim() || null }
  return give(db, of.patient, { relation: 'staff', permissions, ...given }, opened_hours, now)
}

/**
 * Opens the whole record, confidential parts included, in an emergency: for an hour, with a reason in words that
 * the patient will read and the clinic will review.
 */
export async function openInEmergency(
  db: ClinicDb<'patients:emergency'>,
  of: { patient: PatientId; role: Role; words: string },
  now: Instant,
): Promise<RecordOpened> {
  const permissions = staffRoles[of.role].inEmergency
  if (permissions.length === 0) return { opened: false, why: 'nothing-to-open' }
  if (of.words.trim() === '') return { opened: false, why: 'no-reason' }
  const given = { reason_code: 'emergency', reason: of.words.trim() }
  return give(db, of.patient, { relation: 'emergency', permissions, ...given }, emergency_hours, now)
}

type Given = {
  relation: 'staff' | 'emergency'
  permissions: (typeof staffRoles)[Role]['withPatient' | 'inEmergency']
  reason_code: string
  reason: string | null
}

async function give(
  db: ClinicDb<'patients:open'> | ClinicDb<'patients:emergency'>,
  patient: PatientId,
  given: Given,
  hours: number,
  now: Instant,
): Promise<RecordOpened> {
  // Two clicks at once: the second waits for the first and finds it open.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${patient} ${db.account}`}, 731002))`.execute(db)
  const open = await db
    .selectFrom('access_grants')
    .select(['id', 'ends_at'])
    .where('patient_id', '=', patient)
    .where('account_id', '=', db.account)
    .where('relation', '=', given.relation)
    .where('revoked_at', 'is', null)
    .where('ends_at', '>', now)
    .executeTakeFirst()
  if (open?.ends_at) return { opened: true, grant: open.id, ends_at: open.ends_at, again: true }
  const [grant, ends_at] = [newId(), now.add({ hours })]
  await db
    .insertInto('access_grants')
    .values({
      patient_id: patient,
      id: grant,
      account_id: db.account,
      given_by: db.account,
      starts_at: now,
      ends_at,
      ...given,
      permissions: [...given.permissions],
    })
    .execute()
  return { opened: true, grant, ends_at, again: false }
}

/** True if the clinical record itself names her: in a care team, at a visit, as the general practitioner. */
export async function caresFor(
  db: ClinicDb<'patients:find' | 'patients:open' | 'patients:emergency' | 'patients:see-as'>,
  patient: PatientId,
): Promise<boolean> {
  const { rows } = await sql<{ cares: boolean }>`select access_cares_for(${patient}) as cares`.execute(db)
  return rows[0]?.cares === true
}

/** Takes back what she opened: she is done with this record. */
export async function closeRecord(
  db: ClinicDb<'patients:open'>,
  patient: PatientId,
  now: Instant,
): Promise<void> {
  await db
    .updateTable('access_grants')
    .set({ revoked_at: now, revoked_by: db.account })
    .where('patient_id', '=', patient)
    .where('account_id', '=', db.account)
    .where('relation', 'in', ['staff', 'emergency'])
    .where('revoked_at', 'is', null)
    .where('ends_at', '>', now)
    .execute()
}
