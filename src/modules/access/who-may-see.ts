import { sql } from 'kysely'
import type { Instant } from '../../platform/clock.ts'
import type { AccountId, PatientId } from '../../platform/ids.ts'
import type { SystemDb } from './handles.ts'
import type { Permission, Relation } from './permissions.ts'

/** An account that now may see something of a patient. */
export type Seeing = {
  readonly account: AccountId
  /** The nearest, where there are several: herself, then a parent or guardian, then who was invited. */
  readonly relation: Exclude<Relation, 'staff' | 'emergency'>
  readonly may: readonly Permission[]
}

/**
 * The accounts that by their own grants may now see what needs these parts (bits as in `clinical_resources.needs`);
 * staff who have the record open are not among them. For telling people of what they may see, and nobody else: the
 * same rule as that of the rows themselves.
 */
export async function whoMaySee(
  db: SystemDb,
  patient: PatientId,
  needs: number,
  now: Instant,
): Promise<Seeing[]> {
  const { rows } = await sql<Seeing>`
    select g.account_id as account, array_agg(distinct p) as may,
      (array_agg(g.relation order by g.relation <> 'self', g.relation = 'caregiver', g.starts_at))[1] as relation
    from access_grants g cross join unnest(g.permissions) p
    where g.patient_id = ${patient} and g.starts_at <= ${now} and (g.ends_at is null or g.ends_at > ${now})
      and g.revoked_at is null and g.relation not in ('staff', 'emergency')
    group by g.account_id
    having access_hidden_by(array_agg(distinct p)) & ${needs}::integer = 0
    order by g.account_id`.execute(db)
  return rows
}
