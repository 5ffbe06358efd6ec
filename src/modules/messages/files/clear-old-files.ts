import type { Instant } from '../../../platform/clock.ts'
import type { Database } from '../../../platform/db.ts'
import type { FileStore } from '../../../platform/file-store.ts'
import { openSystem } from '../../access/index.ts'

/** Younger ones may still be on their way into a row. */
const unknown_days = 7
/** So long a file that was never sent outlives that it was taken off, or its draft thrown away. */
const unsent_days = 30
const at_once = 500

/**
 * Throws away files that no message will ever show: of transactions that failed, of processes that died, and of drafts
 * that their writers gave up. What was sent is never touched.
 */
export async function clearOldFiles(database: Database, store: FileStore, now: Instant): Promise<void> {
  const before = now.subtract({ hours: unknown_days * 24 })
  let keys: string[] = []
  const clear = async () => {
    const wanted = await wantedOf(database, keys, now)
    for (const key of keys) if (!wanted.has(key)) await store.delete(key)
    keys = []
  }
  for await (const { key, since } of store.list()) {
    if (since.epochMilliseconds > before.epochMilliseconds) continue
    if (keys.push(key) === at_once) await clear()
  }
  if (keys.length > 0) await clear()
}

function wantedOf(database: Database, keys: readonly string[], now: Instant): Promise<Set<string>> {
  const before = now.subtract({ hours: unsent_days * 24 })
  return openSystem(database, { name: 'jobs', act: 'clear old files' }, now, async db => {
    const rows = await db
      .selectFrom('message_attachments as a')
      .leftJoin('message_drafts as d', join =>
        join.onRef('d.patient_id', '=', 'a.patient_id').onRef('d.id', '=', 'a.message_id'),
      )
      .select('a.stored_as')
      .where('a.stored_as', 'in', keys)
      .where(({ and, eb, not, or }) =>
        or([
          eb('a.thread_id', 'is not', null),
          not(
            or([
              and([eb('a.removed_at', 'is not', null), eb('a.removed_at', '<', before)]),
              and([eb('d.dropped_at', 'is not', null), eb('d.dropped_at', '<', before)]),
            ]),
          ),
        ]),
      )
      .execute()
    return new Set(rows.map(({ stored_as }) => stored_as))
  })
}
