import type { Insertable } from 'kysely'
import { sql } from 'kysely'
import type { Instant } from '../../platform/clock.ts'
import type { Tables } from '../../platform/db.ts'
import type { AccountId, PatientId } from '../../platform/ids.ts'
import type { PatientDb, SystemDb } from '../access/index.ts'

/** What became of a thread in another system, besides what was written in it. */
export type ThreadState = {
  readonly claimed: { readonly by: AccountId; readonly at: Instant } | null
  readonly asked: readonly AccountId[]
  readonly closed_at: Instant | null
  /** What the clinic did with it and noted for itself. */
  readonly notes: readonly Omit<Insertable<Tables['message_notes']>, 'patient_id' | 'thread_id'>[]
  /** Its last answer is new to the patient and hers. */
  readonly unread: boolean
}

/** Brings a thread whose messages were taken over to the state that it had. Again is once. */
export async function takeOverState(
  db: SystemDb,
  patient_id: PatientId,
  thread_id: string,
  { claimed, asked, closed_at, notes, unread }: ThreadState,
  now: Instant,
): Promise<void> {
  await db
    .updateTable('message_threads')
    .set({
      claimed_by: claimed?.by ?? null,
      claimed_at: claimed?.at ?? null,
      asked: [...asked],
      state: closed_at === null ? 'open' : 'closed',
      closed_at,
    })
    .where('patient_id', '=', patient_id)
    .where('id', '=', thread_id)
    .execute()
  if (notes.length > 0)
    await db
      .insertInto('message_notes')
      .values(notes.map(note => ({ ...note, patient_id, thread_id })))
      .onConflict(conflict => conflict.columns(['patient_id', 'id']).doNothing())
      .execute()
  if (unread) await sql`select messages_mark_unread(${patient_id}, ${thread_id}, ${now})`.execute(db)
}

/** That a patient, or whoever acts for her, had read a thread to its end, and perhaps put it away. */
export async function takeOverReading(
  db: PatientDb<'messages:write'>,
  thread_id: string,
  { read_at, archived_at }: { read_at: Instant; archived_at: Instant | null },
): Promise<void> {
  const thread = await db
    .selectFrom('message_threads')
    .select(['messages', 'needs'])
    .where('patient_id', '=', db.patient)
    .where('id', '=', thread_id)
    .executeTakeFirstOrThrow()
  const read = { read_at, read_n: thread.messages, archived_at, unread: false }
  await db
    .insertInto('message_readings')
    .values({
      ...read,
      patient_id: db.patient,
      thread_id,
      account_id: db.account,
      by_whom: 'patient',
      needs: thread.needs,
    })
    .onConflict(conflict => conflict.columns(['patient_id', 'thread_id', 'account_id']).doUpdateSet(read))
    .execute()
}
