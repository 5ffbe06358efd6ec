import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { Instant } from '../../platform/clock.ts'
import type { Database } from '../../platform/db.ts'
import { type AccountId, newId } from '../../platform/ids.ts'
import { sessionToken } from './session-of.ts'

export type HeldForm = { readonly path: string; readonly fields: Readonly<Record<string, string>> }

/** How long after its session a form may still come, and how long it is kept. */
export const kept_hours = 24
const most_held = 20

/**
 * Keeps a form that came in a session which had just ended, so that nothing typed is lost. Only for a cookie
 * that once was a session: whoever never signed in can store nothing here. Answers the id under which the same
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
  if (token === null || Object.keys(form.fields).length === 0) return null
  const ended = await database.kysely
    .selectFrom('sessions')
    .select('account_id')
    .where('token', '=', token)
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
  const sealed = seal(secret, id, JSON.stringify(form.fields))
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
  return row ? { path: row.path, fields: JSON.parse(unseal(secret, id, row.sealed)) } : null
}

const nonce_bytes = 12
const tag_bytes = 16

const keyFrom = (secret: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', 'held forms', 32))

/** AES-256-GCM: nonce, tag, text. The id is bound in, so that one row's seal cannot stand in another's place. */
function seal(secret: string, id: string, text: string): Buffer {
  const nonce = randomBytes(nonce_bytes)
  const cipher = createCipheriv('aes-256-gcm', keyFrom(secret), nonce).setAAD(Buffer.from(id))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
}

function unseal(secret: string, id: string, sealed: Buffer): string {
  const nonce = sealed.subarray(0, nonce_bytes)
  const decipher = createDecipheriv('aes-256-gcm', keyFrom(secret), nonce)
  decipher.setAAD(Buffer.from(id)).setAuthTag(sealed.subarray(nonce_bytes, nonce_bytes + tag_bytes))
  return Buffer.concat([
    decipher.update(sealed.subarray(nonce_bytes + tag_bytes)),
    decipher.final(),
  ]).toString('utf8')
}
