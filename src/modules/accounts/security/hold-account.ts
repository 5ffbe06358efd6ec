import type { Tx } from '../../../platform/db.ts'
import type { AccountId } from '../../../platform/ids.ts'

/**
 * Holds an account's row until the transaction ends, before anything else of the account is changed: changes of
 * one account wait for each other in this one place, and never half-way.
 */
export async function holdAccount(tx: Tx, account: AccountId): Promise<void> {
  await tx.selectFrom('accounts').select('id').where('id', '=', account).forUpdate().execute()
}
