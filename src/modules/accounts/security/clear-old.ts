import type { Instant } from '../../../platform/clock.ts'
import type { Database } from '../../../platform/db.ts'
import { kept_hours } from '../hold-form.ts'
import { idle_minutes, longestSessionHours } from '../session-of.ts'

/** How long a link that led somewhere, or might have, is still known. */
const links_kept_days = 30

/**
 * Clears away what nobody can use any more: sessions that ended more than a day ago (until then a form that
 * comes in one is kept for its person), such forms, tries that no limit counts any more, links and requests of
 * last month.
 * For a job, now and then; answers how many sessions went.
 */
export async function clearOldSessionsAndLinks(database: Database, now: Instant): Promise<number> {
  const db = database.kysely
  const day_before = now.subtract({ hours: kept_hours })
  const month_before = now.subtract({ hours: 24 * links_kept_days })
  const gone = await db
    .deleteFrom('sessions')
    .where(({ eb, or }) =>
      or([
        eb('expires_at', '<', day_before),
        eb('created_at', '<', day_before.subtract({ hours: longestSessionHours })),
        eb('last_seen_at', '<', day_before.subtract({ minutes: idle_minutes })),
      ]),
    )
    .executeTakeFirst()
  await db.deleteFrom('held_forms').where('created_at', '<', day_before).execute()
  await db.deleteFrom('failed_sign_ins').where('at', '<', day_before).execute()
  await db.deleteFrom('recoveries').where('expires_at', '<', month_before).execute()
  await db.deleteFrom('recovery_requests').where('at', '<', day_before).execute()
  await db
    .deleteFrom('email_changes')
    .where('asked_at', '<', month_before)
    .where(({ eb, or }) => or([eb('undo_until', 'is', null), eb('undo_until', '<', now)]))
    .execute()
  await db
    .deleteFrom('factor_removals')
    .where('due_at', '<', month_before)
    .where(({ eb, or }) => or([eb('cancelled_at', 'is not', null), eb('done_at', 'is not', null)]))
    .execute()
  return Number(gone.numDeletedRows)
}
