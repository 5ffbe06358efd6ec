import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../../../../platform/clock.ts'
import { newId } from '../../../../platform/ids.ts'
import type { ManagerDb } from '../../handles.ts'
import type { Part } from '../affected.ts'
import type { Place } from '../read-schedule.ts'

/** The days (ISO dates, by the clock of the place) on which a place is closed for a holiday, from today on. */
export async function holidaysOf(db: ManagerDb, place: Place, now: Instant): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('schedule_closures')
    .select(['id', 'starts_at'])
    .where('place_id', '=', place.id)
    .where('clinician_id', 'is', null)
    .where('kind', '=', 'holiday')
    .where('ended_at', 'is', null)
    .where('ends_at', '>', now)
    .orderBy('starts_at')
    .execute()
  return new Map(
    rows.map(row => [row.starts_at.toZonedDateTimeISO(place.zone).toPlainDate().toString(), row.id]),
  )
}

/** Closes the place on the days that were added, all day on its own clock, and takes back those that were left out. */
export async function keepHolidays(
  db: ManagerDb,
  place: Place,
  { offered, chosen }: { offered: readonly string[]; chosen: readonly string[] },
  now: Instant,
): Promise<Part> {
  const kept = await holidaysOf(db, place, now)
  for (const date of new Set(chosen)) {
    if (kept.has(date)) continue
    const day = Temporal.PlainDate.from(date)
    await db
      .insertInto('schedule_closures')
      .values({
        id: newId(),
        clinician_id: null,
        place_id: place.id,
        starts_at: day.toZonedDateTime(place.zone).toInstant(),
        ends_at: day.add({ days: 1 }).toZonedDateTime(place.zone).toInstant(),
        kind: 'holiday',
        note: null,
        resource_id: null,
        made_by: db.account,
        made_at: now,
        ended_by: null,
        ended_at: null,
      })
      .execute()
  }
  const dropped = [...kept].flatMap(([date, id]) =>
    offered.includes(date) && !chosen.includes(date) ? [id] : [],
  )
  if (dropped.length > 0)
    await db
      .updateTable('schedule_closures')
      .set({ ended_at: now, ended_by: db.account })
      .where('id', 'in', dropped)
      .execute()
  return { places: [place.id] }
}
