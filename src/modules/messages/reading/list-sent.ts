import { type SqlBool, sql } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import { isUuid } from '../../../platform/ids.ts'
import type { Db } from './list-threads.ts'
import type { Author } from './say.ts'

type SentMessage = Author & {
  readonly id: string
  readonly thread_id: string
  readonly n: number
  readonly sent_at: Instant
  readonly beginning: string
  readonly subject: string
  readonly name_en: string
  readonly name_es: string
}

const sent_per_page = 20

/** What was written for this patient, by whomever, the newest first. `after` is the last message of the page before. */
export async function listSent(
  db: Db,
  after: string | null,
): Promise<{ shown: SentMessage[]; more: boolean }> {
  let query = db
    .selectFrom('messages as m')
    .innerJoin('message_threads as t', join =>
      join.onRef('t.patient_id', '=', 'm.patient_id').onRef('t.id', '=', 'm.thread_id'),
    )
    .innerJoin('message_pools as p', 'p.id', 't.pool_id')
    .select([
      'm.id',
      'm.thread_id',
      'm.n',
      'm.sent_at',
      'm.account_id',
      'm.by_whom',
      'm.author',
      'm.author_as',
    ])
    .select(sql<string>`left(m.body, 240)`.as('beginning'))
    .select(['t.subject', 'p.name_en', 'p.name_es'])
    .where('m.patient_id', '=', db.patient)
    .where('m.by_whom', '=', 'patient')
  if (after !== null && isUuid(after))
    query = query.where(
      sql<SqlBool>`(m.sent_at, m.id) < (select c.sent_at, c.id from messages c
        where c.patient_id = ${db.patient} and c.id = ${after})`,
    )
  const rows = await query
    .orderBy('m.sent_at', 'desc')
    .orderBy('m.id', 'desc')
    .limit(sent_per_page + 1)
    .execute()
  return { shown: rows.slice(0, sent_per_page), more: rows.length > sent_per_page }
}
