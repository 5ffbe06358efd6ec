import { z } from 'zod'
import type { Instant } from '../../../platform/clock.ts'
import type { AccountId, PatientId } from '../../../platform/ids.ts'
import { type SystemDb, whoMaySee } from '../../access/index.ts'

const holds = z.object({ patient: z.uuid(), thread: z.uuid(), n: z.number() })

/** Of which message a mail tells, by ids. */
export type MessageHolds = z.infer<typeof holds>

/**
 * Whether a mail about a message may still go out: its reader has not read the message, was told of no newer one, and
 * may see it now. Asked in the moment of sending.
 */
export async function messageStillNew(
  db: SystemDb,
  mail: { readonly account: AccountId | null; readonly holds: unknown },
  now: Instant,
): Promise<boolean> {
  const said = holds.safeParse(mail.holds).data
  if (said === undefined || mail.account === null) return false
  const patient = said.patient as PatientId
  const row = await db
    .selectFrom('message_readings as r')
    .innerJoin('message_threads as t', join =>
      join.onRef('t.patient_id', '=', 'r.patient_id').onRef('t.id', '=', 'r.thread_id'),
    )
    .select('t.needs')
    .where('r.patient_id', '=', patient)
    .where('r.thread_id', '=', said.thread)
    .where('r.account_id', '=', mail.account)
    .where('r.unread', '=', true)
    .where('r.read_n', '<', said.n)
    .where('r.told_n', '=', said.n)
    .executeTakeFirst()
  if (!row) return false
  return (await whoMaySee(db, patient, row.needs, now)).some(({ account }) => account === mail.account)
}
