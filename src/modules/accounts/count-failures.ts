import { createHmac } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { sql } from 'kysely'
import type { Instant } from '../../platform/clock.ts'
import type { Database } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'

/** How many failed tries within the window are too many, by what they have in common. */
export const failureLimits = { window_minutes: 15, account_and_address: 10, account: 100, address: 100 }

export type Try = { readonly ids: readonly number[] }

/**
 * Takes a place for one try before the password is looked at, so that a burst of parallel guesses cannot slip
 * past the count. A right try gives its places back with `forget`; a refused one never took any. Counted by
 * account and address together (a stranger's guesses do not lock the person out elsewhere), and more generously
 * by either alone.
 */
export async function takeTry(
  database: Database,
  secret: string,
  email: string,
  origin: string | null,
  now: Instant,
): Promise<Try | 'too-many'> {
  const place = network(origin)
  const limits = [
    { key: keyed(secret, `${email}\n${place}`), limit: failureLimits.account_and_address },
    { key: keyed(secret, `account ${email}`), limit: failureLimits.account },
    { key: keyed(secret, `address ${place}`), limit: failureLimits.address },
  ]
  const since = now.subtract({ minutes: failureLimits.window_minutes })
  return database.kysely.transaction().execute(async tx => {
    // One at a time per account: two parallel tries must not both see the last free place.
    await sql`select pg_advisory_xact_lock(hashtextextended(${limits[1]?.key ?? newId()}, 0))`.execute(tx)
    const { rows } = await sql<{ key: string; tries: number }>`
      select key, count(*) as tries from failed_sign_ins
      where key = any (${limits.map(l => l.key)}) and at > ${since} group by key`.execute(tx)
    const tries = new Map(rows.map(row => [row.key, row.tries]))
    if (limits.some(l => (tries.get(l.key) ?? 0) >= l.limit)) return 'too-many'
    const taken = await tx
      .insertInto('failed_sign_ins')
      .values(limits.map(l => ({ key: l.key, at: now })))
      .returning('id')
      .execute()
    await tx
      .deleteFrom('failed_sign_ins')
      .where('at', '<', now.subtract({ hours: 24 }))
      .execute()
    return { ids: taken.map(row => row.id) }
  })
}

/** The try was right: it does not count. */
export async function forget(database: Database, right: Try): Promise<void> {
  await database.kysely
    .deleteFrom('failed_sign_ins')
    .where('id', 'in', [...right.ids])
    .execute()
}

const keyed = (secret: string, what: string): string =>
  createHmac('sha256', secret).update(what).digest('base64url')

/** One household or one attacker has a whole IPv6 /64: count by it. IPv4 addresses count one by one. */
export function network(origin: string | null): string {
  const address = (origin ?? 'unknown').replace(/^::ffff:(?=\d+\.)/, '').replace(/%.*$/, '')
  if (!isIPv6(address)) return address
  const [head = '', tail] = address.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0')
  return [...left, ...zeros, ...right]
    .slice(0, 4)
    .map(group => Number.parseInt(group, 16).toString(16))
    .join(':')
}
