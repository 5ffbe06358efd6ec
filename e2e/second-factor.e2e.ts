import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { base32 } from '@better-auth/utils/base32'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeAt, stepOf } from '../src/modules/accounts/second-factor/totp.ts'
import { systemClock } from '../src/platform/clock.ts'
import { expectAccessible, expectFits, launchBrowser, visit } from './browser.ts'
import { command } from './command.ts'

const password = 'seven quiet boats at noon'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-factors-'))
  const patients = ['noor', 'pavel'].map(id => ({
    resourceType: 'Patient',
    id: `factors-${id}`,
    name: [{ family: 'Lind', given: [id] }],
    birthDate: '1950-01-02',
  }))
  const bundle = {
    resourceType: 'Bundle',
    type: 'collection',
    entry: patients.map(resource => ({ resource })),
  }
  writeFileSync(join(folder, 'export.json'), JSON.stringify(bundle))
  command('import', folder, '--source', 'factors')
  for (const { id } of patients)
    command('account', 'create', '--patient', id, '--email', `${id}@example.org`, '--password', password)
})
afterAll(() => browser.close())

/** A phone that holds passkeys and knows its owner, as the browser's own tests have it. */
async function phoneIn(context: BrowserContext, page: Page) {
  const cdp = await context.newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return {
    owner: (isUserVerified: boolean) =>
      cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
  }
}

async function withPassword(page: Page, email: string) {
  await page.goto('/sign-in')
  await page.fill('#email', email)
  await page.fill('#password', password)
  await page.click('main button.button-primary')
}

/** As in another browser, or on another day: nobody is signed in. */
async function signOut(page: Page) {
  await page.context().clearCookies()
  await page.goto('/sign-in')
}
const path = (page: Page) => new URL(page.url()).pathname

test('she adds a passkey, signs in with nothing but it, and proves with it that it is she', async () => {
  const { context, page, faults } = await visit(browser)
  const phone = await phoneIn(context, page)
  await withPassword(page, 'factors-noor@example.org')
  await page.goto('/account/security/passkeys')
  await expectAccessible(page)
  await page.fill('#name', 'My phone')
  await page.click('pass-key button[type=button]')
  await page.waitForURL('**/account/security/backup-codes?first')
  expect(await page.locator('.backup-codes li').count()).toBe(10)
  await expectAccessible(page)
  await page.reload()
  expect(await page.locator('.backup-codes li').count()).toBe(0)
  await signOut(page)
  await expectAccessible(page)
  await page.click('pass-key button[type=button]')
  await page.waitForURL(address => address.pathname === '/')
  await page.goto('/account/security/passkeys')
  expect(await page.locator('main').innerText()).toContain('My phone')
  // The password alone does not let her in any more; the passkey is the second step.
  await signOut(page)
  await withPassword(page, 'factors-noor@example.org')
  expect(path(page)).toBe('/sign-in/second')
  await expectAccessible(page)
  await page.click('pass-key button[type=button]')
  await page.waitForURL(address => address.pathname === '/')
  // Somebody else who holds the phone is not let in.
  await signOut(page)
  await phone.owner(false)
  await page.click('pass-key button[type=button]')
  await page.waitForFunction(`document.querySelector('pass-key [role=status]').textContent.includes('again')`)
  expect(path(page)).toBe('/sign-in')
  expect(faults).toEqual([])
  await context.close()
})

test.each([{ language: 'en' }, { language: 'es' }] as const)(
  'without JavaScript an app and a backup code do: $language',
  async ({ language }) => {
    const { context, page } = await visit(browser, { scripts: false, width: 320, dark: true, language })
    const email = 'factors-pavel@example.org'
    await withPassword(page, email)
    if (language === 'en') {
      await page.goto('/account/security/app')
      await page.click('button[value=start]')
      await expectFits(page)
      const typed = (await page.locator('.secret').innerText()).replaceAll(' ', '')
      secret = Buffer.from(base32.decode(typed)).toString('utf8')
      await page.fill('#code', await codeAt(secret, stepOf(systemClock())))
      await page.click('button[value=confirm]')
      backupCodes = await page.locator('.backup-codes code').allInnerTexts()
      await expectFits(page)
      expect(backupCodes).toHaveLength(10)
      await signOut(page)
      await withPassword(page, email)
    }
    expect(path(page)).toBe('/sign-in/second')
    await expectFits(page)
    await page.fill('#code', 'not a code at all')
    await page.click('main button.button-primary')
    expect(await page.locator('.error-summary').count()).toBe(1)
    await page.fill('#code', backupCodes.pop() ?? '')
    await page.click('main button.button-primary')
    expect(path(page)).toBe('/account/security')
    expect(await page.locator('.notice a[href="/account/security/app"]').count()).toBe(1)
    await expectFits(page)
    await signOut(page)
    const why = language === 'en' ? 'need JavaScript' : 'necesitan JavaScript'
    expect(await page.locator('pass-key').innerText()).toContain(why)
    expect(await page.locator('pass-key button:visible').count()).toBe(0)
    await context.close()
  },
)
let secret = ''
let backupCodes: string[] = []
