import type { Instant } from '../../platform/clock.ts'
import { type AccountId, newId } from '../../platform/ids.ts'
import type { Lang } from '../../ui/page.ts'
import type { SystemDb } from '../access/index.ts'

/** Somebody without an account. Her password was checked, and hashed before the transaction began. */
export type NewPerson = {
  readonly name: string
  /** In lower case. */
  readonly email: string
  /** True if she has shown that mail to this address reaches her. */
  readonly email_verified: boolean
  readonly password_hash: string
  readonly language: Lang | null
}

/** Makes an account that opens nothing yet; null where the address has one already. */
export async function addAccount(db: SystemDb, person: NewPerson, now: Instant): Promise<AccountId | null> {
  const { password_hash, ...columns } = person
  const account = newId() as AccountId
  const stamps = { created_at: now, updated_at: now }
  const inserted = await db
    .insertInto('accounts')
    .values({ id: account, ...columns, ...stamps })
    .onConflict(conflict => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) return null
  await db
    .insertInto('credentials')
    .values({ id: newId(), account_id: account, password: password_hash, ...stamps })
    .execute()
  return account
}
