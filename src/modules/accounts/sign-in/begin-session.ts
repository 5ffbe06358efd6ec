import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db.ts'
import { type AccountId, newId, type SessionId } from '../../../platform/ids.ts'
import { longest_device, noteSecurityEvent } from '../security/note-security-event.ts'
import { longestSessionHours, type SecondFactor } from '../session-of.ts'
import { type CookieKeys, sessionCookieLine } from './cookies.ts'

/** How somebody came in. `origin` is her network address, `user_agent` what her browser calls itself. */
export type CameIn = {
  readonly shared_device: boolean
  readonly second_factor: SecondFactor | null
  readonly origin: string | null
  readonly user_agent: string | null
}

/** `cookies` are whole Set-Cookie lines. */
export type Begun = { readonly session: SessionId; readonly cookies: readonly string[] }

/**
 * Begins a session of this account, whose owner has just proved that it is hers. Its token is always a new one:
 * a token that somebody planted in her browser beforehand is never taken up. On a shared device the cookie goes
 * when the browser is closed.
 */
export async function beginSession(
  tx: Tx,
  keys: CookieKeys,
  account: AccountId,
  came: CameIn,
  now: Instant,
): Promise<Begun> {
  const session = newId() as SessionId
  const token = randomBytes(32).toString('base64url')
  const device = came.user_agent?.slice(0, longest_device) ?? null
  const kind = (await isNewDevice(tx, account, device)) ? 'signed-in-new-device' : 'signed-in'
  await tx
    .insertInto('sessions')
    .values({
      id: session,
      account_id: account,
      token,
      expires_at: now.add({ hours: longestSessionHours }),
      last_seen_at: now,
      ip_address: came.origin,
      user_agent: device,
      shared_device: came.shared_device,
      second_factor: came.second_factor,
      stepped_up_at: now,
      created_at: now,
      updated_at: now,
    })
    .execute()
  await noteSecurityEvent(tx, account, kind, { session, origin: came.origin, device }, now)
  const max_age_seconds = came.shared_device ? null : longestSessionHours * 3_600
  return { session, cookies: [sessionCookieLine(keys, token, max_age_seconds)] }
}

/**
 * True if this account was used before, but never from a browser that calls itself so. Versions do not count, or
 * every update of a browser would be news.
 */
async function isNewDevice(tx: Tx, account: AccountId, device: string | null): Promise<boolean> {
  const { rows } = await sql<{ seen: number; same: number }>`
    select count(*) as seen,
      count(*) filter (where regexp_replace(device, '[0-9._]+', '', 'g')
        is not distinct from regexp_replace(${device}::text, '[0-9._]+', '', 'g')) as same
    from security_events
    where account_id = ${account} and kind in ('signed-in', 'signed-in-new-device')`.execute(tx)
  const found = rows[0]
  return found !== undefined && found.seen > 0 && found.same === 0
}
