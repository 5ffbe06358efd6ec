/**
 * A path of this portal, or its start. `//elsewhere` and `/\\elsewhere` would be other hosts to a browser, and so
 * is whatever a URL parser reads as one.
 */
export function safePath(path: string | null): string {
  if (path === null || !/^\/(?![/\\])[\x21-\x7e]*$/.test(path)) return '/'
  const here = 'http://portal.invalid'
  return URL.canParse(path, here) && new URL(path, here).origin === here ? path : '/'
}

/** Where to go after signing in: any page of this portal but those for signing in and out. */
export function safeNext(next: string | null): string {
  const path = safePath(next)
  return path.startsWith('/sign-') ? '/' : path
}
