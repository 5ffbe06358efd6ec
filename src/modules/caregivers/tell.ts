import type { Instant } from '../../platform/clock.ts'
import type { AccountId, PatientId } from '../../platform/ids.ts'
import {
  type ClinicDb,
  ownAccountOf,
  type PatientDb,
  type Permission,
  type SystemDb,
} from '../access/index.ts'
import { noteSecurityEvent, nowhere, type SecurityEventKind, type Where } from '../accounts/index.ts'

/** Whoever may see who has a grant for a patient. */
type Telling = PatientDb<Permission> | ClinicDb<'guardians:verify'> | SystemDb

/**
 * Tells these accounts, and the person herself if she has one, that somebody was let in or shut out: each once.
 * `where` is where whoever did it sits, which only she herself is shown.
 */
export async function tellOfSharing(
  db: Telling,
  patient: PatientId,
  accounts: readonly AccountId[],
  kind: Extract<SecurityEventKind, 'caregiver-given' | 'caregiver-ended'>,
  where: Where,
  now: Instant,
): Promise<void> {
  const own = await ownAccountOf(db, patient)
  const acting = 'account' in db ? db.account : null
  for (const account of new Set([...accounts, ...(own === null ? [] : [own])]))
    await noteSecurityEvent(db, account, kind, account === acting ? where : nowhere, now)
}
