import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { base32 } from '@better-auth/utils/base32'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeAt, stepOf } from '../src/modules/accounts/second-factor/totp.ts'
import { systemClock } from '../src/platform/clock.ts'
import { expectAccessible, expectFits, launchBrowser, visit } from './browser.ts'
import { command } from './command.ts'

const password = 'seven quiet boats at noon'

let browser: Browser
/** Of each member of staff, the shared secret of the authenticator app. */
const secrets = new Map<string, string>()
beforeAll(async () => {
  browser = await launchBrowser()
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-invited-'))
  const patients = ['rosa', 'ida'].map(id => ({
    resourceType: 'Patient',
    id: `invited-${id}`,
    name: [{ family: 'Marlow', given: [id === 'rosa' ? 'Rosa' : 'Ida'] }],
    birthDate: '1948-03-09',
    identifier: [{ type: { coding: [{ code: 'MR' }] }, value: `INV-${id}` }],
    telecom: [{ system: 'email', value: `invited-${id}@example.org` }],
  }))
  const bundle = {
    resourceType: 'Bundle',
    type: 'collection',
    entry: patients.map(resource => ({ resource })),
  }
  writeFileSync(join(folder, 'export.json'), JSON.stringify(bundle))
  command('import', folder, '--source', 'invited')
  for (const role of ['front-desk', 'administrator']) {
    const email = `invited-${role}@clinic.example`
    const said = command('staff', 'create', '--email', email, '--password', password, '--role', role)
    const typed = /secret=([A-Z2-7]+)/.exec(said)?.[1] ?? ''
    secrets.set(email, Buffer.from(base32.decode(typed)).toString('utf8'))
  }
})
afterAll(() => browser.close())

async function signInAsStaff(page: Page, role: string) {
  const email = `invited-${role}@clinic.example`
  await page.goto('/sign-in')
  await page.fill('#email', email)
  await page.fill('#password', password)
  await page.click('main button.button-primary')
  await page.fill('#code', await codeAt(secrets.get(email) ?? '', stepOf(systemClock())))
  await page.click('main button.button-primary')
  await page.waitForURL(address => address.pathname.startsWith('/staff'))
}
const press = (page: Page) => page.click('main form:not([action*=language]) button.button-primary')
const path = (page: Page) => new URL(page.url()).pathname

async function enterBirthDate(page: Page) {
  await page.fill('#born', '9')
  await page.selectOption('#born-month', '3')
  await page.fill('#born-year', '1948')
}

async function chooseSignIn(page: Page, email: string) {
  expect(path(page)).toBe('/invitation/accept')
  await expectFits(page)
  await page.fill('#email', email)
  await page.fill('#password', password)
  await press(page)
  expect(path(page)).toBe('/')
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
  await enterBirthDate(her.page)
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
  await enterBirthDate(her.page)
  await her.page.fill('#number', 'inv ida')
  await press(her.page)
  await expectAccessible(her.page)

  // Without a mail server its mail can be read by those who may.
  const admin = await visit(browser)
  await signInAsStaff(admin.page, 'administrator')
  const mail = admin.page.locator('tr', { hasText: 'invited-ida@example.org' }).locator('a').first()
  await expect
    .poll(async () => (await admin.page.goto('/staff/mail')) && mail.count(), { timeout: 30_000 })
    .toBe(1)
  await mail.click()
  const code = /\b\d{8}\b/.exec(await admin.page.locator('main').innerText())?.[0] ?? ''

  await her.page.fill('#code', code)
  await press(her.page)
  expect(await her.page.inputValue('#email')).toBe('invited-ida@example.org')
  await expectAccessible(her.page)
  await chooseSignIn(her.page, 'invited-ida@example.org')
  expect(her.faults).toEqual([])
  await her.context.close()
  await admin.context.close()
})
