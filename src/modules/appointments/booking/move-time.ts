import type { Instant } from '../../../platform/clock.ts'
import type { PatientId } from '../../../platform/ids.ts'
import type { DeskDb } from '../handles.ts'
import { type By, type NoTime, placeOfTime } from './choice.ts'
import { endWhatWaits } from './end-what-waits.ts'
import { mayMove } from './moves.ts'
import { isThere, type StaffWant, takeForStaff } from './over-rule.ts'
import { minutesOf, movedTo } from './put-in-place.ts'
import { lockedAppointment } from './read-appointments.ts'
import { takeGround } from './take-ground.ts'
import { takeAway, unlessTaken } from './take-time.ts'
import { takeTurns, takeTurnsWith } from './take-turns.ts'

export type Moved =
  | { readonly moved: true; readonly id: string; readonly already: boolean }
  | ({ readonly moved: false } & NoTime)

/**
 * Gives a booking another time, clinician or place at once, as staff do. It keeps its id, its kind and its length; its
 * old time is free only if the new one is taken.
 */
export async function moveTime(
  db: DeskDb,
  patient: PatientId,
  id: string,
  want: Omit<StaffWant, 'type'> & { readonly key: string },
  by: By,
  now: Instant,
): Promise<Moved> {
  await takeTurns(db, patient)
  const key = `move ${want.key}`
  const row = await lockedAppointment(db, patient, id)
  if (!row) return { moved: false, why: 'gone', next: [] }
  const ground = await takeGround(db, patient, { ...want, type: row.visit_type_id }, now, key)
  if (ground.came !== null) return { moved: true, id: ground.came, already: true }
  const known = ground.schedule.types.get(row.visit_type_id)
  if (!known || !mayMove(row.status) || !isThere(ground.schedule, want))
    return { moved: false, why: 'gone', next: [] }
  const type = { ...known, minutes: minutesOf(row) }
  await takeTurnsWith(db, [row.clinician_id, want.clinician])
  const noted = { act: 'moved', by, key, news: 'moved' } as const
  const took = await unlessTaken(db, async () => {
    await takeAway(db, [row])
    const wanted = { type, want: { ...want, type: type.id }, except: [row.id], noted }
    return takeForStaff(
      db,
      ground,
      wanted,
      (time, over_rule) => ({ ...movedTo(row, placeOfTime(time), now), over_rule }),
      now,
    )
  })
  if (!took.taken) {
    const { taken: _, ...no } = took
    return { moved: false, ...no }
  }
  await endWhatWaits(db, row, 'move', by, now)
  return { moved: true, id, already: false }
}
