import { sql } from 'kysely'
import type { Instant } from '../../platform/clock.ts'
import type { Database } from '../../platform/db.ts'
import { type AccountId, newId } from '../../platform/ids.ts'
import { seal, unseal } from './seal.ts'
import { longestSessionHours, sessionToken } from './session-of.ts'

export type HeldForm = { readonly path: string; readonly fields: Readonly<Record<string, string>> }

/** How long after its session a form may still come, and how long it is kept. */
export const kept_hours = 24
const most_held = 20

/** What proves who somebody is, is typed anew: it is kept nowhere, and never stands in a page. */
const never_kept: ReadonlySet<string> = new Set(['password', 'current', 'code', 'passkey'])

/**
 * Keeps a form that came in a session which had just ended, so that nothing typed is lost. Only for a cookie
 * that once was a session and whose time ran out: whoever never signed in can store nothing here, nor can whoever
 * holds a cookie that its owner ended on purpose, perhaps because it was stolen. Answers the id under which the same
 * account finds it after signing in, or null. The fields are sealed with the portal's secret, since they may be
 * about health and stand in a table of accounts.
 */
export async function holdForm(
  database: Database,
  secret: string,
  cookie: string | null,
  form: HeldForm,
  now: Instant,
): Promise<string | null> {
  const token = sessionToken(cookie, secret)
  const fields = Object.fromEntries(Object.entries(form.fields).filter(([name]) => !never_kept.has(name)))
  if (token === null || Object.keys(fields).length === 0) return null
  const ended = await database.kysely
    .selectFrom('sessions')
    .select('account_id')
    .where('token', '=', token)
    // Ending a session on purpose brings its end forward.
    .where('expires_at', '>=', sql<Instant>`created_at + ${longestSessionHours} * interval '1 hour'`)
    .executeTakeFirst()
  if (!ended) return null
  const oldest = now.subtract({ hours: kept_hours })
  await database.kysely.deleteFrom('held_forms').where('created_at', '<', oldest).execute()
  const { held } = await database.kysely
    .selectFrom('held_forms')
    .select(count => count.fn.countAll<number>().as('held'))
    .where('account_id', '=', ended.account_id)
    .executeTakeFirstOrThrow()
  if (held >= most_held) return null
  const id = newId()
  const sealed = seal(secret, 'held forms', id, JSON.stringify(fields))
  await database.kysely
    .insertInto('held_forms')
    .values({ id, account_id: ended.account_id, path: form.path, sealed, created_at: now })
    .execute()
  return id
}

/** The held form of this account, or null. It stays until it is a day old: the next page may fail too. */
export async function heldForm(
  database: Database,
  secret: string,
  account: AccountId,
  id: string,
  now: Instant,
): Promise<HeldForm | null> {
  const row = await database.kysely
    .selectFrom('held_forms')
    .select(['path', 'sealed'])
    .where('id', '=', id)
    .where('account_id', '=', account)
    .where('created_at', '>', now.subtract({ hours: kept_hours }))
    .executeTakeFirst()
  return row ? { path: row.path, fields: JSON.parse(unseal(secret, 'held forms', id, row.sealed)) } : null
}
