import { afterAll, beforeAll, expect, test } from 'vitest'
import { examples, marker } from '../../../../test/marked-record.ts'
import { type TestPortal, testPortal } from '../../../../test/portal.ts'
import { importRecord } from '../../../../test/record.ts'
import { accountAlone, grant } from '../../../../test/sharing.ts'
import type { PatientId } from '../../../platform/ids.ts'
import { oneLine } from './one-line.ts'

let t: TestPortal
let of: PatientId
let rich: string
let poor: string
let none: string
beforeAll(async () => {
  t = await testPortal()
  of = await importRecord(t, Object.values(examples))
  await t.account('rich@example.org', of)
  const few = await importRecord(t, [
    { resourceType: 'Patient', id: 'poor', name: 17, birthDate: 'soon', telecom: 'x', communication: [null] },
    { resourceType: 'AllergyIntolerance', id: 'odd', patient: { reference: 'Patient/poor' }, code: [] },
    { resourceType: 'Observation', id: 'odd2', subject: { reference: 'Patient/poor' }, code: 4 },
    { resourceType: 'Strange', id: 'odd3', subject: { reference: 'Patient/poor' } },
  ])
  await t.account('poor@example.org', few)
  await t.account('none@example.org')
  rich = await t.signIn('rich@example.org')
  poor = await t.signIn('poor@example.org')
  none = await t.signIn('none@example.org')
})
afterAll(() => t.close())

const read = async (path: string, cookie: string) => {
  const answer = await t.ask(path, { cookie })
  expect(answer.status).toBe(200)
  return answer.text()
}

test('the overview says whose record it is, the allergies, and every section with its count and newest', async () => {
  const page = await read('/records', rich)
  for (const text of [
    `${marker}a ${marker}`,
    '1 January 1970',
    '56 years',
    `${marker}@example.org`,
    `${marker} allergen`,
    `Newest: ${marker} medicine (10 Feb 2026)`,
    'action="/records/search"',
    'Last updated from',
  ])
    expect(page).toContain(text)
  expect(page.match(/<h1/g)).toHaveLength(1)
})

test('in Spanish', async () => {
  const page = await read('/records', `${rich}; language=es`)
  expect(page).toContain('Su expediente por temas')
  expect(page).toContain('Fecha de nacimiento')
})

test('odd resources break nothing, and no record at all is said kindly', async () => {
  const page = await read('/records', poor)
  expect(page).toContain('Your record by topic')
  expect(await read('/records', none)).toContain('has not sent your record yet')
  expect(await read('/', none)).toContain('has not sent your record yet')
})

test('somebody else’s record is spoken of as such: overview, and search', async () => {
  const daughter = await accountAlone(t, 'daughter@example.org')
  await grant(t, { patient: of, account: daughter, permissions: ['records:read'] })
  const hers = await t.signIn('daughter@example.org')
  for (const [lang, titles, own] of [
    ['en', ['The record', 'Search this record'], /your record|about you\b/i],
    ['es', ['El expediente', 'Buscar en este expediente'], /su expediente|sobre usted/i],
  ] as const)
    for (const [n, path] of ['/records', '/records/search'].entries()) {
      const page = await read(path, `${hers}; language=${lang}`)
      expect(page).toContain(`<title>${titles[n]} – `)
      expect(page.slice(page.indexOf('<main'), page.indexOf('</main>'))).not.toMatch(own)
    }
})

test('who sees only a part is not told that the rest is empty', async () => {
  const account = await accountAlone(t, 'part@example.org')
  await grant(t, { patient: of, account, permissions: ['medications:read'] })
  const page = await read('/records', await t.signIn('part@example.org'))
  const main = page.slice(page.indexOf('<main'))
  expect(main).toContain('/records/medications')
  expect(main).not.toContain('Everything else')
  expect(await read('/records', poor)).toContain('Nothing on record')
})

test('a page of the overview asks at most eight queries', async () => {
  await read('/records', rich)
  const before = t.database.sent()
  await read('/records', rich)
  expect(t.database.sent() - before).toBeLessThanOrEqual(8)
})

const reader = { lang: 'en', zone: 'America/Chicago' } as const

test.each([
  [{ resourceType: 'Coverage', payor: [{ display: 'Plan A' }] }, 'Plan A'],
  [{ resourceType: 'Device', deviceName: [{ name: 'Pump' }] }, 'Pump'],
  [{ resourceType: 'RelatedPerson', name: [{ family: 'Ray', given: ['Ann'] }] }, 'Ann Ray'],
  [{ resourceType: 'Communication', payload: [{ contentString: 'Call us' }] }, 'Call us'],
  [
    {
      resourceType: 'MedicationRequest',
      medicationReference: { reference: '#m' },
      contained: [{ resourceType: 'Medication', id: 'm', code: { text: 'Zinc' } }],
    },
    'Zinc',
  ],
  [{ resourceType: 'Nothing' }, null],
  [null, null],
  ['text', null],
])('one line of %j is called %j', (resource, title) => {
  expect(oneLine(resource, reader).title).toBe(title)
})
