import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, expectFits, launchBrowser, visit } from './browser.ts'
import { crawl } from './crawl.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

// Two more are in `every-page-in-spanish.e2e.ts`: together they see every view and very different records.
test.each([
  { name: 'a record of 20 years, light, on a desktop', person: 'walter-lindqvist', width: 1280, dark: false },
  { name: 'odd units, dark, on a phone', person: 'priya-nair', width: 390, dark: true },
])('every page is whole, accessible and keeps to itself: $name', view =>
  crawl(browser, { ...view, language: 'en' }),
)

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
