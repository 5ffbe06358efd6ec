import type { Instant } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db.ts'
import { addWork } from '../../../platform/outbox.ts'

/** What happened that people want to hear of. */
export type News = 'booked' | 'moved' | 'cancelled' | 'offered' | 'lapsed' | 'declined' | 'must-move'

/** The kind of work that telling is to the jobs. */
export const tellWork = 'tell-of-appointment'

/**
 * Whoever changes an appointment or answers a request says so in the same transaction; a job tells people. `about` is
 * the appointment (or, for 'declined', the request), `event` what made it news: the same is told once.
 */
export const tellOf = (
  tx: Tx,
  news: { readonly what: News; readonly patient: string; readonly about: string; readonly event: string },
  now: Instant,
): Promise<void> =>
  addWork(
    tx,
    {
      kind: tellWork,
      key: `${news.what} ${news.event}`,
      payload: { what: news.what, patient: news.patient, about: news.about, event: news.event },
    },
    now,
  )
