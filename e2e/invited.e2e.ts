import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, expectFits, launchBrowser, visit } from './browser.ts'
import { enterDate, hire, mailTo, password, path, press, takeIn } from './clinic.ts'

const born = '1948-03-09'

let browser: Browser
let signInAsStaff: ReturnType<typeof hire>
beforeAll(async () => {
  browser = await launchBrowser()
  takeIn(
    'invited',
    ['Rosa', 'Ida'].map(given => ({
      resourceType: 'Patient',
      id: `invited-${given.toLowerCase()}`,
      name: [{ family: 'Marlow', given: [given] }],
      birthDate: born,
      identifier: [{ type: { coding: [{ code: 'MR' }] }, value: `INV-${given.toLowerCase()}` }],
      telecom: [{ system: 'email', value: `invited-${given.toLowerCase()}@example.org` }],
    })),
  )
  signInAsStaff = hire('invited', ['front-desk', 'administrator'])
})
afterAll(() => browser.close())

async function chooseSignIn(page: Page, email: string) {
  expect(path(page)).toBe('/invitation/accept')
  await expectFits(page)
  await page.fill('#email', email)
  await page.fill('#password', password)
  await press(page)
  expect(path(page)).toBe('/')
  expect(await page.locator('.notice').innerText()).toContain(email)
}

test('the front desk invites her, hands her the letter, and she comes in with its code, without JavaScript', async () => {
  const desk = await visit(browser)
  await signInAsStaff(desk.page, 'front-desk')
  await desk.page.goto('/staff/patients')
  await desk.page.fill('#q', 'Marlow Rosa')
  await press(desk.page)
  await desk.page.click('main table a')
  await desk.page.click('text=Invite this person')
  await expectAccessible(desk.page)
  await desk.page.fill('#email', '')
  await desk.page.check('input[name=language][value=es]')
  await press(desk.page)
  await expectAccessible(desk.page)
  await desk.page.click('text=Letter to print')
  await expectAccessible(desk.page)
  const code = await desk.page.locator('.letter .code').innerText()

  const her = await visit(browser, { scripts: false, width: 320, dark: true, language: 'es' })
  await her.page.goto('/sign-in')
  await her.page.click('a[href="/invitation"]')
  await expectFits(her.page)
  await her.page.fill('#code', '1234 5678')
  await enterDate(her.page, 'born', born)
  await press(her.page)
  expect(await her.page.locator('.error-summary').count()).toBe(1)
  expect(await her.page.inputValue('#born-year')).toBe('1948')
  await her.page.fill('#code', code.toLowerCase().replaceAll('-', ' '))
  await press(her.page)
  await chooseSignIn(her.page, 'rosa.marlow@example.org')
  await expectFits(her.page)

  await desk.page.goto('/staff/invitations')
  expect(await desk.page.locator('tr:has-text("Marlow")').innerText()).toContain('Accepted')
  expect(desk.faults).toEqual([])
  await desk.context.close()
  await her.context.close()
})

test('she signs herself up, and enters the code that came to the address on record', async () => {
  const her = await visit(browser)
  await her.page.goto('/sign-in')
  await her.page.click('a[href="/sign-up"]')
  await expectAccessible(her.page)
  await her.page.fill('#name', 'ida marlow')
  await enterDate(her.page, 'born', born)
  await her.page.fill('#number', 'inv ida')
  await press(her.page)
  await expectAccessible(her.page)

  // Without a mail server its mail can be read by those who may.
  const admin = await visit(browser)
  await signInAsStaff(admin.page, 'administrator')
  const mail = await mailTo(admin.page, 'invited-ida@example.org', '')
  const code = /\b\d{8}\b/.exec(mail)?.[0] ?? ''

  await her.page.fill('#code', code)
  await press(her.page)
  expect(await her.page.inputValue('#email')).toBe('invited-ida@example.org')
  await expectAccessible(her.page)
  await chooseSignIn(her.page, 'invited-ida@example.org')
  expect(her.faults).toEqual([])
  await her.context.close()
  await admin.context.close()
})
