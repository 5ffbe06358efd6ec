import type { Browser, Cookie, Page } from 'playwright-core'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clinicZone } from '../demo/calendar.ts'
import { expectAccessible, expectFits, launchBrowser, visit } from './browser.ts'
import { hire, path, press, takeIn } from './clinic.ts'

let browser: Browser
let enter: ReturnType<typeof hire>
beforeAll(async () => {
  browser = await launchBrowser()
  takeIn(
    'front-desk-day',
    ['Odile', 'Bernard'].map(given => ({
      resourceType: 'Patient',
      id: `front-desk-day-${given}`,
      name: [{ family: 'Quillfeather', given: [given] }],
      birthDate: '1957-05-04',
      telecom: [{ system: 'phone', value: '+1 414 555 0177' }],
    })),
  )
  enter = hire('front-desk-day', ['front-desk', 'nurse'])
})
afterAll(() => browser.close())

const signedIn = new Map<string, Cookie[]>()

/** A code counts once, so each signs in once. */
async function signIn(page: Page, role: 'front-desk' | 'nurse'): Promise<void> {
  const known = signedIn.get(role)
  if (known) await page.context().addCookies(known)
  else await enter(page, role)
  signedIn.set(role, await page.context().cookies())
}

/** From the workspace to the kinds of visit for a patient, as on the telephone. */
async function findToBook(page: Page, given: string): Promise<void> {
  await page.goto('/staff/appointments')
  await page.click('text=Book for a caller')
  await page.fill('#q', `quillfeather ${given}`)
  await press(page)
  await page.click('main table a')
  await page.click('text=Book a visit')
  await page.check('#kind')
  await press(page)
}

/** Fills the form for a time of one's own: in a few minutes, with whoever has no visit just then. */
async function bookForNow(page: Page): Promise<void> {
  await page.click('summary:has-text("Book at a time of your own")')
  const soon = Temporal.Now.zonedDateTimeISO(clinicZone).add({ minutes: 2 })
  const clinicians = await page.locator('#own-clinician option').count()
  for (let n = 1; n < clinicians; n += 1) {
    await page.fill('#own-date', soon.toPlainDate().toString())
    await page.fill('#own-time', soon.toPlainTime().toString({ smallestUnit: 'minute' }))
    await page.selectOption('#own-clinician', { index: n })
    await page.selectOption('#own-place', { index: 1 })
    await page.fill('#own-minutes', '5')
    await page.fill('#own-reason', 'Fell on the stairs')
    await page.click('button:has-text("Book at this time")')
    if (path(page).includes('/of/') || (await page.locator('#over_rule').count()) > 0) return
  }
  throw new Error('everybody has a visit just now')
}

test('the desk books for a caller against a rule; of two at the desk the second is told; without JavaScript', async () => {
  const desk = await visit(browser, { scripts: false })
  await signIn(desk.page, 'front-desk')
  await findToBook(desk.page, 'odile')
  await bookForNow(desk.page)
  if ((await desk.page.locator('#over_rule').count()) > 0) {
    expect(await desk.page.innerText('main')).toContain('This is against a rule')
    await press(desk.page)
    expect(await desk.page.innerText('.error-summary')).toContain('Say why')
    await desk.page.fill('#over_rule', 'She stands at the desk')
    await press(desk.page)
  }
  await desk.page.waitForURL('**/of/**?done=booked')
  const address = path(desk.page)
  const seen = await desk.page.innerText('main')
  for (const said of ['Odile Quillfeather', '4 May 1957', '+1 414 555 0177', 'Fell on the stairs'])
    expect(seen).toContain(said)

  const nurse = await visit(browser, { scripts: false, width: 390 })
  await signIn(nurse.page, 'nurse')
  await nurse.page.goto(address)
  await expectFits(nurse.page)

  await desk.page.click('text=Back to the day')
  const line = desk.page.locator('.day-visit', { hasText: 'Odile Quillfeather' })
  await line.locator('button').click()
  await desk.page.waitForURL('**/staff/appointments?**done=arrived')
  expect(await line.innerText()).toContain('Here')
  await nurse.page.click('button:has-text("The visit is done")')
  expect(await nurse.page.innerText('.error-summary')).toContain('Somebody else changed this visit')
  await nurse.page.click('button:has-text("The visit is done")')
  await nurse.page.waitForURL('**?done=fulfilled')
  expect(await nurse.page.innerText('main')).toContain('Marked as here')

  await desk.page.click('text=Print this day')
  expect(await desk.page.innerText('main')).toContain('Odile Quillfeather')
  expect(await desk.page.innerText('main')).not.toContain('Fell on the stairs')
  await desk.context.close()
  await nurse.context.close()
})

test('blocking time shows whom it affects first; the visit is listed to be moved until it is opened again', async () => {
  const { context, page, faults } = await visit(browser, { width: 320, dark: true })
  await signIn(page, 'front-desk')
  await findToBook(page, 'bernard')
  const day = Temporal.Now.zonedDateTimeISO(clinicZone).add({ days: 20 }).toPlainDate().toString()
  await page.fill('#from', day)
  await page.click('text=Show times')
  await page.waitForURL('**from=**')
  await expectAccessible(page)
  await expectFits(page)
  await page.check('#time')
  const [clinician = '', place = '', at = ''] = (await page.inputValue('#time')).split('_')
  await press(page)
  await page.waitForURL('**/of/**?done=booked')
  const address = path(page)
  await expectAccessible(page)
  await expectFits(page)
  await seesRule(page, address)
  const there = Temporal.Instant.from(at).toZonedDateTimeISO(clinicZone)
  const clock = (minutes: number) => there.add({ minutes }).toPlainTime().toString({ smallestUnit: 'minute' })
  const date = there.toPlainDate().toString()
  await page.goto(`/staff/appointments/block?${new URLSearchParams({ clinician, place, date })}`)
  await page.fill('#from', clock(0))
  await page.fill('#until', clock(5))
  await press(page)
  expect(await page.innerText('main')).toContain('Bernard Quillfeather')
  await expectAccessible(page)
  await expectFits(page)
  await page.click('text=Block it all the same')
  await page.waitForURL('**done=blocked')
  expect(await page.innerText('main')).toContain('must be moved')
  await expectAccessible(page)
  await expectFits(page)
  await page.goto(address)
  expect(await page.innerText('main')).toContain('the clinician is away then')
  await page.goto(`/staff/appointments?${new URLSearchParams({ date, clinician })}`)
  await page
    .locator('.day-closed', { hasText: clockSaid(there) })
    .locator('button')
    .click()
  await page.waitForURL('**done=unblocked')
  await page.goto(address)
  expect(await page.innerText('main')).not.toContain('the clinician is away then')
  // The browser notes the form that came back.
  expect(faults.filter(fault => !fault.includes('status of 422'))).toEqual([])
  await context.close()
})

/** A move to the night is against a rule, and is asked about before anything is written. */
async function seesRule(page: Page, address: string): Promise<void> {
  await page.goto(`${address}/move`)
  await expectAccessible(page)
  await page.click('summary:has-text("Move to a time of your own")')
  await page.fill(
    '#own-date',
    Temporal.Now.zonedDateTimeISO(clinicZone).add({ days: 3 }).toPlainDate().toString(),
  )
  await page.fill('#own-time', '03:07')
  await page.selectOption('#own-clinician', { index: 1 })
  await page.selectOption('#own-place', { index: 1 })
  await page
    .locator('form', { has: page.locator('#own-time') })
    .locator('button')
    .click()
  expect(await page.innerText('main')).toContain('This is against a rule')
  await expectAccessible(page)
  await expectFits(page)
}

/** "9:05 am", as the pages say it. */
const clockSaid = ({ hour, minute }: Temporal.ZonedDateTime): string =>
  `${hour % 12 || 12}:${String(minute).padStart(2, '0')} ${hour < 12 ? 'am' : 'pm'}`

test('the day goes by single keys, which can be turned off', async () => {
  const { context, page, faults } = await visit(browser)
  await signIn(page, 'front-desk')
  await page.goto('/staff/appointments?view=week')
  await page.keyboard.press('d')
  await page.waitForURL(address => address.searchParams.get('view') === null)
  const date = () => new URL(page.url()).searchParams.get('date') ?? ''
  const today = Temporal.PlainDate.from(date())
  await page.keyboard.press('n')
  await page.waitForURL(`**date=${today.add({ days: 1 })}`)
  await page.keyboard.press('t')
  await page.waitForURL(`**date=${today}`)
  // On a Sunday nobody comes.
  if ((await page.locator('.day-who').count()) > 0) {
    await page.keyboard.press('j')
    expect(await page.evaluate('document.activeElement.className')).toBe('day-who')
  }
  await page.click('text=Keys on this page')
  await page.click('text=Turn these keys off')
  await page.focus('main')
  await page.keyboard.press('w')
  expect(new URL(page.url()).searchParams.get('view')).toBeNull()
  await expectAccessible(page)
  await page.click('text=Turn these keys on')
  await page.keyboard.press('w')
  await page.waitForURL('**view=week**')
  await expectAccessible(page)
  expect(faults).toEqual([])
  await context.close()
})
