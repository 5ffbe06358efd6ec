import type { Instant } from '../../../platform/clock.ts'
import type { SystemDb } from '../../access/index.ts'
import type { Arrival } from '../../clinical/index.ts'
import { readSchedule } from '../schedule/read-schedule.ts'
import { typeOrdered } from './order.ts'
import { takeAppointments } from './take-appointments.ts'
import { takeOrders } from './take-orders.ts'

/** What an import has brought into the clinical copy, in the transaction that brought it. */
export type FromRecord = {
  /** `changed`: the copy did not hold it so before. */
  readonly came: readonly {
    readonly arrival: Pick<Arrival, 'type' | 'id' | 'resource'>
    readonly changed: boolean
  }[]
  readonly gone: readonly { readonly type: string; readonly id: string }[]
}

/**
 * Hears what the record tells of visits: orders for them become tickets, and appointments of the EHR keep their time
 * from being booked here. The same twice is once. Whatever else comes costs nothing, and neither does any of it where
 * the clinic has no schedule yet: what came before is found by `takeWhatStands`.
 */
export async function takeFromRecord(db: SystemDb, record: FromRecord, now: Instant): Promise<void> {
  const { came, gone } = record
  const idsOf = (type: string): string[] => [
    ...came.filter(({ arrival }) => arrival.type === type).map(({ arrival }) => arrival.id),
    ...gone.filter(one => one.type === type).map(({ id }) => id),
  ]
  const [orders, appointments] = [idsOf('ServiceRequest'), idsOf('Appointment')]
  if (orders.length === 0 && appointments.length === 0) return
  const schedule = await readSchedule(db)
  if (schedule.types.size === 0) return
  await takeAppointments(db, schedule, appointments, now)
  const asking = came.filter(
    ({ arrival }) => arrival.type === 'ServiceRequest' && typeOrdered(arrival.resource, schedule) !== null,
  )
  const changed = new Set(came.flatMap(({ arrival, changed }) => (changed ? [arrival.id] : [])))
  await takeOrders(
    db,
    schedule,
    { asking: asking.map(({ arrival }) => arrival.id), all: orders, changed },
    now,
  )
}
