import type { Instant } from '../../../platform/clock.ts'
import type { PatientDb } from '../../access/index.ts'
import type { Time } from '../times/time.ts'

/** A time that is kept for somebody who is booking. */
export type Kept = Pick<Time, 'clinician' | 'place' | 'starts_at' | 'ends_at'> & {
  readonly held_until: Instant
}

/** The time that is kept, also for longer than promised if nobody else wanted it; null if it is kept no more. */
export async function keptTime(
  db: PatientDb<'appointments:write'>,
  hold: string | null,
): Promise<Kept | null> {
  if (hold === null) return null
  const row = await db
    .selectFrom('appointments')
    .select(['clinician_id as clinician', 'place_id as place', 'starts_at', 'ends_at', 'held_until'])
    .where('patient_id', '=', db.patient)
    .where('id', '=', hold)
    .where('status', '=', 'held')
    .executeTakeFirst()
  return row?.held_until ? { ...row, held_until: row.held_until } : null
}
