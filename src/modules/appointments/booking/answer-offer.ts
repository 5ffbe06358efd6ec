import type { Instant } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db.ts'
import type { PatientId } from '../../../platform/ids.ts'
import type { BookingDb } from '../handles.ts'
import type { VisitType } from '../schedule/read-schedule.ts'
import { type Appointment, type By, choiceOf } from './choice.ts'
import { endWhatWaits, setRequest, waitAgain } from './end-what-waits.ts'
import { after, mayMove, stands } from './moves.ts'
import { cameOf, noteEvent } from './note-event.ts'
import { movedTo, putInPlace } from './put-in-place.ts'
import { appointmentOf, lockedAppointment } from './read-appointments.ts'
import { type Ground, takeGround } from './take-ground.ts'
import { takeTurns } from './take-turns.ts'

/** `ended`: it was offered for so long, declined or taken back; `gone`: it cannot be had any more. */
export type Accepted =
  | { readonly accepted: true; readonly id: string; readonly moved: boolean; readonly already: boolean }
  | { readonly accepted: false; readonly why: 'ended' | 'gone' | 'other-visit' | 'taken' }

/**
 * The patient takes the time that she was offered: it is booked, or the booking that she asked to move gets it and keeps
 * its id. The second click answers as the first.
 */
export async function acceptOffer(
  db: BookingDb,
  patient: PatientId,
  id: string,
  by: By,
  now: Instant,
): Promise<Accepted> {
  await takeTurns(db, patient)
  const offer = await lockedAppointment(db, patient, id)
  if (offer?.status !== 'pending') return acceptedBefore(db, patient, id, offer)
  if (hasEnded(offer, now)) return { accepted: false, why: 'ended' }
  const { schedule, open } = await takeGround(db, patient, choiceOf(offer), now)
  const type = schedule.types.get(offer.visit_type_id)
  if (!type) return { accepted: false, why: 'gone' }
  // What the clinic offered against a rule it gives against that rule.
  const kept = { offer, within: offer.over_rule ? null : { open, type } }
  const done = await (offer.moves
    ? moveToOffer(db, { ...kept, moves: offer.moves }, by, now)
    : bookOffer(db, kept, by, now))
  if (typeof done === 'string') return { accepted: false, why: done }
  await setRequest(db, offer, { status: 'settled' })
  return { accepted: true, id: done.id, moved: done.id !== offer.id, already: false }
}

const hasEnded = ({ held_until }: Appointment, now: Instant): boolean =>
  (held_until?.epochMilliseconds ?? 0) <= now.epochMilliseconds

async function acceptedBefore(
  db: BookingDb,
  patient: PatientId,
  id: string,
  offer: Appointment | undefined,
): Promise<Accepted> {
  const came = await cameOf(db, patient, keyOf(id))
  const booking = came === null ? null : came === id ? offer : await appointmentOf(db, patient, came)
  return booking && stands(booking.status)
    ? { accepted: true, id: booking.id, moved: booking.id !== id, already: true }
    : { accepted: false, why: offer ? 'ended' : 'gone' }
}

const keyOf = (offer: string): string => `accept ${offer}`

type Why = Extract<Accepted, { accepted: false }>['why']

type Kept = { offer: Appointment; within: { open: Ground['open']; type: VisitType } | null }

async function bookOffer(db: Tx, { offer, within }: Kept, by: By, now: Instant): Promise<Appointment | Why> {
  const status = after('accept', offer.status) ?? offer.status
  const row = { ...offer, status, held_until: null, updated_at: now }
  const noted = { act: 'accepted', by, key: keyOf(offer.id), news: 'booked' } as const
  const done = await putInPlace(db, { gone: [offer], row, noted, within }, now)
  if (!done.taken) return done.why
  return row
}

/** The offer is kept as an answer that was taken, without a time of its own. */
async function moveToOffer(
  db: Tx,
  { offer, within, moves }: Kept & { moves: string },
  by: By,
  now: Instant,
): Promise<Appointment | Why> {
  const booking = await lockedAppointment(db, offer.patient_id, moves)
  if (!booking || !mayMove(booking.status)) return 'gone'
  const row = { ...movedTo(booking, offer, now), over_rule: offer.over_rule }
  const taken = {
    ...offer,
    status: 'cancelled',
    cancel_reason: 'moved',
    held_until: null,
    updated_at: now,
  } as const
  const noted = { act: 'moved', by, key: keyOf(offer.id), news: 'moved' } as const
  const done = await putInPlace(db, { gone: [offer, booking], row, noted, and: taken, within }, now)
  if (!done.taken) return done.why
  await endWhatWaits(db, row, 'move', by, now)
  return row
}

export type Declined = { readonly declined: true; readonly already: boolean } | { readonly declined: false }

/** The patient does not want the time that she was offered; her request waits for the clinic again. */
export async function declineOffer(
  db: BookingDb,
  patient: PatientId,
  id: string,
  note: string | null,
  by: By,
  now: Instant,
): Promise<Declined> {
  await takeTurns(db, patient)
  const offer = await lockedAppointment(db, patient, id)
  if (offer?.status === 'cancelled' && offer.cancel_reason === 'declined')
    return { declined: true, already: true }
  if (offer?.status !== 'pending') return { declined: false }
  const status = after('decline', offer.status) ?? offer.status
  const changed = { status, cancel_reason: 'declined', cancel_note: note || null, held_until: null }
  await db
    .updateTable('appointments')
    .set({ ...changed, updated_at: now })
    .where('patient_id', '=', patient)
    .where('id', '=', id)
    .execute()
  await noteEvent(db, { ...offer, status }, { act: 'declined', by, note: note || null }, now)
  await waitAgain(db, offer)
  return { declined: true, already: false }
}
