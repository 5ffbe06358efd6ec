import type { Instant } from '../../../platform/clock.ts'
import { isUuid, type PatientId } from '../../../platform/ids.ts'
import type { WritingDb } from '../handles.ts'

export type Removed = { readonly removed: true; readonly draft: string } | { readonly removed: false }

/**
 * Takes a file off a draft, as often as it is asked. What was sent stays; so does everybody else's. Its row stays too,
 * and its bytes for some weeks.
 */
export async function removeAttachment(
  db: WritingDb,
  patient: PatientId,
  id: string,
  now: Instant,
): Promise<Removed> {
  if (!isUuid(id)) return { removed: false }
  await db
    .updateTable('message_attachments')
    .set({ removed_at: now })
    .where('patient_id', '=', patient)
    .where('id', '=', id)
    .where('thread_id', 'is', null)
    .where('removed_at', 'is', null)
    .execute()
  const row = await db
    .selectFrom('message_attachments')
    .select('message_id')
    .where('patient_id', '=', patient)
    .where('id', '=', id)
    .where('removed_at', 'is not', null)
    .executeTakeFirst()
  return row ? { removed: true, draft: row.message_id } : { removed: false }
}
