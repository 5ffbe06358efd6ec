import type { Selectable } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import type { Tables } from '../../../platform/db.ts'
import { newId, type PatientId } from '../../../platform/ids.ts'
import type { SystemDb } from '../../access/index.ts'
import { type CurrentRow, currentRows, idsByReference } from '../../clinical/index.ts'
import { groupNames, maskOf } from '../../terminology/index.ts'
import type { Schedule } from '../schedule/read-schedule.ts'
import { appointmentsPart } from '../states.ts'
import { cliniciansBehind } from './clinicians-behind.ts'
import { jsonOf } from './json-of.ts'
import { readOrder, stands, typeOrdered } from './order.ts'

type Ticket = Selectable<Tables['appointment_tickets']>
type Wanted = Pick<
  Ticket,
  'patient_id' | 'visit_type_id' | 'clinician_id' | 'reason' | 'from_date' | 'until_date' | 'needs'
>

const confidential = maskOf(groupNames)

/**
 * Gives a ticket for each of these orders that stands and asks for a visit, and ends those of orders that no longer
 * do. `asking`: those of which the source says so now; `all`: these and every other that came. A ticket that has ended
 * comes back only by an order that has `changed`.
 */
export async function takeOrders(
  db: SystemDb,
  schedule: Schedule,
  came: {
    readonly asking: readonly string[]
    readonly all: readonly string[]
    readonly changed: ReadonlySet<string>
  },
  now: Instant,
): Promise<void> {
  const tickets = await ticketsOf(db, came.all)
  const known = tickets.flatMap(({ order_id }) => order_id ?? [])
  const rows = await currentRows(db, [...new Set([...came.asking, ...known])])
  const clinicianOf = await performersOf(db, schedule, rows)
  const today = now.toZonedDateTimeISO('UTC').toPlainDate().toString()
  for (const row of rows) {
    const wanted = wantedOf(row, schedule, clinicianOf, today)
    for (const ticket of tickets.filter(one => one.order_id === row.id)) {
      if (wanted?.patient_id === ticket.patient_id) await change(db, ticket, wanted, came.changed.has(row.id))
      else await end(db, ticket, now)
    }
    const isNew = !tickets.some(one => one.order_id === row.id && one.patient_id === wanted?.patient_id)
    if (wanted && isNew && (wanted.until_date === null || wanted.until_date >= today))
      await db
        .insertInto('appointment_tickets')
        .values({ ...wanted, id: newId(), order_id: row.id, made_by: null, made_at: now, ended_at: null })
        // The nightly look and an import may find the same order at once.
        .onConflict(conflict =>
          conflict.columns(['patient_id', 'order_id']).where('order_id', 'is not', null).doNothing(),
        )
        .execute()
  }
}

async function ticketsOf(db: SystemDb, orders: readonly string[]): Promise<Ticket[]> {
  if (orders.length === 0) return []
  return db.selectFrom('appointment_tickets').selectAll().where('order_id', 'in', orders).execute()
}

function wantedOf(
  row: CurrentRow,
  schedule: Schedule,
  clinicianOf: (row: CurrentRow, reference: string) => readonly string[],
  today: string,
): Wanted | null {
  const json = jsonOf(row.body)
  if (row.deleted || row.patient_id === null || !stands(json)) return null
  const type = typeOrdered(json, schedule)
  const order = type && readOrder(json, today)
  if (!type || !order) return null
  const clinician = order.performers
    .flatMap(reference => clinicianOf(row, reference))
    .find(id => type.clinicians.includes(id))
  return {
    patient_id: row.patient_id as PatientId,
    visit_type_id: type.id,
    clinician_id: clinician ?? null,
    reason: order.reason,
    from_date: order.from_date,
    until_date: order.until_date,
    needs: appointmentsPart | type.needs | (row.needs & confidential),
  }
}

/** Finds the schedule's clinicians behind a reference of a row. */
async function performersOf(db: SystemDb, schedule: Schedule, rows: readonly CurrentRow[]) {
  const behind = await cliniciansBehind(
    db,
    schedule,
    rows.flatMap(({ refs }) => refs.filter(id => id !== null)),
  )
  return (row: CurrentRow, reference: string): readonly string[] =>
    behind(idsByReference(jsonOf(row.body), row.refs).get(reference) ?? null)
}

async function change(db: SystemDb, ticket: Ticket, wanted: Wanted, reopen: boolean): Promise<void> {
  const fields = Object.keys(wanted) as (keyof Wanted)[]
  const same = fields.every(field => wanted[field] === ticket[field])
  if (same && !(reopen && ticket.ended_at !== null)) return
  await db
    .updateTable('appointment_tickets')
    .set({ ...wanted, ...(reopen ? { ended_at: null } : {}) })
    .where('patient_id', '=', ticket.patient_id)
    .where('id', '=', ticket.id)
    .execute()
}

async function end(db: SystemDb, ticket: Ticket, now: Instant): Promise<void> {
  if (ticket.ended_at !== null) return
  await db
    .updateTable('appointment_tickets')
    .set({ ended_at: now })
    .where('patient_id', '=', ticket.patient_id)
    .where('id', '=', ticket.id)
    .execute()
}
