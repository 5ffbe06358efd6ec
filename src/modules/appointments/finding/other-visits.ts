import type { Instant } from '../../../platform/clock.ts'
import type { PatientDb } from '../../access/index.ts'

export type Busy = { readonly starts_at: Instant; readonly ends_at: Instant }

/** When she has visits already, but for the one that is being moved: nobody can be at two at once. */
export const otherVisits = (
  db: PatientDb<'appointments:write'>,
  moved: string | null,
  now: Instant,
): Promise<Busy[]> =>
  db
    .selectFrom('appointments')
    .select(['starts_at', 'ends_at'])
    .where('patient_id', '=', db.patient)
    .where('status', 'in', ['booked', 'arrived'])
    .where('ends_at', '>', now)
    .$if(moved !== null, query => query.where('id', '<>', moved ?? ''))
    .execute()
