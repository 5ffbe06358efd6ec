import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import type { Instant } from '../../platform/clock.ts'
import type { Database } from '../../platform/db.ts'
import type { AccountId, PatientId, SessionId } from '../../platform/ids.ts'
import { longestSessionHours } from './auth.ts'

/** A session nobody used for this long is over. */
export const idle_minutes = 30

export type Session = {
  readonly id: SessionId
  readonly account: AccountId
  readonly name: string
  readonly email: string
  readonly language: 'en' | 'es' | null
  /** Whose record the pages show; null for an account without one. */
  readonly patient: PatientId | null
}

/**
 * The session that a cookie value names, or null when it is forged, unknown, idle too long or too old. One
 * query; a second one at most once a minute notes that the session was used.
 */
export async function sessionOf(
  database: Database,
  secret: string,
  cookie: string | null,
  now: Instant,
): Promise<Session | null> {
  const token = sessionToken(cookie, secret)
  if (token === null) return null
  const { rows } = await sql<Session & { last_seen_at: Instant }>`
    select s.id, s.account_id as account, a.name, a.email, a.language, p.patient_id as patient, s.last_seen_at
    from sessions s
    join accounts a on a.id = s.account_id
    left join lateral access_patients_of(a.id, ${now}) p on true
    where s.token = ${token} and s.expires_at > ${now}
      and s.created_at > ${now.subtract({ hours: longestSessionHours })}
      and s.last_seen_at > ${now.subtract({ minutes: idle_minutes })}
    limit 1`.execute(database.kysely)
  const row = rows[0]
  if (!row) return null
  if (row.last_seen_at.until(now).total('seconds') > 60) {
    await database.kysely
      .updateTable('sessions')
      .set({ last_seen_at: now })
      .where('id', '=', row.id)
      .execute()
  }
  return row
}

/** The token in a signed cookie, or null if it was not signed by us (`token.signature`, HMAC-SHA-256 in base64, as better-auth writes it). */
export function sessionToken(cookie: string | null, secret: string): string | null {
  if (cookie === null) return null
  const dot = cookie.lastIndexOf('.')
  if (dot < 1) return null
  const token = cookie.slice(0, dot)
  const given = Buffer.from(cookie.slice(dot + 1), 'base64')
  const right = createHmac('sha256', keyOf(secret)).update(token).digest()
  return given.length === right.length && timingSafeEqual(given, right) ? token : null
}

/** Making the key costs more than using it, and there is one secret. */
const keys = new Map<string, KeyObject>()
function keyOf(secret: string): KeyObject {
  const known = keys.get(secret) ?? createSecretKey(secret, 'utf8')
  keys.set(secret, known)
  return known
}
