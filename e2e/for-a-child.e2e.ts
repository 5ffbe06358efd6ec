import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, expectFits, launchBrowser, visit } from './browser.ts'
import {
  enter,
  enterDate,
  giveAccount,
  hire,
  linkIn,
  mailTo,
  password,
  path,
  press,
  takeIn,
} from './clinic.ts'

let browser: Browser
let signInAsStaff: ReturnType<typeof hire>
beforeAll(async () => {
  browser = await launchBrowser()
  const of = (id: string, given: string, birthDate: string) => ({
    resourceType: 'Patient',
    id: `child-${id}`,
    name: [{ family: 'Ferro', given: [given] }],
    birthDate,
  })
  takeIn('child', [
    of('mother', 'Gina', '1990-02-11'),
    of('young', 'Pip', '2022-08-19'),
    {
      resourceType: 'MedicationRequest',
      id: 'child-medicine',
      status: 'active',
      intent: 'order',
      subject: { reference: 'Patient/child-mother' },
      medicationCodeableConcept: { text: 'Amlodipine 5 mg tablet' },
    },
    {
      resourceType: 'Condition',
      id: 'child-condition',
      subject: { reference: 'Patient/child-mother' },
      code: { text: 'High blood pressure' },
    },
  ])
  giveAccount('child-mother', 'gina@example.org')
  signInAsStaff = hire('child', ['records', 'administrator'])
})
afterAll(() => browser.close())

test('a mother asks for her child’s record; the records office sees the paper; one account opens both', async () => {
  const gina = await visit(browser, { width: 390, scripts: false })
  await enter(gina.page, 'gina@example.org')
  await gina.page.goto('/caregivers/people')
  await gina.page.click('text=Ask for your child’s record')
  await press(gina.page)
  expect(await gina.page.locator('.error-summary li').count()).toBe(3)
  await gina.page.fill('#name', 'Pip Ferro')
  await enterDate(gina.page, 'birth', '2022-08-19')
  await gina.page.locator('input[name=relation]').first().check()
  await press(gina.page)
  expect(await gina.page.innerText('main')).toContain('The clinic has your request')
  await expectFits(gina.page)

  const records = await visit(browser)
  await signInAsStaff(records.page, 'records')
  await records.page.goto('/staff/guardians')
  await records.page.click('main >> text=Pip Ferro')
  await expectAccessible(records.page)
  await records.page.locator('input[name=patient]').first().check()
  await records.page.selectOption('select[name=document]', { index: 1 })
  await records.page.fill('#note', 'WI 2022-1')
  await press(records.page)
  expect(path(records.page)).toBe('/staff/guardians')
  await expectAccessible(records.page)

  await gina.page.goto('/')
  await gina.page.click('text=Go to Pip Ferro’s record')
  expect(await gina.page.innerText('.acting-for')).toContain('Pip Ferro')
  await gina.page.goto('/records')
  expect(await gina.page.title()).toContain('The record')
  expect(await gina.page.innerText('main')).not.toMatch(/your record|about you\b/i)
  await gina.page.click('text=Go to your own record')
  await gina.page.goto('/records')
  expect(await gina.page.title()).toContain('Your record')
  for (const one of [gina, records]) await one.context.close()
})

test('her sister comes in by the mail, sees the medicines and not the conditions, until it is ended', async () => {
  const gina = await visit(browser)
  await enter(gina.page, 'gina@example.org')
  await gina.page.goto('/caregivers/invite?start=1')
  await gina.page.fill('#name', 'Lia Ferro')
  await gina.page.fill('#email', 'lia@example.org')
  await gina.page.check('text=3 months')
  await press(gina.page)
  const admin = await visit(browser)
  await signInAsStaff(admin.page, 'administrator')
  const link = linkIn(await mailTo(admin.page, 'lia@example.org', ''))

  const lia = await visit(browser, { width: 320, dark: true })
  await lia.page.goto(link)
  await expectAccessible(lia.page)
  await enterDate(lia.page, 'born', '1990-02-11')
  await press(lia.page)
  await lia.page.fill('#password', password)
  await press(lia.page)
  expect(path(lia.page)).toBe('/')
  expect(await lia.page.innerText('.notice')).toContain('lia@example.org')
  await lia.page.goto('/records/medications')
  expect(await lia.page.innerText('main')).toContain('Amlodipine')
  await expectFits(lia.page)
  expect((await lia.page.goto('/records/conditions'))?.status()).toBe(404)

  await gina.page.goto('/caregivers')
  await gina.page.click('text=Change or end')
  await gina.page.click('text=End this access')
  await gina.page.waitForURL('**/caregivers?done=ended')
  expect((await lia.page.goto('/records/medications'))?.status()).toBe(404)
  await lia.page.goto('/')
  expect(await lia.page.innerText('main')).toContain('There is no record that you can open now')
  await expectAccessible(lia.page)
  for (const one of [gina, admin, lia]) await one.context.close()
})
