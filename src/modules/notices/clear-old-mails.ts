import { sql } from 'kysely'
import type { Instant } from '../../platform/clock.ts'
import type { Database } from '../../platform/db.ts'
import { openSystem } from '../access/index.ts'

/** No link in a mail opens anything after so long, so no text needs to be kept. */
const text_kept_days = 8
/** For staff who are asked whether a mail was sent. */
const kept_days = 30

/** Empties mails of last week, and removes those of last month. */
export const clearOldMails = (database: Database, now: Instant): Promise<void> =>
  openSystem(database, { name: 'jobs', act: 'clear-old-mails' }, now, async db => {
    await db
      .updateTable('mails')
      .set({ lines: [], calendar: null })
      .where('created_at', '<', now.subtract({ hours: 24 * text_kept_days }))
      .where(sql<boolean>`(lines <> '{}' or calendar is not null)`)
      .execute()
    await db
      .deleteFrom('mails')
      .where('created_at', '<', now.subtract({ hours: 24 * kept_days }))
      .execute()
  })
