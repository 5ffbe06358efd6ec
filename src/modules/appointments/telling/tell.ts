import type { Instant } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db.ts'
import { addWork } from '../../../platform/outbox.ts'

/** What happened that people want to hear of. */
export const news = ['booked', 'moved', 'cancelled', 'offered', 'lapsed', 'declined', 'must-move'] as const
export type News = (typeof news)[number]

/** The kind of work that telling is to the jobs. */
export const tellWork = 'tell-of-appointment'

/**
 * Whoever changes an appointment or answers a request says so in the same transaction; a job tells people. `about` is
 * the appointment (or, for 'declined', the request), `event` what made it news: the same is told once.
 */
export const tellOf = (
  tx: Tx,
  one: { readonly what: News; readonly patient: string; readonly about: string; readonly event: string },
  now: Instant,
): Promise<void> =>
  addWork(
    tx,
    {
      kind: tellWork,
      key: `${one.what} ${one.event}`,
      payload: { what: one.what, patient: one.patient, about: one.about, event: one.event },
    },
    now,
  )
