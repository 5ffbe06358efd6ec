import { sql } from 'kysely'
import type { Instant } from '../../platform/clock.ts'
import type { PatientId } from '../../platform/ids.ts'
import type { SystemDb } from '../access/index.ts'
import { textArray } from './text-array.ts'

/** What the copy holds now under an id: whose it is (null: nobody's), and by which bits it is kept from whom. */
export type CurrentRow = {
  id: string
  patient_id: PatientId | null
  deleted: boolean
  body: string
  refs: (string | null)[]
  needs: number
}

/** For other modules that read along while an import writes: what stands under these ids, in no order. */
export async function currentRows(db: SystemDb, ids: readonly string[]): Promise<CurrentRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<CurrentRow>`
    with asked as materialized (select distinct id::uuid from unnest(${textArray(ids)}::text[]) id)
    select r.id, r.patient_id, r.deleted, r.body, r.refs, r.needs
    from asked join clinical_resources r on r.id = asked.id
    union all
    select s.id, null, s.deleted, s.body, s.refs, 0
    from asked join shared_resources s on s.id = asked.id
    where not exists (select from clinical_resources r where r.id = s.id)`.execute(db)
  return rows
}

/** Ids of the copy's appointments that begin after an instant, anybody's and nobody's. */
export async function appointmentIds(db: SystemDb, after: Instant): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select r.id from clinical_resources r
    where r.type = 'Appointment' and r.sort_at > ${after} and not r.deleted
    union all
    select s.id from shared_resources s where s.type = 'Appointment' and not s.deleted`.execute(db)
  return rows.map(({ id }) => id)
}

/** Ids of active orders since an instant whose (first) code is one of these, or that are only named in words. */
export async function activeOrderIds(
  db: SystemDb,
  since: Instant,
  codes: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select r.id from clinical_resources r
    where r.type = 'ServiceRequest' and r.status = 'active' and r.sort_at > ${since} and not r.deleted
      and (r.code_key like 'text|%' or split_part(r.code_key, '|', 2) = any(${[...codes]}::text[]))`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}

/**
 * The ids that each of these may stand for: itself, the one thing that a conditional reference
 * (`Practitioner?identifier=…`) fits, and the clinician and the places of a role (PractitionerRole).
 */
export async function behindIds(db: SystemDb, ids: readonly string[]): Promise<Map<string, string[]>> {
  const asked = [...new Set(ids)]
  const behind = new Map(asked.map(id => [id, [id]]))
  if (asked.length === 0) return behind
  const { rows } = await sql<{ asked: string; id: string; type: string; refs: (string | null)[] }>`
    select named.asked, s.id, s.type, s.refs from (
      select id::uuid as asked, id::uuid as shared_id from unnest(${textArray(asked)}::text[]) id
      union all
      select l.alias_id, (array_agg(l.shared_id))[1]
      from shared_aliases l where l.alias_id = any(${textArray(asked)}::text[]::uuid[])
      group by l.alias_id having count(*) = 1
    ) named join shared_resources s on s.id = named.shared_id and s.open and not s.deleted`.execute(db)
  for (const row of rows)
    behind
      .get(row.asked)
      ?.push(row.id, ...(row.type === 'PractitionerRole' ? row.refs.filter(id => id !== null) : []))
  return behind
}
