import type { Instant } from '../../../../platform/clock.ts'
import type { Database } from '../../../../platform/db.ts'
import { openSystem } from '../../../access/index.ts'

/** For whoever is asked what became of a link. */
const kept_days = 30

/** Removes links to visits that began last month. */
export const clearOldLinks = (database: Database, now: Instant): Promise<void> =>
  openSystem(database, { name: 'jobs', act: 'clear old visit links' }, now, async db => {
    await db
      .deleteFrom('visit_links')
      .where('expires_at', '<', now.subtract({ hours: 24 * kept_days }))
      .execute()
  })
