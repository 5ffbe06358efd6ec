import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import type { Portal } from './portal.ts'

/** The signed session cookie as better-auth names it; the prefix makes browsers insist on https. */
export const sessionCookie = (portal: Portal, c: Context): string | null =>
  getCookie(c, `${portal.https ? '__Secure-' : ''}porchlight.session_token`) ?? null

/** The address that the connection comes from; null where there is none (a test without a socket). */
export function networkAddress(c: Context): string | null {
  try {
    return getConnInfo(c).remote.address ?? null
  } catch {
    return null
  }
}
