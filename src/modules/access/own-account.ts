import type { Tx } from '../../platform/db.ts'
import type { AccountId, PatientId } from '../../platform/ids.ts'

/** The account with which a patient opens her own record; null without one, or where the handle may not see it. */
export async function ownAccountOf(db: Tx, patient: PatientId): Promise<AccountId | null> {
  const own = await db
    .selectFrom('access_grants')
    .select('account_id')
    .where('patient_id', '=', patient)
    .where('relation', '=', 'self')
    .where('ends_at', 'is', null)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return own?.account_id ?? null
}
