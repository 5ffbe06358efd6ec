import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestPortal, testPortal } from '../../../../test/portal.ts'
import { importRecord } from '../../../../test/record.ts'

type Json = Record<string, unknown> & { resourceType: string }
const person = (id: string): Json => ({ resourceType: 'Patient', id, name: [{ family: 'Test' }] })
const subject = { reference: 'Patient/p' }
const base64 = (text: string) => Buffer.from(text).toString('base64')
const loinc = (code: string, text: string) => ({
  coding: [{ system: 'http://loinc.org', code, display: text }],
  text,
})
const category = (code: string) => [
  { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code }] },
]

const visit = (id: string, start: string, code: string, more: object = {}): Json => ({
  resourceType: 'Encounter',
  id,
  status: 'finished',
  class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code },
  subject,
  period: { start },
  ...more,
})
const at = { subject, encounter: { reference: 'Encounter/e-2' } }
const paper = (name: string, attachments: object[], more: object = {}): Json => ({
  resourceType: 'DocumentReference',
  id: name.replace(' ', '-'),
  status: 'current',
  type: { text: name },
  subject,
  date: '2024-02-03T10:00:00Z',
  content: attachments.map(attachment => ({ attachment })),
  ...more,
})
const noteText = '# Plan\nLess salt.\n'
const note = {
  category: [{ coding: [{ code: 'clinical-note' }] }],
  type: loinc('11506-3', 'Progress note'),
  context: { encounter: [{ reference: 'Encounter/e-2' }] },
}

const rich: Json[] = [
  person('p'),
  visit('e-1', '2023-05-01T15:00:00Z', 'EMER'),
  visit('e-2', '2024-02-03T15:00:00Z', 'AMB', {
    reasonCode: [{ text: 'Cough' }],
    participant: [{ individual: { display: 'Dr. Mbeki' } }],
    location: [{ location: { display: 'Harbor Street' } }],
    diagnosis: [{ condition: { reference: 'Condition/c-1' } }],
  }),
  visit('e-3', '2025-03-04T15:00:00Z', 'VR', { status: 'cancelled' }),
  { resourceType: 'Condition', id: 'c-1', code: { text: 'Bronchitis' }, subject },
  paper('n-1', [{ contentType: 'text/plain', data: base64(noteText) }], note),
  {
    ...{ resourceType: 'DiagnosticReport', id: 'n-2', status: 'final', ...at },
    ...{ code: note.type, category: note.category, effectiveDateTime: '2024-02-03T15:00:00Z' },
    presentedForm: [{ contentType: 'text/plain', data: base64(noteText) }],
  },
  {
    ...{ resourceType: 'Observation', id: 'o-1', status: 'final', ...at, category: category('laboratory') },
    code: loinc('2823-3', 'Potassium'),
    valueQuantity: { value: 5.7, unit: 'mmol/L' },
    referenceRange: [{ low: { value: 3.5, unit: 'mmol/L' }, high: { value: 5.1, unit: 'mmol/L' } }],
  },
  {
    ...{ resourceType: 'Observation', id: 'o-2', status: 'final', ...at, category: category('vital-signs') },
    code: loinc('8867-4', 'Heart rate'),
    valueQuantity: { value: 71, unit: '/min' },
  },
  {
    ...{ resourceType: 'MedicationRequest', id: 'm-1', status: 'active', intent: 'order', ...at },
    medicationCodeableConcept: { text: 'Amoxicillin 500 mg capsule' },
  },
  { resourceType: 'Procedure', id: 'r-1', status: 'completed', code: { text: 'Chest tapping' }, ...at },
  {
    ...{ resourceType: 'Immunization', id: 'v-1', status: 'completed', patient: subject },
    ...{ vaccineCode: { text: 'Shingles shot' }, encounter: at.encounter },
  },
  {
    resourceType: 'ServiceRequest',
    id: 's-1',
    status: 'active',
    intent: 'order',
    code: { text: 'Lung X-ray order' },
    ...at,
  },
  paper('Work letter', [
    { contentType: 'application/pdf', title: 'For work', data: base64('%PDF-1.7 letter') },
    { contentType: 'text/html', data: base64('<p>Rest <script>alert(1)</script>for two days</p>') },
    { contentType: 'application/pdf', data: base64('<html>no pdf') },
    { contentType: 'application/pdf', url: 'https://elsewhere.example/scan.pdf' },
    { contentType: 'text/plain', url: 'Binary/b-1' },
    { contentType: 'text/plain', url: 'Binary/b-stranger' },
    { contentType: 'application/pdf', data: 'no base64!' },
  ]),
  {
    resourceType: 'Binary',
    id: 'b-1',
    contentType: 'text/plain',
    data: base64('From the binary'),
    securityContext: subject,
  },
  paper('Old letter', [{ contentType: 'text/plain', data: base64('Old') }], {
    status: 'superseded',
    date: '2019-01-01',
  }),
  {
    ...{
      resourceType: 'Composition',
      id: 'x-1',
      status: 'final',
      type: { text: 'Summary of care' },
      subject,
    },
    ...{ date: '2024-05-05', title: 'Summary of care', author: [{ display: 'Dr. Mbeki' }] },
    section: [{ title: 'Wishes', text: { status: 'additional', div: '<div>To <b>walk</b> again</div>' } }],
  },
]

const about = { subject: { reference: 'Patient/odd' } }
const odd: Json[] = [
  person('odd'),
  { resourceType: 'Encounter', id: 'bare', ...about },
  {
    resourceType: 'Encounter',
    id: 'odd',
    ...about,
    class: { code: 4 },
    period: 'x',
    participant: [3],
    reasonCode: {},
    type: [[]],
  },
  ...['DocumentReference', 'Composition', 'DiagnosticReport'].flatMap(resourceType => [
    { resourceType, id: `${resourceType}-bare`, ...about },
    {
      ...{
        resourceType,
        id: `${resourceType}-odd`,
        ...about,
        content: [null, { attachment: 4 }],
        section: [[3]],
      },
      ...{
        presentedForm: [{}, 3],
        author: 'x',
        context: [],
        type: 7,
        date: 'never',
        relatesTo: 'y',
        title: [],
      },
    },
  ]),
]

let t: TestPortal
const cookies = { rich: '', poor: '', odd: '' }
beforeAll(async () => {
  t = await testPortal()
  const stranger: Json = {
    ...{
      resourceType: 'Binary',
      id: 'b-stranger',
      contentType: 'text/plain',
      data: base64('Stranger words'),
    },
    securityContext: { reference: 'Patient/poor' },
  }
  const records = { poor: [person('poor'), stranger], rich, odd }
  for (const who of ['poor', 'rich', 'odd'] as const) {
    await t.account(`${who}@example.org`, await importRecord(t, records[who]))
    cookies[who] = await t.signIn(`${who}@example.org`)
  }
})
afterAll(() => t.close())

const ask = (path: string, who: keyof typeof cookies, lang = 'en') =>
  t.ask(path, { cookie: `${cookies[who]}; language=${lang}` })

async function read(path: string, who: keyof typeof cookies, lang = 'en'): Promise<string> {
  const response = await ask(path, who, lang)
  expect(response.status, path).toBe(200)
  const main = (await response.text()).split('<main')[1] ?? ''
  return main.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
}

/** Addresses of single things that a list links to, by their names. */
async function links(section: string, who: keyof typeof cookies): Promise<[name: string, path: string][]> {
  const text = await (await ask(`/records/${section}`, who)).text()
  const found = text.matchAll(new RegExp(`href="(/records/${section}/[0-9a-f-]{36})"[^>]*>([^<]*)`, 'g'))
  return [...found].map(link => [link[2] ?? '', link[1] ?? ''])
}

const pathOf = async (section: string, name: string): Promise<string> =>
  (await links(section, 'rich')).find(([title]) => title.startsWith(name))?.[1] ?? ''

describe.each(['visits', 'documents'])('%s', section => {
  test('with nothing on record, in both languages', async () => {
    expect(await read(`/records/${section}`, 'poor')).toContain('The clinic has not sent')
    expect(await read(`/records/${section}`, 'poor', 'es')).toContain('La clínica no ha enviado')
  })

  test('odd and bare resources are shown, on the list and on their own pages', async () => {
    const all = await links(section, 'odd')
    expect(all.length).toBeGreaterThan(1)
    for (const [, path] of all) expect(await read(path, 'odd')).toContain('Show the original')
  })

  test('everything listed opens, in Spanish too, and for nobody else', async () => {
    const all = await links(section, 'rich')
    expect(all.length).toBeGreaterThan(2)
    for (const [, path] of all) {
      expect(await read(path, 'rich', 'es')).toContain('El portal recibió esto')
      expect((await ask(path, 'poor')).status).toBe(404)
    }
  })
})

test('visits: newest first, with reason, people, place and whether there is a note', async () => {
  const text = await read('/records/visits', 'rich')
  const order = ['4 March 2025', '3 February 2024', 'Reason: Cough', '1 May 2023'].map(word =>
    text.indexOf(word),
  )
  expect(order[0]).toBeGreaterThan(0)
  expect(order).toEqual([...order].sort((a, b) => a - b))
  expect(text).toContain('With Dr. Mbeki')
  expect(text).toContain('Harbor Street')
  expect(text.match(/Note available/g)).toHaveLength(1)
  expect(text).toContain('Cancelled')
})

test('visits can be narrowed by year and by kind, and by both to nothing', async () => {
  expect(await read('/records/visits?year=2023', 'rich')).not.toContain('3 February 2024')
  expect(await read('/records/visits?kind=remote', 'rich')).toContain('4 March 2025')
  expect(await read('/records/visits?kind=remote', 'rich')).not.toContain('1 May 2023')
  expect(await read('/records/visits?kind=remote&year=2023', 'rich')).toContain('No visits here')
})

test('a visit tells everything that happened at it, the same note once', async () => {
  const text = await read(await pathOf('visits', 'Office visit'), 'rich')
  const facts = ['Cough', 'Dr. Mbeki', 'Bronchitis', 'Less salt.', 'Potassium', '5.7 mmol/L', 'High', '71']
  for (const fact of [...facts, 'Amoxicillin', 'Chest tapping', 'Shingles', 'Lung X-ray order'])
    expect(text).toContain(fact)
  expect(text.match(/Less salt/g)).toHaveLength(1)
  expect(text).toContain('Visit before: Mon 1 May 2023')
  expect(text).toContain('Visit after: Tue 4 March 2025')
})

test('a visit with nothing in it says so', async () => {
  expect(await read(await pathOf('visits', 'Emergency'), 'rich')).toContain('nothing more about this visit')
})

test('documents: a report that repeats a note stands aside, kinds and years narrow', async () => {
  const text = await read('/records/documents', 'rich')
  for (const title of ['Work letter', 'Summary of care', 'Old letter', 'Replaced by a newer version'])
    expect(text).toContain(title)
  expect((await links('documents', 'rich')).map(([name]) => name)).toHaveLength(4)
  expect(await read('/records/documents?type=notes', 'rich')).not.toContain('Work letter')
  expect(await read('/records/documents?year=2019', 'rich')).toContain('Old letter')
  expect(await read('/records/documents?year=2019', 'rich')).not.toContain('Work letter')
})

test('a document shows its text in place without what a page could run, and offers its files', async () => {
  const path = await pathOf('documents', 'Work letter')
  const html = await (await ask(path, 'rich')).text()
  expect(html).toContain('Rest for two days')
  expect(html).not.toContain('alert(1)')
  expect(html).toContain('From the binary')
  expect(html).not.toContain('Stranger words')
  expect(html).toContain('kept somewhere else')
  expect(html).not.toMatch(/(?:src|href)="https:\/\/elsewhere/)
  expect(html).toContain(`${path}/file/1`)
  expect(await read(await pathOf('documents', 'Summary of care'), 'rich')).toContain('Wishes To walk again')
})

describe('files of a document', () => {
  const file = async (n: string, who: keyof typeof cookies = 'rich') =>
    ask(`${await pathOf('documents', 'Work letter')}/file/${n}`, who)

  test('a PDF opens in place, under its own name and with nothing to run', async () => {
    const response = await file('1')
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('application/pdf')
    expect(response.headers.get('content-disposition')).toMatch(/^inline; filename="For_work.pdf"/)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await response.text()).toBe('%PDF-1.7 letter')
  })

  test.each(['2', '3'])('HTML, and what only claims to be a PDF, is saved (%s)', async n => {
    const response = await file(n)
    expect(response.headers.get('content-type')).toBe('application/octet-stream')
    expect(response.headers.get('content-disposition')).toMatch(/^attachment/)
  })

  test('a file on another host is not fetched', async () => {
    const response = await file('4')
    expect(response.status).toBe(404)
    expect(await response.text()).toContain('kept somewhere else')
  })

  test('a Binary is served to its own patient only', async () => {
    expect(await (await file('5')).text()).toBe('From the binary')
    const other = await file('6')
    expect(other.status).toBe(404)
    expect(await other.text()).not.toContain('Stranger words')
    expect((await file('1', 'poor')).status).toBe(404)
  })

  test.each(['0', '7', '8', '-1', '1x', '%2e%2e', '1%00'])('number %s leads nowhere', async n => {
    expect((await file(n)).status).toBe(404)
  })
})
