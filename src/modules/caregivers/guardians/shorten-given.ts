import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import type { SystemDb } from '../../access/index.ts'
import type { ClinicRules } from '../sharing/giver.ts'
import { allowedFor } from './allowed.ts'
import { birthDateOf, type Guardianship } from './write-grants.ts'

/**
 * Ends what a parent or guardian gave to others no later than her own right to give, where that came to end sooner
 * than it did when she gave: at once if it has ended already. Invitations that would give for longer are withdrawn.
 */
export async function shortenWhatWasGiven(
  db: SystemDb,
  guardianship: Guardianship,
  rules: ClinicRules,
  now: Instant,
): Promise<void> {
  const { patient_id, account_id } = guardianship
  const until = await givesUntil(db, guardianship, rules, now)
  if (until === null) return
  const longer = await db
    .updateTable('access_grants')
    .set({ revoked_at: now, revoked_by: null })
    .where('patient_id', '=', patient_id)
    .where('given_by', '=', account_id)
    .where('relation', '=', 'caregiver')
    .where('revoked_at', 'is', null)
    .where(eb => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', until)]))
    .returning(['account_id', 'permissions', 'starts_at'])
    .execute()
  if (longer.length > 0 && Temporal.Instant.compare(until, now) > 0)
    await db
      .insertInto('access_grants')
      .values(
        longer.map(({ account_id: to, permissions, starts_at }) => ({
          patient_id,
          id: newId(),
          account_id: to,
          relation: 'caregiver' as const,
          permissions,
          starts_at: Temporal.Instant.compare(starts_at, now) > 0 ? starts_at : now,
          ends_at: until,
          given_by: account_id,
        })),
      )
      .execute()
  await db
    .updateTable('invitations')
    .set({ revoked_at: now, revoked_by: null })
    .where('patient_id', '=', patient_id)
    .where('created_by', '=', account_id)
    .where('kind', '=', 'caregiver')
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where(eb => eb.or([eb('grant_ends_at', 'is', null), eb('grant_ends_at', '>', until)]))
    .execute()
}

/** When her right to give ends, `now` if she has none; null: never. */
async function givesUntil(
  db: SystemDb,
  guardianship: Guardianship,
  rules: ClinicRules,
  now: Instant,
): Promise<Instant | null> {
  const birthDate = await birthDateOf(db, guardianship.patient_id)
  const last = allowedFor(guardianship, birthDate, rules, now).findLast(({ permissions }) =>
    permissions.includes('sharing:write'),
  )
  return last ? last.until : now
}
