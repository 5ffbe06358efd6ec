import type { Instant } from '../../../../platform/clock.ts'
import { uuidFrom } from '../../../../platform/ids.ts'
import type { PoolsDb } from '../../handles.ts'
import type { UrgentWord } from './own-list.ts'

/** Adds words of the clinic, or turns some of the list off or on again. Nothing is deleted. */
export async function keepUrgentWord(
  db: PoolsDb,
  { language, phrase, help }: UrgentWord,
  counts: boolean,
  now: Instant,
): Promise<void> {
  await db
    .insertInto('message_urgent_words')
    .values({
      id: uuidFrom(language, phrase),
      language,
      phrase,
      help,
      counts,
      changed_by: db.account,
      changed_at: now,
    })
    .onConflict(conflict =>
      conflict
        .columns(['language', 'phrase'])
        .doUpdateSet({ counts, changed_by: db.account, changed_at: now }),
    )
    .execute()
}
