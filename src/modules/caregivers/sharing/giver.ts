import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../../../platform/clock.ts'
import type { PatientDb } from '../../access/index.ts'
import { type AgeTable, bandAt, bordersAfter, type Gives } from '../ages.ts'
import { birthDateOf } from '../birth-date-of.ts'

export type Sharing = PatientDb<'sharing:read' | 'sharing:write'>

/** What the clinic goes by: its zone, and its age table. */
export type ClinicRules = { readonly zone: string; readonly table: AgeTable }

/** To whom the person who is signed in may open this record, and until when at the longest; null: without end. */
export type Giver = { readonly gives: Gives; readonly until: Instant | null }

/**
 * Nobody gives for longer than she may give herself: what a parent gave ends when the child comes of the age at
 * which parents share nothing any more, what a guardian gave ends with the guardianship, what a young person gave
 * ends when she comes of age and decides anew.
 */
export async function giverOf(db: Sharing, rules: ClinicRules, now: Instant): Promise<Giver> {
  const own = await db
    .selectFrom('access_grants')
    .select(['relation', 'ends_at'])
    .where('patient_id', '=', db.patient)
    .where('account_id', '=', db.account)
    .where('revoked_at', 'is', null)
    .where('starts_at', '<=', now)
    .where(eb => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', now)]))
    .where(eb => eb(eb.val('sharing:write'), '=', eb.fn.any('permissions')))
    .execute()
  if (own.length === 0) return { gives: 'nobody', until: now }
  if (!own.some(({ relation }) => relation === 'self')) return { gives: 'anybody', until: lastEnd(own) }
  const born = await birthDateOf(db, db.patient)
  const gives = bandAt(born, rules.table, rules.zone, now)?.gives ?? 'anybody'
  const until = gives === 'anybody' ? null : (bordersAfter(born, rules.table, rules.zone, now)[0]?.at ?? null)
  return { gives, until }
}

function lastEnd(grants: readonly { ends_at: Instant | null }[]): Instant | null {
  const ends = grants.map(({ ends_at }) => ends_at)
  if (ends.includes(null)) return null
  return ends.reduce((a, b) => (a && b && Temporal.Instant.compare(a, b) >= 0 ? a : b), ends[0] ?? null)
}
