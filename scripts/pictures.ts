import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { demoSignIns } from '../demo/index.ts'
import { launchBrowser } from '../test/browser.ts'
import { discardData, startPortal } from '../test/portal-process.ts'

/** Makes the README's pictures anew, from the demo clinic of today. */

type Picture = {
  name: string
  person: string
  path: string
  width: number
  height?: number
  dark?: true
  spanish?: true
  /** Follows the first link of the list with this in its text. */
  follow?: string
}

const pictures: readonly Picture[] = [
  { name: 'overview', person: 'walter-lindqvist', path: '/', width: 1280 },
  {
    name: 'result',
    person: 'maria-delgado',
    path: '/records/labs/tests',
    follow: 'A1c',
    width: 720,
    height: 1100,
  },
  { name: 'labs-phone', person: 'walter-lindqvist', path: '/records/labs', width: 390 },
  { name: 'vitals-dark', person: 'walter-lindqvist', path: '/records/vitals', width: 390, dark: true },
  { name: 'who-looked', person: 'walter-lindqvist', path: '/who-looked', width: 390, height: 1000 },
  { name: 'sharing', person: 'walter-lindqvist', path: '/caregivers', width: 390, height: 1000 },
  { name: 'overview-spanish', person: 'carmen-herrera', path: '/records', width: 390, spanish: true },
]

const folder = join(import.meta.dirname, '../docs/pictures')

async function take(browser: Browser, url: string, picture: Picture): Promise<void> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: picture.width, height: picture.height ?? 844 },
    colorScheme: picture.dark ? 'dark' : 'light',
    locale: picture.spanish ? 'es-US' : 'en-US',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const person = demoSignIns.find(one => one.patient === picture.person)
  await page.goto('/sign-in')
  await page.fill('#email', person?.email ?? '')
  await page.fill('#password', person?.password ?? '')
  await page.click('main button[type=submit]')
  await page.goto(picture.path)
  if (picture.follow) {
    await page.locator('main li a', { hasText: picture.follow }).first().click()
    await page.waitForURL(address => address.pathname !== picture.path)
  }
  await page.screenshot({ path: join(folder, `${picture.name}.png`) })
  await context.close()
}

mkdirSync(folder, { recursive: true })
const dataDir = mkdtempSync(join(tmpdir(), 'porchlight-pictures-'))
const portal = await startPortal(dataDir)
const browser = await launchBrowser()
try {
  for (const picture of pictures) await take(browser, portal.url, picture)
} finally {
  await browser.close()
  await portal.stop()
  discardData(dataDir)
}
