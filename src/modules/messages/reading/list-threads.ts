import { type SqlBool, sql } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import { type AccountId, isUuid } from '../../../platform/ids.ts'
import type { PatientDb } from '../../access/index.ts'
import type { Side, Topic } from '../topics.ts'

export type Db = PatientDb<'messages:read'>

/** A thread in a list, with the beginning of its last message. */
export type Listed = {
  readonly id: string
  readonly topic: Topic
  readonly subject: string
  readonly state: 'open' | 'closed'
  readonly messages: number
  readonly last_at: Instant
  readonly waiting_since: Instant | null
  readonly name_en: string
  readonly name_es: string
  readonly unread: boolean | null
  readonly last_words: string | null
  readonly last_author: string | null
  readonly last_side: Side | null
  readonly last_account: AccountId | null
}

/** What of the threads is asked for. */
export type Narrowed = {
  readonly archived: boolean
  readonly only: 'unread' | 'closed' | Topic | null
  /** The last thread of the page before. */
  readonly after: string | null
}

const threads_per_page = 20

/**
 * Threads with the latest words first. `reader` is whose reading counts: null where somebody looks with others' eyes,
 * to whom nothing is unread or put away. One more than a page is a sign that there are more.
 */
export async function listThreads(
  db: Db,
  reader: AccountId | null,
  { archived, only, after }: Narrowed,
): Promise<{ shown: Listed[]; more: boolean }> {
  let query = db
    .selectFrom('message_threads as t')
    .innerJoin('message_pools as p', 'p.id', 't.pool_id')
    .leftJoin('message_readings as r', join =>
      join
        .onRef('r.patient_id', '=', 't.patient_id')
        .onRef('r.thread_id', '=', 't.id')
        .on('r.account_id', '=', reader),
    )
    .leftJoin('messages as m', join =>
      join
        .onRef('m.patient_id', '=', 't.patient_id')
        .onRef('m.thread_id', '=', 't.id')
        .onRef('m.n', '=', 't.messages'),
    )
    .select(['t.id', 't.topic', 't.subject', 't.state', 't.messages', 't.last_at', 't.waiting_since'])
    .select(['p.name_en', 'p.name_es', 'r.unread'])
    .select(sql<string | null>`left(m.body, 240)`.as('last_words'))
    .select(['m.author as last_author', 'm.by_whom as last_side', 'm.account_id as last_account'])
    .where('t.patient_id', '=', db.patient)
    .where('r.archived_at', archived ? 'is not' : 'is', null)
  if (only === 'unread') query = query.where('r.unread', '=', true)
  else if (only === 'closed') query = query.where('t.state', '=', 'closed')
  else if (only !== null) query = query.where('t.topic', '=', only)
  if (after !== null && isUuid(after))
    query = query.where(
      sql<SqlBool>`(t.last_at, t.id) < (select c.last_at, c.id from message_threads c
        where c.patient_id = ${db.patient} and c.id = ${after})`,
    )
  const rows = await query
    .orderBy('t.last_at', 'desc')
    .orderBy('t.id', 'desc')
    .limit(threads_per_page + 1)
    .execute()
  return { shown: rows.slice(0, threads_per_page), more: rows.length > threads_per_page }
}

export type Counts = {
  readonly all: number
  readonly unread: number
  readonly closed: number
  readonly topics: ReadonlyMap<Topic, number>
}

/** How many threads there are, those put away or the others. */
export async function countThreads(db: Db, reader: AccountId | null, archived: boolean): Promise<Counts> {
  const rows = await db
    .selectFrom('message_threads as t')
    .leftJoin('message_readings as r', join =>
      join
        .onRef('r.patient_id', '=', 't.patient_id')
        .onRef('r.thread_id', '=', 't.id')
        .on('r.account_id', '=', reader),
    )
    .select(['t.topic', 't.state', 'r.unread'])
    .select(sql<number>`count(*)::int`.as('n'))
    .where('t.patient_id', '=', db.patient)
    .where('r.archived_at', archived ? 'is not' : 'is', null)
    .groupBy(['t.topic', 't.state', 'r.unread'])
    .execute()
  const sum = (which: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(which).reduce((all, { n }) => all + n, 0)
  return {
    all: sum(() => true),
    unread: sum(({ unread }) => unread === true),
    closed: sum(({ state }) => state === 'closed'),
    topics: new Map(
      [...new Set(rows.map(({ topic }) => topic))].map(topic => [topic, sum(row => row.topic === topic)]),
    ),
  }
}
