import { sql } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import type { PatientId } from '../../../platform/ids.ts'
import type { ClinicDb } from '../../access/index.ts'
import '../tables.ts'

type Db = ClinicDb<'emergencies:review'>

export type Emergency = {
  patient: PatientId
  grant: string
  patient_name: string
  staff_name: string
  role: string
  reason: string
  starts_at: Instant
  ends_at: Instant
  found: 'right' | 'wrong' | null
  note: string | null
  reviewed_at: Instant | null
  reviewer: string | null
}

const most_listed = 100

/** Emergencies, those that nobody looked at again first, the oldest of them first; then the newest reviewed. */
export async function listEmergencies(db: Db): Promise<Emergency[]> {
  const { rows } = await sql<Emergency>`
    select g.patient_id as patient, g.id as grant, access_patient_name(g.patient_id) as patient_name,
      a.name as staff_name, s.role, g.reason, g.starts_at, coalesce(g.revoked_at, g.ends_at) as ends_at,
      r.found, r.note, r.reviewed_at, b.name as reviewer
    from access_grants g
    join accounts a on a.id = g.account_id
    join staff s on s.account_id = g.account_id
    left join emergency_reviews r on r.patient_id = g.patient_id and r.grant_id = g.id
    left join accounts b on b.id = r.reviewed_by
    where g.relation = 'emergency'
    order by r.reviewed_at is not null,
      case when r.reviewed_at is null then g.starts_at end, g.starts_at desc
    limit ${most_listed}`.execute(db)
  return rows
}

/** How many wait to be looked at again. */
export async function emergenciesWaiting(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from access_grants g where g.relation = 'emergency' and not exists (
      select from emergency_reviews r where r.patient_id = g.patient_id and r.grant_id = g.id)`.execute(db)
  return rows[0]?.count ?? 0
}

export type Reviewed =
  | { reviewed: true }
  | { reviewed: false; why: 'not-there' | 'own' | 'already' | 'no-note' }

/**
 * What came out when an emergency was looked at again. Nobody reviews her own; who comes second changes nothing;
 * what was not right is said in words.
 */
export async function reviewEmergency(
  db: Db,
  of: { grant: string; found: 'right' | 'wrong'; note: string },
  now: Instant,
): Promise<Reviewed> {
  const note = of.note.trim()
  if (of.found === 'wrong' && note === '') return { reviewed: false, why: 'no-note' }
  const emergency = await db
    .selectFrom('access_grants')
    .select(['patient_id', 'account_id'])
    .where('id', '=', of.grant)
    .where('relation', '=', 'emergency')
    .executeTakeFirst()
  if (!emergency) return { reviewed: false, why: 'not-there' }
  if (emergency.account_id === db.account) return { reviewed: false, why: 'own' }
  const written = await db
    .insertInto('emergency_reviews')
    .values({
      patient_id: emergency.patient_id,
      grant_id: of.grant,
      found: of.found,
      note: note || null,
      reviewed_at: now,
      reviewed_by: db.account,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('grant_id')
    .executeTakeFirst()
  return written ? { reviewed: true } : { reviewed: false, why: 'already' }
}
