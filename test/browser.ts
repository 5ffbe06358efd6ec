import chromium from '@sparticuz/chromium'
import { type Browser, chromium as browserType } from 'playwright-core'

/** The browser that comes with the packages, or the one that CHROMIUM_PATH names. */
export const launchBrowser = async (): Promise<Browser> =>
  browserType.launch({
    executablePath: process.env.CHROMIUM_PATH ?? (await chromium.executablePath()),
    // In one process, a second visitor's context would end the browser.
    args: chromium.args.filter(arg => arg !== '--single-process'),
  })
