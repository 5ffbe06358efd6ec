import { sql } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import { uuidFrom } from '../../../platform/ids.ts'
import { type Affected, affectedBookings, flagMoves, type Part, type StaffDb } from './affected.ts'
import { changeSchedule } from './lock-schedule.ts'

/** What somebody who saw what the change does agreed to: the list that was shown, and whether patients hear of it now. */
export type Agreed = { readonly list: string | null; readonly tell: boolean }

export type Tried =
  | { readonly saved: true; readonly listed: number }
  | { readonly saved: false; readonly affected: readonly Affected[]; readonly list: string }

/**
 * Makes a change of the schedule and looks what that does to bookings. Where it breaks none, or exactly those that were
 * agreed to, it stands and they are listed for moving; else it is taken back and they are answered. So what is shown
 * before saving and what is saved come from the same code, and nobody can book in between. `change` says which part of
 * the clinic it concerns; null: no bookings.
 */
export async function tryChange(
  db: StaffDb,
  change: () => Promise<Part | null>,
  { list, tell }: Agreed,
  now: Instant,
): Promise<Tried> {
  await changeSchedule(db)
  await sql`savepoint before_change`.execute(db)
  const part = await change()
  if (part === null) return { saved: true, listed: 0 }
  const affected = (await affectedBookings(db, now, part)).filter(one => one.needs_move === null)
  const found = listOf(affected)
  if (affected.length === 0 || list === found) {
    const { flagged } = await flagMoves(db, { tell, part }, now)
    return { saved: true, listed: flagged }
  }
  await sql`rollback to savepoint before_change`.execute(db)
  return { saved: false, affected, list: found }
}

/** The same for the same bookings with the same reasons. */
const listOf = (affected: readonly Affected[]): string =>
  uuidFrom(...affected.map(({ id, why, starts_at }) => `${id} ${why} ${starts_at}`).sort())
