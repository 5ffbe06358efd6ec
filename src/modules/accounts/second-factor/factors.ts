import type { Instant } from '../../../platform/clock.ts'
import type { Database, Tx } from '../../../platform/db.ts'
import type { AccountId } from '../../../platform/ids.ts'
import { isStaff } from '../is-staff.ts'
import { holdAccount } from '../security/hold-account.ts'
import type { SecondFactor } from '../session-of.ts'
import { takeAppCode } from './app.ts'
import { dropBackupCodes, takeBackupCode } from './backup-codes.ts'
import './tables.ts'

export type Passkey = {
  readonly id: string
  readonly name: string
  readonly created_at: Instant
  readonly last_used_at: Instant | null
}

/** What an account has besides its password. `app` is since when; `codes` are null where none were ever made. */
export type Factors = {
  readonly app: Instant | null
  readonly passkeys: readonly Passkey[]
  readonly codes: { readonly left: number; readonly made_at: Instant } | null
}

/** The account's second factors, passkeys in the order in which they were added. */
export async function factorsOf({ kysely }: Pick<Database, 'kysely'>, account: AccountId): Promise<Factors> {
  const app = await kysely
    .selectFrom('authenticator_apps')
    .select('confirmed_at')
    .where('account_id', '=', account)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst()
  const passkeys = await kysely
    .selectFrom('passkeys')
    .select(['id', 'name', 'created_at', 'last_used_at'])
    .where('account_id', '=', account)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  const codes = await kysely
    .selectFrom('backup_codes')
    .select(code => [
      code.fn.countAll<number>().filterWhere('used_at', 'is', null).as('left'),
      code.fn.max('created_at').as('made_at'),
    ])
    .where('account_id', '=', account)
    .executeTakeFirst()
  return {
    app: app?.confirmed_at ?? null,
    passkeys,
    codes: codes?.made_at ? { left: codes.left, made_at: codes.made_at } : null,
  }
}

/** True if a password alone does not do for this account. */
export const hasSecondFactor = ({ app, passkeys }: Factors): boolean => app !== null || passkeys.length > 0

/** Takes a code that somebody typed: of the app if it is six digits, else a backup code. */
export async function takeCode(
  tx: Tx,
  secret: string,
  account: AccountId,
  typed: string,
  now: Instant,
): Promise<Extract<SecondFactor, 'totp' | 'backup-code'> | null> {
  if (/^\d{6}$/.test(typed.replace(/\s/g, '')))
    return (await takeAppCode(tx, secret, account, typed, now)) ? 'totp' : null
  return (await takeBackupCode(tx, secret, account, typed, now)) ? 'backup-code' : null
}

export type FactorRemoved = 'removed' | 'not-there' | 'last-of-staff'

/**
 * Takes the authenticator app or one passkey off. Staff keep at least one second factor. With the last one go the
 * backup codes, which stand in for it.
 */
export async function removeFactor(
  tx: Tx,
  account: AccountId,
  which: 'app' | { passkey: string },
): Promise<FactorRemoved> {
  // The account's row is held, so that two removals at once cannot both find the other's factor still there.
  await holdAccount(tx, account)
  const factors = await factorsOf({ kysely: tx }, account)
  const there =
    which === 'app' ? factors.app !== null : factors.passkeys.some(one => one.id === which.passkey)
  if (!there) return 'not-there'
  const isLast = factors.passkeys.length + (factors.app === null ? 0 : 1) === 1
  if (isLast && (await isStaff(tx, account))) return 'last-of-staff'
  await (which === 'app'
    ? tx.deleteFrom('authenticator_apps').where('account_id', '=', account).execute()
    : tx.deleteFrom('passkeys').where('account_id', '=', account).where('id', '=', which.passkey).execute())
  if (isLast) await dropBackupCodes(tx, account)
  return 'removed'
}

/** Takes every second factor off, as when the person lost them all and has proved otherwise who she is. */
export async function removeAllFactors(tx: Tx, account: AccountId): Promise<void> {
  await holdAccount(tx, account)
  await tx.deleteFrom('authenticator_apps').where('account_id', '=', account).execute()
  await tx.deleteFrom('passkeys').where('account_id', '=', account).execute()
  await dropBackupCodes(tx, account)
}
