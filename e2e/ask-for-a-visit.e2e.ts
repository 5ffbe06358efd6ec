import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, expectFits, launchBrowser, visit } from './browser.ts'
import { enter, giveAccount, hire, path, press, takeIn } from './clinic.ts'

const email = 'ask-nora@example.org'
const main = 'main'

let browser: Browser
let signInAsStaff: ReturnType<typeof hire>
beforeAll(async () => {
  browser = await launchBrowser()
  const name = [{ family: 'Quill', given: ['Nora'] }]
  takeIn('ask', [{ resourceType: 'Patient', id: 'ask-nora', name, birthDate: '1951-07-08' }])
  giveAccount('ask-nora', email)
  signInAsStaff = hire('ask', ['front-desk'])
})
afterAll(() => browser.close())

test('Nora asks for a visit, the desk offers a time with one press, and she takes it, without JavaScript', async () => {
  const nora = await visit(browser, { width: 320, scripts: false })
  await enter(nora.page, email)
  await nora.page.goto('/appointments')
  expect(await nora.page.innerText(main)).toContain('No visit is booked')
  await nora.page.click('text=Ask us for a time')
  await expectFits(nora.page)
  // A kind of the demo's own: other journeys make some beside it, and close them.
  await nora.page.click('.card a:has-text("Vaccine")')
  await expectFits(nora.page)
  await nora.page.fill('#reason', 'A spot on my arm has grown')
  for (const day of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'])
    await nora.page.check(`text=${day}`)
  await press(nora.page)
  await nora.page.waitForURL('**/appointments?done=asked')
  const asked = nora.page.locator('.card', { hasText: 'You asked for a visit' })
  expect(await asked.innerText()).toContain('We answer by ')
  // The same form again, by the back button, is the same request.
  await nora.page.goBack()
  await press(nora.page)
  await nora.page.waitForURL('**/appointments?done=asked-before')
  expect(await nora.page.locator('button', { hasText: 'Take it back' }).count()).toBe(1)

  const desk = await visit(browser)
  await signInAsStaff(desk.page, 'front-desk')
  await desk.page.goto('/staff')
  await desk.page.click('text=/appointment requests? to answer/')
  await expectAccessible(desk.page)
  await desk.page.click('.card a:has-text("Nora Quill")')
  await expectAccessible(desk.page)
  await expectFits(desk.page)
  expect(await desk.page.innerText(main)).toContain('A spot on my arm has grown')
  const time = desk.page.locator('button[name=time]').first()
  await time.click()
  await desk.page.waitForURL('**/staff/appointment-requests?done=offered')
  expect(await desk.page.locator('.card a:has-text("Nora Quill")').count()).toBe(0)

  await nora.page.goto('/appointments')
  await nora.page.locator('section:has(#offers) .card a').click()
  expect(path(nora.page)).toMatch(/^\/appointments\/offers\//)
  await expectFits(nora.page)
  const offered = await nora.page.innerText('.visit-time')
  await nora.page.click('text=Yes, I take this time')
  expect(path(nora.page)).toMatch(/^\/appointments\/[0-9a-f-]{36}$/)
  expect(await nora.page.innerText(main)).toContain('The time is yours')
  expect(await nora.page.innerText('.visit-time')).toBe(offered)
  // The back button and the same press again change nothing.
  await nora.page.goBack()
  expect(await nora.page.innerText(main)).not.toContain('This offer has ended')
  await nora.page.goto('/appointments')
  expect(await nora.page.innerText('section:has(#next)')).toContain(offered.split('\n')[0] ?? '')
  expect([...nora.faults, ...desk.faults]).toEqual([])
  await nora.context.close()
  await desk.context.close()
})
