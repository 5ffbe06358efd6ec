import type { Instant } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db.ts'
import { addWork, type NewWork } from '../../../platform/outbox.ts'

/** What happened that people want to hear of. */
export const news = ['booked', 'moved', 'cancelled', 'offered', 'lapsed', 'declined', 'must-move'] as const
export type News = (typeof news)[number]

/** The kind of work that telling is to the jobs. */
export const tellWork = 'tell-of-appointment'

/**
 * Whoever changes an appointment or answers a request says so in the same transaction; a job tells people. `about` is
 * the appointment (or, for 'declined', the request), `event` what made it news: the same is told once.
 */
export const tellOf = (tx: Tx, one: Told, now: Instant): Promise<void> => addWork(tx, workOf(one), now)

type Told = {
  readonly what: News
  readonly patient: string
  readonly about: string
  readonly event: string
}

/** The same as work to be added. */
export const workOf = ({ what, patient, about, event }: Told): NewWork => ({
  kind: tellWork,
  key: `${what} ${event}`,
  payload: { what, patient, about, event },
})
