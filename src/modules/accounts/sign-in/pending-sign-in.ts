import type { Instant } from '../../../platform/clock.ts'
import type { Database, Tx } from '../../../platform/db.ts'
import type { AccountId } from '../../../platform/ids.ts'
import { hashOfToken, newToken } from '../security/tokens.ts'
import { pendingCookieLine } from './cookies.ts'

/** How long the second factor may take, and how many codes one right password allows to try. */
export const pending_minutes = 10
export const most_codes = 5

/** A sign-in whose password was right and whose second factor is still to come. */
export type PendingSignIn = {
  readonly token_hash: Buffer
  readonly account: AccountId
  readonly shared_device: boolean
  readonly next: string
}

/** Begins to wait for the second factor; answers whole Set-Cookie lines. */
export async function beginPending(
  tx: Tx,
  https: boolean,
  { account, shared_device, next }: Omit<PendingSignIn, 'token_hash'>,
  now: Instant,
): Promise<string[]> {
  const { token, hash } = newToken()
  await tx.deleteFrom('pending_sign_ins').where('expires_at', '<', now).execute()
  await tx
    .insertInto('pending_sign_ins')
    .values({
      token_hash: hash,
      account_id: account,
      shared_device,
      next,
      created_at: now,
      expires_at: now.add({ minutes: pending_minutes }),
    })
    .execute()
  return [pendingCookieLine(https, token, pending_minutes * 60)]
}

/** The pending sign-in of this token, while it lasts and codes may still be tried; else null. */
export async function pendingOf(
  database: Database,
  token: string | null,
  now: Instant,
): Promise<PendingSignIn | null> {
  if (token === null) return null
  const row = await database.kysely
    .selectFrom('pending_sign_ins')
    .select(['token_hash', 'account_id as account', 'shared_device', 'next'])
    .where('token_hash', '=', hashOfToken(token))
    .where('expires_at', '>', now)
    .where('tries', '<', most_codes)
    .executeTakeFirst()
  return row ?? null
}

/** Counts one more code of this sign-in. How many are left after it, or null when none was. */
export async function countCode(tx: Tx, pending: PendingSignIn, now: Instant): Promise<number | null> {
  const row = await tx
    .updateTable('pending_sign_ins')
    .set(is => ({ tries: is('tries', '+', 1) }))
    .where('token_hash', '=', pending.token_hash)
    .where('expires_at', '>', now)
    .where('tries', '<', most_codes)
    .returning('tries')
    .executeTakeFirst()
  return row ? most_codes - row.tries : null
}

/** Ends the waiting because the factor has come. False if another request was first. */
export async function settlePending(tx: Tx, pending: PendingSignIn, now: Instant): Promise<boolean> {
  const row = await tx
    .deleteFrom('pending_sign_ins')
    .where('token_hash', '=', pending.token_hash)
    .where('expires_at', '>', now)
    .returning('account_id')
    .executeTakeFirst()
  return row !== undefined
}
