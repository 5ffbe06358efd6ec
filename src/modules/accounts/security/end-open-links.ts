import type { Instant } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db.ts'
import type { AccountId } from '../../../platform/ids.ts'

/**
 * Links that were mailed and codes that staff gave out, not used yet, lead nowhere from now on: whoever asked
 * for them may be the one against whom the password or the address was just changed. Links that undo a change
 * stay.
 */
export async function endOpenLinks(tx: Tx, account: AccountId, now: Instant): Promise<void> {
  await cancelEmailChanges(tx, account, now)
  await tx
    .updateTable('recoveries')
    .set({ expires_at: now })
    .where('account_id', '=', account)
    .where('expires_at', '>', now)
    .execute()
  await tx
    .updateTable('recovery_cases')
    .set({ code_expires_at: now })
    .where('account_id', '=', account)
    .where('code_used_at', 'is', null)
    .where('code_expires_at', '>', now)
    .execute()
}

/** A new address that waits for its link is overtaken. */
export async function cancelEmailChanges(tx: Tx, account: AccountId, now: Instant): Promise<void> {
  await tx
    .updateTable('email_changes')
    .set({ cancelled_at: now })
    .where('account_id', '=', account)
    .where('changed_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .execute()
}
