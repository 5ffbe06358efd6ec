import { sql } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import type { SystemDb } from '../../access/index.ts'
import { waitAgain } from './end-what-waits.ts'
import { after } from './moves.ts'
import { noteEvent } from './note-event.ts'

/**
 * A hold that is over is in nobody's way (`takeTime`, and the search for free times). For so long it is kept all the
 * same, so that whoever fills in the form slowly still gets her time if nobody else wanted it.
 */
const kept_minutes = 60

/**
 * Ends what was held or offered for longer than promised; whom an offer was made to is told, and her request waits for
 * the clinic again. What somebody is just changing is left for the next time, so that this waits for nobody.
 */
export async function endLapsed(db: SystemDb, now: Instant): Promise<{ holds: number; offers: number }> {
  const holds = await sql`
    delete from appointments where (patient_id, id) in (
      select patient_id, id from appointments
      where status = 'held' and held_until <= ${now.subtract({ minutes: kept_minutes })}
      for update skip locked)`.execute(db)
  const offers = await db
    .selectFrom('appointments')
    .selectAll()
    .where('status', '=', 'pending')
    .where('held_until', '<=', now)
    .forUpdate()
    .skipLocked()
    .execute()
  for (const offer of offers) {
    const status = after('lapse', offer.status) ?? offer.status
    await db
      .updateTable('appointments')
      .set({ status, cancel_reason: 'lapsed', held_until: null, updated_at: now })
      .where('patient_id', '=', offer.patient_id)
      .where('id', '=', offer.id)
      .execute()
    const by = { account: null, as: 'portal' } as const
    await noteEvent(db, { ...offer, status }, { act: 'lapsed', by, news: 'lapsed' }, now)
    await waitAgain(db, offer)
  }
  return { holds: Number(holds.numAffectedRows ?? 0n), offers: offers.length }
}
