import { sql } from 'kysely'
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
  const { rows } = await sql<Listed>`
    with ${mine(db, reader)}, page as materialized (
      select t.id, t.topic, t.subject, t.state, t.messages, t.last_at, t.waiting_since, t.pool_id, r.unread
      from message_threads t left join mine r on r.thread_id = t.id
      where t.patient_id = ${db.patient} and ${putAwayOr(archived)} and ${narrowedTo(only)} and ${goingOn(db, after)}
      order by t.last_at desc, t.id desc limit ${threads_per_page + 1})
    select page.*, p.name_en, p.name_es, m.last_words, m.last_author, m.last_side, m.last_account
    from page join message_pools p on p.id = page.pool_id
    left join lateral (
      select left(m.body, 240) as last_words, m.author as last_author, m.by_whom as last_side,
        m.account_id as last_account
      from messages m
      where m.patient_id = ${db.patient} and m.thread_id = page.id and m.n = page.messages offset 0) m on true
    order by page.last_at desc, page.id desc`.execute(db)
  return { shown: rows.slice(0, threads_per_page), more: rows.length > threads_per_page }
}

/** The reader's own readings, taken once: asking for each thread's would cost more than all. */
const mine = (db: Db, reader: AccountId | null) => sql`mine as materialized (
  select thread_id, unread, archived_at from message_readings
  where patient_id = ${db.patient} and account_id = ${reader})`

const putAwayOr = (archived: boolean) =>
  archived ? sql`r.archived_at is not null` : sql`r.archived_at is null`

function narrowedTo(only: Narrowed['only']) {
  if (only === null) return sql`true`
  if (only === 'unread') return sql`r.unread`
  return only === 'closed' ? sql`t.state = 'closed'` : sql`t.topic = ${only}`
}

const goingOn = (db: Db, after: string | null) =>
  after === null || !isUuid(after)
    ? sql`true`
    : sql`(t.last_at, t.id) < (select c.last_at, c.id from message_threads c
        where c.patient_id = ${db.patient} and c.id = ${after})`

export type Counts = {
  readonly all: number
  readonly unread: number
  readonly closed: number
  readonly topics: ReadonlyMap<Topic, number>
}

/** How many threads there are, those put away or the others. */
export async function countThreads(db: Db, reader: AccountId | null, archived: boolean): Promise<Counts> {
  const { rows } = await sql<Pick<Listed, 'topic' | 'state' | 'unread'> & { n: number }>`
    with ${mine(db, reader)}
    select t.topic, t.state, r.unread, count(*)::int as n
    from message_threads t left join mine r on r.thread_id = t.id
    where t.patient_id = ${db.patient} and ${putAwayOr(archived)}
    group by t.topic, t.state, r.unread`.execute(db)
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
