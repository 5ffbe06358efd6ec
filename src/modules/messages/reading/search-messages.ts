import { sql } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import { plain } from '../../clinical/index.ts'
import type { Topic } from '../topics.ts'
import type { Db } from './list-threads.ts'
import type { Author } from './say.ts'

export type FoundMessage = Author & {
  readonly id: string
  readonly thread_id: string
  readonly n: number
  readonly sent_at: Instant
  readonly body: string
  readonly subject: string
  readonly topic: Topic
  readonly name_en: string
  readonly name_es: string
}

export const most_found = 100

/** The newest messages in which these words stand, whatever their endings in English and Spanish. */
export async function searchMessages(
  db: Db,
  typed: string,
): Promise<{ found: FoundMessage[]; more: boolean }> {
  const { rows } = await sql<FoundMessage>`
    with found as materialized (
      select id from messages_search(${db.patient}, ${plain(typed)}, ${most_found + 1}))
    select m.*, t.subject, t.topic, p.name_en, p.name_es
    from found cross join lateral (
      select m.id, m.thread_id, m.n, m.sent_at, m.account_id, m.by_whom, m.author, m.author_as, m.body
      from messages m where m.patient_id = ${db.patient} and m.id = found.id offset 0) m
    cross join lateral (
      select t.subject, t.topic, t.pool_id from message_threads t
      where t.patient_id = ${db.patient} and t.id = m.thread_id offset 0) t
    join message_pools p on p.id = t.pool_id
    order by m.sent_at desc, m.id`.execute(db)
  return { found: rows.slice(0, most_found), more: rows.length > most_found }
}
