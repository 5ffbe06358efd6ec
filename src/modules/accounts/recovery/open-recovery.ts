import type { Instant } from '../../../platform/clock.ts'
import type { Database, Tx } from '../../../platform/db.ts'
import type { AccountId } from '../../../platform/ids.ts'
import { openSystem, type SystemDb } from '../../access/index.ts'
import type { ClinicRecord } from '../on-record.ts'
import { factorsOf, hasSecondFactor } from '../second-factor/factors.ts'
import { hashOfToken } from '../security/tokens.ts'
import { type Person, personOf } from './person.ts'

export const most_wrong_answers = 5

/**
 * What the holder of a link may still need to prove. A link alone is worth nothing.
 * - `password`: what stands for a forgotten password: the birth date, or the second factor that she has.
 * - `factor`: what stands for a lost second factor, beside the password: a code to another address of hers that
 *   the clinic knows, or, where the account's own is the only one, a day of waiting.
 * - null: nothing; only staff can help.
 */
export type OpenRecovery = {
  readonly account: AccountId
  readonly password: 'birth-date' | 'code' | null
  readonly has_passkey: boolean
  readonly factor: 'mail-code' | 'wait' | null
  readonly has_factor: boolean
  /** A code was sent, after the right password. */
  readonly code_sent: boolean
}

/** What a link opens, or null: never made, used, too old, locked by wrong answers, or of a member of staff by now. */
export function openRecovery(
  database: Database,
  record: ClinicRecord,
  token: string,
  now: Instant,
): Promise<OpenRecovery | null> {
  return openSystem(database, { name: 'accounts', act: 'recovery-link-opened' }, now, async db => {
    const link = await liveLink(db, token, now)
    if (!link) return null
    const person = await personOf(db, link.account_id, record, now)
    if (person.is_staff) return null
    return { ...(await waysOf(db, person)), code_sent: link.code_hash !== null }
  })
}

/** What may stand for what, for this person. */
export async function waysOf(db: SystemDb, person: Person): Promise<Omit<OpenRecovery, 'code_sent'>> {
  const factors = await factorsOf({ kysely: db }, person.account)
  const has_factor = hasSecondFactor(factors)
  return {
    account: person.account,
    password: has_factor ? 'code' : person.birth_date === null ? null : 'birth-date',
    has_passkey: factors.passkeys.length > 0,
    factor: has_factor ? wayWithoutFactor(person) : null,
    has_factor,
  }
}

function wayWithoutFactor({ record_emails, email }: Person): OpenRecovery['factor'] {
  if (record_emails.some(one => one !== email)) return 'mail-code'
  return record_emails.length > 0 ? 'wait' : null
}

const liveLink = (db: Tx, token: string, now: Instant) =>
  db
    .selectFrom('recoveries')
    .select(['id', 'account_id', 'code_hash'])
    .where('token_hash', '=', hashOfToken(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .where('wrong_tries', '<', most_wrong_answers)
    .executeTakeFirst()

/** Whose link this is, while it lives. */
export async function ownerOfLink(
  database: Database,
  token: string,
  now: Instant,
): Promise<{ account: AccountId; email: string; name: string } | null> {
  const row = await database.kysely
    .selectFrom('recoveries as r')
    .innerJoin('accounts as a', 'a.id', 'r.account_id')
    .select(['a.id as account', 'a.email', 'a.name'])
    .where('r.token_hash', '=', hashOfToken(token))
    .where('r.used_at', 'is', null)
    .where('r.expires_at', '>', now)
    .where('r.wrong_tries', '<', most_wrong_answers)
    .executeTakeFirst()
  return row ?? null
}

export type TakenLink = {
  readonly id: string
  readonly account: AccountId
  readonly code_hash: Buffer | null
  readonly wrong_tries: number
}

/**
 * Takes one of a link's five tries, before anything is compared, and holds the link's row until the transaction
 * ends: of two who use it at once, the second finds it used. Null if the link is no more.
 */
export async function takeLinkTry(db: Tx, token: string, now: Instant): Promise<TakenLink | null> {
  const taken = await db
    .updateTable('recoveries')
    .set(({ eb }) => ({ wrong_tries: eb('wrong_tries', '+', 1) }))
    .where('token_hash', '=', hashOfToken(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .where('wrong_tries', '<', most_wrong_answers)
    .returning(['id', 'account_id as account', 'code_hash', 'wrong_tries'])
    .executeTakeFirst()
  return taken ?? null
}

/** The try was right and the link has done its work. */
export async function useLink(db: Tx, { id }: TakenLink, now: Instant): Promise<void> {
  await db
    .updateTable('recoveries')
    .set(({ eb }) => ({ used_at: now, wrong_tries: eb('wrong_tries', '-', 1) }))
    .where('id', '=', id)
    .execute()
}
