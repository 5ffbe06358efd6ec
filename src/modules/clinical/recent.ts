import { sql } from 'kysely'
import type { Instant } from '../../platform/clock.ts'
import type { PatientDb, RecordPermission } from '../access/index.ts'
import type { Kind } from './kind-of.ts'
import { type ClinicalRow, notByMistake, rowColumns } from './rows.ts'

/** `new_at` is when it happened, or when its correction came. */
export type RecentRow = ClinicalRow & { new_at: Instant }

/**
 * What is new: resources of some kinds that happened since then, and those that were corrected since then
 * however old they are. The newest first.
 */
export async function recent(
  db: PatientDb<RecordPermission>,
  choice: { kinds: readonly Kind[]; since: Instant; until: Instant; limit: number },
): Promise<RecentRow[]> {
  const corrected = sql`r.corrected and coalesce(r.last_updated, r.received_at) >= ${choice.since}`
  const { rows } = await sql<RecentRow>`
    select ${rowColumns},
      case when ${corrected} then coalesce(r.last_updated, r.received_at) else r.sort_at end as new_at
    from clinical_resources r
    where r.patient_id = ${db.patient} and r.kind = any(${choice.kinds}::text[]) and not r.deleted
      and ${notByMistake} and r.sort_at <= ${choice.until} and (r.sort_at >= ${choice.since} or (${corrected}))
    order by new_at desc, r.id limit ${choice.limit}`.execute(db)
  return rows
}
