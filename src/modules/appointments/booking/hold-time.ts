import type { Instant } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db.ts'
import { newId, type PatientId } from '../../../platform/ids.ts'
import type { BookingDb } from '../handles.ts'
import type { VisitType } from '../schedule/read-schedule.ts'
import { hold_minutes } from '../states.ts'
import { againstRules, type NotFree, timeAt } from '../times/check-time.ts'
import type { Time } from '../times/time.ts'
import { type Appointment, type By, type Choice, placeOfTime } from './choice.ts'
import { isCutOff } from './cut-off.ts'
import { mayBook, needsOf, ticketHolds } from './may-book.ts'
import { mayMove } from './moves.ts'
import { nextTimes } from './next-times.ts'
import { lockedAppointment } from './read-appointments.ts'
import { type Ground, takeGround } from './take-ground.ts'
import { takeAway, takeTime, unlessTaken } from './take-time.ts'
import { takeTurnsWith } from './take-turns.ts'

/** `moves`: the booking that gets this time; `ticket`: the order by which she books. */
export type Want = Choice & {
  readonly moves?: string | null
  readonly ticket?: string | null
  readonly reason?: string | null
}

/**
 * `next`: the next three times instead. `closed`: outside what is offered; `not-allowed`: not hers to book or, inside
 * the cut-off, to move; `gone`: the kind of visit or the booking to move is no longer there.
 */
export type Held =
  | { readonly held: true; readonly id: string; readonly held_until: Instant }
  | {
      readonly held: false
      readonly why: 'taken' | 'closed' | 'too-soon' | 'too-late' | 'not-allowed' | 'gone'
      readonly next: readonly Time[]
    }

/**
 * Keeps a time for ten minutes for whoever is booking, and lets go of the one that the same person kept for this
 * patient before; if the new one cannot be had, the earlier one stays. The same time once more (a second click, the
 * back button) answers the same and keeps it no longer.
 */
export async function holdTime(
  db: BookingDb,
  patient: PatientId,
  want: Want,
  by: By,
  now: Instant,
): Promise<Held> {
  const ground = await takeGround(db, patient, want, now)
  const type = ground.schedule.types.get(want.type)
  if (!type?.active) return { held: false, why: 'gone', next: [] }
  const refused = await whyRefused(db, ground, { patient, type, want }, by, now)
  if (refused) return { held: false, why: refused, next: [] }
  const before = await heldBefore(db, patient, by)
  if (before && isSame(before, want, now)) {
    await changeReason(db, before, want.reason ?? null)
    return { held: true, id: before.id, held_until: before.held_until }
  }
  const row = {
    patient_id: patient,
    id: newId(),
    status: 'held' as const,
    visit_type_id: type.id,
    mode: type.mode,
    reason: want.reason || null,
    needs: await needsOf(db, patient, type, want.ticket),
    held_until: now.add({ minutes: hold_minutes }),
    moves: want.moves ?? null,
    ticket_id: want.ticket ?? null,
    made_by: by.account,
    made_at: now,
    updated_at: now,
  }
  const take = async (): Promise<{ taken: true } | { taken: false; why: NotFree }> => {
    const chosen = { ...want, type }
    const against = againstRules(ground.open, chosen, now)
    if (against !== null) return { taken: false, why: against }
    return (await takeTime(db, { ...row, ...placeOfTime(timeAt(chosen)) }, now))
      ? { taken: true }
      : { taken: false, why: 'taken' }
  }
  const takeInstead = async (hold: Appointment) => {
    await takeTurnsWith(db, [hold.clinician_id, want.clinician])
    return unlessTaken(db, async () => {
      await takeAway(db, [hold])
      return take()
    })
  }
  const done = await (before ? takeInstead(before) : take())
  if (done.taken) return { held: true, id: row.id, held_until: row.held_until }
  const next = await nextTimes(db, { ...want, type }, now)
  return { held: false, why: toPatients[done.why], next }
}

/** What is not offered is, to a patient, closed. */
const toPatients: Readonly<Record<NotFree, 'taken' | 'closed' | 'too-soon' | 'too-late'>> = {
  closed: 'closed',
  'off-grid': 'closed',
  'not-theirs': 'closed',
  'too-soon': 'too-soon',
  'too-late': 'too-late',
  taken: 'taken',
}

async function whyRefused(
  db: Tx,
  { schedule, standing }: Ground,
  { patient, type, want }: { patient: PatientId; type: VisitType; want: Want },
  by: By,
  now: Instant,
): Promise<'not-allowed' | 'gone' | null> {
  if (want.moves) {
    const booking = await lockedAppointment(db, patient, want.moves)
    if (!booking || !mayMove(booking.status) || booking.visit_type_id !== type.id) return 'gone'
    if (by.as === 'patient' && isCutOff(booking, type, now)) return 'not-allowed'
  }
  const ticket = want.ticket
    ? await ticketHolds(db, schedule, patient, want.ticket, want, want.moves)
    : undefined
  if (ticket === false) return 'not-allowed'
  const has = { ticket: ticket === true, moves: Boolean(want.moves) }
  return mayBook(type, standing, has) === 'yes' ? null : 'not-allowed'
}

type Hold = Appointment & { held_until: Instant }

/** What the same person keeps for this patient already. */
async function heldBefore(db: Tx, patient: PatientId, by: By): Promise<Hold | undefined> {
  if (by.account === null) return undefined
  const row = await db
    .selectFrom('appointments')
    .selectAll()
    .where('patient_id', '=', patient)
    .where('made_by', '=', by.account)
    .where('status', '=', 'held')
    .executeTakeFirst()
  return row?.held_until ? { ...row, held_until: row.held_until } : undefined
}

const isSame = (hold: Hold, want: Want, now: Instant): boolean =>
  hold.held_until.epochMilliseconds > now.epochMilliseconds &&
  hold.visit_type_id === want.type &&
  hold.clinician_id === want.clinician &&
  hold.place_id === want.place &&
  hold.starts_at.equals(want.starts_at) &&
  hold.moves === (want.moves ?? null) &&
  hold.ticket_id === (want.ticket ?? null)

async function changeReason(db: Tx, hold: Hold, reason: string | null): Promise<void> {
  if (reason === null || reason === hold.reason) return
  await db
    .updateTable('appointments')
    .set({ reason })
    .where('patient_id', '=', hold.patient_id)
    .where('id', '=', hold.id)
    .execute()
}

/** Lets go of a time that was kept; what is booked meanwhile stays. */
export async function letHoldGo(
  db: BookingDb,
  patient: PatientId,
  hold: string,
  _by: By,
  _now: Instant,
): Promise<void> {
  await db
    .deleteFrom('appointments')
    .where('patient_id', '=', patient)
    .where('id', '=', hold)
    .where('status', '=', 'held')
    .execute()
}
