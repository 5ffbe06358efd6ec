import { sql } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import type { SystemDb } from '../../access/index.ts'

/** What was longer ago says nothing of now. */
const counted_days = 60

/**
 * Works out how long each pool took to answer lately: median and 90th percentile, in minutes on the clock from the
 * first message that waited. An answer counts for the pool that has its thread now.
 */
export async function timeAnswers(db: SystemDb, now: Instant): Promise<void> {
  await sql`
    insert into message_answer_times as had (pool_id, answers, median_minutes, ninetieth_minutes, computed_at)
    select p.id, count(a.minutes), round(percentile_cont(0.5) within group (order by a.minutes)),
      round(percentile_cont(0.9) within group (order by a.minutes)), ${now}
    from message_pools p
    left join (
      select t.pool_id, m.answered_minutes as minutes from messages m
      join message_threads t on t.patient_id = m.patient_id and t.id = m.thread_id
      where m.answered_minutes is not null and m.sent_at <= ${now}
        and m.sent_at > ${now.subtract({ hours: 24 * counted_days })}
    ) a on a.pool_id = p.id
    group by p.id
    on conflict (pool_id) do update set answers = excluded.answers, median_minutes = excluded.median_minutes,
      ninetieth_minutes = excluded.ninetieth_minutes, computed_at = excluded.computed_at
    where had.computed_at <= excluded.computed_at`.execute(db)
}
