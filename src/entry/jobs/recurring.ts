import { clearOldMails } from '../../modules/notices/index.ts'
import { clearOldWork } from '../../platform/outbox.ts'
import type { Recurring } from './context.ts'

/** Everything that the portal does by itself from time to time. */
export const recurring: readonly Recurring[] = [
  {
    name: 'clear-old',
    every: { day_at: '03:10' },
    run: async ({ database }, now) => {
      await clearOldMails(database, now)
      await clearOldWork(database, now)
    },
  },
]
