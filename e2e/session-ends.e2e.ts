import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, launchBrowser, signInAs, visit } from './browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

test('she is warned before her session ends, can stay, and keeps what she typed when it does end', async () => {
  const { context, page, faults } = await visit(browser)
  await page.clock.install()
  await signInAs(page, 'denise-washington')
  await page.goto('/records')
  await page.fill('input[name=q]', 'half a word')
  await page.clock.fastForward('28:30')
  const warning = page.locator('session-timeout dialog[data-part=warn]')
  await warning.waitFor({ state: 'visible' })
  await expectAccessible(page)
  await warning.locator('button').click()
  await warning.waitFor({ state: 'hidden' })
  await page.clock.fastForward('31:00')
  await page.locator('session-timeout dialog[data-part=ended]').waitFor({ state: 'visible' })
  expect(new URL(page.url()).pathname).toBe('/records')
  expect(await page.inputValue('input[name=q]')).toBe('half a word')
  await expectAccessible(page)
  expect(faults).toEqual([])
  await context.close()
})
