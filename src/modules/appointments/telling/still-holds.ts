import { z } from 'zod'
import type { Instant } from '../../../platform/clock.ts'
import type { AccountId, PatientId } from '../../../platform/ids.ts'
import { type SystemDb, whoMaySee } from '../../access/index.ts'

const holds = z.union([
  z.object({
    patient: z.uuid(),
    appointment: z.uuid(),
    status: z.string(),
    /** Null: whatever it is. */
    sequence: z.number().nullable(),
    needs_move: z.enum(['yes', 'no']).nullable(),
  }),
  z.object({ patient: z.uuid(), request: z.uuid() }),
])

/** What a mail about a visit says, by ids: how the visit stood when it was written, or which request was answered. */
export type Holds = Extract<z.infer<typeof holds>, { appointment: string }>

/**
 * Whether a mail about a visit may still go out: the visit stands as it says, and its reader may see it now. Asked in
 * the moment of sending, which may be a day after it was written.
 */
export async function newsStillHolds(
  db: SystemDb,
  mail: { readonly account: AccountId | null; readonly holds: unknown },
  now: Instant,
): Promise<boolean> {
  const said = holds.safeParse(mail.holds).data
  if (said === undefined) return false
  const patient = said.patient as PatientId
  const needs = 'request' in said ? await needsOfRequest(db, patient, said.request) : await needsIf(db, said)
  if (needs === null) return false
  return (await whoMaySee(db, patient, needs, now)).some(({ account }) => account === mail.account)
}

async function needsOfRequest(db: SystemDb, patient: PatientId, id: string): Promise<number | null> {
  const row = await db
    .selectFrom('appointment_requests')
    .select('needs')
    .where('patient_id', '=', patient)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.needs ?? null
}

/** Which parts of a record one has to see for this visit; null if it no longer stands so. */
async function needsIf(db: SystemDb, said: Holds): Promise<number | null> {
  const row = await db
    .selectFrom('appointments')
    .select(['needs', 'sequence', 'needs_move'])
    .where('patient_id', '=', said.patient as PatientId)
    .where('id', '=', said.appointment)
    .where('status', '=', said.status as 'booked')
    .executeTakeFirst()
  if (!row || (said.sequence !== null && row.sequence !== said.sequence)) return null
  if (said.needs_move !== null && (said.needs_move === 'yes') !== (row.needs_move !== null)) return null
  return row.needs
}
