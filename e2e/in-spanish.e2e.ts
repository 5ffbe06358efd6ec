import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, signInAs, visit } from './browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

test('whoever reads Spanish gets every page in Spanish, also after changing it by hand', async () => {
  const { context, page, faults } = await visit(browser, { language: 'es', width: 390, scripts: false })
  await page.goto('/sign-in')
  expect(await page.locator('h1').innerText()).toBe('Iniciar sesión')
  await signInAs(page, 'carmen-herrera')
  await page.goto('/records')
  expect(await page.locator('h1').innerText()).toBe('Su expediente')
  await page.locator('form.language button[value=en]').click()
  await page.waitForURL('**/records')
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  // The choice belongs to the account, not only to this browser.
  await context.clearCookies()
  await signInAs(page, 'carmen-herrera')
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  await page.locator('form.language button[value=es]').click()
  expect(await page.locator('html').getAttribute('lang')).toBe('es')
  expect(faults).toEqual([])
  await context.close()
})
