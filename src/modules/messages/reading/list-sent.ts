import { sql } from 'kysely'
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
  const since =
    after === null || !isUuid(after)
      ? sql`true`
      : sql`(m.sent_at, m.id) < (select c.sent_at, c.id from messages c
          where c.patient_id = ${db.patient} and c.id = ${after})`
  const { rows } = await sql<SentMessage>`
    with page as materialized (
      select m.id, m.thread_id, m.n, m.sent_at, m.account_id, m.by_whom, m.author, m.author_as,
        left(m.body, 240) as beginning
      from messages m
      where m.patient_id = ${db.patient} and m.by_whom = 'patient' and ${since}
      order by m.sent_at desc, m.id desc limit ${sent_per_page + 1})
    select page.*, t.subject, p.name_en, p.name_es
    from page join message_threads t on t.patient_id = ${db.patient} and t.id = page.thread_id
    join message_pools p on p.id = t.pool_id
    order by page.sent_at desc, page.id desc`.execute(db)
  return { shown: rows.slice(0, sent_per_page), more: rows.length > sent_per_page }
}
