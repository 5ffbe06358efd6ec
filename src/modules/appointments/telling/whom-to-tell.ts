import type { Instant } from '../../../platform/clock.ts'
import type { AccountId, PatientId } from '../../../platform/ids.ts'
import { type Permission, type SystemDb, whoMaySee } from '../../access/index.ts'
import type { Reason } from '../../notices/index.ts'

/** Somebody who hears of a visit. */
export type Listener = {
  readonly account: AccountId
  readonly reason: Reason
  readonly may: readonly Permission[]
}

/**
 * Who hears of a patient's visit: she herself, her parents and guardians, and those who did something for it (booked
 * it, asked for it). Only those who may see it now: whoever lost the right, or may not see what is confidential, hears
 * nothing. Each once.
 */
export async function whomToTell(
  db: SystemDb,
  about: { readonly patient: PatientId; readonly needs: number },
  did: readonly (AccountId | null)[],
  now: Instant,
): Promise<Listener[]> {
  const seeing = await whoMaySee(db, about.patient, about.needs, now)
  return seeing.flatMap(({ account, relation, may }): Listener[] => {
    if (relation === 'self') return [{ account, may, reason: 'own' }]
    if (relation !== 'caregiver') return [{ account, may, reason: 'cares' }]
    return did.includes(account) ? [{ account, may, reason: 'did' }] : []
  })
}
