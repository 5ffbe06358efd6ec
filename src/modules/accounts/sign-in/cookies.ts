import { createHmac } from 'node:crypto'

/** What cookies are made with: the portal's secret, and whether people reach it over https. */
export type CookieKeys = { readonly secret: string; readonly https: boolean }

/** Browsers take a cookie of this prefix only over https. */
const named = (https: boolean, name: string): string => `${https ? '__Secure-' : ''}porchlight.${name}`

/**
 * A Set-Cookie line that scripts cannot read; only pages below `path` get it. Without `max_age_seconds` the browser
 * forgets it when it is closed; 0 makes it forget now.
 */
export const cookieLine = (
  https: boolean,
  name: string,
  value: string,
  path: string,
  max_age_seconds: number | null,
): string =>
  [
    `${named(https, name)}=${value}`,
    `Path=${path}`,
    ...(max_age_seconds === null ? [] : [`Max-Age=${max_age_seconds}`]),
    'HttpOnly',
    'SameSite=Lax',
    ...(https ? ['Secure'] : []),
  ].join('; ')

/**
 * The Set-Cookie line of a session, in the form that `sessionToken` reads. Without `max_age_seconds` the browser
 * forgets it when it is closed.
 */
export function sessionCookieLine(
  { secret, https }: CookieKeys,
  token: string,
  max_age_seconds: number | null,
): string {
  const signature = createHmac('sha256', secret).update(token).digest('base64url')
  return cookieLine(https, 'session_token', `${token}.${signature}`, '/', max_age_seconds)
}

/** The Set-Cookie line of a sign-in that waits for its second factor; only the pages of signing in get it. */
export const pendingCookieLine = (https: boolean, token: string, max_age_seconds: number): string =>
  cookieLine(https, 'pending_sign_in', token, '/sign-in', max_age_seconds)

/** The pending sign-in's token in a Cookie header, or null. */
export const pendingToken = (https: boolean, header: string | null): string | null =>
  cookieIn(https, 'pending_sign_in', header)

/** What a Cookie header holds of one of our cookies, or null. */
export function cookieIn(https: boolean, name: string, header: string | null): string | null {
  const begins = `${named(https, name)}=`
  const found = header?.split(/;\s*/).find(pair => pair.startsWith(begins))
  return found === undefined ? null : found.slice(begins.length)
}
