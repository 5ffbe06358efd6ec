import type { Instant } from '../../platform/clock.ts'
import type { Database } from '../../platform/db.ts'
import type { Auth } from './auth.ts'
import { forget, takeTry } from './count-failures.ts'

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
  return { signedIn: true, cookies: response.headers.getSetCookie() }
}
