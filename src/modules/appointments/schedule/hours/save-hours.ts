import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../../../../platform/clock.ts'
import { uuidFrom } from '../../../../platform/ids.ts'
import type { ManagerDb } from '../../handles.ts'
import type { Part } from '../affected.ts'
import type { HoursRow } from './hours-rows.ts'

export type NewHours = Omit<HoursRow, 'id'>

/** Ids that follow from the form's own key: the same form sent twice adds each row once. */
export const hoursId = (key: string, hours: NewHours): string => uuidFrom(key, String(hours.weekday))

/** Adds hours of one clinician. */
export async function addHours(
  db: ManagerDb,
  key: string,
  hours: readonly NewHours[],
  now: Instant,
): Promise<Part> {
  for (const one of hours)
    await db
      .insertInto('schedule_hours')
      .values({
        ...one,
        id: hoursId(key, one),
        visit_types: one.visit_types && [...one.visit_types],
        made_by: db.account,
        made_at: now,
      })
      .onConflict(conflict => conflict.column('id').doNothing())
      .execute()
  return partOf(hours)
}

/** The last day of hours that others follow from this day on. */
export const dayBefore = (day: string): string =>
  Temporal.PlainDate.from(day).subtract({ days: 1 }).toString()

/**
 * Changes hours from a day on: the row ends the day before, and a new one begins. From its first day on (or earlier)
 * the new one takes its place.
 */
export async function changeHours(
  db: ManagerDb,
  key: string,
  { before, after }: { before: HoursRow; after: NewHours },
  now: Instant,
): Promise<Part> {
  await endHours(db, before, dayBefore(after.valid_from))
  await addHours(db, key, [after], now)
  return partOf([before, after])
}

/** Ends hours with this day; hours that would begin later are gone. */
export async function endHours(db: ManagerDb, row: HoursRow, last: string): Promise<Part> {
  if (last < row.valid_from) await db.deleteFrom('schedule_hours').where('id', '=', row.id).execute()
  else await db.updateTable('schedule_hours').set({ valid_until: last }).where('id', '=', row.id).execute()
  return partOf([row])
}

const partOf = (hours: readonly Pick<HoursRow, 'clinician_id'>[]): Part => ({
  clinicians: [...new Set(hours.map(one => one.clinician_id))],
})
