import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../../../platform/clock.ts'
import { type Permission, permissions } from '../../access/index.ts'
import { bandAt, type Segment, segmentsFor } from '../ages.ts'
import type { ClinicRules } from '../sharing/giver.ts'
import type { VerifiedRelation } from '../tables.ts'

/** What decides how long and how much a parent or guardian may see. */
export type Verified = {
  readonly relation: VerifiedRelation
  /** When the clinic saw the papers. */
  readonly seen_at: Instant
  /** Null: as long as the age table allows. */
  readonly ends_at: Instant | null
  /** True where staff opened what is confidential, too. */
  readonly sensitive: boolean
}

/**
 * What a parent or guardian may do from an instant on. Whoever was of age when the clinic saw the papers has a
 * guardian by a court's order: the whole record until it runs out. For a child the age table holds, for parents
 * and guardians alike, and what they have ends when the child is of age: a new order needs new papers. Without a
 * birth date nobody can say which it is, so nothing is allowed.
 */
export function allowedFor(
  verified: Verified,
  birthDate: string | null,
  { table, zone }: ClinicRules,
  from: Instant,
): Segment[] {
  const { relation, seen_at, ends_at, sensitive } = verified
  if (birthDate === null) return []
  const wasOfAge = bandAt(birthDate, table, zone, seen_at)?.gives === 'anybody'
  if (!wasOfAge)
    return segmentsFor(birthDate, table, zone, from, ends_at).map(segment => ({
      ...segment,
      permissions: withSensitive(segment.permissions, sensitive),
    }))
  if (relation === 'parent' || ends_at === null || Temporal.Instant.compare(from, ends_at) >= 0) return []
  const whole = permissions.filter(permission => permission !== 'sensitive:read')
  return [{ from, until: ends_at, permissions: withSensitive(whole, sensitive) }]
}

/** What is confidential is shown to who sees the record; once a young person's record is closed, so is that. */
const withSensitive = (allowed: readonly Permission[], sensitive: boolean): readonly Permission[] =>
  sensitive && allowed.includes('records:read') ? [...allowed, 'sensitive:read'] : allowed
