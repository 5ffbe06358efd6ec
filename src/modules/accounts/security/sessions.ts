import type { Kysely } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import type { Database, Tables, Tx } from '../../../platform/db.ts'
import type { AccountId, SessionId } from '../../../platform/ids.ts'
import { idle_minutes, idle_minutes_shared, longestSessionHours } from '../session-of.ts'
import { noteSecurityEvent, type Where } from './note-security-event.ts'

export type OpenSession = {
  readonly id: SessionId
  readonly origin: string | null
  /** The browser's User-Agent. */
  readonly device: string | null
  readonly shared_device: boolean
  readonly began_at: Instant
  readonly last_used_at: Instant
}

/** Where somebody is signed in now, the last used first. As `sessionOf` would let each in. */
export async function openSessions(
  database: Database,
  account: AccountId,
  now: Instant,
): Promise<OpenSession[]> {
  const isStaff = await database.kysely
    .selectFrom('staff')
    .select('account_id')
    .where('account_id', '=', account)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  const rows = await live(database.kysely, account, now).orderBy('last_seen_at', 'desc').execute()
  return rows.filter(
    row => !(isStaff || row.shared_device) || isSince(row.last_used_at, now, idle_minutes_shared),
  )
}

const isSince = (at: Instant, now: Instant, minutes: number): boolean =>
  now.epochMilliseconds - at.epochMilliseconds < minutes * 60_000

const live = (db: Kysely<Tables>, account: AccountId, now: Instant) =>
  db
    .selectFrom('sessions')
    .select([
      'id',
      'ip_address as origin',
      'user_agent as device',
      'shared_device',
      'created_at as began_at',
      'last_seen_at as last_used_at',
    ])
    .where('account_id', '=', account)
    .where('expires_at', '>', now)
    .where('created_at', '>', now.subtract({ hours: longestSessionHours }))
    .where('last_seen_at', '>', now.subtract({ minutes: idle_minutes }))

/**
 * Ends one session of this account at once: the next page it asks for finds it over. False if it is not hers or
 * was over already. A form that comes in it is kept for nobody (`hold-form.ts`): whoever sends it may be the one
 * whom she put out.
 */
export function endSession(
  database: Database,
  account: AccountId,
  session: string,
  where: Where,
  now: Instant,
): Promise<boolean> {
  return database.kysely.transaction().execute(async tx => {
    const ended = await tx
      .updateTable('sessions')
      .set({ expires_at: now, updated_at: now })
      .where('id', '=', session as SessionId)
      .where('account_id', '=', account)
      .where('expires_at', '>', now)
      .returning('id')
      .executeTakeFirst()
    if (ended) await noteSecurityEvent(tx, account, 'session-ended', where, now)
    return ended !== undefined
  })
}

/** Ends all sessions of this account but the one from which it is asked. */
export function endOtherSessions(
  database: Database,
  account: AccountId,
  where: Where & { session: SessionId },
  now: Instant,
): Promise<void> {
  return database.kysely.transaction().execute(async tx => {
    await endSessions(tx, account, where.session, now)
    await noteSecurityEvent(tx, account, 'other-sessions-ended', where, now)
  })
}

/**
 * Ends the sessions of an account, all but one if given, and sign-ins that wait for their second factor: for a
 * change after which nobody who was in may stay in.
 */
export async function endSessions(
  tx: Tx,
  account: AccountId,
  but: SessionId | null,
  now: Instant,
): Promise<void> {
  let ending = tx
    .updateTable('sessions')
    .set({ expires_at: now, updated_at: now })
    .where('account_id', '=', account)
    .where('expires_at', '>', now)
  if (but !== null) ending = ending.where('id', '<>', but)
  await ending.execute()
  await tx.deleteFrom('pending_sign_ins').where('account_id', '=', account).execute()
}
