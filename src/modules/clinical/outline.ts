import { sql } from 'kysely'
import type { PatientDb, RecordPermission } from '../access/index.ts'
import type { Kind } from './kind-of.ts'
import { type ClinicalRow, notByMistake } from './rows.ts'

/** A resource without its body: enough to count, to filter, and to choose which to read. */
export type Outlined = Pick<
  ClinicalRow,
  'id' | 'type' | 'kind' | 'code_key' | 'status' | 'sort_at' | 'visit_id'
>

const most_outlined = 20_000

/** All resources of some kinds without their bodies (which may hold whole files), the newest first. */
export async function outline(db: PatientDb<RecordPermission>, kinds: readonly Kind[]): Promise<Outlined[]> {
  const { rows } = await sql<Outlined>`
    select r.id, r.type, r.kind, r.code_key, r.status, r.sort_at, r.visit_id from clinical_resources r
    where r.patient_id = ${db.patient} and r.kind = any(${kinds}::text[]) and not r.deleted and ${notByMistake}
    order by r.sort_at desc nulls last, r.id limit ${most_outlined}`.execute(db)
  return rows
}
