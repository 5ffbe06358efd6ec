import { gzipSync } from 'node:zlib'
import type { Context } from 'hono'
import type { Answer, FileAnswer, Page, PageRequest } from '../../ui/answer.ts'
import { Document } from '../../ui/document.tsx'
import { notTherePage } from './fault-pages.tsx'

/** An answer as HTTP: a page in its frame, a redirect (303, so that a form is never sent again), a file. */
export function respond(c: Context, request: PageRequest, answer: Answer): Response {
  switch (answer.kind) {
    case 'page':
      return html(c, request, answer)
    case 'redirect': {
      const headers = new Headers({ Location: answer.to })
      for (const cookie of answer.cookies ?? []) headers.append('Set-Cookie', cookie)
      return new Response(null, { status: 303, headers })
    }
    case 'file':
      return file(answer)
    case 'not-there':
      return html(c, request, notTherePage(request.look))
  }
}

/** Shorter pages gain nothing from compression. */
const worth_compressing_bytes = 1_400

function html(c: Context, { look }: PageRequest, answer: Page): Response {
  const document = (
    <Document look={look} title={answer.title} aside={answer.aside} wrong={answer.status === 422}>
      {answer.body}
    </Document>
  )
  const text = document.toString()
  const headers: Record<string, string> = {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Language': look.lang,
    Vary: 'Accept-Encoding, Accept-Language, Cookie',
  }
  const status = answer.status ?? 200
  // Pages carry no secret that an attacker could guess bit by bit from their length (no tokens against forged
  // forms: the browser's own words about the sender do that), so compressing them gives nothing away.
  if (text.length < worth_compressing_bytes || !/\bgzip\b/.test(c.req.header('accept-encoding') ?? ''))
    return new Response(text, { status, headers })
  headers['Content-Encoding'] = 'gzip'
  return new Response(new Uint8Array(gzipSync(text, { level: 4 })), { status, headers })
}

/** A file out of somebody's record. It may hold anything: no script in it runs, and it is never cached. */
function file(answer: FileAnswer): Response {
  const plainName = answer.name.replace(/[^\w.-]+/g, '_')
  return new Response(answer.bytes, {
    headers: {
      'Content-Type': answer.contentType,
      'Content-Length': String(answer.bytes.byteLength),
      'Content-Disposition': `${answer.inline ? 'inline' : 'attachment'}; filename="${plainName}"; filename*=UTF-8''${encodeURIComponent(answer.name)}`,
    },
  })
}
