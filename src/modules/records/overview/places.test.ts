import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestPortal, testPortal } from '../../../../test/portal.ts'
import { importRecord } from '../../../../test/record.ts'
import { openSystem } from '../../access/index.ts'
import type { Kind } from '../../clinical/index.ts'
import { addressOf, countOfSection, kindsOf, placeOfKind } from './places.ts'
import { en } from './words.en.ts'

type Json = Record<string, unknown> & { resourceType: string }

const subject = { reference: 'Patient/p' }
const patient = subject
const day = '2026-02-10T10:00:00Z'
const category = (code: string) => [{ coding: [{ code }] }]

/** One of each kind; its name is in `named`. */
const examples: Record<Kind, (named: { text: string }) => Json> = {
  lab: code => ({ resourceType: 'Observation', category: category('laboratory'), code, subject }),
  vital: code => ({
    resourceType: 'Observation',
    category: category('vital-signs'),
    code,
    subject,
    effectiveDateTime: day,
    valueQuantity: { value: 1, unit: 'kg' },
  }),
  social: code => ({
    resourceType: 'Observation',
    category: category('social-history'),
    code,
    subject,
    valueString: 'x',
  }),
  survey: code => ({
    resourceType: 'Observation',
    category: category('survey'),
    code,
    subject,
    valueString: 'x',
  }),
  finding: code => ({
    resourceType: 'Observation',
    category: category('exam'),
    code,
    subject,
    valueString: 'x',
  }),
  'lab-report': code => ({
    resourceType: 'DiagnosticReport',
    category: category('LAB'),
    code,
    subject,
    effectiveDateTime: day,
    result: [{ reference: 'Observation/never-sent' }],
    conclusion: 'x',
  }),
  'imaging-report': code => ({ resourceType: 'DiagnosticReport', category: category('RAD'), code, subject }),
  report: code => ({ resourceType: 'DiagnosticReport', category: category('OTH'), code, subject }),
  note: ({ text }) => ({
    resourceType: 'DocumentReference',
    type: { coding: [{ system: 'http://loinc.org', code: '11506-3' }], text },
    description: text,
    subject,
    content: [{ attachment: { contentType: 'text/plain', data: btoa(text) } }],
  }),
  document: ({ text }) => ({ resourceType: 'DocumentReference', description: text, subject, content: [] }),
  'adverse-event': event => ({ resourceType: 'AdverseEvent', event, subject }),
  allergy: code => ({ resourceType: 'AllergyIntolerance', code, patient }),
  appointment: ({ text }) => ({
    resourceType: 'Appointment',
    description: text,
    participant: [{ actor: subject }],
  }),
  binary: ({ text }) => ({
    resourceType: 'Binary',
    contentType: 'text/plain',
    securityContext: subject,
    data: btoa(text),
  }),
  'care-plan': ({ text }) => ({ resourceType: 'CarePlan', title: text, subject }),
  'care-team': ({ text }) => ({ resourceType: 'CareTeam', name: text, subject }),
  claim: type => ({ resourceType: 'Claim', type, patient }),
  'claim-response': type => ({ resourceType: 'ClaimResponse', type, patient }),
  impression: ({ text }) => ({ resourceType: 'ClinicalImpression', description: text, subject }),
  communication: topic => ({ resourceType: 'Communication', topic, subject }),
  composition: ({ text }) => ({ resourceType: 'Composition', title: text, subject }),
  condition: code => ({ resourceType: 'Condition', code, subject }),
  consent: named => ({ resourceType: 'Consent', category: [named], patient }),
  coverage: ({ text }) => ({
    resourceType: 'Coverage',
    payor: [{ display: text }],
    beneficiary: subject,
  }),
  device: ({ text }) => ({ resourceType: 'Device', deviceName: [{ name: text }], patient }),
  'device-request': named => ({ resourceType: 'DeviceRequest', codeCodeableConcept: named, subject }),
  'device-use': ({ text }) => ({ resourceType: 'DeviceUseStatement', device: { display: text }, subject }),
  visit: type => ({ resourceType: 'Encounter', type: [type], subject, period: { start: day } }),
  episode: type => ({ resourceType: 'EpisodeOfCare', type: [type], patient }),
  eob: type => ({ resourceType: 'ExplanationOfBenefit', type, patient }),
  'family-history': relationship => ({ resourceType: 'FamilyMemberHistory', relationship, patient }),
  flag: code => ({ resourceType: 'Flag', code, subject }),
  goal: description => ({ resourceType: 'Goal', description, subject }),
  'imaging-study': ({ text }) => ({ resourceType: 'ImagingStudy', description: text, subject, started: day }),
  immunization: vaccineCode => ({ resourceType: 'Immunization', vaccineCode, patient }),
  'immunization-due': named => ({
    resourceType: 'ImmunizationRecommendation',
    patient,
    recommendation: [{ vaccineCode: [named], forecastStatus: { text: 'due' } }],
  }),
  media: type => ({ resourceType: 'Media', type, subject }),
  administration: named => ({
    resourceType: 'MedicationAdministration',
    medicationCodeableConcept: named,
    subject,
  }),
  dispense: named => ({ resourceType: 'MedicationDispense', medicationCodeableConcept: named, subject }),
  medication: named => ({ resourceType: 'MedicationRequest', medicationCodeableConcept: named, subject }),
  'medication-statement': named => ({
    resourceType: 'MedicationStatement',
    medicationCodeableConcept: named,
    subject,
  }),
  nutrition: type => ({ resourceType: 'NutritionOrder', oralDiet: { type: [type] }, patient }),
  other: ({ text }) => ({ resourceType: 'BodyStructure', description: text, patient }),
  patient: () => ({ resourceType: 'Patient', id: 'p', name: [{ family: 'Named-patient-x' }] }),
  procedure: code => ({ resourceType: 'Procedure', code, subject }),
  provenance: activity => ({
    resourceType: 'Provenance',
    activity,
    target: [subject],
    agent: [{ who: subject }],
  }),
  questionnaire: ({ text }) => ({
    resourceType: 'QuestionnaireResponse',
    subject,
    item: [{ linkId: '1', text, answer: [{ valueString: 'x' }] }],
  }),
  'related-person': ({ text }) => ({ resourceType: 'RelatedPerson', name: [{ text }], patient }),
  risk: code => ({ resourceType: 'RiskAssessment', code, subject }),
  'service-request': code => ({ resourceType: 'ServiceRequest', code, subject }),
  specimen: type => ({ resourceType: 'Specimen', type, subject }),
  supply: named => ({
    resourceType: 'SupplyDelivery',
    suppliedItem: { itemCodeableConcept: named },
    patient,
  }),
  'supply-request': named => ({
    resourceType: 'SupplyRequest',
    itemCodeableConcept: named,
    deliverTo: subject,
    requester: subject,
  }),
  task: code => ({ resourceType: 'Task', code, for: subject }),
  vision: () => ({
    resourceType: 'VisionPrescription',
    patient,
    lensSpecification: [{ product: { text: 'Named-vision-x' } }],
  }),
}
const kinds = Object.keys(examples) as Kind[]

let t: TestPortal
let cookie: string
let rows: Map<Kind, string>
beforeAll(async () => {
  t = await testPortal()
  const resources = kinds.map(kind => ({ id: `x-${kind}`, ...examples[kind]({ text: `Named-${kind}-x` }) }))
  await t.account('her@example.org', await importRecord(t, resources))
  cookie = await t.signIn('her@example.org')
  const found = await openSystem(t.database, { name: 'administrator', act: 'test' }, t.time.now, db =>
    db.selectFrom('clinical_resources').select(['id', 'kind']).execute(),
  )
  rows = new Map(found.map(row => [row.kind, row.id]))
})
afterAll(() => t.close())

const read = async (path: string) => (await t.ask(path, { cookie })).text()

test('every kind has words, and one section', () => {
  expect(Object.keys(placeOfKind).sort()).toEqual([...kinds].sort())
  expect(Object.keys(en.kinds).sort()).toEqual([...kinds].sort())
  const sections = new Set(Object.values(placeOfKind))
  expect([...sections].flatMap(kindsOf).sort()).toEqual([...kinds].sort())
})

// Those that carry no name of their own: a supply request names no patient, a file only its bytes.
const unnamed: readonly Kind[] = ['binary']
const notOfAPatient: readonly Kind[] = ['supply-request']

test.each(kinds.filter(kind => !notOfAPatient.includes(kind)))('%s is found in its section', async kind => {
  expect(rows.has(kind)).toBe(true)
  const section = placeOfKind[kind]
  const pages = [
    await read(`/records/${section}`),
    await read(`/records/${section}?kind=${kind}`),
    await read(`/records/${section}?view=list`),
    await read(`/records/${section}/tests`),
  ]
  const name = unnamed.includes(kind) ? en.kinds[kind][1] : `Named-${kind}-x`
  expect(pages.some(text => text.includes(name))).toBe(true)
})

test.each(kinds.filter(kind => rows === undefined || rows.has(kind)))(
  '%s has a page of its own',
  async kind => {
    const id = rows.get(kind)
    if (id === undefined) return expect(notOfAPatient).toContain(kind)
    const answer = await t.ask(addressOf({ id, kind }), { cookie })
    expect(answer.status).toBe(200)
    if (!unnamed.includes(kind)) expect(await answer.text()).toContain(`Named-${kind}-x`)
  },
)

test('a report is not counted beside its results, nor a delivery beside its prescription', () => {
  const counts = new Map<Kind, number>([
    ['lab', 9],
    ['lab-report', 2],
    ['finding', 1],
    ['dispense', 3],
  ])
  expect(countOfSection('labs', counts)).toBe(10)
  expect(countOfSection('medications', counts)).toBe(3)
  expect(countOfSection('medications', new Map(counts).set('medication', 2))).toBe(2)
  expect(countOfSection('visits', counts)).toBe(0)
})
