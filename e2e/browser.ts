import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expect, inject } from 'vitest'
import { demoSignIns } from '../demo/index.ts'

export { launchBrowser } from '../test/browser.ts'

export type Visitor = {
  width?: number
  dark?: boolean
  scripts?: boolean
  language?: 'en' | 'es'
}

/** A visitor with an empty browser. Everything that a page must never do is noted in `faults`. */
export async function visit(
  browser: Browser,
  { width = 1280, dark = false, scripts = true, language = 'en' }: Visitor = {},
): Promise<{ context: BrowserContext; page: Page; faults: string[] }> {
  const { url } = inject('demo')
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width, height: 800 },
    colorScheme: dark ? 'dark' : 'light',
    javaScriptEnabled: scripts,
    locale: language === 'es' ? 'es-US' : 'en-US',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('request', request => {
    if (!request.url().startsWith(url) && !request.url().startsWith('data:'))
      faults.push(`asks ${request.url()}`)
  })
  page.on('console', message => {
    if (['error', 'warning'].includes(message.type())) faults.push(`console: ${message.text()}`)
  })
  page.on('pageerror', error => faults.push(`script: ${error.message}`))
  return { context, page, faults }
}

export const demoPerson = (patient: string) => {
  const found = demoSignIns.find(person => person.patient === patient)
  if (!found) throw new Error(`the demo has no sign-in for ${patient}`)
  return found
}

/** Signs in by the form, as the person would. */
export async function signInAs(page: Page, patient: string): Promise<void> {
  const { email, password } = demoPerson(patient)
  await page.goto('/sign-in')
  await page.fill('#email', email)
  await page.fill('#password', password)
  await page.click('main button[type=submit]')
  await page.waitForURL(address => address.pathname !== '/sign-in')
}

/** WCAG 2.2 A and AA, and axe's best practices, with nothing left out. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const found = violations.map(
    v =>
      `${v.id}: ${v.help} (${v.nodes
        .map(n => n.target.join(' '))
        .slice(0, 3)
        .join(', ')})`,
  )
  expect(found, `${page.url()} as axe sees it`).toEqual([])
}

/** Nothing is wider than the window: no sideways scrolling. */
export async function expectFits(page: Page): Promise<void> {
  const [inner, outer] = (await page.evaluate(
    '[document.documentElement.scrollWidth, window.innerWidth]',
  )) as [number, number]
  expect(inner, `${page.url()} is wider than the window`).toBeLessThanOrEqual(outer)
}
