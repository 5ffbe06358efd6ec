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
    select m.id, m.thread_id, m.n, m.sent_at, m.account_id, m.by_whom, m.author, m.author_as, m.body,
      t.subject, t.topic, p.name_en, p.name_es
    from messages_search(${db.patient}, ${plain(typed)}, ${most_found + 1}) s
    join messages m on m.patient_id = ${db.patient} and m.id = s.id
    join message_threads t on t.patient_id = m.patient_id and t.id = m.thread_id
    join message_pools p on p.id = t.pool_id
    order by m.sent_at desc, m.id`.execute(db)
  return { found: rows.slice(0, most_found), more: rows.length > most_found }
}
