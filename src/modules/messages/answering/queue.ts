import { sql } from 'kysely'
import { type Instant, instant } from '../../../platform/clock.ts'
import { type AccountId, isUuid, type PatientId } from '../../../platform/ids.ts'
import type { AnsweringDb } from '../handles.ts'
import type { Help, Topic } from '../topics.ts'

/** What waits for an answer; what she took; where her advice is asked; what waits for the patient; what is closed. */
export const shows = ['waiting', 'mine', 'asked', 'answered', 'closed'] as const
export type Show = (typeof shows)[number]

/** A thread as a line of the queue. */
export type Queued = {
  readonly patient_id: PatientId
  readonly id: string
  readonly topic: Topic
  readonly subject: string
  readonly pool_id: string
  readonly state: 'open' | 'closed'
  readonly last_at: Instant
  readonly waiting_since: Instant | null
  readonly due_at: Instant | null
  readonly escalated_at: Instant | null
  readonly claimed_by: AccountId | null
  readonly claimed_by_name: string | null
  readonly asked: readonly AccountId[]
  readonly patient_name: string | null
  readonly birth_date: string | null
  /** How the last message begins, and whose it is. */
  readonly begins: string | null
  readonly last_by: 'patient' | 'clinic' | null
  /** What her words that wait for an answer ask for at once. */
  readonly urgent: Help | null
}

/** Where a page of the queue begins: after this line of the page before. */
export type After = { readonly at: Instant; readonly id: string }
export type QueueFilter = {
  readonly show: Show
  /** Of my pools only this one. */
  readonly pool: string | null
  readonly after: After | null
}

export const threads_a_page = 25
/** Of a longer queue it is said that it is longer. */
export const most_counted = 500
/** So much of the last message stands in the queue. */
const shown_letters = 160

/** What the last of a thread's words that wait for an answer, and that ask for help at once, ask for; `t` is the thread. */
export const urgentOf = sql<Help | null>`(select u.urgent from messages u where u.patient_id = t.patient_id
  and u.thread_id = t.id and u.urgent is not null and u.sent_at >= t.waiting_since order by u.n desc limit 1)`

/** As a link carries it. */
export const writeAfter = ({ at, id }: After): string => `${at.toString()}_${id}`

export function readAfter(text: string | null): After | null {
  const [at = '', id = '', ...more] = (text ?? '').split('_')
  if (more.length > 0 || !isUuid(id) || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(at)) return null
  try {
    return { at: instant(at), id }
  } catch {
    return null
  }
}

/** The pools that she answers for now, those that hers cover too. */
export async function poolsOfMine(db: AnsweringDb): Promise<readonly string[]> {
  const { rows } = await sql<{ ids: string[] }>`select messages_pools_of_mine() as ids`.execute(db)
  return rows[0]?.ids ?? []
}

/**
 * A page of the queue: what is due first at its head; of what waits for nobody of the clinic, the newest. One more
 * than a page holds, if there is more. Each pool is read by its own index, so that no queue is longer to read than
 * a page.
 */
export async function queuePage(
  db: AnsweringDb,
  pools: readonly string[],
  { show, pool, after }: QueueFilter,
): Promise<Queued[]> {
  const of = pool === null ? pools : pools.filter(one => one === pool)
  const isDue = show === 'waiting'
  const by = isDue ? sql`due_at` : sql`last_at`
  const order = isDue ? sql`t.due_at, t.id` : sql`t.last_at desc, t.id desc`
  const beyond =
    after === null
      ? sql``
      : isDue
        ? sql`and t.due_at >= ${after.at} and (t.due_at, t.id) > (${after.at}, ${after.id}::uuid)`
        : sql`and t.last_at <= ${after.at} and (t.last_at, t.id) < (${after.at}, ${after.id}::uuid)`
  const most = threads_a_page + 1
  const found =
    show === 'mine' || show === 'asked'
      ? sql`select t.* from ${threadsOf(db, show)} ${beyond} order by ${order} limit ${most}`
      : sql`select t.* from unnest(${[...of]}::uuid[]) as p (pool) cross join lateral (
          select t.* from message_threads t where t.pool_id = p.pool and ${stateOf[show]} ${beyond}
          order by ${order} limit ${most}) t`
  const { rows } = await sql<Queued>`
    select t.patient_id, t.id, t.topic, t.subject, t.pool_id, t.state, t.last_at, t.waiting_since, t.due_at,
      t.escalated_at, t.claimed_by, c.name as claimed_by_name, t.asked, p.name as patient_name, p.birth_date,
      case when length(m.body) > ${shown_letters} then left(m.body, ${shown_letters}) || '…' else m.body end as begins,
      m.by_whom as last_by, ${urgentOf} as urgent
    from (select * from (${found}) t order by ${by} ${isDue ? sql`` : sql`desc`}, id ${isDue ? sql`` : sql`desc`}
      limit ${most}) t
    left join patients p on p.id = t.patient_id
    left join accounts c on c.id = t.claimed_by
    left join messages m on m.patient_id = t.patient_id and m.thread_id = t.id and m.n = t.messages
    order by ${order}`.execute(db)
  return rows
}

const stateOf = {
  waiting: sql`t.state = 'open' and t.waiting_since is not null`,
  answered: sql`t.state = 'open' and t.waiting_since is null`,
  closed: sql`t.state = 'closed'`,
}

/** Of so many questions, the newest, it is looked whether she has answered. */
const most_asked = 500

/**
 * What she took; or where she was asked and has neither written nor noted anything since. The questions are read by
 * their own index: under row-level security none serves `asked`.
 */
const threadsOf = (db: AnsweringDb, show: 'mine' | 'asked') =>
  show === 'mine'
    ? sql`message_threads t where t.state = 'open' and t.claimed_by = ${db.account}`
    : sql`(select patient_id, thread_id, max(at) as at from (select patient_id, thread_id, at from message_notes
          where to_account = ${db.account} and act = 'asked' order by at desc limit ${most_asked}) a
          group by patient_id, thread_id) a
        join message_threads t on t.patient_id = a.patient_id and t.id = a.thread_id and t.state = 'open'
        where not exists (select from message_notes q where q.patient_id = t.patient_id and q.thread_id = t.id
            and q.account_id = ${db.account} and q.act = 'note' and q.at >= a.at)
          and not exists (select from messages w where w.patient_id = t.patient_id and w.thread_id = t.id
            and w.account_id = ${db.account} and w.sent_at >= a.at)`

export type Counts = {
  /** By pool; at most `most_counted` each. */
  readonly waiting: ReadonlyMap<string, number>
  readonly mine: number
  readonly asked: number
}

/** How many wait in each of these pools, how many she took, and where her advice is asked. */
export async function countQueue(db: AnsweringDb, pools: readonly string[]): Promise<Counts> {
  const { rows } = await sql<{ pool: string | null; show: 'waiting' | 'mine' | 'asked'; count: number }>`
    select p.pool, 'waiting' as show, (select count(*)::int from (select from message_threads t
        where t.pool_id = p.pool and ${stateOf.waiting} limit ${most_counted}) t) as count
      from unnest(${[...pools]}::uuid[]) as p (pool)
    union all select null, 'mine', count(*)::int from (select from ${threadsOf(db, 'mine')} limit ${most_counted}) t
    union all select null, 'asked', count(*)::int from (select from ${threadsOf(db, 'asked')} limit ${most_counted}) t`.execute(
    db,
  )
  const of = (show: 'mine' | 'asked') => rows.find(row => row.show === show)?.count ?? 0
  const waiting = rows.flatMap(({ pool, count }): [string, number][] =>
    pool === null ? [] : [[pool, count]],
  )
  return { waiting: new Map(waiting), mine: of('mine'), asked: of('asked') }
}

/** How many messages wait for her: those of her pools, and where her advice is asked. */
export async function messagesWaiting(db: AnsweringDb): Promise<number> {
  const { waiting, asked } = await countQueue(db, await poolsOfMine(db))
  return [...waiting.values()].reduce((sum, count) => sum + count, asked)
}
