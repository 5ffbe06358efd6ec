import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, expectFits, launchBrowser, visit } from './browser.ts'
import { enter, giveAccount, path, press, takeIn } from './clinic.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
  const patient = (id: string, given: string) => ({
    resourceType: 'Patient',
    id: `writing-${id}`,
    name: [{ family: 'Writer', given: [given] }],
    birthDate: '1948-03-03',
  })
  takeIn('writing', [patient('ada', 'Ada'), patient('ben', 'Ben'), patient('cleo', 'Cleo')])
  for (const name of ['ada', 'ben', 'cleo']) giveAccount(`writing-${name}`, `${name}@writing.example`)
})
afterAll(() => browser.close())

async function fine(page: Page): Promise<void> {
  await expectAccessible(page)
  await expectFits(page)
}

/** Chooses a topic; ends on the page where she writes. */
async function begin(page: Page, topic: string): Promise<void> {
  await page.goto('/messages/new')
  await page.check(`main input[value=${topic}]`)
  await press(page)
  await page.waitForURL('**/messages/drafts/*')
}

/** Fills in what is asked, with the first team where there are several. */
async function fill(page: Page, subject: string, body: string): Promise<void> {
  const teams = page.locator('main input[type=radio][name=pool]')
  if ((await teams.count()) > 0) await teams.first().check()
  await page.fill('#subject', subject)
  await page.fill('#body', body)
}
const goOn = (page: Page) => page.click('main button.button-primary[name=do]')
const said = '[data-part=said]'

test('Ada writes on an old phone without scripts, comes back to her draft, and sends it once', async () => {
  const { context, page, faults } = await visit(browser, { width: 320, scripts: false })
  await enter(page, 'ada@writing.example')
  await begin(page, 'form')
  const draft = path(page)
  await fill(page, 'My knee', 'It hurts when I climb stairs.')
  await page.click('main button[value=save]')
  await page.waitForURL('**?done=saved')
  await page.goto('/')
  await page.goto(draft)
  expect(await page.inputValue('#body')).toBe('It hurts when I climb stairs.')
  await page.fill('#body', 'It hurts when I climb stairs.\nSince two weeks.')
  await goOn(page)
  await page.waitForURL('**/check')
  const check = await page.innerText('main')
  for (const part of ['My knee', 'Since two weeks.', 'Who reads it', 'When an answer comes'])
    expect(check).toContain(part)
  await press(page)
  await page.waitForURL('**/messages/*?done=sent')
  const thread = path(page)
  expect(await page.innerText('main')).toContain('Since two weeks.')

  // The back button leads to what was sent, not to a second message.
  await page.goto(`${draft}/check`)
  expect(path(page)).toBe(thread)
  expect(faults).toEqual([])
  await context.close()
})

test('what Ben types is kept by itself, and two of his windows see each other', async () => {
  const { context, page, faults } = await visit(browser, { width: 390, dark: true })
  await enter(page, 'ben@writing.example')
  await page.goto('/messages/new')
  await fine(page)
  await begin(page, 'billing')
  await fine(page)
  await fill(page, 'My bill', 'From the telephone')
  await expect.poll(() => page.textContent(said), { timeout: 10_000 }).toBe('Saved')
  const other = await context.newPage()
  await other.goto(path(page))
  expect(await other.inputValue('#body')).toBe('From the telephone')
  await other.fill('#body', 'From the computer')
  await expect.poll(() => other.textContent(said), { timeout: 10_000 }).toBe('Saved')
  await page.fill('#body', 'From the telephone, again')
  await expect.poll(() => page.textContent(said), { timeout: 10_000 }).toContain('changed in another window')
  expect(faults).toEqual([])
  await page.click('main button[value=save]')
  await page.waitForSelector('#other')
  const both = await page.innerText('main')
  expect(both).toContain('From the computer')
  expect(await page.inputValue('#body')).toBe('From the telephone, again')
  await fine(page)
  // Pressed while a saving is on its way, the form waits for it.
  await page.fill('#body', 'This is what I mean')
  await goOn(page)
  await page.waitForURL('**/check')
  expect(await page.innerText('main')).toContain('This is what I mean')
  await fine(page)
  await context.close()
})

test('Cleo’s words may be urgent: she reads whom to call, in Spanish, and decides', async () => {
  const { context, page, faults } = await visit(browser, { width: 390, language: 'es' })
  await enter(page, 'cleo@writing.example')
  await begin(page, 'form')
  await fill(page, 'El pecho', 'Tengo dolor de pecho desde ayer')
  await goOn(page)
  await page.waitForURL('**/check')
  expect(await page.innerText('main')).toContain('Llame al 911 ahora')
  await fine(page)
  await page.click('text=No es urgente: continuar')
  await page.waitForURL('**/check?passed=*')
  await press(page)
  await page.waitForURL('**/messages/*?done=sent')
  await fine(page)
  expect(faults).toEqual([])
  await context.close()
})
