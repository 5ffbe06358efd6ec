import type { Instant } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db.ts'
import type { PatientId } from '../../../platform/ids.ts'
import type { BookingDb } from '../handles.ts'
import type { VisitType } from '../schedule/read-schedule.ts'
import type { Time } from '../times/time.ts'
import { type Appointment, type By, choiceOf } from './choice.ts'
import { isCutOff } from './cut-off.ts'
import { endWhatWaits } from './end-what-waits.ts'
import { mayBook, ticketHolds } from './may-book.ts'
import { after, mayMove, stands } from './moves.ts'
import { nextTimes } from './next-times.ts'
import { cameOf } from './note-event.ts'
import { movedTo, putInPlace } from './put-in-place.ts'
import { appointmentOf, lockedAppointment } from './read-appointments.ts'
import { type Ground, takeGround } from './take-ground.ts'
import { takeTurns } from './take-turns.ts'

/**
 * `other-visit`: she is booked elsewhere then; `ended`: nothing is kept any more; `gone`: what it was for is no longer
 * there (the kind of visit, the hours, the booking to move); `cut-off`: the booking to move is too near.
 */
export type Confirmed =
  | { readonly booked: true; readonly id: string; readonly moved: boolean; readonly already: boolean }
  | {
      readonly booked: false
      readonly why: 'taken' | 'other-visit' | 'ended' | 'gone' | 'not-allowed' | 'cut-off'
      readonly next: readonly Time[]
    }

type Why = Extract<Confirmed, { booked: false }>['why']

/**
 * Makes a booking of a time that is kept, or gives that time to the booking that it moves, which keeps its id. The
 * second click answers as the first. Ten minutes that are over do no harm as long as nobody else took the time.
 */
export async function confirmHold(
  db: BookingDb,
  patient: PatientId,
  hold: string,
  more: { readonly reason?: string | null },
  by: By,
  now: Instant,
): Promise<Confirmed> {
  await takeTurns(db, patient)
  const row = await lockedAppointment(db, patient, hold)
  if (row?.status !== 'held') return confirmedBefore(db, patient, hold, row)
  const wanted = choiceOf(row)
  const ground = await takeGround(db, patient, wanted, now)
  const type = ground.schedule.types.get(row.visit_type_id)
  if (!type) return { booked: false, why: 'gone', next: [] }
  const kept = { ...row, reason: more.reason || row.reason }
  const done = await (kept.moves
    ? moveByHold(db, ground, { type, hold: kept, moves: kept.moves }, by, now)
    : bookHold(db, ground, { type, hold: kept }, by, now))
  if (typeof done !== 'string')
    return { booked: true, id: done.id, moved: row.moves !== null, already: false }
  return { booked: false, why: done, next: await nextTimes(db, { ...wanted, type }, now) }
}

/** A form that came twice: as the first time, if what came of it still stands. */
async function confirmedBefore(
  db: BookingDb,
  patient: PatientId,
  hold: string,
  row: Appointment | undefined,
): Promise<Confirmed> {
  const moved = await cameOf(db, patient, keyOf(hold))
  const booking = moved === null ? row : await appointmentOf(db, patient, moved)
  return booking && stands(booking.status)
    ? { booked: true, id: booking.id, moved: booking.id !== hold, already: true }
    : { booked: false, why: 'ended', next: [] }
}

const keyOf = (hold: string): string => `confirm ${hold}`

type Held = { readonly type: VisitType; readonly hold: Appointment }

async function bookHold(
  db: Tx,
  ground: Ground,
  { type, hold }: Held,
  by: By,
  now: Instant,
): Promise<Appointment | Why> {
  const choice = choiceOf(hold)
  const ticket = hold.ticket_id
    ? await ticketHolds(db, ground.schedule, hold.patient_id, hold.ticket_id, choice)
    : undefined
  if (ticket === false || mayBook(type, ground.standing, { ticket: ticket === true }) !== 'yes')
    return 'not-allowed'
  const booked = { ...hold, status: after('book', hold.status) ?? hold.status, ...fresh, updated_at: now }
  const noted = { act: 'booked', by, key: keyOf(hold.id), news: 'booked' } as const
  const done = await putInPlace(
    db,
    { gone: [hold], row: booked, noted, within: { open: ground.open, type } },
    now,
  )
  if (!done.taken) return done.why
  return booked
}

async function moveByHold(
  db: Tx,
  { open }: Ground,
  { type, hold, moves }: Held & { moves: string },
  by: By,
  now: Instant,
): Promise<Appointment | Why> {
  const booking = await lockedAppointment(db, hold.patient_id, moves)
  if (!booking || !mayMove(booking.status)) return 'gone'
  if (by.as === 'patient' && isCutOff(booking, type, now)) return 'cut-off'
  const row = movedTo(booking, hold, now)
  const noted = { act: 'moved', by, key: keyOf(hold.id), news: 'moved' } as const
  const done = await putInPlace(db, { gone: [hold, booking], row, noted, within: { open, type } }, now)
  if (!done.taken) return done.why
  await endWhatWaits(db, row, 'move', by, now)
  return row
}

/** What a booking has no more once it is confirmed. */
const fresh = { held_until: null, moves: null } as const
