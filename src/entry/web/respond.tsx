import { gzipSync } from 'node:zlib'
import type { Context } from 'hono'
import { peekSession } from '../../modules/accounts/index.ts'
import type { Answer, FileAnswer, Page, PageRequest, Stream } from '../../ui/answer.ts'
import { Document } from '../../ui/document.tsx'
import { bytesOf } from '../../ui/markup.ts'
import { notTherePage } from './fault-pages.tsx'
import { answerWith } from './headers.ts'
import type { Portal } from './portal.ts'
import { sessionCookie } from './visitor.ts'

/** An answer as HTTP: a page in its frame, a redirect (303, so that a form is never sent again), a file. */
export function respond(
  portal: Portal,
  c: Context,
  request: PageRequest,
  answer: Answer,
  more: Record<string, string> = {},
): Response {
  const { https } = portal
  switch (answer.kind) {
    case 'page':
      return html(https, c, request, answer, more)
    case 'redirect':
      return answerWith(https, null, 303, { ...more, Location: answer.to }, answer.cookies)
    case 'file':
      return file(https, answer)
    case 'not-there':
      return html(https, c, request, notTherePage(request.look), more)
    case 'stream':
      return stream(portal, c, answer) ?? html(https, c, request, notTherePage(request.look), more)
  }
}

/** Shorter pages gain nothing from compression. */
const worth_compressing_bytes = 1_400

function html(
  https: boolean,
  c: Context,
  request: PageRequest,
  answer: Page,
  more: Record<string, string>,
): Response {
  const { title, aside, body, unread } = answer
  const look = unread === undefined ? request.look : { ...request.look, unread }
  const bytes = bytesOf(Document({ look, title, aside, wrong: answer.status === 422, children: body }))
  const headers: Record<string, string> = {
    ...more,
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Language': look.lang,
    Vary: 'Accept-Encoding, Accept-Language, Cookie',
  }
  const status = answer.status ?? 200
  // Pages carry no secret that an attacker could guess bit by bit from their length (no tokens against forged
  // forms: the browser's own words about the sender do that), so compressing them gives nothing away.
  if (bytes.length < worth_compressing_bytes || !/\bgzip\b/.test(c.req.header('accept-encoding') ?? ''))
    return answerWith(https, bytes, status, headers)
  return answerWith(https, gzipSync(bytes, { level: 3 }), status, { ...headers, 'Content-Encoding': 'gzip' })
}

/**
 * Events for a page that is open, until its session or the right ends: both are asked for each time, which does not count
 * as using the session. Null for whatever asks for something else. Where no process tells any more, 204: not again.
 */
function stream(portal: Portal, c: Context, { of, by, say }: Stream): Response | null {
  const { database, secret, https, clock, live } = portal
  // Of what HEAD asks for nobody would read the events.
  if (c.req.method !== 'GET' || c.req.header('accept') !== 'text/event-stream') return null
  const cookie = sessionCookie(portal, c)
  const ask = async () => {
    const session = await peekSession(database, secret, cookie, clock())
    return session && say(session.unread)
  }
  const body = live?.open({ of, by, ask }) ?? null
  if (body === null) return answerWith(https, null, 204, {})
  return answerWith(https, body, 200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store, no-transform',
    'X-Accel-Buffering': 'no',
  })
}

/** A file out of somebody's record. It may hold anything: no script in it runs, and it is never cached. */
function file(https: boolean, { name, bytes, contentType, inline }: FileAnswer): Response {
  const plainName = name.replace(/[^\w.-]+/g, '_')
  // RFC 8187: these four are no letters of such a name, though encodeURIComponent leaves them.
  const wholeName = encodeURIComponent(name).replace(/['()*]/g, c => `%${c.charCodeAt(0).toString(16)}`)
  return answerWith(https, bytes, 200, {
    'Content-Type': contentType,
    'Content-Disposition': `${inline ? 'inline' : 'attachment'}; filename="${plainName}"; filename*=UTF-8''${wholeName}`,
  })
}
