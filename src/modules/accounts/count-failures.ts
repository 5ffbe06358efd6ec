import { createHmac } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { sql } from 'kysely'
import type { Instant } from '../../platform/clock.ts'
import type { Database } from '../../platform/db.ts'

type Limit = { readonly tries: number; readonly window_minutes: number }

/**
 * How many failed tries within a window are too many, by what they have in common. `name` keeps the counts of
 * one kind of try apart from those of another. No window is longer than the day for which tries are kept.
 */
export type Limits = {
  readonly name: string
  readonly account_and_address: Limit
  readonly account: Limit
  readonly address: Limit
}

export const passwordLimits: Limits = {
  name: 'password',
  account_and_address: { tries: 10, window_minutes: 15 },
  account: { tries: 100, window_minutes: 15 },
  address: { tries: 100, window_minutes: 15 },
}

/**
 * Codes of six digits, three of which are right at a time: 50 tries a day find one in 18 years. Whoever gets to
 * try one knows the password already, so that no stranger can lock somebody out by it.
 */
export const codeLimits: Limits = {
  name: 'code',
  account_and_address: { tries: 10, window_minutes: 15 },
  account: { tries: 50, window_minutes: 24 * 60 },
  address: { tries: 100, window_minutes: 15 },
}

export type Try = { readonly ids: readonly number[] }

/**
 * Takes a place for one try before the password or code is looked at, so that a burst of parallel guesses cannot
 * slip past the count. A right try gives its places back with `forget`; a refused one never took any. Counted by
 * account and address together (a stranger's guesses do not lock the person out elsewhere), and more generously
 * by either alone. `who` is what names the account: an e-mail address in lower case, or an id.
 */
export async function takeTry(
  database: Database,
  secret: string,
  who: string,
  origin: string | null,
  now: Instant,
  limits: Limits = passwordLimits,
): Promise<Try | 'too-many'> {
  const place = network(origin)
  const both = { key: keyed(secret, `${limits.name} ${who}\n${place}`), ...limits.account_and_address }
  const account = { key: keyed(secret, `${limits.name} account ${who}`), ...limits.account }
  const address = { key: keyed(secret, `${limits.name} address ${place}`), ...limits.address }
  const counted = [both, account, address]
  return database.kysely.transaction().execute(async tx => {
    // One at a time per account: two parallel tries must not both see the last free place.
    await sql`select pg_advisory_xact_lock(hashtextextended(${account.key}, 0))`.execute(tx)
    const { rows } = await sql<{ full: boolean }>`
      select (select count(*) from failed_sign_ins f where f.key = l.key and f.at > l.since) >= l.tries as full
      from unnest(${counted.map(l => l.key)}::text[], ${counted.map(l => l.tries)}::int[],
        ${counted.map(l => now.subtract({ minutes: l.window_minutes }).toString())}::timestamptz[])
        as l (key, tries, since)`.execute(tx)
    if (rows.some(row => row.full)) return 'too-many'
    const taken = await tx
      .insertInto('failed_sign_ins')
      .values(counted.map(l => ({ key: l.key, at: now })))
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
