import { routes } from '../src/routes.ts'
import type { TestPortal } from './portal.ts'

/** A page as a reader meets it. */
export type Seen = {
  path: string
  status: number
  html: string
  /** What stands in `<main>`, without the raw form of resources. */
  text: string
  links: string[]
}

const main = /<main\b[^>]*>([\s\S]*)<\/main>/
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

const decoded = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (name) return entities[name] ?? whole
    return String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex, 16))
  })

/** Text of some HTML: without tags, and blocks apart from each other by a space. */
const textOf = (html: string): string =>
  decoded(
    html
      .replace(/<(script|style|svg)\b[\s\S]*?<\/\1>/g, ' ')
      .replace(/<pre class="original"[\s\S]*?<\/pre>/g, ' ')
      // Words that stand in a line with others are not parted by their tag.
      .replace(/<\/?(?:a|b|em|strong|span|small|abbr|sub|sup|time|bdi)\b[^>]*>/g, '')
      .replace(/<[^>]+>/g, ' '),
  )
    .replace(/\s+/g, ' ')
    .trim()

export async function look(
  t: TestPortal,
  cookie: string,
  path: string,
  lang: 'en' | 'es' = 'en',
): Promise<Seen> {
  const response = await t.ask(path, { cookie, headers: { 'accept-language': lang } })
  const type = response.headers.get('content-type') ?? ''
  const html = type.startsWith('text/html') ? await response.text() : ''
  const inner = main.exec(html)?.[1] ?? ''
  const links = [...inner.matchAll(/\shref="([^"]+)"/g)].map(found => decoded(found[1] ?? ''))
  return { path, status: response.status, html, text: textOf(inner), links }
}

/** The pages of a record. Who may see it and who looked are none: they have no lists of what the clinic sent. */
const pages = routes.filter(
  ({ method, path, who }) => method === 'GET' && who === 'patient' && /^\/(records|$)/.test(path),
)

/** The lists of a record: every address of its pages that needs no id. */
const lists = pages.filter(({ path }) => !path.includes(':')).map(({ path }) => path)

const patterns = pages.map(({ path }) => ({
  path,
  shape: new RegExp(`^${path.replaceAll(/:[^/]+/g, '[^/]+')}$`),
}))

/** The address of `routes.ts` that serves a path. A list's own address goes before one with an id in its place. */
const patternOf = (path: string): string | null =>
  patterns
    .filter(({ shape }) => shape.test(path))
    .sort((a, b) => Number(a.path.includes(':')) - Number(b.path.includes(':')))[0]?.path ?? null

/** What turns over a list; anything else in a query only narrows it. */
const turning = new Set(['page', 'kind', 'view'])

function worthFollowing(href: string): string | null {
  if (!href.startsWith('/')) return null
  const { pathname, searchParams } = new URL(href, 'http://x')
  if (patternOf(pathname) === null || pathname.startsWith('/records/search')) return null
  const kept = [...searchParams].filter(([name]) => turning.has(name))
  // A filter with a page number leads into a part of a list that is read whole anyway.
  if (kept.length !== searchParams.size) return null
  const query = new URLSearchParams(kept).toString()
  return query === '' ? pathname : `${pathname}?${query}`
}

/**
 * Reads a record from its lists on, by following links, each page once. Of each address with an id no more
 * than `most` pages are read (of "everything else" as many of each kind), and files are left.
 */
export async function walkRecord(
  t: TestPortal,
  cookie: string,
  most = Number.POSITIVE_INFINITY,
): Promise<Seen[]> {
  const waiting = [...lists]
  const known = new Set(waiting)
  const counts = new Map<string, number>()
  const seen: Seen[] = []
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const page = await look(t, cookie, path)
    seen.push(page)
    for (const link of page.links) {
      const next = worthFollowing(link)
      if (next === null || known.has(next)) continue
      const pattern = patternOf(new URL(next, 'http://x').pathname) ?? ''
      if (pattern.endsWith('/file/:n')) continue
      const sort = `${pattern} ${/kind=[\w-]+/.exec(path)?.[0] ?? ''}`
      const count = (counts.get(sort) ?? 0) + 1
      if (pattern.includes(':') && count > most) continue
      counts.set(sort, count)
      known.add(next)
      waiting.push(next)
    }
  }
  return seen
}
