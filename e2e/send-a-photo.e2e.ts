import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, expectFits, launchBrowser, visit } from './browser.ts'
import { enter, giveAccount, path, press, takeIn } from './clinic.ts'

let browser: Browser
let photo: Buffer
beforeAll(async () => {
  browser = await launchBrowser()
  const name = [{ family: 'Sender', given: ['Dora'] }]
  takeIn('photo', [{ resourceType: 'Patient', id: 'photo-dora', name, birthDate: '1948-03-03' }])
  giveAccount('photo-dora', 'dora@photo.example')
  photo = await sharp({ create: { width: 1200, height: 900, channels: 3, background: '#996655' } })
    .withExif({ IFD0: { Copyright: 'Dora Sender' } })
    .jpeg()
    .toBuffer()
})
afterAll(() => browser.close())

const fine = async (page: Page) => {
  await expectAccessible(page)
  await expectFits(page)
}
const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/octet-stream', buffer })
const add = async (page: Page, ...files: ReturnType<typeof file>[]) => {
  await page.setInputFiles('#files', files)
  await page.click('main form[enctype] button[type=submit]')
}

test('Dora adds a photo to her words on a small phone, is told what cannot be added, and sends it', async () => {
  const { context, page } = await visit(browser, { width: 320 })
  await enter(page, 'dora@photo.example')
  await page.goto('/messages/new')
  await page.check('main input[value=form]')
  await press(page)
  await page.waitForURL('**/messages/drafts/*')
  const draft = path(page)
  const teams = page.locator('main input[type=radio][name=pool]')
  if ((await teams.count()) > 0) await teams.first().check()
  await page.fill('#subject', 'A form')
  await page.fill('#body', 'Here is the form.')
  await page.click('main button[value=files]')
  await page.waitForURL('**/files')
  await fine(page)

  await add(page, file('photo.jpg', photo), file('film.mp4', Buffer.from('00000018667479706d703432', 'hex')))
  await page.waitForSelector('.error-summary')
  expect(await page.innerText('.error-summary')).toContain('film.mp4 is not a kind of file that we take')
  await fine(page)
  const large = join(mkdtempSync(join(tmpdir(), 'porchlight-large-')), 'large.jpg')
  writeFileSync(large, Buffer.alloc(30 * 1024 * 1024))
  await page.setInputFiles('#files', large)
  await page.click('main form[enctype] button[type=submit]')
  await page.waitForSelector('text=These files are too large')
  rmSync(large)
  await fine(page)
  await page.click('main a')
  await page.waitForURL(`**${draft}/files`)
  await add(page, file('note.txt', Buffer.from('Page two is missing.')))
  await page.waitForURL('**?added=1')
  await fine(page)
  await page.click('button[aria-label="Remove note.txt"]')
  await page.waitForURL('**?removed=1')
  expect(await page.locator('.attached li').count()).toBe(1)

  // What she wrote before is still there, and the photo goes with it.
  await page.click('main .back-link, .back-link')
  expect(path(page)).toBe(draft)
  expect(await page.inputValue('#body')).toBe('Here is the form.')
  await page.click('main button.button-primary[name=do]')
  await page.waitForURL('**/check')
  expect(await page.innerText('main')).toContain('photo.jpg')
  await press(page)
  await page.waitForURL('**/messages/*?done=sent')
  const link = await page.getAttribute('main a[href^="/messages/files/"]', 'href')
  const served = await page.request.get(link ?? '')
  expect(served.headers()['content-type']).toBe('image/jpeg')
  const kept = await served.body()
  expect((await sharp(kept).metadata()).width).toBe(1200)
  expect(kept.includes('Dora Sender')).toBe(false)
  await context.close()
})
