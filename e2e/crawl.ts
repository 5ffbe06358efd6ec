import type { Browser } from 'playwright-core'
import { expect } from 'vitest'
import { routes } from '../src/routes.ts'
import { expectAccessible, expectFits, signInAs, type Visitor, visit } from './browser.ts'

/** Pages of one address pattern that one crawl looks at: the first, and some that links lead to. */
const most_of_a_kind = 2

/** Files, events, and pages that are there only within a step of something. */
const notAlone = /\/(file|calendar|events)$|^\/messages\/files\/|^\/invitation\/accept$|^\/who-looked\/ask$/

/** The pattern of `routes.ts` that serves a path. */
const patternOf = (path: string): string | null =>
  routes.find(
    route =>
      route.method === 'GET' && new RegExp(`^${route.path.replaceAll(/:[^/]+/g, '[^/]+')}$`).test(path),
  )?.path ?? null

/** Every page that this person reaches, in this view: whole, accessible, in one language, asking nobody else. */
export async function crawl(
  browser: Browser,
  view: Visitor & { person: string; language: 'en' | 'es' },
): Promise<void> {
  const { context, page, faults } = await visit(browser, view)
  await signInAs(page, view.person)
  const waiting = [
    '/',
    '/account',
    ...routes
      .filter(
        r => r.method === 'GET' && !r.path.includes(':') && r.who !== 'clinic' && !notAlone.test(r.path),
      )
      .map(r => r.path),
  ]
  const seen = new Set<string>()
  const counts = new Map<string, number>()
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const { pathname } = new URL(path, 'http://x')
    const pattern = patternOf(pathname)
    if (pattern === null || pattern.endsWith('/file/:n') || notAlone.test(pattern) || seen.has(path)) continue
    if ((counts.get(pattern) ?? 0) >= most_of_a_kind) continue
    seen.add(path)
    counts.set(pattern, (counts.get(pattern) ?? 0) + 1)
    const response = await page.goto(path)
    expect(response?.status(), path).toBe(200)
    expect(await page.locator('h1').count(), `${path} has one h1`).toBe(1)
    expect(await page.locator('html').getAttribute('lang')).toBe(view.language)
    await expectFits(page)
    // Pages of one kind are built alike: axe looks at one of them, for it takes its time.
    if (counts.get(pattern) === 1) await expectAccessible(page)
    const links = (await page.evaluate(
      `[...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href'))`,
    )) as string[]
    waiting.push(...links.filter(link => link.startsWith('/')))
  }
  expect(faults).toEqual([])
  await context.close()
}
