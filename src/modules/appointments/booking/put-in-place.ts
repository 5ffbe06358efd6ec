import type { Instant } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db.ts'
import type { VisitType } from '../schedule/read-schedule.ts'
import { againstRules } from '../times/check-time.ts'
import type { Appointment } from './choice.ts'
import type { Noted } from './note-event.ts'
import type { Ground } from './take-ground.ts'
import { takeAway, takeTime, unlessTaken, whyNot } from './take-time.ts'

/** A booking at the time that was kept or offered for it. */
export const movedTo = (
  booking: Appointment,
  time: Pick<Appointment, 'clinician_id' | 'place_id' | 'starts_at' | 'ends_at' | 'busy_from' | 'busy_until'>,
  now: Instant,
): Appointment => ({
  ...booking,
  clinician_id: time.clinician_id,
  place_id: time.place_id,
  starts_at: time.starts_at,
  ends_at: time.ends_at,
  busy_from: time.busy_from,
  busy_until: time.busy_until,
  sequence: booking.sequence + 1,
  needs_move: null,
  late_minutes: null,
  over_rule: null,
  updated_at: now,
})

export type PutInPlace =
  | { readonly taken: true }
  | { readonly taken: false; readonly why: 'taken' | 'other-visit' | 'gone' }

/**
 * Puts a booking into the place of the rows that kept its time (`gone`), as a whole or not at all; `and` is what else
 * is left of them. `within`: the hours must still be open then, which may have changed since the time was kept; how
 * soon it is was looked at when it was.
 */
export function putInPlace(
  db: Tx,
  {
    gone,
    row,
    noted,
    and,
    within,
  }: {
    readonly gone: readonly Appointment[]
    readonly row: Appointment
    readonly noted: Noted
    readonly and?: Appointment
    readonly within?: { readonly open: Ground['open']; readonly type: VisitType } | null
  },
  now: Instant,
): Promise<PutInPlace> {
  return unlessTaken(db, async (): Promise<PutInPlace> => {
    await takeAway(db, gone)
    if (within && !isOpen(within, row, now)) return { taken: false, why: 'gone' }
    if (!(await takeTime(db, row, now, noted))) {
      const why = await whyNot(
        db,
        row,
        gone.map(({ id }) => id),
      )
      return { taken: false, why }
    }
    return { taken: and === undefined || (await takeTime(db, and, now)), why: 'taken' }
  })
}

function isOpen(
  { open, type }: { open: Ground['open']; type: VisitType },
  row: Appointment,
  now: Instant,
): boolean {
  const chosen = {
    type: { ...type, minutes: minutesOf(row) },
    clinician: row.clinician_id,
    place: row.place_id,
    starts_at: row.starts_at,
    staff: true,
  }
  return againstRules(open, chosen, now) === null
}

/** How long a visit takes; its kind may have been longer or shorter when it was booked. */
export const minutesOf = ({ starts_at, ends_at }: Pick<Appointment, 'starts_at' | 'ends_at'>): number =>
  (ends_at.epochMilliseconds - starts_at.epochMilliseconds) / 60_000
