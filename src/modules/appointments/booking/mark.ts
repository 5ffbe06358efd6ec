import type { Instant } from '../../../platform/clock.ts'
import type { PatientId } from '../../../platform/ids.ts'
import type { DeskDb } from '../handles.ts'
import type { Status } from '../states.ts'
import type { By } from './choice.ts'
import { after } from './moves.ts'
import { noteEvent } from './note-event.ts'
import { lockedAppointment } from './read-appointments.ts'
import { takeAway, takeTime, unlessTaken } from './take-time.ts'
import { takeTurns } from './take-turns.ts'

export type Mark = 'arrived' | 'late' | 'fulfilled' | 'noshow' | 'undo'

/**
 * `changed`: it no longer stands as the page showed it (`status` says how); `taken`: somebody else has the time that
 * undoing would take again; `too-soon`: the visit is not near yet.
 */
export type Marked =
  | { readonly marked: true; readonly status: Status; readonly already: boolean }
  | { readonly marked: false; readonly why: 'changed'; readonly status: Status }
  | { readonly marked: false; readonly why: 'gone' | 'not-allowed' | 'taken' | 'too-soon' }

/** Nobody arrives earlier; a mark on a later visit is a mistake. */
const soonest_hours = 12

/**
 * Marks how a visit goes. `seen` is what the page showed: of two at the desk the second is told, and does not overwrite
 * what the first did. The same mark twice is once.
 */
export async function markAppointment(
  db: DeskDb,
  patient: PatientId,
  id: string,
  act: Mark,
  more: { readonly seen: Status; readonly late_minutes?: number | null },
  by: By,
  now: Instant,
): Promise<Marked> {
  await takeTurns(db, patient)
  const row = await lockedAppointment(db, patient, id)
  if (!row || row.status === 'held') return { marked: false, why: 'gone' }
  const status = after(act, more.seen)
  if (status === null) return { marked: false, why: 'not-allowed' }
  if (row.status !== more.seen)
    return row.status === status
      ? { marked: true, status, already: true }
      : { marked: false, why: 'changed', status: row.status }
  const late_minutes = act === 'late' ? (more.late_minutes ?? null) : row.late_minutes
  if (status === row.status && late_minutes === row.late_minutes)
    return { marked: true, status, already: true }
  if (isTooSoon(act, row.starts_at, now)) return { marked: false, why: 'too-soon' }
  const marked = { ...row, status, late_minutes, updated_at: now }
  // Of all marks, only taking back that she did not come takes a time that somebody else may have by now.
  if (row.status === 'noshow') {
    const done = await unlessTaken(db, async () => {
      await takeAway(db, [row])
      return { taken: await takeTime(db, marked, now) }
    })
    if (!done.taken) return { marked: false, why: 'taken' }
  } else
    await db
      .updateTable('appointments')
      .set({ status, late_minutes, updated_at: now })
      .where('patient_id', '=', patient)
      .where('id', '=', id)
      .execute()
  await noteEvent(db, marked, { act: act === 'undo' ? 'undone' : act, by }, now)
  return { marked: true, status, already: false }
}

const isTooSoon = (act: Mark, starts_at: Instant, now: Instant): boolean => {
  if (act === 'late' || act === 'undo') return false
  const hours = act === 'noshow' ? 0 : soonest_hours
  return now.epochMilliseconds < starts_at.subtract({ hours }).epochMilliseconds
}
