import { sql } from 'kysely'
import type { Instant } from '../../platform/clock.ts'
import type { PatientDb } from '../access/index.ts'
import type { Kind } from './kind-of.ts'
import { type ClinicalRow, notByMistake, rowColumns } from './rows.ts'

/**
 * What is new: resources of some kinds that happened since then, and those that were corrected since then
 * however old they are. The newest first.
 */
export async function recent(
  db: PatientDb<'records:read'>,
  choice: { kinds: readonly Kind[]; since: Instant; until: Instant; limit: number },
): Promise<ClinicalRow[]> {
  const { rows } = await sql<ClinicalRow>`
    select ${rowColumns} from clinical_resources r
    where r.patient_id = ${db.patient} and r.kind = any(${choice.kinds}::text[]) and not r.deleted
      and ${notByMistake} and r.sort_at <= ${choice.until}
      and (r.sort_at >= ${choice.since} or (r.corrected and r.received_at >= ${choice.since}))
    order by r.sort_at desc, r.id limit ${choice.limit}`.execute(db)
  return rows
}
