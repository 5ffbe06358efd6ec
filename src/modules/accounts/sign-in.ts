import type { Instant } from '../../platform/clock.ts'
import type { Database } from '../../platform/db.ts'
import { type Auth, longestSessionHours } from './auth.ts'
import { forget, takeTry } from './count-failures.ts'
import { kept_hours } from './hold-form.ts'
import { idle_minutes } from './session-of.ts'

export type SignIn = { email: string; password: string; origin: string | null; headers: Headers }

/** `cookies` are whole Set-Cookie lines. Wrong password and unknown e-mail are one answer. */
export type SignedIn = { signedIn: true; cookies: string[] } | { signedIn: false; why: 'wrong' | 'too-many' }

/** Signs a person in by e-mail and password. Failed tries are counted; see `count-failures.ts`. */
export async function signIn(
  { database, auth, secret }: { database: Database; auth: Auth; secret: string },
  { email, password, origin, headers }: SignIn,
  now: Instant,
): Promise<SignedIn> {
  const address = email.trim().toLowerCase()
  const tried = await takeTry(database, secret, address, origin, now)
  if (tried === 'too-many') return { signedIn: false, why: 'too-many' }
  const response = await auth.api.signInEmail({
    body: { email: address, password },
    headers,
    asResponse: true,
  })
  if (response.status >= 500) throw new Error(`signing in answered ${response.status}`)
  if (!response.ok) return { signedIn: false, why: 'wrong' }
  await forget(database, tried)
  await deleteEndedSessions(database, address, now)
  return { signedIn: true, cookies: response.headers.getSetCookie() }
}

/**
 * Sessions of the account that nobody can use any more. One that ended within the last day stays: a form that
 * was sent in it is held by it (`hold-form.ts`).
 */
async function deleteEndedSessions(database: Database, email: string, now: Instant): Promise<void> {
  const day_before = now.subtract({ hours: kept_hours })
  await database.kysely
    .deleteFrom('sessions')
    .where('account_id', '=', of =>
      of.selectFrom('accounts').select('accounts.id').where('accounts.email', '=', email),
    )
    .where(({ eb, or }) =>
      or([
        eb('created_at', '<', day_before.subtract({ hours: longestSessionHours })),
        eb('last_seen_at', '<', day_before.subtract({ minutes: idle_minutes })),
      ]),
    )
    .execute()
}
