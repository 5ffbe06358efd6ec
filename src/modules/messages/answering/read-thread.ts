import { sql } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import { type AccountId, isUuid, type PatientId } from '../../../platform/ids.ts'
import type { Lang } from '../../../ui/page.ts'
import type { AnsweringDb } from '../handles.ts'
import type { Help, Side } from '../topics.ts'
import type { Thread } from '../writing/drafts.ts'
import { urgentOf } from './queue.ts'

/** A thread as the clinic sees it: whose it is, who has it, and in which language the patient reads. */
export type StaffThread = Thread & {
  readonly patient_name: string | null
  readonly birth_date: string | null
  readonly reads: Lang
  readonly claimed_by_name: string | null
  readonly urgent: Help | null
}

/** Null where there is none, or neither a pool of hers has it nor she was asked. */
export async function staffThreadOf(
  db: AnsweringDb,
  patient: PatientId,
  id: string,
): Promise<StaffThread | null> {
  if (!isUuid(id)) return null
  const row = await db
    .selectFrom('message_threads as t')
    .leftJoin('patients as p', 'p.id', 't.patient_id')
    .leftJoin('accounts as c', 'c.id', 't.claimed_by')
    .selectAll('t')
    .select(['p.name as patient_name', 'p.birth_date', 'p.languages', 'c.name as claimed_by_name'])
    .select(urgentOf.as('urgent'))
    .where('t.patient_id', '=', patient)
    .where('t.id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const { languages, ...thread } = row
  return { ...thread, reads: readsOf(languages) }
}

/** The language of the portal in which she reads: the record names those that she speaks, the preferred one first. */
const readsOf = (languages: readonly string[] | null): Lang =>
  /^es\b/i.test(languages?.[0] ?? '') ? 'es' : 'en'

export type StaffMessage = {
  readonly id: string
  readonly n: number
  readonly sent_at: Instant
  readonly by_whom: Side
  readonly author: string
  readonly author_as: string
  readonly body: string
}

const messages_a_page = 50

/** The last messages before number `before`, the oldest of them first. */
export async function messagesBefore(
  db: AnsweringDb,
  { patient_id, id }: Pick<Thread, 'patient_id' | 'id'>,
  before: number,
): Promise<StaffMessage[]> {
  const rows = await db
    .selectFrom('messages')
    .select(['id', 'n', 'sent_at', 'by_whom', 'author', 'author_as', 'body'])
    .where('patient_id', '=', patient_id)
    .where('thread_id', '=', id)
    .where('n', '<', before)
    .orderBy('n', 'desc')
    .limit(messages_a_page)
    .execute()
  return rows.reverse()
}

export type Note = {
  readonly at: Instant
  readonly author: string
  readonly act: string
  readonly body: string | null
  readonly to_pool: string | null
  readonly to_account: AccountId | null
  readonly to_name: string | null
}

const most_notes = 200

/** What the clinic did with a thread and noted for itself, the newest first. */
export const notesOf = (
  db: AnsweringDb,
  { patient_id, id }: Pick<Thread, 'patient_id' | 'id'>,
): Promise<Note[]> =>
  db
    .selectFrom('message_notes as n')
    .leftJoin('accounts as a', 'a.id', 'n.to_account')
    .select(['n.at', 'n.author', 'n.act', 'n.body', 'n.to_pool', 'n.to_account', 'a.name as to_name'])
    .where('n.patient_id', '=', patient_id)
    .where('n.thread_id', '=', id)
    .orderBy('n.at', 'desc')
    .orderBy('n.id', 'desc')
    .limit(most_notes)
    .execute()

/** Until where the patient, or whoever reads for her, has read: the furthest of them. Null where nobody has. */
export async function readByPatient(
  db: AnsweringDb,
  { patient_id, id }: Pick<Thread, 'patient_id' | 'id'>,
): Promise<{ n: number; at: Instant } | null> {
  const row = await db
    .selectFrom('message_readings')
    .select(['read_n as n', 'read_at as at'])
    .where('patient_id', '=', patient_id)
    .where('thread_id', '=', id)
    .where('by_whom', '=', 'patient')
    .where('read_at', 'is not', null)
    .orderBy('read_n', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.at ? { n: row.n, at: row.at } : null
}

/** That this member of staff has read a thread to its end. When she first did stays. */
export async function noteStaffRead(
  db: AnsweringDb,
  thread: Pick<Thread, 'patient_id' | 'id' | 'messages' | 'needs'>,
  now: Instant,
): Promise<void> {
  await db
    .insertInto('message_readings')
    .values({
      patient_id: thread.patient_id,
      thread_id: thread.id,
      account_id: db.account,
      by_whom: 'clinic',
      read_at: now,
      read_n: thread.messages,
      archived_at: null,
      needs: thread.needs,
    })
    .onConflict(conflict =>
      conflict
        .columns(['patient_id', 'thread_id', 'account_id'])
        .doUpdateSet({ read_at: now, read_n: thread.messages, unread: false })
        .where(sql<boolean>`message_readings.read_n < excluded.read_n`),
    )
    .execute()
}

/** Whom a member of staff may write to: her name as the record has it. Null where there is no such patient. */
export async function patientToWriteTo(db: AnsweringDb, id: string) {
  if (!isUuid(id)) return null
  const row = await db
    .selectFrom('patients')
    .select(['id', 'name', 'birth_date', 'languages'])
    .where('id', '=', id as PatientId)
    .executeTakeFirst()
  if (!row) return null
  const { languages, ...patient } = row
  return { ...patient, reads: readsOf(languages) }
}

/** How many people may read messages of this patient: she, and whoever reads for her. */
export async function readersOf(db: AnsweringDb, patient: PatientId, now: Instant): Promise<number> {
  const { rows } = await sql<{
    readers: number
  }>`select messages_readers(${patient}, ${now}) as readers`.execute(db)
  return rows[0]?.readers ?? 0
}
