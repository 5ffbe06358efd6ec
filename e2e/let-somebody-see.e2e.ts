import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoWithoutRecord } from '../demo/index.ts'
import { expectAccessible, expectFits, launchBrowser, signInAs, visit } from './browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

const main = 'main'

test('Walter invites a neighbor to his appointments and medicines, for three months, and thinks better of it', async () => {
  const { context, page, faults } = await visit(browser, { width: 390, scripts: false })
  await signInAs(page, 'walter-lindqvist')
  await page.goto('/caregivers')
  await page.click(`${main} >> text=Let someone see your record`)
  await page.click('text=Appointments and medicines only')
  await page.fill('#name', 'Otto Neighbor')
  await page.fill('#email', 'otto@example.org')
  await page.check('text=3 months')
  await page.click('text=Send invitation')
  await page.waitForURL('**/caregivers?done=sent')
  expect(await page.innerText(main)).toContain('The invitation is on its way')
  const card = page.locator('.card', { hasText: 'otto@example.org' })
  expect(await card.innerText()).toMatch(/Medicines\s+Appointments: see and act\s+Nothing confidential/)
  await card.locator('text=Withdraw').click()
  await page.waitForURL('**/caregivers?done=withdrawn')
  expect(await page.innerText(main)).not.toContain('otto@example.org')
  expect(faults).toEqual([])
  await context.close()
})

test('Walter sees what Ingrid sees, and his own record again after it', async () => {
  const { context, page, faults } = await visit(browser)
  await signInAs(page, 'walter-lindqvist')
  await page.goto('/caregivers')
  await expectAccessible(page)
  await expectFits(page)
  await page.click('text=See what they see')
  await page.waitForURL(address => address.pathname === '/')
  expect(await page.innerText('.acting-for')).toContain('Nothing can be changed here')
  expect(await page.innerText(main)).not.toContain('Test results')
  await expectAccessible(page)
  await page.click('text=Stop looking this way')
  await page.waitForURL('**/caregivers')
  await page.goto('/')
  expect(await page.innerText(main)).toContain('Test results')
  expect(faults).toEqual([])
  await context.close()
})

test('Jordan lets her mother see more, and ends it; what is open closes at once', async () => {
  const jordan = await visit(browser, { width: 390 })
  const linh = await visit(browser)
  await signInAs(jordan.page, 'jordan-tran')
  await signInAs(linh.page, 'linh-tran')
  await linh.page.click('text=Go to Jordan Minh Tran’s record')
  await linh.page.waitForURL(address => address.pathname === '/')
  expect(await linh.page.innerText('.acting-for')).toContain('You see less of it')
  expect((await linh.page.goto('/records/conditions'))?.status()).toBe(404)

  await jordan.page.goto('/caregivers')
  await jordan.page.click('text=Let this person see more')
  await jordan.page.check('text=Health record')
  await jordan.page.check('text=1 month')
  await jordan.page.click('text=Let this person see it')
  await jordan.page.waitForURL('**/caregivers?done=changed')
  expect((await linh.page.goto('/records/conditions'))?.status()).toBe(200)
  // What is confidential she has not given.
  expect(await linh.page.innerText(main)).not.toMatch(/depress/i)

  await jordan.page.click('text=Change or end')
  await jordan.page.click('text=End this access')
  await jordan.page.waitForURL('**/caregivers?done=ended')
  expect((await linh.page.reload())?.status()).toBe(404)
  await linh.page.goto('/caregivers/people')
  expect(await linh.page.innerText(main)).toContain('Why you see less of Jordan Minh Tran’s record now')
  await expectAccessible(linh.page)
  await jordan.context.close()
  await linh.context.close()
})

test('Ingrid, who is no patient, opens her father’s medicines and nothing else', async () => {
  const { context, page } = await visit(browser)
  const [ingrid] = demoWithoutRecord
  await page.goto('/sign-in')
  await page.fill('#email', ingrid.email)
  await page.fill('#password', ingrid.password)
  await page.click('main button[type=submit]')
  await page.waitForURL(address => address.pathname === '/')
  expect(await page.innerText('.acting-for')).toContain('Walter Gustav Lindqvist')
  expect((await page.goto('/records/medications'))?.status()).toBe(200)
  for (const closed of ['/records/labs', '/records/documents', '/caregivers'])
    expect((await page.goto(closed))?.status()).toBe(404)
  await context.close()
})
