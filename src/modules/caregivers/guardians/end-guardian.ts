import type { Instant } from '../../../platform/clock.ts'
import type { AccountId, PatientId } from '../../../platform/ids.ts'
import type { ClinicDb } from '../../access/index.ts'
import { revokeInvitation, type Where } from '../../accounts/index.ts'
import { bandAt } from '../ages.ts'
import { birthDateOf } from '../birth-date-of.ts'
import type { ClinicRules } from '../sharing/giver.ts'
import { tellOfSharing } from '../tell.ts'
import { endWhatWasGiven } from './what-was-given.ts'
import { revokeGrants } from './write-grants.ts'

/**
 * Ends what a parent or guardian may do, at once, with all that she opened to others, and with what a young person
 * opened to her; an invitation that she did not accept yet opens nothing any more. False if it was ended before, or is not there.
 */
export async function endGuardian(
  db: ClinicDb<'guardians:verify'>,
  { patient, id, reason }: { patient: PatientId; id: string; reason: string },
  rules: ClinicRules,
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
  // Who must not see a child's record is not let in by the child; an adult invites whom she likes.
  const born = await birthDateOf(db, patient)
  if (bandAt(born, rules.table, rules.zone, now)?.gives !== 'anybody')
    await endWhatSheHas(db, patient, ended.account_id, now)
  await tellOfSharing(db, patient, [ended.account_id, ...others], 'caregiver-ended', where, now)
  return true
}

async function endWhatSheHas(
  db: ClinicDb<'guardians:verify'>,
  patient: PatientId,
  account: AccountId,
  now: Instant,
): Promise<void> {
  await db
    .updateTable('access_grants')
    .set({ revoked_at: now, revoked_by: db.account })
    .where('patient_id', '=', patient)
    .where('account_id', '=', account)
    .where('relation', '=', 'caregiver')
    .where('revoked_at', 'is', null)
    .execute()
}
