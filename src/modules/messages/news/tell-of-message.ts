import type { Instant } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db.ts'
import { addWork } from '../../../platform/outbox.ts'
import type { Side } from '../topics.ts'

/** The kind of work that telling of messages is to the jobs. */
export const tellOfMessageWork = 'tell-of-message'

/** Whoever sends a message says so in the same transaction; a job tells the other side. */
export const tellOfMessage = (
  tx: Tx,
  one: { readonly patient: string; readonly thread: string; readonly message: string; readonly by: Side },
  now: Instant,
): Promise<void> =>
  addWork(
    tx,
    {
      kind: tellOfMessageWork,
      key: one.message,
      payload: { patient: one.patient, thread: one.thread, message: one.message, by: one.by },
    },
    now,
  )
