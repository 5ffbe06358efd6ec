import { sql } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db.ts'
import { addWork } from '../../../platform/outbox.ts'
import type { Side } from '../topics.ts'

/** The kind of work that telling of messages is to the jobs. */
export const tellOfMessageWork = 'tell-of-message'

/** Where other processes hear whose messages have something new. */
export const newsChannel = 'porchlight_messages'

/**
 * Whoever sends a message says so in the same transaction; a job tells the other side, and where it is the clinic that
 * wrote, pages that are open hear of it when the transaction commits.
 */
export async function tellOfMessage(
  tx: Tx,
  one: { readonly patient: string; readonly thread: string; readonly message: string; readonly by: Side },
  now: Instant,
): Promise<void> {
  const { patient, thread, message, by } = one
  await addWork(tx, { kind: tellOfMessageWork, key: message, payload: { patient, thread, message, by } }, now)
  if (by === 'clinic') await sql`select pg_notify(${newsChannel}, ${patient})`.execute(tx)
}
