import type { Instant } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db.ts'
import { type AccountId, newId, type SessionId } from '../../../platform/ids.ts'
import type { SecurityEventKind } from './event-kinds.ts'

/**
 * Where something was done. `device` is the browser's User-Agent as it came; `session` is null for whoever is
 * not signed in. `also` are further addresses that must hear of it besides the account's own.
 */
export type Where = {
  readonly session: SessionId | null
  readonly origin: string | null
  readonly device: string | null
  readonly also?: readonly string[]
}

export const longest_device = 400

/**
 * Notes what happened to an account, in the transaction in which it happens: a row for the person's own page of
 * security, an entry of the audit trail, and, for the kinds that are `mailed`, a mail in her language.
 */
export async function noteSecurityEvent(
  tx: Tx,
  account: AccountId,
  kind: SecurityEventKind,
  where: Where,
  now: Instant,
): Promise<void> {
  await tx
    .insertInto('security_events')
    .values({
      id: newId(),
      account_id: account,
      at: now,
      kind,
      origin: where.origin,
      device: where.device?.slice(0, longest_device) ?? null,
    })
    .execute()
}
