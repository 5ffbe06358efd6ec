import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db.ts'
import { type AccountId, newId, type PatientId } from '../../../platform/ids.ts'
import type { PatientDb, Permission, SystemDb } from '../../access/index.ts'
import { birthDateOf } from '../birth-date-of.ts'
import type { ClinicRules } from '../sharing/giver.ts'
import { allowedFor } from './allowed.ts'
import type { Guardianship, Verifying } from './write-grants.ts'

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
  const longer = await takeBack(db, { patient: patient_id, giver: account_id, beyond: until, by: null }, now)
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
}

/**
 * Ends what somebody gave to others, and what she invited to, under an authority that has ended: nothing that
 * was given lives longer than the right to give it. Answers whose accesses ended.
 */
export async function endWhatWasGiven(
  db: Verifying | PatientDb<Permission>,
  patient: PatientId,
  giver: AccountId,
  now: Instant,
  by: AccountId | null,
): Promise<AccountId[]> {
  const ended = await takeBack(db, { patient, giver, beyond: now, by }, now)
  return ended.map(({ account_id }) => account_id)
}

/** Takes back accesses and invitations that this giver gave for longer than until `beyond`. */
async function takeBack(
  db: Tx,
  of: { patient: PatientId; giver: AccountId; beyond: Instant; by: AccountId | null },
  now: Instant,
) {
  const { patient, giver, beyond, by } = of
  const taken = { revoked_at: now, revoked_by: by }
  await db
    .updateTable('invitations')
    .set(taken)
    .where('patient_id', '=', patient)
    .where('created_by', '=', giver)
    .where('kind', '=', 'caregiver')
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where(eb => eb.or([eb('grant_ends_at', 'is', null), eb('grant_ends_at', '>', beyond)]))
    .execute()
  return db
    .updateTable('access_grants')
    .set(taken)
    .where('patient_id', '=', patient)
    .where('given_by', '=', giver)
    .where('relation', '=', 'caregiver')
    .where('revoked_at', 'is', null)
    .where(eb => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', beyond)]))
    .returning(['account_id', 'permissions', 'starts_at'])
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
