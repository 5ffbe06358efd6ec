import type { Instant } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db.ts'
import type { AccountId } from '../../../platform/ids.ts'
import { kept_hours } from '../hold-form.ts'
import { idle_minutes, longestSessionHours } from '../session-of.ts'

/**
 * Deletes the sessions of the account that nobody can use any more. One that ended within the last day stays: a
 * form that was sent in it is held by it (`hold-form.ts`).
 */
export async function deleteEndedSessions(tx: Tx, account: AccountId, now: Instant): Promise<void> {
  const day_before = now.subtract({ hours: kept_hours })
  await tx
    .deleteFrom('sessions')
    .where('account_id', '=', account)
    .where(({ eb, or }) =>
      or([
        eb('created_at', '<', day_before.subtract({ hours: longestSessionHours })),
        eb('last_seen_at', '<', day_before.subtract({ minutes: idle_minutes })),
      ]),
    )
    .execute()
}
