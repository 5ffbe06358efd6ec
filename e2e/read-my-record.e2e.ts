import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectFits, launchBrowser, signInAs, visit } from './browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

const ways = [
  { name: 'on a desktop', width: 1280, scripts: true },
  { name: 'on a phone', width: 390, scripts: true },
  { name: 'on a phone without JavaScript', width: 390, scripts: false },
  { name: 'on the smallest phone without JavaScript', width: 320, scripts: false },
]

describe.each(ways)('$name', way => {
  test('she signs in, opens a result, sees where it lies and how it went, and signs out', async () => {
    const { context, page, faults } = await visit(browser, way)
    await signInAs(page, 'walter-lindqvist')
    expect(await page.locator('h1').count()).toBe(1)
    await page.goto('/records')
    await expectFits(page)
    await page.locator('main a[href="/records/labs"]').first().click()
    await page.waitForURL('**/records/labs')
    await expectFits(page)
    await page.locator('main a[href^="/records/labs/"]:not([href="/records/labs/tests"])').first().click()
    await page.waitForURL(/\/records\/labs\/[0-9a-f-]{36}$/)
    expect(await page.locator('h1').count()).toBe(1)
    await expectFits(page)
    if (way.width < 700) await page.locator('nav.areas summary').click()
    else await page.locator('details.account summary').click()
    await page.locator('form[action="/sign-out"] button:visible').first().click()
    await page.waitForURL('**/sign-in?out')
    await page.goto('/records/labs')
    expect(new URL(page.url()).pathname).toBe('/sign-in')
    expect(faults).toEqual([])
    await context.close()
  })
})

test('she searches her record with a typing mistake and finds it', async () => {
  const { context, page, faults } = await visit(browser, { width: 390, scripts: false })
  await signInAs(page, 'walter-lindqvist')
  await page.goto('/records')
  await page.fill('input[name=q]', 'creatinin')
  await page.locator('form[action="/records/search"] button').click()
  await page.waitForURL(/\/records\/search\/[0-9a-f-]{36}/)
  expect(page.url()).not.toContain('creat')
  expect(await page.locator('main').innerText()).toMatch(/creatinine/i)
  expect(faults).toEqual([])
  await context.close()
})
