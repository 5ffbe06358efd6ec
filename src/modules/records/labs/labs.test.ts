import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestPortal, testPortal } from '../../../../test/portal.ts'
import { importRecord } from '../../../../test/record.ts'
import { uuidFrom } from '../../../platform/ids.ts'

type Json = Record<string, unknown> & { resourceType: string }

let t: TestPortal
let cookie: string
let stranger: string

const subject = { reference: 'Patient/ana' }
const lab = (id: string, code: string, display: string, more: object = {}): Json => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  category: [{ coding: [{ code: 'laboratory' }] }],
  code: { coding: [{ system: 'http://loinc.org', code, display }] },
  subject,
  effectiveDateTime: '2026-02-10T15:00:00Z',
  ...more,
})
const quantity = (value: number, unit = 'mg/dL') => ({
  valueQuantity: { value, unit, code: unit, system: 'http://unitsofmeasure.org' },
})
const usual = (low: number, high: number, unit = 'mg/dL') => ({
  referenceRange: [{ low: { value: low, unit, code: unit }, high: { value: high, unit, code: unit } }],
})
const report = (id: string, text: string, more: object): Json => ({
  resourceType: 'DiagnosticReport',
  id,
  status: 'final',
  category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0074', code: 'LAB' }] }],
  code: { text },
  subject,
  effectiveDateTime: '2026-02-10T15:00:00Z',
  ...more,
})
const visit: Json = {
  resourceType: 'Encounter',
  id: 'visit',
  status: 'finished',
  class: { code: 'AMB' },
  type: [{ text: 'Yearly talk' }],
  subject,
  period: { start: '2026-02-10T14:30:00Z' },
}
const atVisit = { encounter: { reference: 'Encounter/visit' } }

const resources: Json[] = [
  {
    resourceType: 'Patient',
    id: 'ana',
    name: [{ family: 'Rivera', given: ['Ana'] }],
    birthDate: '1951-07-08',
  },
  visit,
  lab('glucose-old', '2345-7', 'Glucose', {
    ...quantity(91),
    ...usual(70, 99),
    effectiveDateTime: '2024-05-01T15:00:00Z',
  }),
  lab('glucose', '2345-7', 'Glucose', {
    ...quantity(139),
    ...usual(70, 99),
    ...atVisit,
    specimen: { display: 'Blood of the left arm' },
    method: { text: 'Hexokinase' },
    performer: [{ display: 'Lakeside Laboratory' }],
    note: [{ text: 'Drawn after breakfast.' }],
  }),
  lab('sodium', '2951-2', 'Sodium', { ...quantity(140, 'mmol/L'), ...usual(135, 145, 'mmol/L'), ...atVisit }),
  report('panel', 'Chemistry of the week', {
    ...atVisit,
    conclusion: 'Sugar above the usual.',
    result: [{ reference: 'Observation/sodium' }, { reference: 'Observation/glucose' }],
  }),
  report('tissue', 'Tissue of the skin', {
    presentedForm: [
      { contentType: 'text/plain', data: Buffer.from('DIAGNOSIS\nA harmless mole.').toString('base64') },
    ],
  }),
  lab('early', '718-7', 'Hemoglobin', { ...quantity(12, 'g/dL'), status: 'preliminary' }),
  lab('poor', '', '', { code: undefined, category: [{ coding: [{ code: 'laboratory' }] }] }),
  lab('odd', '3016-3', 'TSH', {
    valueQuantity: { value: 'many', unit: 7 },
    referenceRange: 'wide',
    interpretation: [3],
    note: 'none',
    component: { value: [] },
    effectiveDateTime: '2026-13-45',
  }),
  lab('mistake', '2823-3', 'Potassium', { ...quantity(9, 'mmol/L'), status: 'entered-in-error' }),
  {
    ...lab('mood', '44261-6', 'PHQ-9 total', { valueInteger: 4 }),
    category: [{ coding: [{ code: 'survey' }] }],
  },
  lab('pressure', '85354-9', 'Blood pressure', {
    category: [{ coding: [{ code: 'vital-signs' }] }],
    component: [
      { code: { coding: [{ system: 'http://loinc.org', code: '8480-6' }] }, ...quantity(128, 'mm[Hg]') },
      { code: { coding: [{ system: 'http://loinc.org', code: '8462-4' }] }, ...quantity(82, 'mm[Hg]') },
    ],
  }),
]

const id = (type: string, fhirId: string): string => uuidFrom('test', type, fhirId)
const read = async (path: string, as = cookie): Promise<{ status: number; text: string }> => {
  const response = await t.ask(path, { cookie: as })
  return { status: response.status, text: await response.text() }
}
const one = (fhirId: string, type = 'Observation'): string => `/records/labs/${id(type, fhirId)}`

beforeAll(async () => {
  t = await testPortal()
  const ana = await importRecord(t, resources)
  await t.account('ana@example.org', ana)
  cookie = await t.signIn('ana@example.org')
  const bob = await importRecord(t, [{ resourceType: 'Patient', id: 'bob', name: [{ family: 'Stone' }] }])
  await t.account('bob@example.org', bob)
  stranger = await t.signIn('bob@example.org')
}, 60_000)
afterAll(() => t.close())

test('results stand under their day, visit and panel, in the order of the panel', async () => {
  const { status, text } = await read('/records/labs')
  expect(status).toBe(200)
  expect(text).toContain('Tue 10 February 2026')
  expect(text).toContain(`href="/records/visits/${id('Encounter', 'visit')}"`)
  expect(text).toContain('Yearly talk')
  expect(text).toContain('Chemistry of the week')
  expect(text.indexOf('140 mmol/L')).toBeLessThan(text.indexOf('139 mg/dL'))
  expect(text).toContain('139 mg/dL is above the usual range, 70 to 99')
  expect(text.indexOf('139 mg/dL')).toBeLessThan(text.indexOf('91 mg/dL'))
})

test('a report without results of its own is found, one with results is only their heading', async () => {
  const { text } = await read('/records/labs')
  expect(text).toContain('Tissue of the skin')
  expect(text).toContain('A harmless mole.')
  expect(text.split(`/records/labs/${id('DiagnosticReport', 'panel')}`)).toHaveLength(2)
})

test('what is not final is said, mistakes are not listed, odd things are', async () => {
  const { text } = await read('/records/labs')
  expect(text).toContain('Not final yet')
  expect(text).not.toContain(one('mistake'))
  expect(text).toContain(one('odd'))
  expect(text).toContain(one('poor'))
})

test('markup of a source is shown as text, never as markup', async () => {
  const text = '<img src=x onerror=alert(1)> & "quoted"'
  await importRecord(t, [
    resources[0] as Json,
    lab('markup', '99999-9', text, { valueString: text, referenceRange: [{ text }], code: { text } }),
  ])
  for (const path of ['/records/labs', '/records/labs/tests', one('markup')]) {
    const { text: page } = await read(path)
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; ')
    expect(page).not.toContain('<img src=x')
  }
})

test('the list narrows to what is outside the range and to a year', async () => {
  const outside = await read('/records/labs?show=outside')
  expect(outside.text).toContain('139 mg/dL')
  expect(outside.text).not.toContain('140 mmol/L')
  const year = await read('/records/labs?year=2024')
  expect(year.text).toContain('91 mg/dL')
  expect(year.text).not.toContain('139 mg/dL')
  expect((await read('/records/labs?year=1999')).text).toContain('No results here')
  expect((await read('/records/labs?year=x&page=-1&show=y')).text).toContain('139 mg/dL')
})

test('by test, each test stands once with its latest value and how many there are', async () => {
  const { text } = await read('/records/labs/tests')
  expect(text).toContain('139 mg/dL')
  expect(text).not.toContain('91 mg/dL')
  expect(text).toContain('2 results since 2024')
  expect(text).toContain('class="sparkline"')
})

test('a result says its value, its place, what was before, and all that is known of it', async () => {
  const { status, text } = await read(one('glucose'))
  expect(status).toBe(200)
  for (const fact of [
    'higher than the usual range given with it: 70 to 99 mg/dL',
    'Last time it was 91 mg/dL, on Wed 1 May 2024.',
    'It is higher now.',
    'Drawn after breakfast.',
    'Blood of the left arm',
    'Hexokinase',
    'Lakeside Laboratory',
    'LOINC 2345-7',
    'Also tested: Chemistry of the week',
    'Sugar above the usual.',
    '140 mmol/L',
    'Show the original',
  ])
    expect(text).toContain(fact)
  expect(text).toMatch(/<h1>[^<]*sugar/i)
  expect(text).toContain('2 values from Wed 1 May 2024')
})

test('a panel stands with all its results, a written report with its text', async () => {
  const panel = await read(one('panel', 'DiagnosticReport'))
  expect(panel.text).toContain('1 of these 2 results is outside its range.')
  expect(panel.text).toContain('Sugar above the usual.')
  const tissue = await read(one('tissue', 'DiagnosticReport'))
  expect(tissue.text).toContain('<h3>Diagnosis</h3>')
  expect(tissue.text).toContain('A harmless mole.')
  expect(tissue.text).toContain(`/records/documents/${id('DiagnosticReport', 'tissue')}/file/1`)
})

test('poor and odd results, mistakes, surveys and vital signs have their page', async () => {
  for (const fhirId of ['poor', 'odd', 'mistake', 'mood', 'pressure', 'early']) {
    const { status, text } = await read(one(fhirId))
    expect([fhirId, status]).toEqual([fhirId, 200])
    expect(text).toContain('Show the original')
  }
  expect((await read(one('mistake'))).text).toContain('This was entered by mistake')
  expect((await read(one('pressure'))).text).toContain('128/82 mmHg')
})

test('a corrected result keeps what it said before', async () => {
  const corrected = lab('sodium', '2951-2', 'Sodium', {
    ...quantity(151, 'mmol/L'),
    ...usual(135, 145, 'mmol/L'),
    ...atVisit,
    status: 'corrected',
    meta: { lastUpdated: '2026-02-20T10:00:00Z' },
  })
  await importRecord(t, [resources[0] as Json, corrected])
  const list = await read('/records/labs')
  expect(list.text).toContain('151 mmol/L')
  expect(list.text).toContain('Corrected')
  const { text } = await read(one('sodium'))
  expect(text).toContain('It said 140 mmol/L until')
  expect(text).toContain('What it said before')
})

test('the pages speak Spanish', async () => {
  await t.ask('/language', { cookie, form: { lang: 'es', return: '/' } })
  const list = await read('/records/labs')
  expect(list.text).toContain('Fuera del rango')
  expect(list.text).toContain('Azúcar')
  const result = await read(one('glucose'))
  expect(result.text).toContain('¿Qué significa esto?')
  expect(result.text).toContain('La última vez fue 91 mg/dL')
  await t.ask('/language', { cookie, form: { lang: 'en', return: '/' } })
})

test('a stranger finds nothing, and an empty record says why', async () => {
  for (const path of [one('glucose'), one('panel', 'DiagnosticReport'), one('visit', 'Encounter')])
    expect((await read(path, stranger)).status).toBe(404)
  expect((await read(one('visit', 'Encounter'))).status).toBe(404)
  expect((await read('/records/labs', stranger)).text).toContain('No test results yet')
  expect((await read('/records/labs/tests', stranger)).text).toContain('No test results yet')
})

test('a long record comes in pages, and a page costs no more than eight statements', async () => {
  const many = Array.from({ length: 60 }, (_, n) =>
    lab(`many-${n}`, '2345-7', 'Glucose', {
      ...quantity(200 + n),
      effectiveDateTime: `2020-${String((n % 12) + 1).padStart(2, '0')}-${String((n % 28) + 1).padStart(2, '0')}`,
    }),
  )
  await importRecord(t, [resources[0] as Json, ...many])
  const before = t.database.sent()
  const first = await read('/records/labs?year=2020')
  expect(t.database.sent() - before).toBeLessThanOrEqual(8)
  expect(first.text).toContain('Page 1 of 3')
  const pages = [
    first,
    await read('/records/labs?year=2020&page=2'),
    await read('/records/labs?year=2020&page=3'),
  ]
  const all = pages.map(({ text }) => text).join('')
  for (let n = 0; n < 60; n += 1) expect(all).toContain(`${200 + n} mg/dL`)
  const beyond = await t.ask('/records/labs?year=2020&page=99', { cookie })
  expect([beyond.status, beyond.headers.get('location')]).toEqual([303, '/records/labs?year=2020&page=3'])
})
