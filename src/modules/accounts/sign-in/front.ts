import type { Instant } from '../../../platform/clock.ts'
import type { AccountId, SessionId } from '../../../platform/ids.ts'
import { askingOptions, type PasskeyPlace, passkeyPlace } from '../second-factor/passkeys.ts'
import type { Door, Visitor } from './sign-in.ts'

/** What the pages of signing in are given by the portal. */
export type Front = Door & { readonly baseUrl: string; readonly clinic: { readonly name: string } }

/** The request as it came: who asks, in so far as these pages need it. */
export type Caller = {
  readonly origin: string | null
  readonly headers: Headers
  readonly session: { readonly id: SessionId } | null
}

export const visitorOf = ({ origin, headers, session }: Caller): Visitor => ({
  origin,
  user_agent: headers.get('user-agent'),
  replaces: session?.id ?? null,
})

export const placeOf = (front: Pick<Front, 'baseUrl' | 'clinic'>): PasskeyPlace | null =>
  passkeyPlace(front.baseUrl, front.clinic.name)

/** What the sign-in page hands to the browser to ask for a passkey; null where there can be none. */
export async function signInOptions(front: Front, now: Instant): Promise<string | null> {
  const place = placeOf(front)
  return place && askingOptions(front.database, front.secret, place, { purpose: 'sign-in' }, null, now)
}

/** The same for the second step and for stepping up: only passkeys of this account. */
export async function ownPasskeyOptions(
  front: Front,
  of: { purpose: 'second-factor' | 'step-up'; bound: string },
  account: AccountId,
  now: Instant,
): Promise<string | null> {
  const place = placeOf(front)
  return place && askingOptions(front.database, front.secret, place, of, account, now)
}
