import type { Instant } from '../../../platform/clock.ts'
import type { Database } from '../../../platform/db.ts'
import { openSystem, type SystemDb } from '../../access/index.ts'
import { activeOrderIds, appointmentIds } from '../../clinical/index.ts'
import { readSchedule, type Schedule } from '../schedule/read-schedule.ts'
import { followUps } from './order.ts'
import { takeAppointments } from './take-appointments.ts'
import { takeOrders } from './take-orders.ts'

/** So many at once, so that whoever books meanwhile waits for moments. */
const at_once = 500

/** Older orders give no ticket any more. */
const order_days = 400

/** One that began yesterday may still be going on. */
const begun_hours = 24

/**
 * Hears again what the record says of visits: for what came before the clinic's schedule knew the kind of visit or the
 * clinician, and for what has been labelled anew since. Changes nothing that stands already.
 */
export async function takeWhatStands(database: Database, now: Instant): Promise<void> {
  const { appointments, orders } = await standing(database, now)
  for (let at = 0; at < appointments.length; at += at_once)
    await work(database, now, (db, schedule) =>
      takeAppointments(db, schedule, appointments.slice(at, at + at_once), now),
    )
  for (let at = 0; at < orders.length; at += at_once) {
    const some = orders.slice(at, at + at_once)
    await work(database, now, (db, schedule) =>
      takeOrders(db, schedule, { asking: some, all: some, changed: new Set() }, now),
    )
  }
}

const standing = (database: Database, now: Instant) =>
  openSystem(database, { name: 'jobs', act: 'hear record' }, now, async db => {
    const schedule = await readSchedule(db)
    if (schedule.types.size === 0) return { appointments: [], orders: [] }
    const codes = [...schedule.types.values()].flatMap(type => type.order_codes)
    return {
      appointments: await appointmentIds(db, now.subtract({ hours: begun_hours })),
      orders: await activeOrderIds(db, now.subtract({ hours: order_days * 24 }), [...codes, ...followUps]),
    }
  })

const work = (
  database: Database,
  now: Instant,
  take: (db: SystemDb, schedule: Schedule) => Promise<void>,
): Promise<void> =>
  openSystem(database, { name: 'jobs', act: 'hear record' }, now, async db =>
    take(db, await readSchedule(db)),
  )
