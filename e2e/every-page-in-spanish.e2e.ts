import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { crawl } from './crawl.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

test.each([
  { name: 'light, on the smallest phone', person: 'maria-delgado', width: 320, dark: false },
  { name: 'dark, on a desktop', person: 'jordan-tran', width: 1280, dark: true },
])('every page is whole, accessible and keeps to itself, in Spanish: $name', view =>
  crawl(browser, { ...view, language: 'es' }),
)
