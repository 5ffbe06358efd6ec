import type { Instant } from '../../../../platform/clock.ts'
import { uuidFrom } from '../../../../platform/ids.ts'
import type { ManagerDb } from '../../handles.ts'
import { flagMoves, type Part } from '../affected.ts'
import { changeSchedule } from '../lock-schedule.ts'
import type { NewClosure } from './read-closure.ts'

/** Adds closures under ids that follow from the form's own key: the same form sent twice adds each once. */
export async function addClosures(
  db: ManagerDb,
  key: string,
  closures: readonly NewClosure[],
  now: Instant,
): Promise<Part> {
  for (const one of closures)
    await db
      .insertInto('schedule_closures')
      .values({
        ...one,
        id: uuidFrom(key, one.place_id ?? ''),
        resource_id: null,
        made_by: db.account,
        made_at: now,
        ended_by: null,
        ended_at: null,
      })
      .onConflict(conflict => conflict.column('id').doNothing())
      .execute()
  return partOf(closures)
}

/**
 * Takes a closure back; bookings that fit again leave the list of those to move. False if it is over or taken back
 * already, or the EHR's, which only the EHR can take back.
 */
export async function endClosure(db: ManagerDb, id: string, now: Instant): Promise<boolean> {
  await changeSchedule(db)
  const ended = await db
    .updateTable('schedule_closures')
    .set({ ended_at: now, ended_by: db.account })
    .where('id', '=', id)
    .where('kind', '<>', 'elsewhere')
    .where('ended_at', 'is', null)
    .where('ends_at', '>', now)
    .returning(['clinician_id', 'place_id'])
    .executeTakeFirst()
  if (!ended) return false
  await flagMoves(db, { tell: false, part: partOf([ended]) }, now)
  return true
}

/** Whose bookings closures concern. */
function partOf(closures: readonly { clinician_id: string | null; place_id: string | null }[]): Part {
  const clinicians = closures.flatMap(one => one.clinician_id ?? [])
  return {
    clinicians: [...new Set(clinicians)],
    places: closures.flatMap(one =>
      one.clinician_id === null && one.place_id !== null ? [one.place_id] : [],
    ),
  }
}
