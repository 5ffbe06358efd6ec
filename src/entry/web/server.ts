import { type Context, Hono } from 'hono'
import { type Actor, type Opened, open, openClinic, type View } from '../../modules/access/index.ts'
import {
  actFor,
  holdForm,
  isSteppedUp,
  peekSession,
  readShown,
  type Session,
  type Shown,
  sessionOf,
} from '../../modules/accounts/index.ts'
import type { Instant } from '../../platform/clock.ts'
import { isUuid, type PatientId } from '../../platform/ids.ts'
import { type Answer, type PageRequest, redirect } from '../../ui/answer.ts'
import { serveAsset } from './assets.ts'
import { answerError } from './errors.ts'
import { noRecordPage, tooLargePage, tooMuchPage } from './fault-pages.tsx'
import { type Form, type NoForm, noForm, readForm, readUpload } from './form.ts'
import { answerWith, comesFromElsewhere } from './headers.ts'
import { addHealth } from './health.ts'
import { lookFor } from './look.ts'
import { countRequest } from './metrics.ts'
import type { Portal } from './portal.ts'
import { respond } from './respond.tsx'
import type { Draw, Route, SignedInRequest } from './route.ts'
import { uploadRoom } from './upload-room.ts'
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
    const url = new URL(c.req.url)
    const { session: known, read } = await arrive(portal, route, c, url, now)
    const form = await formOf(route, c, known)
    if (typeof form === 'string') return withoutForm(portal, route, c, url, known, form, now)
    try {
      const session = await forWhom(portal, route, known, form.fields)
      if (session === 'unsaid') return refuse(portal, 422, 'This form does not say whose record it is for.')
      const request = requestOf(portal, c, url, session, form, now)
      return respond(portal, c, request, await answerOf(portal, route, c, request, session, read, now))
    } finally {
      form.release()
    }
  } catch (error) {
    return answerError(portal, route, c, now, error)
  }
}

/** What a page has read ahead of the record that is open by the viewer's own grants; null where it has to ask. */
type Ahead = Opened<Shown<Draw>> | null

/** Whose session this is; and where the page can say what it will read, that too. */
async function arrive(
  portal: Portal,
  route: Route,
  c: Context,
  url: URL,
  now: Instant,
): Promise<{ session: Session | null; read: Ahead }> {
  const { database, secret } = portal
  const cookie = sessionCookie(portal, c)
  const reading = route.who === 'patient' ? (route.ahead?.(url.searchParams, portal) ?? null) : null
  if (route.who !== 'anyone' && route.unused)
    return { session: await peekSession(database, secret, cookie, now), read: null }
  if (route.who !== 'patient' || reading === null)
    return { session: await sessionOf(database, secret, cookie, now), read: null }
  const asked = { permissions: route.permissions, act: actOf(route), origin: networkAddress(portal, c) }
  return readShown(database, { secret, cookie }, asked, reading, now)
}

/** For the files of all forms that are being answered. */
const room = uploadRoom(256 * 1024 * 1024)

/** Files are kept for somebody who is signed in: a form that is held until then holds what was typed, and no files. */
async function formOf(route: Route, c: Context, session: Session | null): Promise<Form | NoForm> {
  if (route.method === 'GET') return noForm
  return takesFiles(route) ? readUpload(c, room, session !== null) : readForm(c)
}

const takesFiles = (route: Route): boolean => route.who !== 'anyone' && route.uploads === true

/** People choose files that are too large; larger forms than we read come from programs. */
function withoutForm(
  portal: Portal,
  route: Route,
  c: Context,
  url: URL,
  session: Session | null,
  why: NoForm,
  now: Instant,
): Response {
  if (why === 'broken') return refuse(portal, 400, 'This form did not come whole, so it was not taken.')
  if (!takesFiles(route)) return refuse(portal, 413, 'This form is too large.')
  const request = requestOf(portal, c, url, session, noForm, now)
  const draw = why === 'busy' ? tooMuchPage : tooLargePage
  return respond(portal, c, request, draw(request.look), { Connection: 'close' })
}

const actOf = ({ method, path }: Route): string => `${method} ${path}`

/**
 * A form lands on the person whose page it was sent from, whatever was opened since in another tab; and the
 * pages that follow show that person again.
 */
async function forWhom(
  portal: Portal,
  route: Route,
  session: Session | null,
  form: Readonly<Record<string, string>>,
): Promise<Session | null | 'unsaid'> {
  if (session === null || route.method !== 'POST' || route.who !== 'patient' || session.view) return session
  const meant = form.for
  if (meant === undefined) return session.people.length > 1 ? 'unsaid' : session
  if (meant === session.patient) return session
  // Nobody whose record she may open: nothing is opened, as with any other stranger.
  if (!(await actFor(portal.database, session, meant))) return { ...session, patient: null }
  return { ...session, patient: meant as PatientId }
}

function requestOf(
  portal: Portal,
  c: Context,
  url: URL,
  session: Session | null,
  form: Form,
  now: Instant,
): PageRequest {
  return {
    ...lookFor(portal, c, url, session, now),
    params: c.req.param() as Record<string, string>,
    query: url.searchParams,
    form: form.fields,
    files: form.files,
    origin: networkAddress(portal, c),
    baseUrl: portal.baseUrl,
  }
}

/** For programs, not for people: no page of ours sends such a form. */
const refuse = (portal: Portal, status: number, why: string): Response =>
  answerWith(portal.https, why, status, { 'Content-Type': 'text/plain; charset=utf-8' })

const notThere: Answer = { kind: 'not-there' }

async function answerOf(
  portal: Portal,
  route: Route,
  c: Context,
  request: PageRequest,
  session: Session | null,
  read: Ahead,
  now: Instant,
): Promise<Answer> {
  const { origin, params } = request
  if (route.who === 'anyone')
    return route.page(request, portal, { origin, headers: c.req.raw.headers, session })
  const target = params.id ?? params.patient ?? null
  if ([params.id ?? null, params.patient ?? null].some(id => id !== null && !isUuid(id))) return notThere
  if (session === null) return { kind: 'redirect', to: await signInFirst(portal, c, request, now) }
  if (route.stepUp && !isSteppedUp(session, now))
    return { kind: 'redirect', to: await signInFirst(portal, c, request, now, '/step-up') }
  const asked = { ...request, session }
  if (route.who === 'signed-in') return route.page(asked, portal)
  const actor: Actor = {
    account: session.account,
    session: session.id,
    act: actOf(route),
    patient: params.patient ?? null,
    target,
    origin,
    role: session.second_factor === null ? null : session.staff,
  }
  if (read) return read.opened ? read.value.value(asked, read.value) : notThere
  if (route.who === 'patient') return answerPatient(portal, route, asked, actor, now)
  // Staff always come with a second factor; without one there is no workspace.
  if (!actor.role) return notThere
  const { database } = portal
  const opened =
    route.who === 'clinic'
      ? await openClinic(database, actor, route.permission, now, async db => route.page(asked, db, portal))
      : await open(
          database,
          { ...actor, view: { kind: 'staff' } },
          (params.patient ?? '') as PatientId,
          route.permissions,
          now,
          async db => route.page(asked, db, portal),
        )
  return opened.opened ? opened.value : notThere
}

/** A page of the patient whose record is open: by the viewer's own grants, or in a view, which is for reading only. */
async function answerPatient(
  portal: Portal,
  route: Extract<Route, { who: 'patient' | 'staff-patient' }>,
  request: SignedInRequest,
  actor: Actor,
  now: Instant,
): Promise<Answer> {
  const { patient, view, staff } = request.session
  if (view && route.method === 'POST' && !looksHere(route, request)) return notThere
  if (patient === null) return staff && route.path === '/' ? redirect('/staff') : noRecordPage(request.look)
  const opened = await open(
    portal.database,
    { ...actor, view: viewOf(view) },
    patient,
    route.permissions,
    now,
    async db => route.page(request, db, portal),
  )
  return opened.opened ? opened.value : notThere
}

/** A form that only looks, from a page of the person who is viewed: in no view does one look at somebody else. */
const looksHere = (
  { looks }: Extract<Route, { who: 'patient' | 'staff-patient' }>,
  { form, session }: SignedInRequest,
): boolean => looks === true && (form.for === undefined || form.for === session.patient)

const viewOf = (view: Session['view']): View => {
  if (view === null) return { kind: 'own' }
  return view.kind === 'preview' ? { kind: 'preview', grant: view.grant ?? '' } : { kind: view.kind }
}

/**
 * A page is come back to after signing in. So is a form that came too late: it is kept until then, and the
 * answer to it is not a page to come back to.
 */
async function signInFirst(
  portal: Portal,
  c: Context,
  request: PageRequest,
  now: Instant,
  page = '/sign-in',
): Promise<string> {
  const { path } = request.look
  if (c.req.method === 'GET') return path === '/' ? page : `${page}?next=${encodeURIComponent(path)}`
  const form = { path, fields: request.form }
  const held = await holdForm(portal.database, portal.secret, sessionCookie(portal, c), form, now)
  return held === null ? page : `${page}?next=${encodeURIComponent(`/held/${held}`)}`
}

async function plainNotThere(portal: Portal, c: Context): Promise<Response> {
  const now = portal.clock()
  try {
    const session = await sessionOf(portal.database, portal.secret, sessionCookie(portal, c), now)
    return respond(portal, c, requestOf(portal, c, new URL(c.req.url), session, noForm, now), notThere)
  } catch (error) {
    return answerError(portal, null, c, now, error)
  }
}
