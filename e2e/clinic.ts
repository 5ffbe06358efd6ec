import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { base32 } from '@better-auth/utils/base32'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Role } from '../src/modules/access/index.ts'
import { codeAt, stepOf } from '../src/modules/accounts/second-factor/totp.ts'
import { systemClock } from '../src/platform/clock.ts'
import { command } from './command.ts'

/** Fifteen letters or more, as every account here asks for. */
export const password = 'seven quiet boats at noon'

/** Takes in patients, and what else is given of them, from a source named as the journey. */
export function takeIn(journey: string, resources: readonly object[]): void {
  const folder = mkdtempSync(join(tmpdir(), `porchlight-${journey}-`))
  const entry = resources.map(resource => ({ resource }))
  writeFileSync(
    join(folder, 'export.json'),
    JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry }),
  )
  command('import', folder, '--source', journey)
}

/**
 * Staff of a journey's own: a code of an authenticator app works once, so journeys that run side by side cannot
 * share a member of staff. Answers how to sign in as one of them.
 */
export function hire(journey: string, roles: readonly Role[]): (page: Page, role: Role) => Promise<void> {
  const secrets = new Map<string, string>()
  for (const role of roles) {
    const email = `${journey}-${role}@clinic.example`
    const said = command('staff', 'create', '--email', email, '--password', password, '--role', role)
    const typed = /secret=([A-Z2-7]+)/.exec(said)?.[1] ?? ''
    secrets.set(email, Buffer.from(base32.decode(typed)).toString('utf8'))
  }
  return async (page, role) => {
    const email = `${journey}-${role}@clinic.example`
    await page.goto('/sign-in')
    await page.fill('#email', email)
    await page.fill('#password', password)
    await press(page)
    await page.fill('#code', await codeAt(secrets.get(email) ?? '', stepOf(systemClock())))
    await press(page)
    await page.waitForURL(address => address.pathname.startsWith('/staff'))
  }
}

/** Gives a patient an account, as the administrator does. */
export const giveAccount = (patient: string, email: string): string =>
  command('account', 'create', '--patient', patient, '--email', email, '--password', password)

/** Signs in with e-mail and password. */
export async function enter(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in')
  await page.fill('#email', email)
  await page.fill('#password', password)
  await press(page)
  await page.waitForURL(address => address.pathname !== '/sign-in')
}

/**
 * Without a mail server a mail can be read by those who may, once the job has seen that it cannot send it: the
 * newest to this address with these words in its subject, its text.
 */
export async function mailTo(admin: Page, to: string, about: string): Promise<string> {
  const mail = admin.locator('tr', { hasText: to }).filter({ hasText: about }).locator('a').first()
  const list = async () => (await admin.goto('/staff/mail')) && mail.count()
  await expect.poll(list, { timeout: 30_000 }).toBe(1)
  const address = (await mail.getAttribute('href')) ?? ''
  const text = async () => (await admin.goto(address)) && admin.innerText('main')
  await expect.poll(text, { timeout: 30_000 }).toContain('To pass on')
  return admin.innerText('main')
}

export const linkIn = (mail: string): string => /https?:\/\/\S+/.exec(mail)?.[0] ?? ''

/** The primary button of the page's form. */
export const press = (page: Page): Promise<void> =>
  page.click('main form:not([action*=language]) button.button-primary')

export const path = (page: Page): string => new URL(page.url()).pathname

/** Fills the three fields of a date; `field` is the name of the group. */
export async function enterDate(page: Page, field: string, date: string): Promise<void> {
  const [year = '', month = '', day = ''] = date.split('-')
  await page.fill(`#${field}`, String(Number(day)))
  await page.selectOption(`#${field}-month`, String(Number(month)))
  await page.fill(`#${field}-year`, year)
}
