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

const always: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'X-Frame-Options': 'DENY',
  'Cache-Control': 'no-store',
}
const overHttps = { ...always, 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains' }

/**
 * An answer with the headers of every answer, and those that are its own (which may replace them, as a longer
 * Cache-Control does). Headers are a plain object, because the server sends one on as it is, without building
 * a Headers object first. `cookies` are whole Set-Cookie lines.
 */
export function answerWith(
  https: boolean,
  body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array<ArrayBuffer>> | null,
  status: number,
  own: Readonly<Record<string, string>>,
  cookies: readonly string[] = [],
): Response {
  const headers = { ...(https ? overHttps : always), ...own }
  if (cookies.length === 0) return new Response(body, { status, headers })
  const withCookies = new Headers(headers)
  for (const cookie of cookies) withCookies.append('Set-Cookie', cookie)
  return new Response(body, { status, headers: withCookies })
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
