import type { Instant } from '../../platform/clock.ts'
import { type AccountId, newId, type PatientId } from '../../platform/ids.ts'
import type { SystemDb } from './handles.ts'
import { ownAccountOf } from './own-account.ts'
import { permissions } from './permissions.ts'

export type OwnRecordGranted =
  | { granted: true; grant: string }
  | { granted: false; why: 'patient-has-account' | 'account-has-patient' }

/** Gives a person her own record. One account a patient and one own record an account; the database decides. */
export async function grantOwnRecord(
  db: SystemDb,
  account: AccountId,
  patient: PatientId,
  now: Instant,
): Promise<OwnRecordGranted> {
  const inserted = await db
    .insertInto('access_grants')
    .values({
      patient_id: patient,
      id: newId(),
      account_id: account,
      relation: 'self',
      permissions: [...permissions],
      starts_at: now,
      ends_at: null,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (inserted) return { granted: true, grant: inserted.id }
  const taken = (await ownAccountOf(db, patient)) !== null
  return { granted: false, why: taken ? 'patient-has-account' : 'account-has-patient' }
}
