import { type Context, Hono } from 'hono'
import { open } from '../../modules/access/index.ts'
import { holdForm, type Session, sessionOf } from '../../modules/accounts/index.ts'
import type { Instant } from '../../platform/clock.ts'
import { isUuid } from '../../platform/ids.ts'
import type { Answer, PageRequest } from '../../ui/answer.ts'
import { serveAsset } from './assets.ts'
import { answerError } from './errors.ts'
import { noRecordPage } from './fault-pages.tsx'
import { readForm } from './form.ts'
import { answerWith, comesFromElsewhere } from './headers.ts'
import { addHealth } from './health.ts'
import { lookFor } from './look.ts'
import { countRequest } from './metrics.ts'
import type { Portal } from './portal.ts'
import { respond } from './respond.tsx'
import type { Route } from './route.ts'
import { networkAddress, sessionCookie } from './visitor.ts'

/** The whole web side: every address of `routes`, and nothing else, behind the same checks in the same order. */
export function createServer(portal: Portal, routes: readonly Route[]): Hono {
  const app = new Hono()
  addHealth(app, portal)
  app.get('/assets/:file', c => serveAsset(portal, c))
  for (const route of routes) app.on(route.method, route.path, c => handle(portal, route, c))
  app.notFound(c => plainNotThere(portal, c))
  return app
}

async function handle(portal: Portal, route: Route, c: Context): Promise<Response> {
  const started = performance.now()
  const response = await answerSafely(portal, route, c)
  countRequest(route, response.status, performance.now() - started)
  return response
}

async function answerSafely(portal: Portal, route: Route, c: Context): Promise<Response> {
  const now = portal.clock()
  try {
    if (route.method === 'POST' && comesFromElsewhere(c.req.raw, portal.baseUrl))
      return refuse(portal, 403, 'This form came from another site, so it was not taken.')
    const session = await sessionOf(portal.database, portal.secret, sessionCookie(portal, c), now)
    const form = route.method === 'POST' ? await readForm(c) : {}
    if (form === 'too-large') return refuse(portal, 413, 'This form is too large.')
    const url = new URL(c.req.url)
    const request: PageRequest = {
      ...lookFor(portal, c, url, session, now),
      params: c.req.param() as Record<string, string>,
      query: url.searchParams,
      form,
    }
    return respond(portal, c, request, await answerOf(portal, route, c, request, session, now))
  } catch (error) {
    return answerError(portal, route, c, now, error)
  }
}

/** For programs, not for people: no page of ours sends such a form. */
const refuse = (portal: Portal, status: number, why: string): Response =>
  answerWith(portal.https, why, status, { 'Content-Type': 'text/plain; charset=utf-8' })

async function answerOf(
  portal: Portal,
  route: Route,
  c: Context,
  request: PageRequest,
  session: Session | null,
  now: Instant,
): Promise<Answer> {
  const origin = networkAddress(portal, c)
  if (route.who === 'anyone')
    return route.page(request, portal, { origin, headers: c.req.raw.headers, session })
  const target = request.params.id ?? null
  if (target !== null && !isUuid(target)) return { kind: 'not-there' }
  if (session === null) return { kind: 'redirect', to: await signInFirst(portal, c, request, now) }
  if (route.who === 'signed-in') return route.page({ ...request, session }, portal)
  if (session.patient === null) return noRecordPage(request.look)
  const actor = {
    account: session.account,
    session: session.id,
    act: `${route.method} ${route.path}`,
    target,
    origin,
  }
  const opened = await open(portal.database, actor, session.patient, route.permission, now, db =>
    Promise.resolve(route.page(request, db)),
  )
  return opened.opened ? opened.value : { kind: 'not-there' }
}

/**
 * A page is come back to after signing in. So is a form that came too late: it is kept until then, and the
 * answer to it is not a page to come back to.
 */
async function signInFirst(portal: Portal, c: Context, request: PageRequest, now: Instant): Promise<string> {
  const { path } = request.look
  if (c.req.method === 'GET') return path === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path)}`
  const form = { path, fields: request.form }
  const held = await holdForm(portal.database, portal.secret, sessionCookie(portal, c), form, now)
  return held === null ? '/sign-in' : `/sign-in?next=${encodeURIComponent(`/held/${held}`)}`
}

async function plainNotThere(portal: Portal, c: Context): Promise<Response> {
  const now = portal.clock()
  try {
    const url = new URL(c.req.url)
    const session = await sessionOf(portal.database, portal.secret, sessionCookie(portal, c), now)
    const look = lookFor(portal, c, url, session, now)
    const request = { ...look, params: {}, query: url.searchParams, form: {} }
    return respond(portal, c, request, { kind: 'not-there' })
  } catch (error) {
    return answerError(portal, null, c, now, error)
  }
}
