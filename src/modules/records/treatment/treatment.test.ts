import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestPortal, testPortal } from '../../../../test/portal.ts'
import { importRecord } from '../../../../test/record.ts'

type Json = Record<string, unknown> & { resourceType: string }
const subject = { reference: 'Patient/p' }
const hl7 = (system: string, code: string) => ({
  coding: [{ system: `http://terminology.hl7.org/CodeSystem/${system}`, code }],
})
const snomed = (code: string, display: string) => ({
  coding: [{ system: 'http://snomed.info/sct', code, display }],
  text: display,
})
const person = (id: string): Json => ({ resourceType: 'Patient', id, name: [{ family: 'Test' }] })

const medicine = (id: string, status: string, more: object = {}): Json => ({
  resourceType: 'MedicationRequest',
  id,
  status,
  intent: 'order',
  medicationCodeableConcept: {
    coding: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: '314076' }],
    text: 'lisinopril 10 MG Oral Tablet',
  },
  subject,
  authoredOn: `2025-0${id.slice(-1)}-01`,
  ...more,
})
const allergy = (id: string, name: string, more: object): Json => ({
  resourceType: 'AllergyIntolerance',
  id,
  clinicalStatus: hl7('allergyintolerance-clinical', 'active'),
  code: { text: name },
  patient: subject,
  ...more,
})
const condition = (id: string, name: string, status: string, more: object = {}): Json => ({
  resourceType: 'Condition',
  id,
  clinicalStatus: hl7('condition-clinical', status),
  code: { text: name },
  subject,
  ...more,
})
const vaccine = (id: string, more: object = {}): Json => ({
  resourceType: 'Immunization',
  id,
  status: 'completed',
  vaccineCode: { coding: [{ system: 'http://hl7.org/fhir/sid/cvx', code: '140' }], text: 'Influenza' },
  patient: subject,
  occurrenceDateTime: '2025-10-01',
  ...more,
})

const rich: Json[] = [
  person('p'),
  medicine('m-1', 'completed'),
  medicine('m-2', 'completed'),
  medicine('m-3', 'active', {
    reasonReference: [{ reference: 'Condition/c-1' }],
    dosageInstruction: [{ text: 'Take 1 tablet every morning' }],
    requester: { display: 'Dr. Mbeki' },
  }),
  medicine('m-4', 'on-hold', { medicationCodeableConcept: { text: 'Warfarin' } }),
  allergy('a-1', 'Ragweed', { criticality: 'low' }),
  allergy('a-2', 'Peanut', {
    criticality: 'high',
    reaction: [{ manifestation: [{ text: 'Hives' }], severity: 'severe' }],
  }),
  allergy('a-3', 'Kiwi', { verificationStatus: hl7('allergyintolerance-verification', 'refuted') }),
  vaccine('v-1', { lotNumber: 'AB12', site: { text: 'Left arm' } }),
  vaccine('v-2', { status: 'not-done', statusReason: { text: 'Patient declined' } }),
  condition('c-1', 'Essential hypertension', 'active', { onsetDateTime: '2019-05-02' }),
  condition('c-2', 'Broken wrist', 'resolved', { abatementDateTime: '2010' }),
  condition('c-3', 'x', 'active', { code: snomed('160903007', 'Full-time employment (finding)') }),
  {
    resourceType: 'Procedure',
    id: 'r-1',
    status: 'completed',
    code: { text: 'Knee repair' },
    subject,
    performedDateTime: '2018-03-04',
    note: [{ text: 'Went well' }],
  },
  { resourceType: 'Procedure', id: 'r-2', status: 'not-done', code: { text: 'Colonoscopy' }, subject },
]

const types = ['MedicationRequest', 'AllergyIntolerance', 'Immunization', 'Condition', 'Procedure']
const odd: Json[] = [
  person('odd'),
  ...types.flatMap(resourceType => [
    {
      resourceType,
      id: `${resourceType}-bare`,
      subject: { reference: 'Patient/odd' },
      patient: { reference: 'Patient/odd' },
    },
    {
      ...{ resourceType, id: `${resourceType}-odd`, subject: { reference: 'Patient/odd' } },
      ...{
        patient: { reference: 'Patient/odd' },
        status: 7,
        code: [[], 4],
        clinicalStatus: { coding: 'x' },
        note: 'y',
      },
      ...{ reaction: [null, 3], dosageInstruction: {}, medicationCodeableConcept: [], vaccineCode: true },
      ...{ performer: [{ actor: 4 }], contained: 'z', onsetAge: 'old', protocolApplied: [[]], reasonCode: 1 },
    },
  ]),
]

let t: TestPortal
const cookies = { rich: '', poor: '', odd: '', none: '' }
beforeAll(async () => {
  t = await testPortal()
  const none = [
    person('none'),
    allergy('n-1', 'x', {
      patient: { reference: 'Patient/none' },
      code: snomed('716186003', 'No known allergy'),
      recordedDate: '2026-01-05',
    }),
  ]
  const records = { rich, poor: [person('poor')], odd, none }
  for (const who of ['rich', 'poor', 'odd', 'none'] as const) {
    await t.account(`${who}@example.org`, await importRecord(t, records[who]))
    cookies[who] = await t.signIn(`${who}@example.org`)
  }
})
afterAll(() => t.close())

/** The words of a page's main part, without markup. */
async function read(path: string, who: keyof typeof cookies, lang = 'en'): Promise<string> {
  const response = await t.ask(path, { cookie: `${cookies[who]}; language=${lang}` })
  expect(response.status, path).toBe(200)
  const main = (await response.text()).split('<main')[1] ?? ''
  return main.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
}

async function idsOn(section: string, who: keyof typeof cookies): Promise<string[]> {
  const response = await t.ask(`/records/${section}`, { cookie: cookies[who] })
  const links = (await response.text()).matchAll(new RegExp(`/records/${section}/([0-9a-f-]{36})`, 'g'))
  return [...new Set([...links].map(link => link[1] ?? ''))]
}

const sections = ['medications', 'allergies', 'immunizations', 'conditions', 'procedures']

describe.each(sections)('%s', section => {
  test('with nothing on record, in both languages', async () => {
    expect(await read(`/records/${section}`, 'poor')).toMatch(/on record/)
    expect(await read(`/records/${section}`, 'poor', 'es')).toMatch(/Su clínica|la clínica/)
  })

  test('odd and bare resources are shown, on the list and on their own pages', async () => {
    await read(`/records/${section}`, 'odd')
    const ids = await idsOn(section, 'odd')
    expect(ids.length).toBeGreaterThan(0)
    for (const id of ids)
      expect(await read(`/records/${section}/${id}`, 'odd')).toContain('Show the original')
  })

  test('everything listed opens, in Spanish too, and for nobody else', async () => {
    const ids = await idsOn(section, 'rich')
    expect(ids.length).toBeGreaterThan(1)
    for (const id of ids) {
      await read(`/records/${section}/${id}`, 'rich', 'es')
      const strange = await t.ask(`/records/${section}/${id}`, { cookie: cookies.poor })
      expect(strange.status).toBe(404)
    }
  })

  test('what is of another kind has no page here', async () => {
    const other = sections[(sections.indexOf(section) + 1) % sections.length] ?? ''
    const [id] = await idsOn(other, 'rich')
    const response = await t.ask(`/records/${section}/${id}`, { cookie: cookies.rich })
    expect(response.status).toBe(404)
  })
})

test('a medicine stands once with its dose, reason, prescriber and earlier prescriptions', async () => {
  const text = await read('/records/medications', 'rich')
  expect(text.match(/Lisinopril 10 mg tablet/g)).toHaveLength(1)
  expect(text).toContain('Take 1 tablet every morning.')
  expect(text).toContain('Prescribed by Dr. Mbeki')
  expect(text).toMatch(/For: (High blood pressure|Essential hypertension)/)
  expect(text).toContain('2 earlier prescriptions')
  expect(text.indexOf('Lisinopril')).toBeLessThan(text.indexOf('Warfarin'))
  expect(text).toContain('You should not be taking this now.')
})

test('an order not to give a medicine is never one to take', async () => {
  const patient = await importRecord(t, [
    person('f'),
    { ...medicine('f-1', 'active'), subject: { reference: 'Patient/f' }, doNotPerform: true },
  ])
  await t.account('f@example.org', patient)
  const list = await (await t.ask('/records/medications', { cookie: await t.signIn('f@example.org') })).text()
  expect(list).toContain('Not to be given')
  expect(list).not.toContain('Taking now')
})

test('vaccines that are due are named, and have a page', async () => {
  const patient = await importRecord(t, [
    person('d'),
    {
      ...{ resourceType: 'ImmunizationRecommendation', id: 'd-1', patient: { reference: 'Patient/d' } },
      date: '2026-01-01',
      recommendation: [
        { vaccineCode: [{ text: 'Shingles shot' }], dateCriterion: [{ value: '2026-05-01' }] },
      ],
    },
  ])
  await t.account('d@example.org', patient)
  const cookie = await t.signIn('d@example.org')
  const list = await (await t.ask('/records/immunizations', { cookie })).text()
  expect(list).toContain('Shingles shot')
  expect(list).toContain('1 May 2026')
  const id = /immunizations\/([0-9a-f-]{36})/.exec(list)?.[1]
  expect((await t.ask(`/records/immunizations/${id}`, { cookie })).status).toBe(200)
})

test('medicines can be narrowed by status', async () => {
  const text = await read('/records/medications?status=hold', 'rich')
  expect(text).toContain('Warfarin')
  expect(text).not.toContain('Lisinopril')
})

test('the page of a medicine lists its other prescriptions', async () => {
  const [id] = await idsOn('medications', 'rich')
  const text = await read(`/records/medications/${id}`, 'rich')
  expect(text).toContain('Other prescriptions of this medicine')
  expect(text).toMatch(/1 January 2025.*|1 February 2025/)
})

test('the most serious allergy is first, the refuted one apart', async () => {
  const text = await read('/records/allergies', 'rich')
  const order = ['Peanut', 'Could be dangerous', 'Reaction: Hives', 'Severe', 'Ragweed', 'ruled out', 'Kiwi']
  const places = order.map(word => text.indexOf(word))
  expect(places).toEqual([...places].sort((a, b) => a - b))
  expect(places[0]).toBeGreaterThan(0)
})

test('none known and nothing on record are told apart', async () => {
  const none = await read('/records/allergies', 'none')
  expect(none).toContain('The record says that none are known. This was recorded on Mon 5 January 2026.')
  expect(none).not.toContain('Nothing about allergies')
  const nothing = await read('/records/allergies', 'poor')
  expect(nothing).toContain('This does not mean that there are none.')
})

test('doses of one vaccine stand together, with lot, place, and why one was not given', async () => {
  const text = await read('/records/immunizations', 'rich')
  expect(text).toContain('1 dose of 1 vaccine on record.')
  expect(text).toContain('Lot AB12, Left arm')
  expect(text).toContain('Reason: You declined')
  expect(await read('/records/immunizations?view=date', 'rich')).toContain('Lot AB12')
})

test('active conditions before past ones, life without alarm, and filters', async () => {
  const text = await read('/records/conditions', 'rich')
  expect(text).toContain('Since Thu 2 May 2019')
  expect(text).toContain('They are not illnesses.')
  const places = ['2 May 2019', 'Broken wrist', 'They are not illnesses.'].map(word => text.indexOf(word))
  expect(places).toEqual([...places].sort((a, b) => a - b))
  expect(await read('/records/conditions?status=past', 'rich')).not.toContain('2 May 2019')
  expect(await read('/records/conditions?status=nonsense', 'rich')).toContain('2 May 2019')
})

test('a condition names the medicine that is taken for it', async () => {
  for (const id of await idsOn('conditions', 'rich')) {
    const text = await read(`/records/conditions/${id}`, 'rich')
    if (text.includes('2 May 2019')) return expect(text).toContain('Lisinopril 10 mg tablet')
  }
  throw new Error('the condition has no page')
})

test('procedures: what was not done says so, notes are told, years narrow', async () => {
  const text = await read('/records/procedures', 'rich')
  expect(text).toContain('Sun 4 March 2018')
  expect(text).toContain('Not done')
  expect(await read('/records/procedures?year=2018', 'rich')).not.toContain('Colonoscopy')
  const pages = await Promise.all(
    (await idsOn('procedures', 'rich')).map(id => read(`/records/procedures/${id}`, 'rich')),
  )
  expect(pages.join(' ')).toContain('Went well')
})

test('what was corrected says what it said before', async () => {
  const body = { resourceType: 'Condition', id: 'k-1', subject: { reference: 'Patient/k' } }
  const said = (text: string, lastUpdated: string) => ({ ...body, code: { text }, meta: { lastUpdated } })
  const patient = await importRecord(t, [person('k'), said('Measles', '2026-01-01T00:00:00Z')])
  await importRecord(t, [person('k'), said('Rubella', '2026-02-01T00:00:00Z')])
  await t.account('k@example.org', patient)
  const cookie = await t.signIn('k@example.org')
  const list = await (await t.ask('/records/conditions', { cookie })).text()
  const id = /\/records\/conditions\/([0-9a-f-]{36})/.exec(list)?.[1]
  const page = await (await t.ask(`/records/conditions/${id}`, { cookie })).text()
  expect(page).toContain('What it said before')
  expect(page).toContain('Measles')
})
