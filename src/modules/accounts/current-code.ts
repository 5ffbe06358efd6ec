import type { Instant } from '../../platform/clock.ts'
import type { SystemDb } from '../access/index.ts'
import { appSecret } from './second-factor/app.ts'
import { codeAt, stepOf } from './second-factor/totp.ts'

/**
 * The code that an account's authenticator app shows now; null where there is none. For the administrator at the
 * machine, who tries the demo without setting up an app for each of its people.
 */
export async function currentCode(
  db: SystemDb,
  secret: string,
  email: string,
  now: Instant,
): Promise<string | null> {
  const account = await db
    .selectFrom('accounts')
    .select('id')
    .where('email', '=', email.trim().toLowerCase())
    .executeTakeFirst()
  const shared = account ? await appSecret(db, secret, account.id) : null
  return shared === null ? null : codeAt(shared, stepOf(now))
}
