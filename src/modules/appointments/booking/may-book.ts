import { sql } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db.ts'
import type { PatientId } from '../../../platform/ids.ts'
import type { Schedule, VisitType } from '../schedule/read-schedule.ts'
import { appointmentsPart } from '../states.ts'
import type { Choice } from './choice.ts'

/** What decides which kinds of visit somebody books for this patient. */
export type Standing = {
  /** The clinic has seen her within three years. */
  readonly established: boolean
  /** Bits of what whoever acts must not see (`needs`). */
  readonly hidden: number
}

/** As columns of a statement; whether she is established only where that decides about this kind of visit. */
export const standingColumns = (patient: PatientId, now: Instant, type?: string) => {
  const decides = sql`exists (select from visit_types where id = ${type} and bookable_by in ('established', 'new'))`
  const asked = type === undefined ? sql`true` : decides
  return sql`
    case when ${asked} then appointments_established(${patient}, ${now}) else false end as established,
    case portal_scope() when 'patient' then portal_hidden() else 0 end as hidden`
}

export async function standingOf(db: Tx, patient: PatientId, now: Instant): Promise<Standing> {
  const { rows } = await sql<Standing>`select ${standingColumns(patient, now)}`.execute(db)
  return rows[0] ?? { established: false, hidden: -1 }
}

/** The clinic has seen her within three years. */
export const isEstablished = async (db: Tx, patient: PatientId, now: Instant): Promise<boolean> =>
  (await standingOf(db, patient, now)).established

/**
 * May this kind of visit be booked without asking? `hidden`: whoever acts may not know of such visits of hers.
 * `by-order` and `on-request` are for the clinic to begin, `by-clinic` only for it to book.
 */
export type MayBook =
  | 'yes'
  | 'hidden'
  | 'not-offered'
  | 'established-only'
  | 'new-only'
  | 'by-order'
  | 'on-request'
  | 'by-clinic'

const otherwise: Readonly<
  Record<VisitType['bookable_by'], (she: Standing & { ticket: boolean; moves: boolean }) => MayBook>
> = {
  anyone: () => 'yes',
  established: she => (she.established || she.moves || she.ticket ? 'yes' : 'established-only'),
  new: she => (!she.established || she.moves || she.ticket ? 'yes' : 'new-only'),
  ticket: she => (she.ticket || she.moves ? 'yes' : 'by-order'),
  request: she => (she.ticket ? 'yes' : 'on-request'),
  staff: she => (she.ticket ? 'yes' : 'by-clinic'),
}

/**
 * `ticket`: an order that holds says so (see `ticketHolds`); it opens whatever it was given for. `moves`: she has such a
 * visit and gives it another time.
 */
export function mayBook(
  type: VisitType,
  standing: Standing,
  has: { readonly ticket?: boolean; readonly moves?: boolean } = {},
): MayBook {
  if ((standing.hidden & (appointmentsPart | type.needs)) !== 0) return 'hidden'
  if (!type.active) return 'not-offered'
  return otherwise[type.bookable_by]({
    ...standing,
    ticket: has.ticket ?? false,
    moves: has.moves ?? false,
  })
}

/**
 * Does an order give her this visit: of this kind, with this clinician, on this day by the calendar of the place, and
 * not used by another booking? `except` is a booking that is about to move.
 */
export async function ticketHolds(
  db: Tx,
  schedule: Schedule,
  patient: PatientId,
  ticket: string,
  { type, clinician, place, starts_at }: Choice,
  except: string | null = null,
): Promise<boolean> {
  const zone = schedule.places.get(place)?.zone
  if (zone === undefined) return false
  const day = starts_at.toZonedDateTimeISO(zone).toPlainDate().toString()
  const found = await db
    .selectFrom('appointment_tickets as t')
    .select('t.id')
    .where('t.patient_id', '=', patient)
    .where('t.id', '=', ticket)
    .where('t.visit_type_id', '=', type)
    .where('t.ended_at', 'is', null)
    .where('t.from_date', '<=', day)
    .where(eb => eb.or([eb('t.until_date', 'is', null), eb('t.until_date', '>=', day)]))
    .where(eb => eb.or([eb('t.clinician_id', 'is', null), eb('t.clinician_id', '=', clinician)]))
    .where(eb =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('appointments as a')
            .select('a.id')
            .whereRef('a.patient_id', '=', 't.patient_id')
            .whereRef('a.ticket_id', '=', 't.id')
            .where('a.status', 'in', ['booked', 'arrived', 'fulfilled'])
            .$if(except !== null, query => query.where('a.id', '!=', except ?? '')),
        ),
      ),
    )
    .executeTakeFirst()
  return found !== undefined
}

/** What one has to be allowed to see for a visit of this kind, and for one by an order, that order (decision 0013). */
export async function needsOf(
  db: Tx,
  patient: PatientId,
  { needs }: Pick<VisitType, 'needs'>,
  ticket: string | null | undefined,
): Promise<number> {
  const order = ticket
    ? await db
        .selectFrom('appointment_tickets')
        .select('needs')
        .where('patient_id', '=', patient)
        .where('id', '=', ticket)
        .executeTakeFirst()
    : undefined
  return appointmentsPart | needs | (order?.needs ?? 0)
}
