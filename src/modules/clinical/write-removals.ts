import { sql } from 'kysely'
import type { SystemDb } from '../access/index.ts'
import type { Batch, Removal } from './arrival.ts'
import { textArray } from './text-array.ts'
import { timeText } from './time-text.ts'

/**
 * Marks what the source deleted. The row stays, unreadable to the patient, so that the audit can say what was
 * shown, and so that the same resource arriving late from an older file does not come back.
 */
export async function writeRemovals(db: SystemDb, batch: Batch, removals: readonly Removal[]): Promise<void> {
  if (removals.length === 0) return
  const ids = textArray(removals.map(({ id }) => id))
  const times = textArray(removals.map(({ lastUpdated }) => timeText(lastUpdated)))
  for (const table of ['clinical_resources', 'shared_resources'] as const)
    await sql`
      update ${sql.table(table)} r
      set deleted = true, last_updated = gone.at::timestamptz, import_id = ${batch.importId},
        received_at = ${batch.now}
      from unnest(${ids}::text[], ${times}::text[]) as gone (id, at)
      where r.id = gone.id::uuid`.execute(db)
}
