import type { Browser, Cookie, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoStaff } from '../demo/index.ts'
import { clinicMay, type Role } from '../src/modules/access/index.ts'
import { routes } from '../src/routes.ts'
import { expectAccessible, expectFits, launchBrowser, signInAs, visit } from './browser.ts'
import { command } from './command.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

const signedIn = new Map<Role, Cookie[]>()

/** As one of the demo's staff, with the code of the moment. A code counts once, so each signs in once. */
async function signInAsStaff(page: Page, role: Role): Promise<void> {
  const known = signedIn.get(role)
  if (known) await page.context().addCookies(known)
  else await enterCode(page, role)
  signedIn.set(role, await page.context().cookies())
  await page.goto('/staff')
}

async function enterCode(page: Page, role: Role): Promise<void> {
  const member = demoStaff.find(one => one.role === role)
  if (!member) throw new Error(`the demo has no ${role}`)
  await page.goto('/sign-in')
  await page.fill('#email', member.email)
  await page.fill('#password', member.password)
  await page.click('main button.button-primary')
  await page.waitForURL('**/sign-in/second**')
  await page.fill('input[name=code]', command('staff', 'code', '--email', member.email))
  await page.click('main button.button-primary')
  await page.waitForURL('**/staff')
}

const findPatient = async (page: Page, words: string) => {
  await page.goto('/staff/patients')
  await page.fill('#q', words)
  await page.click('main button[type=submit]')
  await page.click('main table a')
}

const views = [
  { role: 'administrator', width: 1280, dark: false, language: 'en' },
  { role: 'records', width: 390, dark: true, language: 'es' },
  { role: 'front-desk', width: 320, dark: false, language: 'en' },
] as const

test.each(views)('every page of the workspace is accessible: $role, $width px', async view => {
  const { context, page, faults } = await visit(browser, view)
  await signInAsStaff(page, view.role)
  const mine = routes.filter(
    route =>
      route.who === 'clinic' &&
      route.method === 'GET' &&
      !route.path.includes(':') &&
      !route.path.endsWith('/file') &&
      clinicMay(view.role).includes(route.permission),
  )
  expect(mine.length).toBeGreaterThan(2)
  for (const { path } of mine) {
    const response = await page.goto(path)
    expect(response?.status(), path).toBe(200)
    expect(await page.locator('h1').count(), `${path} has one h1`).toBe(1)
    await expectFits(page)
    await expectAccessible(page)
  }
  expect(faults).toEqual([])
  await context.close()
})

test('a nurse opens a record in an emergency, without JavaScript; the patient reads who and why; it is reviewed', async () => {
  const reason = `Collapsed at the desk ${Date.now()}`
  const nurse = await visit(browser, { scripts: false })
  await signInAsStaff(nurse.page, 'nurse')
  await findPatient(nurse.page, 'nair priya')
  await nurse.page.fill('#emergency', reason)
  await nurse.page.click('button.button-danger')
  await nurse.page.waitForURL('**/records')
  expect(await nurse.page.textContent('.acting-for')).toContain('in an emergency')
  await nurse.page.goto('/records/allergies')
  await nurse.context.close()

  const priya = await visit(browser, { width: 390 })
  await signInAs(priya.page, 'priya-nair')
  await priya.page.goto('/who-looked')
  const seen = await priya.page.textContent('main')
  expect(seen).toContain('Grace Bello')
  expect(seen).toContain(reason)
  await expectAccessible(priya.page)
  await priya.context.close()

  const records = await visit(browser)
  await signInAsStaff(records.page, 'records')
  await records.page.click('a[href="/staff/emergencies"]')
  const card = records.page.locator('article', { hasText: reason })
  await card.locator('input[value=right]').check()
  await card.locator('button').click()
  await records.page.waitForURL('**/staff/emergencies?saved')
  await expectAccessible(records.page)
  await records.context.close()
})
