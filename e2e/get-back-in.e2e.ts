import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, expectFits, launchBrowser, visit } from './browser.ts'
import {
  enter,
  enterDate,
  giveAccount,
  hire,
  linkIn,
  mailTo,
  password,
  path,
  press,
  takeIn,
} from './clinic.ts'

const email = 'back-nora@example.org'
const newPassword = 'eleven green kites in june'

let browser: Browser
let signInAsStaff: ReturnType<typeof hire>
/** Reads the mail, in all journeys: a code of the app works once. */
let admin: Page
beforeAll(async () => {
  browser = await launchBrowser()
  takeIn('back', [
    {
      resourceType: 'Patient',
      id: 'back-nora',
      name: [{ family: 'Tully', given: ['Nora'] }],
      birthDate: '1948-10-02',
      telecom: [{ system: 'email', value: email }],
    },
  ])
  giveAccount('back-nora', email)
  signInAsStaff = hire('back', ['front-desk', 'administrator'])
  admin = (await visit(browser)).page
  await signInAsStaff(admin, 'administrator')
})
afterAll(() => browser.close())

test('she changes her e-mail address by the link in her mail, and signs out everywhere else', async () => {
  const away = await visit(browser)
  await enter(away.page, email)
  const { context, page, faults } = await visit(browser, { width: 390, scripts: false })
  await enter(page, email)
  await page.goto('/account/email')
  await page.fill('#email', 'back-new@example.org')
  await press(page)
  expect(await page.innerText('main')).toContain('Until then you go on signing in with the address')

  await page.goto(linkIn(await mailTo(admin, 'back-new@example.org', 'Confirm')))
  await press(page)
  expect(path(page)).toBe('/account/security')
  expect(await page.innerText('.notice')).toContain('Your e-mail address is changed')
  await expectFits(page)
  await page.click('text=Sign out all other devices')
  expect(await page.innerText('.notice')).toContain('All other devices are signed out')
  await away.page.goto('/records')
  expect(path(away.page)).toBe('/sign-in')

  // Whoever still reads the old address can undo it, and then everybody is out.
  const mail = await mailTo(admin, email, 'new e-mail address')
  await away.page.goto(linkIn(mail))
  await expectAccessible(away.page)
  await press(away.page)
  await page.goto('/records')
  expect(path(page)).toBe('/sign-in')
  expect(faults).toEqual([])
  await away.context.close()
  await context.close()
})

test('who can prove nothing any more gets a code from the front desk, and with it a new password', async () => {
  const her = await visit(browser, { width: 320, dark: true })
  await her.page.goto('/sign-in')
  await her.page.click('text=I cannot get in')
  await expectAccessible(her.page)
  await expectFits(her.page)

  const desk = await visit(browser)
  await signInAsStaff(desk.page, 'front-desk')
  await desk.page.click('text=Lost access')
  await desk.page.fill('#email', email)
  await press(desk.page)
  await expectAccessible(desk.page)
  await desk.page.locator('main input[type=radio]').first().check()
  await press(desk.page)
  await expectAccessible(desk.page)
  const [code = ''] = /\b\w{4}(?:-\w{4}){3}\b/.exec(await desk.page.innerText('main')) ?? []

  await her.page.click('a[href="/recover/code"]')
  await her.page.fill('#code', code.toLowerCase())
  await her.page.fill('#email', email)
  await her.page.fill('#password', newPassword)
  await press(her.page)
  expect(path(her.page)).toBe('/recover/done')
  await expectAccessible(her.page)
  await her.page.goto('/sign-in')
  await her.page.fill('#email', email)
  await her.page.fill('#password', password)
  await press(her.page)
  expect(await her.page.locator('.error-summary').count()).toBe(1)
  await her.page.fill('#password', newPassword)
  await press(her.page)
  await her.page.waitForURL(address => address.pathname === '/')
  for (const one of [her, desk]) await one.context.close()
})

test('by the link in her mail and her birth date she chooses a new password', async () => {
  const { context, page } = await visit(browser, { scripts: false, width: 390 })
  await page.goto('/recover')
  await page.fill('#email', email)
  await press(page)
  const mail = await mailTo(admin, email, 'Getting back')
  await page.goto(linkIn(mail))
  await enterDate(page, 'born', '1948-10-03')
  await page.fill('#password', password)
  await press(page)
  expect(await page.locator('.error-summary').count()).toBe(1)
  await enterDate(page, 'born', '1948-10-02')
  await page.fill('#password', password)
  await press(page)
  expect(path(page)).toBe('/recover/done')
  await enter(page, email)
  expect(path(page)).toBe('/')
  await context.close()
})
