import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPerson, launchBrowser, visit } from './browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

/** What has the focus, by its text or name, and whether one can see that it has. */
const focused = (page: Page) =>
  page.evaluate(`(() => {
    const e = document.activeElement
    const style = getComputedStyle(e)
    return { text: (e.getAttribute('aria-label') ?? e.innerText ?? '').trim(), id: e.id, tag: e.tagName,
      seen: style.outlineStyle !== 'none' || style.boxShadow !== 'none' }
  })()`) as Promise<{ text: string; id: string; tag: string; seen: boolean }>

/** Tabs on until the focus is where `there` says; every stop on the way must be visible. */
async function tabTo(
  page: Page,
  there: (at: { text: string; id: string; tag: string }) => boolean,
): Promise<void> {
  for (let steps = 0; steps < 80; steps += 1) {
    await page.keyboard.press('Tab')
    const at = await focused(page)
    expect(at.seen, `the focus on ${at.tag} “${at.text}” cannot be seen`).toBe(true)
    if (there(at)) return
  }
  throw new Error('the keyboard never got there')
}

test('signing in and opening results needs no mouse', async () => {
  const { context, page, faults } = await visit(browser)
  const { email, password } = demoPerson('maria-delgado')
  await page.goto('/sign-in')
  await page.keyboard.press('Tab')
  expect((await focused(page)).text).toMatch(/skip to main content/i)
  await tabTo(page, at => at.id === 'email')
  await page.keyboard.type(email)
  await tabTo(page, at => at.id === 'password')
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')
  await page.waitForURL(address => address.pathname === '/')
  await page.goto('/records')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await tabTo(page, at => at.tag === 'A')
  expect(new URL(page.url()).hash).toBe('#main')
  expect(faults).toEqual([])
  await context.close()
})

test('a wrong form takes the focus to what is wrong', async () => {
  const { context, page } = await visit(browser)
  await page.goto('/sign-in')
  await page.click('main button[type=submit]')
  await page.waitForSelector('.error-summary')
  expect(await page.evaluate('document.activeElement.className')).toContain('error-summary')
  expect(await page.title()).toMatch(/^Error/)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  expect(await page.evaluate('document.activeElement.id')).toBe('email')
  await context.close()
})
