import { createHmac } from 'node:crypto'

/** What cookies are made with: the portal's secret, and whether people reach it over https. */
export type CookieKeys = { readonly secret: string; readonly https: boolean }

/** Browsers take a cookie of this prefix only over https. */
const named = (https: boolean, name: string): string => `${https ? '__Secure-' : ''}porchlight.${name}`

const line = (https: boolean, name: string, value: string, path: string, max_age_seconds: number | null) =>
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
  return line(https, 'session_token', `${token}.${signature}`, '/', max_age_seconds)
}

/** The Set-Cookie line of a sign-in that waits for its second factor; only the pages of signing in get it. */
export const pendingCookieLine = (https: boolean, token: string, max_age_seconds: number): string =>
  line(https, 'pending_sign_in', token, '/sign-in', max_age_seconds)

/** The pending sign-in's token in a Cookie header, or null. */
export function pendingToken(https: boolean, header: string | null): string | null {
  const name = `${named(https, 'pending_sign_in')}=`
  const found = header?.split(/;\s*/).find(pair => pair.startsWith(name))
  return found === undefined ? null : found.slice(name.length)
}
