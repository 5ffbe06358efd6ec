import { sql } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import type { PatientDb } from '../../access/index.ts'

/** `shown`: whoever asks may know of it. */
export type Busy = { readonly starts_at: Instant; readonly ends_at: Instant; readonly shown: boolean }

/**
 * When she has visits already, but for the one that is being moved: nobody can be at two at once. Those of confidential
 * kinds are among them for everybody, as times alone: a time that seems free and can never be booked would tell more.
 */
export async function otherVisits(
  db: PatientDb<'appointments:write'>,
  moved: string | null,
  now: Instant,
): Promise<readonly Busy[]> {
  const { rows } = await sql<Busy>`
    select starts_at, ends_at, shown from appointments_busy(${moved}, ${now})`.execute(db)
  return rows
}
