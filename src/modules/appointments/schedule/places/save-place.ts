import type { ManagerDb } from '../../handles.ts'
import type { Part } from '../affected.ts'
import type { Place } from '../read-schedule.ts'

export type PlaceTyped = Pick<Place, 'name' | 'address' | 'phone' | 'zone' | 'location_id'>

/** Adds a place under an id that its form brought: the same form sent twice adds one. */
export async function addPlace(db: ManagerDb, id: string, typed: PlaceTyped): Promise<null> {
  await db
    .insertInto('schedule_places')
    .values({ id, ...typed })
    .onConflict(conflict => conflict.column('id').doNothing())
    .execute()
  return null
}

/** Changes a place. Bookings are touched by a new zone alone: their instants stay, the hours move. */
export async function changePlace(db: ManagerDb, before: Place, typed: PlaceTyped): Promise<Part | null> {
  await db.updateTable('schedule_places').set(typed).where('id', '=', before.id).execute()
  return before.zone === typed.zone ? null : { places: [before.id] }
}

/** Closes a place for good, or opens it again. */
export async function openPlace(db: ManagerDb, id: string, active: boolean): Promise<Part> {
  await db.updateTable('schedule_places').set({ active }).where('id', '=', id).execute()
  return { places: [id] }
}
