import { sql } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import type { PatientId } from '../../../platform/ids.ts'
import { todayIn } from '../../../ui/dates.ts'
import type { SeeingDb } from '../handles.ts'

/** An order by which a kind of visit may be booked. Dates are of the clinic's calendar. */
export type Ticket = {
  readonly id: string
  readonly visit_type_id: string
  readonly clinician_id: string | null
  readonly reason: string | null
  readonly from_date: string
  readonly until_date: string | null
  /** True where a clinician's order in the record gave it, and not staff here. */
  readonly by_order: boolean
  readonly made_at: Instant
  readonly ended_at: Instant | null
  /** The visit that stands by it; where that is cancelled, the ticket is hers again. */
  readonly booked: string | null
}

const most_listed = 100

/** All that were given, those that can be booked from first. */
export async function allTickets(db: SeeingDb, patient: PatientId): Promise<Ticket[]> {
  const { rows } = await sql<Ticket>`
    select t.id, t.visit_type_id, t.clinician_id, t.reason, t.from_date, t.until_date, t.order_id is not null as by_order,
      t.made_at, t.ended_at,
      (select a.id from appointments a where a.patient_id = t.patient_id and a.ticket_id = t.id
        and a.status in ('booked', 'arrived', 'fulfilled')) as booked
    from appointment_tickets t where t.patient_id = ${patient}
    order by t.from_date, t.made_at, t.id limit ${most_listed}`.execute(db)
  return rows
}

/** Those by which she may book now. `zone` is the clinic's. */
export async function ticketsOf(
  db: SeeingDb,
  patient: PatientId,
  now: Instant,
  zone: string,
): Promise<Ticket[]> {
  const today = todayIn(now, zone).toString()
  return (await allTickets(db, patient)).filter(ticket => isOpen(ticket, today))
}

/** Neither ended, nor used, nor too old. */
export const isOpen = (ticket: Ticket, today: string): boolean =>
  ticket.ended_at === null &&
  ticket.booked === null &&
  (ticket.until_date === null || ticket.until_date >= today)
