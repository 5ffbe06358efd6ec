import type { Status } from '../states.ts'

/** What can happen to a visit once its time is kept. A change of its time alone is not here: see `mayMove`. */
export type Act =
  | 'book'
  | 'accept'
  | 'decline'
  | 'lapse'
  | 'cancel'
  | 'arrived'
  | 'late'
  | 'fulfilled'
  | 'noshow'
  | 'undo'

/** From where each act leads to where; what is not here cannot be done. */
const moves: Readonly<Record<Act, Readonly<Partial<Record<Status, Status>>>>> = {
  book: { held: 'booked' },
  accept: { pending: 'booked' },
  decline: { pending: 'cancelled' },
  lapse: { pending: 'cancelled' },
  // She may leave before she is seen; and what was entered in error is taken back even when it is over.
  cancel: {
    pending: 'cancelled',
    booked: 'cancelled',
    arrived: 'cancelled',
    fulfilled: 'cancelled',
    noshow: 'cancelled',
  },
  arrived: { booked: 'arrived' },
  // Known to come later; nothing else changes.
  late: { booked: 'booked' },
  fulfilled: { booked: 'fulfilled', arrived: 'fulfilled' },
  noshow: { booked: 'noshow' },
  undo: { arrived: 'booked', fulfilled: 'arrived', noshow: 'booked' },
}

/** Where a visit stands after an act; null where the act is not for what stands so. */
export const after = (act: Act, status: Status): Status | null => moves[act][status] ?? null

/** Another time can be had only for a visit that is still to come. */
export const mayMove = (status: Status): boolean => status === 'booked'

/** It was not called off: what an order gave a ticket for is used by it. */
export const stands = (status: Status): boolean =>
  status === 'booked' || status === 'arrived' || status === 'fulfilled' || status === 'noshow'
