import { createHmac, randomInt } from 'node:crypto'
import { sql } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db.ts'
import type { AccountId } from '../../../platform/ids.ts'
import { keyFor, seal, unseal } from '../seal.ts'
import { holdAccount } from '../security/hold-account.ts'

export const codes_a_sheet = 10
const code_letters = 12
/** No I, L, O and U: what is read as one of them is another's, and no code becomes a word. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** New codes wait so long to be shown. */
const unseen_minutes = 10

/** 12 letters of 32 kinds, 60 bits, in speakable groups. */
const newCode = (): string =>
  Array.from({ length: code_letters }, () => letters.charAt(randomInt(letters.length)))
    .join('')
    .replace(/(.{4})(?=.)/g, '$1-')

/** As people write it: any case, with or without the dashes, with an O for a zero. Null if it is no such code. */
function plainBackupCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
  return code.length === code_letters && [...code].every(letter => letters.includes(letter)) ? code : null
}

/** Keyed, so that whoever reads the table without the portal's secret can try none out. */
const hashOf = (secret: string, account: AccountId, plain: string): Buffer =>
  createHmac('sha256', keyFor(secret, 'backup code hashes')).update(`${account} ${plain}`).digest()

/** Makes a new sheet of codes; the ones before it count no more. They wait, sealed, to be shown once. */
export async function makeBackupCodes(
  tx: Tx,
  secret: string,
  account: AccountId,
  now: Instant,
): Promise<void> {
  // Two who make codes at once: one after the other, and the later sheet is the one that counts.
  await holdAccount(tx, account)
  await dropBackupCodes(tx, account)
  const codes = Array.from({ length: codes_a_sheet }, newCode)
  await tx
    .insertInto('backup_codes')
    .values(
      codes.map(code => ({
        account_id: account,
        hash: hashOf(secret, account, code.replaceAll('-', '')),
        sealed: seal(secret, 'backup codes', account, code),
        created_at: now,
        used_at: null,
      })),
    )
    .execute()
}

/** The new codes, to be shown now and never again; empty if they were shown or nobody came for them in time. */
export async function showBackupCodes(
  tx: Tx,
  secret: string,
  account: AccountId,
  now: Instant,
): Promise<string[]> {
  const { rows } = await sql<{ sealed: Buffer; created_at: Instant }>`
    with unseen as (
      select account_id, hash, sealed, created_at from backup_codes
      where account_id = ${account} and sealed is not null for update)
    update backup_codes c set sealed = null from unseen u
    where c.account_id = u.account_id and c.hash = u.hash
    returning u.sealed, u.created_at`.execute(tx)
  const oldest = now.subtract({ minutes: unseen_minutes }).epochMilliseconds
  return rows
    .filter(row => row.created_at.epochMilliseconds > oldest)
    .map(row => unseal(secret, 'backup codes', account, row.sealed))
    .sort()
}

/** Takes a backup code, once: of two who bring the same one, one is refused. */
export async function takeBackupCode(
  tx: Tx,
  secret: string,
  account: AccountId,
  typed: string,
  now: Instant,
): Promise<boolean> {
  const plain = plainBackupCode(typed)
  if (plain === null) return false
  const taken = await tx
    .updateTable('backup_codes')
    .set({ used_at: now, sealed: null })
    .where('account_id', '=', account)
    .where('hash', '=', hashOf(secret, account, plain))
    .where('used_at', 'is', null)
    .returning('hash')
    .executeTakeFirst()
  return taken !== undefined
}

export async function dropBackupCodes(tx: Tx, account: AccountId): Promise<void> {
  await tx.deleteFrom('backup_codes').where('account_id', '=', account).execute()
}
