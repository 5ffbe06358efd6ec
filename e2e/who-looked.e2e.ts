import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, expectFits, launchBrowser, visit } from './browser.ts'
import { enter, giveAccount, hire, path, press, takeIn } from './clinic.ts'

const email = 'looked-omar@example.org'

let browser: Browser
let signInAsStaff: ReturnType<typeof hire>
beforeAll(async () => {
  browser = await launchBrowser()
  takeIn('looked', [
    {
      resourceType: 'Patient',
      id: 'looked-omar',
      name: [{ family: 'Quill', given: ['Omar'] }],
      birthDate: '1961-05-30',
    },
    {
      resourceType: 'AllergyIntolerance',
      id: 'looked-allergy',
      patient: { reference: 'Patient/looked-omar' },
      code: { text: 'Walnuts' },
    },
  ])
  giveAccount('looked-omar', email)
  signInAsStaff = hire('looked', ['nurse', 'records', 'administrator'])
})
afterAll(() => browser.close())

test('a nurse looks, he asks why, the records office answers, and he reads it', async () => {
  const nurse = await visit(browser, { width: 390 })
  await signInAsStaff(nurse.page, 'nurse')
  await nurse.page.goto('/staff/patients')
  await nurse.page.fill('#q', 'quill omar')
  await press(nurse.page)
  await nurse.page.click('main table a')
  await nurse.page.check('input[name=reason][value=call]')
  await nurse.page.fill('#words', 'His sister rang')
  await press(nurse.page)
  expect(await nurse.page.innerText('h1')).toBe('Omar Quill’s record')
  await nurse.page.goto('/records/allergies')
  // Done, and back where the record can be closed.
  await nurse.page.click('text=Stop looking this way')
  expect(path(nurse.page)).toMatch(/^\/staff\/patients\/./)
  await nurse.page.click('text=Close the record')
  expect(await nurse.page.innerText('.notice')).toContain('The record is closed')
  await expectAccessible(nurse.page)

  const omar = await visit(browser, { width: 320, dark: true, scripts: false })
  await enter(omar.page, email)
  await omar.page.goto('/who-looked')
  expect(await omar.page.innerText('main')).toContain('a phone call (His sister rang)')
  await omar.page.click('main >> text=Ask about this')
  await press(omar.page)
  expect(await omar.page.locator('.error-summary').count()).toBe(1)
  await omar.page.fill('#question', 'I have no sister. Who was that?')
  await press(omar.page)
  expect(await omar.page.innerText('main')).toContain('We have your question')
  await expectFits(omar.page)

  const records = await visit(browser)
  await signInAsStaff(records.page, 'records')
  await records.page.click('main >> text=question about an access')
  await records.page.click('main >> text=I have no sister')
  await expectAccessible(records.page)
  await records.page.fill('#answer', 'Somebody who gave her name as Ada. Nothing was told to her.')
  await press(records.page)
  expect(await records.page.innerText('main')).toContain('The answer is sent')

  await omar.page.goto('/who-looked')
  await omar.page.click('main >> text=I have no sister')
  expect(await omar.page.innerText('main')).toContain('Nothing was told to her')
  expect(nurse.faults).toEqual([])
  for (const one of [nurse, omar, records]) await one.context.close()
})

test('the administrator narrows the audit trail to one person, and saves it', async () => {
  const { context, page } = await visit(browser)
  await signInAsStaff(page, 'administrator')
  await page.goto('/staff/audit')
  await page.click('main summary')
  await page.fill('#user', 'looked-nurse@clinic.example')
  await press(page)
  await expectAccessible(page)
  const shown = await page.innerText('main table')
  expect(shown).toContain('Used the form to open the record for work')
  expect(shown).not.toContain('Sent a mail')
  const [file] = await Promise.all([page.waitForEvent('download'), page.click('text=Save these entries')])
  expect(file.suggestedFilename()).toMatch(/\.csv$/)
  await context.close()
})
