import type { Instant } from '../../../platform/clock.ts'
import type { Db } from './list-threads.ts'
import { lockReading, threadRead } from './read-thread.ts'

/** Hides a thread from the reader's own inbox, or brings it back. Twice is once; false where there is none for her. */
export async function putAway(db: Db, id: string, away: boolean, now: Instant): Promise<boolean> {
  const thread = await threadRead(db, db.account, id)
  if (thread === null) return false
  if ((thread.archived_at !== null) === away) return true
  await lockReading(db, thread)
  await db
    .updateTable('message_readings')
    .set({ archived_at: away ? now : null })
    .where('patient_id', '=', db.patient)
    .where('thread_id', '=', id)
    .where('account_id', '=', db.account)
    .execute()
  return true
}
