import type { Instant } from '../../../platform/clock.ts'
import type { PatientDb } from '../../access/index.ts'
import { mayBook, standingOf } from '../booking/may-book.ts'
import { type Ticket, ticketsOf } from '../requests/tickets.ts'
import type { Schedule, VisitType } from '../schedule/read-schedule.ts'

export type Ordered = { readonly ticket: Ticket; readonly type: VisitType }

/** What she can have a visit for, in three ways of getting one. */
export type Kinds = {
  /** Her clinician asked for these: she books them herself, once. */
  readonly ordered: readonly Ordered[]
  readonly bookable: readonly VisitType[]
  /** The clinic finds the time. */
  readonly asked: readonly VisitType[]
}

/** The kinds of visit that whoever has this patient open may book or ask for. `zone` is the clinic's. */
export async function kindsFor(
  db: PatientDb<'appointments:write'>,
  schedule: Schedule,
  now: Instant,
  zone: string,
): Promise<Kinds> {
  const { types } = schedule
  const standing = await standingOf(db, db.patient, now)
  const tickets = await ticketsOf(db, db.patient, now, zone)
  const ways = Map.groupBy(types.values(), type => mayBook(type, standing))
  return {
    ordered: tickets.flatMap(ticket => {
      const type = types.get(ticket.visit_type_id)
      return type && mayBook(type, standing, { ticket: true }) === 'yes' ? [{ ticket, type }] : []
    }),
    bookable: ways.get('yes') ?? [],
    asked: ways.get('on-request') ?? [],
  }
}
