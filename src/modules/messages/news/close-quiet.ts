import { sql } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import type { SystemDb } from '../../access/index.ts'

/** Of one run; the next run goes on. */
const most_closed = 2_000

/**
 * Closes threads in which nobody has written for their pool's days. What waits for an answer stays open. Again is
 * once; whoever writes in that moment is waited for, and keeps it open. Answers how many were closed.
 */
export async function closeQuietThreads(
  db: SystemDb,
  { name }: { readonly name: string },
  now: Instant,
): Promise<number> {
  const { rows: closed } = await sql<{ patient_id: string; id: string }>`
    update message_threads t set state = 'closed', closed_at = ${now}, claimed_by = null, claimed_at = null
    from (select t.patient_id, t.id from message_threads t join message_pools p on p.id = t.pool_id
      where t.state = 'open' and t.waiting_since is null
        and t.last_at < ${now}::timestamptz - p.close_days * interval '24 hours'
      order by t.last_at limit ${most_closed} for update of t skip locked) q
    where t.patient_id = q.patient_id and t.id = q.id
    returning t.patient_id, t.id`.execute(db)
  if (closed.length === 0) return 0
  await sql`
    insert into message_notes (patient_id, id, thread_id, at, account_id, author, act)
    select patient, note, thread, ${now}, null, ${name}, 'closed'
    from unnest(${closed.map(one => one.patient_id)}::uuid[], ${closed.map(() => newId())}::uuid[],
      ${closed.map(one => one.id)}::uuid[]) as l (patient, note, thread)`.execute(db)
  return closed.length
}
