import type { Browser, Cookie, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, expectFits, launchBrowser, visit } from './browser.ts'
import { enter, giveAccount, hire, press, takeIn } from './clinic.ts'

let browser: Browser
/** Of the manager: her code of the moment lets her in once. */
let signedIn: Cookie[] = []
let signIn: (page: Page, role: 'manager' | 'front-desk') => Promise<void>
beforeAll(async () => {
  browser = await launchBrowser()
  signIn = hire('schedule', ['manager', 'front-desk'])
  takeIn('schedule', [
    {
      resourceType: 'Patient',
      id: 'schedule-ida',
      name: [{ family: 'Keeper', given: ['Ida'] }],
      birthDate: '1948-03-03',
    },
  ])
  giveAccount('schedule-ida', 'ida@schedule.example')
})
afterAll(() => browser.close())

async function fine(page: Page): Promise<void> {
  await expectAccessible(page)
  await expectFits(page)
}

/** A day of the calendar, so many from now, as a field of the form takes it. */
const dayFromNow = async (page: Page, days: number): Promise<string> =>
  (await page.evaluate(`new Date(Date.now() + ${days} * 86400000).toISOString().slice(0, 10)`)) as string

/** Her own place, clinician, kind of visit and hours, so that no other journey's times change. */
async function setUp(page: Page): Promise<string> {
  await page.goto('/staff/schedule/places/new')
  await page.fill('#name', 'Lighthouse Island')
  await fine(page)
  await page.click('main button[value=save]')
  await page.waitForURL('**?saved')

  await page.goto('/staff/schedule/clinicians/new')
  await page.click('main button[value=save]')
  await fine(page)
  expect(await page.locator('.error-summary a').count()).toBe(3)
  await page.fill('#name', 'Grace Beacon, MD')
  await page.fill('#work-en', 'Island medicine')
  await page.fill('#work-es', 'Medicina de la isla')
  await page.click('main button[value=save]')
  await page.waitForURL('**?saved')
  const clinician = new URL(page.url()).pathname

  await page.goto('/staff/schedule/types/new')
  await page.fill('#name-en', 'Island visit')
  await page.fill('#name-es', 'Visita en la isla')
  await page.check('input[name=bookable][value=anyone]')
  await page.check('label:has-text("Grace Beacon")')
  await fine(page)
  await page.click('main button[value=save]')
  await page.waitForURL('**?saved')

  await page.goto(`${clinician}/hours/new`)
  for (const day of [1, 2, 3, 4, 5, 6, 7]) await page.check(`input[name=weekday-${day}]`)
  await page.selectOption('#place', { label: 'Lighthouse Island' })
  await page.fill('#from', '17:00')
  await page.fill('#until', '09:00')
  await press(page)
  expect(await page.innerText('.error-summary')).toContain('The end is before the beginning')
  await fine(page)
  await page.fill('#from', '09:00')
  await page.fill('#until', '17:00')
  await press(page)
  await page.waitForURL('**?saved')
  expect(await page.innerText('main')).toContain('Sunday, 9:00 am to 5:00 pm, Lighthouse Island')
  await fine(page)
  return clinician
}

/** Ida takes the last time of the second day that is offered. */
async function bookIslandVisit(page: Page): Promise<void> {
  await enter(page, 'ida@schedule.example')
  await page.goto('/appointments/new')
  await page.check('main .choice:has-text("Island visit") input')
  await page.fill('#reason', 'The yearly talk')
  await press(page)
  // There is one place and one clinician: nothing to choose.
  await page.waitForURL('**/times')
  await page.locator('nav .week a').last().click()
  await page.waitForURL('**/times?day=*')
  await page.locator('main ul.times-of-day button').last().click()
  await page.waitForURL('**/check')
  await page.click('text=Confirm and book')
  await page.waitForURL('**?done=booked')
}

test('a manager makes a schedule, a patient books in it, an absence lists her, the desk keeps her', async () => {
  const manager = await visit(browser)
  await signIn(manager.page, 'manager')
  signedIn = await manager.context.cookies()
  const clinician = await setUp(manager.page)

  const ida = await visit(browser, { width: 390 })
  await bookIslandVisit(ida.page)
  await ida.context.close()

  const { page } = manager
  await page.goto(clinician)
  await page.click('main a[href*="/closures/new"]')
  await page.fill('#from-day', await dayFromNow(page, 0))
  await page.fill('#until-day', await dayFromNow(page, 100))
  await press(page)
  expect(await page.innerText('h1')).toBe('Check what this does to bookings')
  expect(await page.innerText('main table')).toContain('Ida Keeper')
  await fine(page)
  // Back to the form with all that was typed, and again.
  await page.click('main .button-quiet')
  expect(await page.inputValue('#until-day')).toBe(await dayFromNow(page, 100))
  await press(page)
  await press(page)
  await page.waitForURL('**/staff/schedule/to-move?listed=1')
  await fine(page)
  await manager.context.close()

  const desk = await visit(browser, { width: 320, dark: true })
  await signIn(desk.page, 'front-desk')
  await desk.page.goto('/staff/schedule/to-move')
  const card = desk.page.locator('main .card', { hasText: 'Ida Keeper' })
  expect(await card.innerText()).toContain('The patient was told')
  await card.locator('summary').click()
  await card.locator('input[type=text]').fill('Dr. Beacon comes in for her.')
  await fine(desk.page)
  await card.locator('button[value=keep]').click()
  await desk.page.waitForURL('**?done=kept')
  expect(await desk.page.locator('main .card', { hasText: 'Ida Keeper' }).count()).toBe(0)
  await fine(desk.page)
  // The browser notes wrong input, which was meant.
  const faults = [...manager.faults, ...ida.faults, ...desk.faults].filter(fault => !fault.includes('422'))
  expect(faults).toEqual([])
  await desk.context.close()
})

test('of two managers who change the same place, without scripts, the second sees what the first did', async () => {
  const first = await visit(browser, { scripts: false })
  await first.context.addCookies(signedIn)
  await first.page.goto('/staff/schedule')
  const second = await first.context.newPage()
  const link = first.page.locator('main a', { hasText: 'Lighthouse Island' })
  const place = (await link.getAttribute('href')) ?? ''
  await first.page.goto(place)
  await second.goto(place)
  await first.page.fill('#phone', '+1 555 0101')
  await first.page.click('main button[value=save]')
  await first.page.waitForURL('**?saved')
  await second.fill('#phone', '+1 555 0102')
  await second.click('main button[value=save]')
  await second.waitForSelector('.error-summary')
  expect(await second.innerText('main')).toContain('+1 555 0101')
  expect(await second.inputValue('#phone')).toBe('+1 555 0102')
  await expectFits(second)
  await second.click('main button[value=save]')
  await second.waitForURL('**?saved')
  await first.context.close()
})
