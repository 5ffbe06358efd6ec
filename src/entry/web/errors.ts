import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import type { Instant } from '../../platform/clock.ts'
import { databaseIsAway } from '../../platform/db.ts'
import { brokePage, outOfServicePage } from './fault-pages.tsx'
import { lookFor } from './look.ts'
import type { Portal } from './portal.ts'
import { respond } from './respond.tsx'
import type { Route } from './route.ts'

/**
 * The page for a fault of ours. The log gets the error under an id and never what anybody typed or read; the
 * page shows the id. A database that is away is not a bug but a state: 503, and the next request tries again.
 */
export function answerError(
  portal: Portal,
  route: Route | null,
  c: Context,
  now: Instant,
  error: unknown,
): Response {
  const away = databaseIsAway(error)
  const id = randomUUID().slice(0, 8)
  portal.log.error(away ? 'database away' : 'request failed', {
    error_id: id,
    route: route?.path ?? 'no such address',
    method: c.req.method,
    error,
  })
  const request = {
    ...lookFor(portal, c, new URL(c.req.url), null, now),
    params: {},
    origin: null,
    baseUrl: portal.baseUrl,
    query: new URLSearchParams(),
    form: {},
    files: [],
  }
  return away
    ? respond(portal, c, request, outOfServicePage(request.look), { 'Retry-After': '10' })
    : respond(portal, c, request, brokePage(request.look, id))
}
