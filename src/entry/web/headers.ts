import type { Context } from 'hono'

/** No other host is ever asked for anything, nothing runs that is not a file of ours, nobody frames us. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

const always: [string, string][] = [
  ['Content-Security-Policy', contentSecurityPolicy],
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'same-origin'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'],
  ['X-Frame-Options', 'DENY'],
]

/** Headers of every answer. Strict-Transport-Security only where the portal's address is https. */
export function securityHeaders(c: Context, https: boolean): void {
  for (const [name, value] of always) c.res.headers.set(name, value)
  if (https) c.res.headers.set('Strict-Transport-Security', 'max-age=63072000; includeSubDomains')
  if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store')
}

/**
 * True if a browser sends this form from another site. Browsers say where a form comes from (Sec-Fetch-Site,
 * or Origin in older ones); a program that says neither carries no visitor's cookies by accident.
 */
export function comesFromElsewhere(request: Request, baseUrl: string): boolean {
  const site = request.headers.get('sec-fetch-site')
  if (site !== null) return site !== 'same-origin' && site !== 'none'
  const origin = request.headers.get('origin')
  if (origin === null) return false
  const host = request.headers.get('host')
  return origin !== new URL(baseUrl).origin && (!URL.canParse(origin) || new URL(origin).host !== host)
}
