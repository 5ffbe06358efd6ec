import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../../../platform/clock.ts'
import { type AccountId, newId, type PatientId } from '../../../platform/ids.ts'
import type { ClinicDb, Permission, SystemDb } from '../../access/index.ts'
import type { Segment } from '../ages.ts'
import { birthDateOf } from '../birth-date-of.ts'
import type { ClinicRules } from '../sharing/giver.ts'
import { allowedFor, type Verified } from './allowed.ts'

export type Verifying = ClinicDb<'guardians:verify'> | SystemDb

export type Guardianship = Verified & {
  readonly patient_id: PatientId
  readonly account_id: AccountId
  readonly seen_by: AccountId
}

type Grant = { id: string; permissions: Permission[]; starts_at: Instant; ends_at: Instant | null }

/**
 * Makes a parent's or guardian's grants what they have to be from now on: one for each age, boxed in time, so
 * that nothing has to run at midnight of a birthday. True if anything was changed; a second run changes nothing.
 */
export async function writeGrants(
  db: Verifying,
  guardianship: Guardianship,
  rules: ClinicRules,
  now: Instant,
): Promise<boolean> {
  const { patient_id, account_id, relation, seen_by } = guardianship
  const wanted = allowedFor(guardianship, await birthDateOf(db, patient_id), rules, now)
  const written = await grantsOf(db, patient_id, account_id, now)
  if (isSame(written, wanted, now)) return false
  if (written.length > 0) await revoke(db, patient_id, written, now)
  if (wanted.length > 0)
    await db
      .insertInto('access_grants')
      .values(
        wanted.map(({ from, until, permissions }) => ({
          patient_id,
          id: newId(),
          account_id,
          relation,
          permissions: [...permissions],
          starts_at: from,
          ends_at: until,
          given_by: seen_by,
        })),
      )
      .execute()
  return true
}

/** Takes back all that somebody has as a parent or guardian of this person. */
export async function revokeGrants(
  db: Verifying,
  patient: PatientId,
  account: AccountId,
  now: Instant,
  by: AccountId | null = null,
): Promise<void> {
  const written = await grantsOf(db, patient, account, now)
  if (written.length > 0) await revoke(db, patient, written, now, by)
}

/** Those that hold now or are to come, in the order of time. */
const grantsOf = (db: Verifying, patient: PatientId, account: AccountId, now: Instant): Promise<Grant[]> =>
  db
    .selectFrom('access_grants')
    .select(['id', 'permissions', 'starts_at', 'ends_at'])
    .where('patient_id', '=', patient)
    .where('account_id', '=', account)
    .where('relation', 'in', ['parent', 'guardian'])
    .where('revoked_at', 'is', null)
    .where(eb => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', now)]))
    .orderBy('starts_at')
    .orderBy('id')
    .execute()

function revoke(
  db: Verifying,
  patient: PatientId,
  grants: readonly Grant[],
  now: Instant,
  by: AccountId | null = null,
): Promise<unknown> {
  return db
    .updateTable('access_grants')
    .set({ revoked_at: now, revoked_by: by })
    .where('patient_id', '=', patient)
    .where(
      'id',
      'in',
      grants.map(({ id }) => id),
    )
    .execute()
}

/** Whether what is written allows, from now on, exactly what is wanted. */
function isSame(written: readonly Grant[], wanted: readonly Segment[], now: Instant): boolean {
  return (
    written.length === wanted.length &&
    written.every((grant, n) => {
      const segment = wanted[n]
      return (
        segment !== undefined &&
        isAt(later(grant.starts_at, now), segment.from) &&
        isAt(grant.ends_at, segment.until) &&
        grant.permissions.toSorted().join() === segment.permissions.toSorted().join()
      )
    })
  )
}

const later = (a: Instant, b: Instant): Instant => (Temporal.Instant.compare(a, b) > 0 ? a : b)

/** The database keeps milliseconds of what it is given. */
const isAt = (a: Instant | null, b: Instant | null): boolean =>
  a === null || b === null ? a === b : a.epochMilliseconds === b.epochMilliseconds
