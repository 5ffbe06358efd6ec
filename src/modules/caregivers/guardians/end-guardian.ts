import type { Instant } from '../../../platform/clock.ts'
import type { PatientId } from '../../../platform/ids.ts'
import type { ClinicDb } from '../../access/index.ts'
import { revokeInvitation, type Where } from '../../accounts/index.ts'
import { tellOfSharing } from '../tell.ts'
import { endWhatWasGiven, revokeGrants } from './write-grants.ts'

/**
 * Ends what a parent or guardian may do, at once, with all that she opened to others; an invitation that she did
 * not accept yet opens nothing any more. False if it was ended before, or is not there.
 */
export async function endGuardian(
  db: ClinicDb<'guardians:verify'>,
  { patient, id, reason }: { patient: PatientId; id: string; reason: string },
  where: Where,
  now: Instant,
): Promise<boolean> {
  const ended = await db
    .updateTable('guardianships')
    .set({ ended_at: now, ended_by: db.account, end_reason: reason })
    .where('patient_id', '=', patient)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returning(['account_id', 'invitation_id'])
    .executeTakeFirst()
  if (!ended) return false
  if (ended.account_id === null) {
    if (ended.invitation_id !== null) await revokeInvitation(db, ended.invitation_id, db.account, now)
    return true
  }
  await revokeGrants(db, patient, ended.account_id, now, db.account)
  const others = await endWhatWasGiven(db, patient, ended.account_id, now, db.account)
  await tellOfSharing(db, patient, [ended.account_id, ...others], 'caregiver-ended', where, now)
  return true
}
