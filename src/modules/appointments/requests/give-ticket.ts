import type { Instant } from '../../../platform/clock.ts'
import type { PatientId } from '../../../platform/ids.ts'
import { takeTurns } from '../booking/take-turns.ts'
import type { DeskDb } from '../handles.ts'
import { readSchedule } from '../schedule/read-schedule.ts'
import { appointmentsPart } from '../states.ts'
import { allTickets, type Ticket } from './tickets.ts'

export type NewTicket = {
  /** From the form: the same form sent twice is one ticket. */
  readonly id: string
  readonly type: string
  readonly clinician: string | null
  readonly reason: string | null
  readonly from_date: string
  readonly until_date: string | null
}

export type Given = { given: true; already: boolean } | { given: false; why: 'no-such-kind' | 'not-theirs' }

export const longest_ticket_reason = 500

/** Lets a patient book a kind of visit herself, once. */
export async function giveTicket(
  db: DeskDb,
  patient: PatientId,
  ticket: NewTicket,
  now: Instant,
): Promise<Given> {
  const { types } = await readSchedule(db)
  const type = types.get(ticket.type)
  if (!type?.active) return { given: false, why: 'no-such-kind' }
  const { clinician } = ticket
  if (clinician !== null && !type.clinicians.includes(clinician)) return { given: false, why: 'not-theirs' }
  await takeTurns(db, patient)
  const open = (await allTickets(db, patient)).filter(one => one.ended_at === null && one.booked === null)
  // The same once more, from a form that the back button drew anew, is no second one.
  if (open.some(one => isAlike(one, ticket))) return { given: true, already: true }
  const inserted = await db
    .insertInto('appointment_tickets')
    .values({
      patient_id: patient,
      id: ticket.id,
      visit_type_id: type.id,
      clinician_id: clinician,
      reason: ticket.reason,
      from_date: ticket.from_date,
      until_date: ticket.until_date,
      order_id: null,
      needs: appointmentsPart | type.needs,
      made_by: db.account,
      made_at: now,
      ended_at: null,
    })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  return { given: true, already: inserted.numInsertedOrUpdatedRows === 0n }
}

const isAlike = (one: Ticket, ticket: NewTicket): boolean =>
  one.visit_type_id === ticket.type &&
  one.clinician_id === ticket.clinician &&
  one.reason === ticket.reason &&
  one.from_date === ticket.from_date &&
  one.until_date === ticket.until_date

/** Takes it back; what was booked by it stands. Twice is once. */
export async function endTicket(
  db: DeskDb,
  patient: PatientId,
  id: string,
  now: Instant,
): Promise<{ ended: boolean }> {
  const { numUpdatedRows } = await db
    .updateTable('appointment_tickets')
    .set(eb => ({ ended_at: eb.fn.coalesce('ended_at', eb.val(now)) }))
    .where('patient_id', '=', patient)
    .where('id', '=', id)
    .executeTakeFirst()
  return { ended: numUpdatedRows === 1n }
}
