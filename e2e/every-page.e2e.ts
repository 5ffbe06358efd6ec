import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { routes } from '../src/routes.ts'
import { expectAccessible, expectFits, launchBrowser, signInAs, visit } from './browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

/** Pages of one address pattern that one crawl looks at: the first, and some that links lead to. */
const most_of_a_kind = 2

/** Files to save, events, and pages that are there only within a step of something. */
const notAlone = /\/(file|calendar|events)$|^\/invitation\/accept$|^\/who-looked\/ask$/

/** The pattern of `routes.ts` that serves a path. */
const patternOf = (path: string): string | null =>
  routes.find(
    route =>
      route.method === 'GET' && new RegExp(`^${route.path.replaceAll(/:[^/]+/g, '[^/]+')}$`).test(path),
  )?.path ?? null

/** Each crawl is one person in one view; together they see every view and very different records. */
const crawls = [
  {
    name: 'a record of 20 years, light, on a desktop',
    person: 'walter-lindqvist',
    width: 1280,
    dark: false,
    language: 'en',
  },
  { name: 'odd units, dark, on a phone', person: 'priya-nair', width: 390, dark: true, language: 'en' },
  {
    name: 'in Spanish, light, on the smallest phone',
    person: 'maria-delgado',
    width: 320,
    dark: false,
    language: 'es',
  },
  { name: 'in Spanish, dark, on a desktop', person: 'jordan-tran', width: 1280, dark: true, language: 'es' },
] as const

test.each(crawls)('every page is whole, accessible and keeps to itself: $name', async view => {
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
})

test('pages without a session are accessible and keep to themselves', async () => {
  for (const dark of [false, true]) {
    const { context, page, faults } = await visit(browser, { dark, width: 390 })
    for (const path of ['/sign-in', '/sign-in?out', '/sign-in?next=%2Frecords', '/no-such-page']) {
      await page.goto(path)
      await expectAccessible(page)
      await expectFits(page)
    }
    await page.goto('/sign-in')
    await page.click('main button[type=submit]')
    await page.waitForSelector('.error-summary')
    await expectAccessible(page)
    expect(faults.filter(fault => !fault.includes('404') && !fault.includes('422'))).toEqual([])
    await context.close()
  }
})
