import { sql } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import type { SystemDb } from '../../access/index.ts'
import { tellOf } from './tell.ts'

/** Older ones are no news any more. */
const news_hours = 24

/**
 * Says so of offers that were let go because somebody else wanted their time (the database does that,
 * `appointments_lapse`): those whose request waits for the clinic again. What was told is not told again.
 */
export async function tellOfLapsed(db: SystemDb, now: Instant): Promise<void> {
  const { rows } = await sql<{ patient: string; about: string; event: string }>`
    select e.patient_id as patient, e.appointment_id as about, e.id as event
    from appointment_requests r
    join appointments a on a.patient_id = r.patient_id and a.request_id = r.id and a.cancel_reason = 'lapsed'
    join appointment_events e on e.patient_id = a.patient_id and e.appointment_id = a.id and e.act = 'lapsed'
    where r.status = 'waiting' and e.at > ${now.subtract({ hours: news_hours })}`.execute(db)
  for (const row of rows) await tellOf(db, { what: 'lapsed', ...row }, now)
}
