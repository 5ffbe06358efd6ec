import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, expectFits, launchBrowser, visit } from './browser.ts'
import { enter, giveAccount, path, press, takeIn } from './clinic.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
  const patient = (id: string, given: string) => ({
    resourceType: 'Patient',
    id: `booking-${id}`,
    name: [{ family: 'Booker', given: [given] }],
    birthDate: '1948-03-03',
  })
  takeIn('booking', [patient('edna', 'Edna'), patient('otis', 'Otis'), patient('rosa', 'Rosa')])
  for (const name of ['edna', 'otis', 'rosa']) giveAccount(`booking-${name}`, `${name}@booking.example`)
})
afterAll(() => browser.close())

const times = 'main ul.times button'
const week = 'nav .week a'

async function fine(page: Page): Promise<void> {
  await expectAccessible(page)
  await expectFits(page)
}

/** What it is for; goes on to where and with whom. */
async function say(page: Page, kind: string, reason: string): Promise<void> {
  await page.goto('/appointments/new')
  await page.check(`main .choice:has-text("${kind}") input`)
  await page.fill('#reason', reason)
  await press(page)
  await page.waitForURL('**/appointments/book/*')
}

test('Edna books her first visit on an old phone without scripts, and moves it', async () => {
  const { context, page, faults } = await visit(browser, { width: 320, scripts: false })
  await enter(page, 'edna@booking.example')
  await page.goto('/appointments/new')
  await say(page, 'First visit', 'My hip hurts at night')
  await press(page)
  await page.waitForURL('**/times')
  await page.locator(week).last().click()
  await page.waitForURL('**/times?day=*')
  await page.locator('main ul.times-of-day button').first().click()
  await page.waitForURL('**/check')
  const check = await page.innerText('main')
  for (const part of [/We keep this time for you until \d+:\d\d [ap]m/, /My hip hurts at night/, /photo ID/])
    expect(check).toMatch(part)
  await press(page)
  await page.waitForURL('**?done=booked')
  const visitPage = path(page)
  const first = await page.innerText('main')

  // The back button leads to what was booked, not to a second booking.
  await page.goBack()
  expect(path(page)).toBe(visitPage)

  await page.click('main form[action$="/move"] button')
  await page.waitForURL('**/times')
  expect(await page.innerText('main')).toContain('Your old time stays yours until you confirm the new one.')
  await page.locator(week).last().click()
  await page.waitForURL('**/times?day=*')
  await page.locator('main ul.times-of-day button').last().click()
  await page.waitForURL('**/check')
  await press(page)
  await page.waitForURL('**?done=moved')
  expect(path(page)).toBe(visitPage)
  expect(await page.innerText('main')).not.toBe(first)
  expect(faults).toEqual([])
  await context.close()
})

test('Otis comes a moment too late, hears so, and gets the next time', async () => {
  const otis = await visit(browser, { width: 320, dark: true })
  const rosa = await visit(browser, { width: 390, language: 'es' })
  await enter(otis.page, 'otis@booking.example')
  await enter(rosa.page, 'rosa@booking.example')
  await say(otis.page, 'Vaccine', 'Flu')
  await fine(otis.page)
  await press(otis.page)
  await say(rosa.page, 'Vacuna', 'Gripe')
  await press(rosa.page)
  await rosa.page.waitForURL('**/times')
  await fine(rosa.page)
  const day = await rosa.page.locator(week).last().getAttribute('href')
  const query = new URL(day ?? '', rosa.page.url()).search
  await rosa.page.goto(`${path(rosa.page)}${query}`)
  await otis.page.goto(`${path(otis.page)}${query}`)
  const last = 'main ul.times-of-day button >> nth=-1'
  expect(await otis.page.getAttribute(last, 'value')).toBe(await rosa.page.getAttribute(last, 'value'))
  await rosa.page.click(last)
  await rosa.page.waitForURL('**/check')
  await fine(rosa.page)
  await rosa.page.click('text=Confirmar y reservar')
  await rosa.page.waitForURL('**?done=booked')

  await otis.page.click(last)
  expect(await otis.page.innerText('main')).toContain('That time was just taken')
  expect(await otis.page.locator(times).count()).toBe(3)
  await fine(otis.page)
  await otis.page.locator(times).first().click()
  await otis.page.waitForURL('**/check')
  expect(await otis.page.innerText('main')).toContain('Flu')
  await otis.page.click('text=Confirm and book')
  await otis.page.waitForURL('**?done=booked')
  expect(rosa.faults).toEqual([])
  await otis.context.close()
  await rosa.context.close()
})

test('booking needs no mouse', async () => {
  const { context, page, faults } = await visit(browser)
  await enter(page, 'otis@booking.example')
  await page.goto('/appointments/new')
  await fine(page)
  const press = async (key: string, until: () => Promise<boolean>): Promise<void> => {
    for (let n = 0; n < 80; n += 1) {
      await page.keyboard.press(key)
      if (await until()) return
    }
    throw new Error(`${key} never got there`)
  }
  const focusIs = (selector: string) => () =>
    page.evaluate(
      `document.activeElement.matches(${JSON.stringify(selector)}) && document.activeElement.matches(':focus-visible')`,
    ) as Promise<boolean>
  const vaccine = '.choice:has(label:is([for])) input[name=kind]'
  await press('Tab', focusIs(vaccine))
  await press(
    'ArrowDown',
    () =>
      page.evaluate(
        `document.activeElement.labels[0].textContent === 'Vaccine' && document.activeElement.checked`,
      ) as Promise<boolean>,
  )
  await press('Tab', focusIs('main button.button-primary'))
  await page.keyboard.press('Enter')
  await page.waitForURL('**/appointments/book/*')
  await press('Tab', focusIs('main button.button-primary'))
  await page.keyboard.press('Enter')
  await page.waitForURL('**/times')
  await press('Tab', focusIs('button.time'))
  const name = (await page.evaluate('document.activeElement.textContent')) as string
  expect(name).toMatch(/^\w{3} \d+ \w+ \d{4}, \d+:\d\d [ap]m with .+ at .+/)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/check')
  await press('Tab', focusIs('main button.button-primary'))
  await page.keyboard.press('Enter')
  await page.waitForURL('**?done=booked')
  expect(faults).toEqual([])
  await context.close()
})
