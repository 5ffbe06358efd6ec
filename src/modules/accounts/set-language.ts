import type { Instant } from '../../platform/clock.ts'
import type { Database } from '../../platform/db.ts'
import type { AccountId } from '../../platform/ids.ts'

/** The language in which this person's pages appear from now on, whatever her browser asks for. */
export async function setLanguage(
  database: Database,
  account: AccountId,
  language: 'en' | 'es',
  now: Instant,
): Promise<void> {
  await database.kysely
    .updateTable('accounts')
    .set({ language, updated_at: now })
    .where('id', '=', account)
    .execute()
}
