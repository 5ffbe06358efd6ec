import { type Selectable, sql } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import type { Tables } from '../../../platform/db.ts'
import type { AccountId } from '../../../platform/ids.ts'
import { messages_per_page } from './address.ts'
import type { Db } from './list-threads.ts'
import type { Author } from './say.ts'

export type ThreadRead = Readonly<Selectable<Tables['message_threads']>> & {
  readonly name_en: string
  readonly name_es: string
  /** How far the reader had read before this page; 0 where never. */
  readonly read_n: number | null
  readonly unread: boolean | null
  readonly archived_at: Instant | null
}

/** A thread with how far the reader (none: others' eyes) has read it; null where there is none for her. */
export async function threadRead(db: Db, reader: AccountId | null, id: string): Promise<ThreadRead | null> {
  const row = await db
    .selectFrom('message_threads as t')
    .innerJoin('message_pools as p', 'p.id', 't.pool_id')
    .leftJoin('message_readings as r', join =>
      join
        .onRef('r.patient_id', '=', 't.patient_id')
        .onRef('r.thread_id', '=', 't.id')
        .on('r.account_id', '=', reader),
    )
    .selectAll('t')
    .select(['p.name_en', 'p.name_es', 'r.read_n', 'r.unread', 'r.archived_at'])
    .where('t.patient_id', '=', db.patient)
    .where('t.id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

export type MessageRead = Author & {
  readonly id: string
  readonly n: number
  readonly sent_at: Instant
  readonly body: string
}

const columns = ['id', 'n', 'sent_at', 'account_id', 'by_whom', 'author', 'author_as', 'body'] as const

/** The messages of one page in their order: the last ones before number `before`. */
export async function messagesBefore(db: Db, thread: string, before: number): Promise<MessageRead[]> {
  const rows = await db
    .selectFrom('messages')
    .select(columns)
    .where('patient_id', '=', db.patient)
    .where('thread_id', '=', thread)
    .where('n', '<', before)
    .orderBy('n', 'desc')
    .limit(messages_per_page)
    .execute()
  return rows.toReversed()
}

/** All messages of a thread, in their order. */
export const allMessages = (db: Db, thread: string): Promise<MessageRead[]> =>
  db
    .selectFrom('messages')
    .select(columns)
    .where('patient_id', '=', db.patient)
    .where('thread_id', '=', thread)
    .orderBy('n')
    .execute()

/** Until which message the clinic has read, and since when; null where nobody there has. */
export async function readByClinic(
  db: Db,
  thread: string,
): Promise<{ n: number; at: Instant | null } | null> {
  const row = await db
    .selectFrom('message_readings')
    .select(['read_n as n', 'read_at as at'])
    .where('patient_id', '=', db.patient)
    .where('thread_id', '=', thread)
    .where('by_whom', '=', 'clinic')
    .where('read_n', '>', 0)
    .orderBy('read_n', 'desc')
    .orderBy('read_at')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** The thread that goes on with one that is closed. */
export async function threadAfter(db: Db, thread: string): Promise<{ id: string; subject: string } | null> {
  const row = await db
    .selectFrom('message_threads')
    .select(['id', 'subject'])
    .where('patient_id', '=', db.patient)
    .where('follows', '=', thread)
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** The name of another thread, if the reader may see it. */
export async function threadNamed(db: Db, id: string): Promise<{ id: string; subject: string } | null> {
  const row = await db
    .selectFrom('message_threads')
    .select(['id', 'subject'])
    .where('patient_id', '=', db.patient)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/**
 * The reader's own row of a thread, locked until her page is drawn: an answer that comes in meanwhile waits with its
 * mark, and is not taken for read. What she sees of the thread is to be read after this.
 */
export async function lockReading(
  db: Db,
  thread: Pick<ThreadRead, 'id' | 'needs' | 'read_n'>,
): Promise<void> {
  if (thread.read_n === null)
    await db
      .insertInto('message_readings')
      .values({
        patient_id: db.patient,
        thread_id: thread.id,
        account_id: db.account,
        by_whom: 'patient',
        read_at: null,
        archived_at: null,
        needs: thread.needs,
      })
      .onConflict(conflict => conflict.doNothing())
      .execute()
  await db
    .selectFrom('message_readings')
    .select('read_n')
    .where('patient_id', '=', db.patient)
    .where('thread_id', '=', thread.id)
    .where('account_id', '=', db.account)
    .forUpdate()
    .execute()
}

/** Says that she has read until message `n`. */
export async function markRead(db: Db, thread: string, n: number, now: Instant): Promise<void> {
  await db
    .updateTable('message_readings')
    .set({
      read_n: n,
      unread: false,
      read_at: sql<Instant>`case when read_n < ${n} then ${now} else read_at end`,
    })
    .where('patient_id', '=', db.patient)
    .where('thread_id', '=', thread)
    .where('account_id', '=', db.account)
    .where('read_n', '<=', n)
    .execute()
}
