import type { Kysely } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import type { Database, Tables, Tx } from '../../../platform/db.ts'
import { type AccountId, newId } from '../../../platform/ids.ts'
import { seal, unseal } from '../seal.ts'
import { newTotpSecret, otpauthUri, stepOfCode } from './totp.ts'

/** Where an app is for: the clinic's name as apps will show it, and the account's address. */
export type AppOf = { readonly issuer: string; readonly email: string }

/** How long a secret that was shown may wait for its first code. */
const setup_minutes = 60

/**
 * Gives an account an authenticator app that counts at once, in place of any that it had, and answers its
 * `otpauth:` URI. For those who hand the secret to its owner themselves; on the pages a first code confirms it.
 */
export async function enrolTotp(
  tx: Tx,
  secret: string,
  account: AccountId,
  of: AppOf,
  now: Instant,
): Promise<string> {
  await tx.deleteFrom('authenticator_apps').where('account_id', '=', account).execute()
  const shared = await insertApp(tx, secret, account, now, now)
  return otpauthUri(shared, of.issuer, of.email)
}

/** Begins setting up an app: makes its secret, in place of one that was shown but never confirmed. */
export async function startApp(tx: Tx, secret: string, account: AccountId, now: Instant): Promise<void> {
  await dropUnconfirmed(tx, account)
  await insertApp(tx, secret, account, now, null)
}

/** The secret that waits for its first code, or null. */
export async function startedApp(
  database: Database,
  secret: string,
  account: AccountId,
  now: Instant,
): Promise<string | null> {
  const row = await started(database.kysely, account, now).executeTakeFirst()
  return row ? secretIn(row, secret) : null
}

/** The first code of the app that is being set up: right, and it counts from now on, in place of an older one. */
export async function confirmApp(
  tx: Tx,
  secret: string,
  account: AccountId,
  code: string,
  now: Instant,
): Promise<boolean> {
  const row = await started(tx, account, now).forUpdate().executeTakeFirst()
  if (!row) return false
  const step = await stepOfCode(secretIn(row, secret), code, now)
  if (step === null) return false
  await tx
    .deleteFrom('authenticator_apps')
    .where('account_id', '=', account)
    .where('confirmed_at', 'is not', null)
    .execute()
  await tx
    .updateTable('authenticator_apps')
    .set({ confirmed_at: now, last_step: step })
    .where('id', '=', row.id)
    .execute()
  return true
}

/**
 * Takes a code of the account's app, once: the step of the last code taken is compared and set in one statement,
 * so that of two who bring the same code one is refused, and a code that was seen over a shoulder is worth nothing.
 */
export async function takeAppCode(
  tx: Tx,
  secret: string,
  account: AccountId,
  code: string,
  now: Instant,
): Promise<boolean> {
  const row = await confirmed(tx, account).executeTakeFirst()
  if (!row) return false
  const step = await stepOfCode(secretIn(row, secret), code, now)
  if (step === null) return false
  const taken = await tx
    .updateTable('authenticator_apps')
    .set({ last_step: step })
    .where('id', '=', row.id)
    .where('last_step', '<', step)
    .returning('id')
    .executeTakeFirst()
  return taken !== undefined
}

/** The secret of the account's app; null where it has none that counts. */
export async function appSecret(tx: Tx, secret: string, account: AccountId): Promise<string | null> {
  const row = await confirmed(tx, account).executeTakeFirst()
  return row ? secretIn(row, secret) : null
}

const apps = (db: Kysely<Tables>, account: AccountId) =>
  db.selectFrom('authenticator_apps').select(['id', 'sealed']).where('account_id', '=', account)

const confirmed = (db: Kysely<Tables>, account: AccountId) =>
  apps(db, account).where('confirmed_at', 'is not', null)

const started = (db: Kysely<Tables>, account: AccountId, now: Instant) =>
  apps(db, account)
    .where('confirmed_at', 'is', null)
    .where('created_at', '>', now.subtract({ minutes: setup_minutes }))

const secretIn = ({ id, sealed }: { id: string; sealed: Buffer }, secret: string): string =>
  unseal(secret, 'authenticator apps', id, sealed)

/** Forgets a secret that was shown but never confirmed. */
export async function dropUnconfirmed(tx: Tx, account: AccountId): Promise<void> {
  await tx
    .deleteFrom('authenticator_apps')
    .where('account_id', '=', account)
    .where('confirmed_at', 'is', null)
    .execute()
}

async function insertApp(
  tx: Tx,
  secret: string,
  account: AccountId,
  now: Instant,
  confirmed_at: Instant | null,
): Promise<string> {
  const id = newId()
  const shared = newTotpSecret()
  await tx
    .insertInto('authenticator_apps')
    .values({
      id,
      account_id: account,
      sealed: seal(secret, 'authenticator apps', id, shared),
      created_at: now,
      confirmed_at,
    })
    .execute()
  return shared
}
