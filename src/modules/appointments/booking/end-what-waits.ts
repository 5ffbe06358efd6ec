import type { Instant } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db.ts'
import type { AccountId } from '../../../platform/ids.ts'
import type { Appointment, By } from './choice.ts'
import { after } from './moves.ts'
import { noteEvent } from './note-event.ts'

/**
 * A booking was moved or called off: what was asked about it is settled, and what is still offered for it ends. After
 * a move, whoever asked to have it called off still waits.
 */
export async function endWhatWaits(
  db: Tx,
  { patient_id, id }: Pick<Appointment, 'patient_id' | 'id'>,
  what: 'move' | 'cancel',
  by: By,
  now: Instant,
): Promise<void> {
  const ended = await db
    .updateTable('appointments')
    .set({
      status: after('lapse', 'pending') ?? 'cancelled',
      cancel_reason: 'lapsed',
      held_until: null,
      updated_at: now,
    })
    .where('patient_id', '=', patient_id)
    .where('moves', '=', id)
    .where('status', '=', 'pending')
    .returningAll()
    .execute()
  for (const offer of ended)
    await noteEvent(db, offer, { act: 'lapsed', by: { account: null, as: 'portal' } }, now)
  await db
    .updateTable('appointment_requests')
    .set({ status: 'settled', answered_at: now, ...(by.as === 'clinic' && { answered_by: by.account }) })
    .where('patient_id', '=', patient_id)
    .where('appointment_id', '=', id)
    .where('status', 'in', ['waiting', 'offered'])
    .$if(what === 'move', query => query.where('kind', '=', 'move'))
    .execute()
}

/** An offer came to nothing: its request waits for the clinic again. */
export const waitAgain = (
  db: Tx,
  { patient_id, request_id }: Pick<Appointment, 'patient_id' | 'request_id'>,
): Promise<unknown> =>
  setRequest(db, { patient_id, request_id }, { status: 'waiting', answered_at: null, answered_by: null })

/** Where the request that an offer answers stands now. */
export const setRequest = (
  db: Tx,
  { patient_id, request_id }: Pick<Appointment, 'patient_id' | 'request_id'>,
  to: {
    readonly status: 'waiting' | 'offered' | 'settled'
    readonly answered_at?: Instant | null
    readonly answered_by?: AccountId | null
  },
): Promise<unknown> =>
  db
    .updateTable('appointment_requests')
    .set(to)
    .where('patient_id', '=', patient_id)
    .where('id', '=', request_id)
    .where('status', 'in', ['waiting', 'offered'])
    .execute()
