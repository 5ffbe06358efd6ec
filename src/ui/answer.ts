import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Lang, Look } from './page.ts'

/** What a page is asked with. The entry has checked who asks; a page only reads this and draws. */
export type PageRequest = {
  readonly look: Look
  /** Network address the request came from; null where there is none. */
  readonly origin: string | null
  /** The portal's public address, for links in mails. */
  readonly baseUrl: string
  readonly lang: Lang
  /** Parts of the address: `id` of `/records/labs/:id`. Ids are uuids here; others never reach a page. */
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  /** Fields of a posted form; the last one wins where a name comes twice. Empty on GET. */
  readonly form: Readonly<Record<string, string>>
  /** What came with a form at an address that takes files; else none. Of what is in them nothing is known. */
  readonly files: readonly UploadedFile[]
}

/** A file as a browser sent it, in the `field` of its form, under the `name` that the sender's device gave it. */
export type UploadedFile = { readonly field: string; readonly name: string; readonly bytes: Uint8Array }

/** What a page answers. The entry turns it into HTTP: frame, headers, status. */
export type Answer = Page | Redirect | NotThere | FileAnswer | Stream

export type Page = {
  readonly kind: 'page'
  readonly title: string
  readonly body: JSX.Element
  /** Above the main content: breadcrumb, links of the area. */
  readonly aside?: JSX.Element | undefined
  /** 200 if left out; 413 for too large a form, 422 for wrong input, 429 for too many tries. */
  readonly status?: undefined | 200 | 401 | 404 | 413 | 422 | 429 | 500 | 503
  /** How many threads are unread now, where this page has changed that. */
  readonly unread?: number | undefined
}

export type Redirect = {
  readonly kind: 'redirect'
  readonly to: string
  /** Whole Set-Cookie lines. */
  readonly cookies?: readonly string[]
}

/** Not there, or not this viewer's: the same 404. */
export type NotThere = { readonly kind: 'not-there' }

export type FileAnswer = {
  readonly kind: 'file'
  readonly name: string
  readonly contentType: string
  readonly bytes: Uint8Array<ArrayBuffer>
  /** True to open it in the browser, false to save it. */
  readonly inline: boolean
}

/**
 * What is new, told while a page is open (server-sent events). `of` is whom it is about, `by` whose session listens;
 * `say` says in one line how things stand now, from how much is unread by whose it is, and null where it is no longer the viewer's to know.
 */
export type Stream = {
  readonly kind: 'stream'
  readonly of: string
  readonly by: string
  readonly say: (unread: Readonly<Record<string, number>>) => string | null
}

export const page = (
  title: string,
  body: JSX.Element,
  more: Pick<Page, 'status' | 'aside' | 'unread'> = {},
): Page => ({ kind: 'page', title, body, ...more })

export const redirect = (to: string, cookies: readonly string[] = []): Redirect => ({
  kind: 'redirect',
  to,
  cookies,
})

export const notThere: NotThere = { kind: 'not-there' }
