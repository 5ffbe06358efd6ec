import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestPortal, testPortal } from '../../../../test/portal.ts'
import { importRecord } from '../../../../test/record.ts'

const vital = (patient: string, n: number, code: string, date: string, value: object) => ({
  resourceType: 'Observation',
  id: `${patient}-${code}-${n}`,
  status: 'final',
  category: [{ coding: [{ code: 'vital-signs' }] }],
  code: { coding: [{ system: 'http://loinc.org', code }] },
  subject: { reference: `Patient/${patient}` },
  effectiveDateTime: date,
  ...value,
})
const kg = (value: number) => ({ valueQuantity: { value, unit: 'kg', code: 'kg' } })
const mmHg = (code: string, value: number) => ({
  code: { coding: [{ system: 'http://loinc.org', code }] },
  valueQuantity: { value, unit: 'mmHg', code: 'mm[Hg]' },
})

let t: TestPortal
let adult: string
let child: string
let none: string
beforeAll(async () => {
  t = await testPortal()
  const weights = Array.from({ length: 30 }, (_, n) =>
    vital('a', n, '29463-7', `${1996 + n}-06-01T10:00:00Z`, kg(60 + n)),
  )
  const patient = await importRecord(t, [
    { resourceType: 'Patient', id: 'a', name: [{ family: 'Adult' }], birthDate: '1960-01-01' },
    ...weights,
    vital('a', 1, '85354-9', '2025-06-01T10:00:00Z', {
      component: [mmHg('8480-6', 128), mmHg('8462-4', 82)],
    }),
    vital('a', 2, '8480-6', '2025-07-01T10:00:00Z', mmHg('8480-6', 131)),
    vital('a', 3, '8462-4', '2025-07-01T10:00:00Z', mmHg('8462-4', 79)),
    vital('a', 4, '8310-5', '2025-07-01', { valueString: 'warm' }),
    vital('a', 5, '9279-1', 'last spring', { valueQuantity: { value: 'many' } }),
    { ...vital('a', 6, '8867-4', '2025-07-01', {}), component: 'none', code: [] },
  ])
  await t.account('adult@example.org', patient)
  const small = await importRecord(t, [
    { resourceType: 'Patient', id: 'c', name: [{ family: 'Child' }], birthDate: '2020-06-01' },
    vital('c', 1, '29463-7', '2020-06-03T10:00:00Z', kg(3.4)),
    vital('c', 2, '29463-7', '2024-06-03T10:00:00Z', kg(16.2)),
    vital('c', 3, '29463-7', '2018-06-03T10:00:00Z', kg(99)),
  ])
  await t.account('child@example.org', small)
  await t.account('none@example.org')
  adult = await t.signIn('adult@example.org')
  child = await t.signIn('child@example.org')
  none = await t.signIn('none@example.org')
})
afterAll(() => t.close())

const read = async (path: string, cookie: string) => {
  const answer = await t.ask(path, { cookie })
  expect(answer.status).toBe(200)
  return answer.text()
}

test('the latest of each comes first in words, both numbers of the blood pressure as one', async () => {
  const page = await read('/records/vitals', adult)
  expect(page).toContain('131/79 mmHg')
  expect(page).toContain('128/82 mmHg')
  expect(page).toContain('89 kg')
  expect(page).toContain('warm')
})

test('the charts show five years, or what is asked for', async () => {
  expect(await read('/records/vitals', adult)).not.toContain('Thu 1 June 2006')
  expect(await read('/records/vitals?period=all', adult)).toContain('Thu 1 June 2006')
  expect(await read('/records/vitals?period=1', adult)).not.toContain('Sat 1 June 2024')
  expect(await read('/records/vitals?period=nonsense', adult)).toContain('Sat 1 June 2024')
})

test('the list holds every measurement, paged', async () => {
  expect(await read('/records/vitals?view=list', adult)).toContain('Page 1 of 2')
  expect(await read('/records/vitals?view=list&page=2', adult)).toContain('60 kg')
})

test('a child grows by age; what was measured before birth is not drawn', async () => {
  const page = await read('/records/vitals', child)
  expect(page).toContain('Weight by age')
  expect(page).toContain('4 years')
  expect(page).toContain('2 days')
  expect(page).not.toContain('99 kg')
  expect(await read('/records/vitals?view=list', child)).toContain('99 kg')
})

test('nothing measured says so; in Spanish', async () => {
  expect(await read('/records/vitals', none)).toContain('No vital signs are on record')
  expect(await read('/records/vitals', `${adult}; language=es`)).toContain('Las medidas más recientes')
})

test('the page asks at most eight queries', async () => {
  await read('/records/vitals', adult)
  const before = t.database.sent()
  await read('/records/vitals', adult)
  expect(t.database.sent() - before).toBeLessThanOrEqual(8)
})
