import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestPortal, testPortal } from '../../../test/portal.ts'
import { importRecord } from '../../../test/record.ts'

const subject = { reference: 'Patient/p' }
const lab = (id: string, date: string, value: number, more: Record<string, unknown> = {}) => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  category: [{ coding: [{ code: 'laboratory' }] }],
  code: { text: `Test ${id}` },
  subject,
  effectiveDateTime: date,
  valueQuantity: { value, unit: 'mg/dL' },
  referenceRange: [{ low: { value: 1 }, high: { value: 10 } }],
  ...more,
})
const patient = { resourceType: 'Patient', id: 'p', name: [{ family: 'Ortiz', given: ['Ana', 'Luz'] }] }

let t: TestPortal
let cookie: string
beforeAll(async () => {
  // The portal's clock stands at 3 March 2026.
  t = await testPortal()
  const id = await importRecord(t, [
    patient,
    lab('calm-1', '2026-02-25T10:00:00Z', 5),
    lab('calm-2', '2026-02-25T10:00:00Z', 6),
    lab('outside', '2026-02-20T10:00:00Z', 14),
    lab('old', '2024-02-20T10:00:00Z', 99),
    {
      resourceType: 'Immunization',
      id: 'v',
      status: 'completed',
      vaccineCode: { text: 'Flu shot' },
      patient: subject,
      occurrenceDateTime: '2026-03-01',
    },
  ])
  await t.account('her@example.org', id)
  cookie = await t.signIn('her@example.org')
})
afterAll(() => t.close())

const home = async (language = '') => (await t.ask('/', { cookie: cookie + language })).text()

test('what is outside the range comes first, results that ask for nothing stand together', async () => {
  const page = await home()
  expect(page).toContain('Hello, Ana')
  expect(page.indexOf('Test outside')).toBeGreaterThan(page.indexOf('Look at these first'))
  expect(page.indexOf('Test outside')).toBeLessThan(page.indexOf('New in the last 30 days'))
  expect(page).toContain('2 more test results')
  expect(page).toContain('Flu shot')
  expect(page).not.toContain('Test old')
  expect(page).toContain('None on record')
  expect(page).toContain('Last updated from')
})

test('a corrected result is new again, however old it is', async () => {
  const corrected = lab('old', '2024-02-20T10:00:00Z', 5, {
    status: 'corrected',
    meta: { versionId: '2', lastUpdated: '2026-03-02T10:00:00Z' },
  })
  await importRecord(t, [patient, corrected])
  const page = await home()
  expect(page).toContain('Test old')
  expect(page).toContain('Corrected')
  expect(page.indexOf('Test outside')).toBeLessThan(page.indexOf('Test old'))
})

test('in Spanish', async () => {
  const page = await home('; language=es')
  expect(page).toContain('Hola, Ana')
  expect(page).toContain('Mire esto primero')
})

test('with nothing new in 90 days it says so and shows the ways on', async () => {
  const before = t.time.now
  t.time.now = before.add({ hours: 24 * 200 })
  cookie = await t.signIn('her@example.org')
  const page = await home()
  expect(page).toContain('Nothing new in the last 90 days')
  expect(page).toContain('Your whole record')
  t.time.now = before
})
