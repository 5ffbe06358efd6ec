import type { Instant } from '../../../platform/clock.ts'
import type { SystemDb } from '../../access/index.ts'
import { type Acceptance, nowhere } from '../../accounts/index.ts'
import type { ClinicRules } from '../sharing/giver.ts'
import { tellOfSharing } from '../tell.ts'
import { writeGrants } from './write-grants.ts'

/**
 * What follows when somebody accepted an invitation to another person's record, in the same transaction: both
 * are told, and a parent or guardian gets what the age table gives her after the next birthdays, too.
 */
export async function settleAcceptance(
  db: SystemDb,
  acceptance: Acceptance,
  rules: ClinicRules,
  now: Instant,
): Promise<void> {
  const { kind, account, patient, created_by, invitation } = acceptance
  if (patient === null || (kind !== 'caregiver' && kind !== 'guardian')) return
  const inviter = kind === 'caregiver' && created_by !== null ? [created_by] : []
  await tellOfSharing(db, patient, [account, ...inviter], 'caregiver-given', nowhere, now)
  if (kind === 'caregiver') return
  const open = await db
    .selectFrom('guardianships')
    .select('id')
    .where('patient_id', '=', patient)
    .where('account_id', '=', account)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  // Entered twice: once by her account, once by an invitation. The one that holds stays.
  if (open) {
    await db
      .updateTable('guardianships')
      .set({ ended_at: now, ended_by: account, end_reason: null })
      .where('patient_id', '=', patient)
      .where('invitation_id', '=', invitation)
      .where('ended_at', 'is', null)
      .execute()
  } else {
    await db
      .updateTable('guardianships')
      .set({ account_id: account })
      .where('patient_id', '=', patient)
      .where('invitation_id', '=', invitation)
      .where('ended_at', 'is', null)
      .execute()
  }
  const holds = await db
    .selectFrom('guardianships')
    .select(['relation', 'seen_at', 'seen_by', 'ends_at', 'sensitive'])
    .where('patient_id', '=', patient)
    .where('account_id', '=', account)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (holds) await writeGrants(db, { ...holds, patient_id: patient, account_id: account }, rules, now)
}
