import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestPortal, testPortal } from '../../../../test/portal.ts'
import { importRecord } from '../../../../test/record.ts'
import { uuidFrom } from '../../../platform/ids.ts'
import { reportInWords } from '../in-words/report.ts'
import { sectionsOf } from '../labs/report-text.ts'
import { toldBy } from './picture.ts'

type Json = Record<string, unknown> & { resourceType: string }

let t: TestPortal
let cookie: string
let stranger: string

const subject = { reference: 'Patient/ana' }
const dicom = (code: string) => ({ system: 'http://dicom.nema.org/resources/ontology/DCM', code })
const narrative =
  'CHEST X-RAY\n\nREASON\nCough.\n\nFINDINGS\nThe lungs are clear.\nThe heart is of usual size.\n\nIMPRESSION\n1. No pneumonia.\n2. Nothing else of note.\n'
const imaging = (id: string, more: object): Json => ({
  resourceType: 'DiagnosticReport',
  id,
  status: 'final',
  category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0074', code: 'RAD' }] }],
  subject,
  effectiveDateTime: '2026-02-10T15:00:00Z',
  ...more,
})
const study = (id: string, more: object): Json => ({
  resourceType: 'ImagingStudy',
  id,
  status: 'available',
  subject,
  started: '2026-02-10T15:00:00Z',
  ...more,
})
const chest = imaging('chest', {
  code: { text: 'Chest x-ray' },
  imagingStudy: [{ reference: 'ImagingStudy/chest-pictures' }],
  performer: [{ display: 'Bay Imaging' }],
  resultsInterpreter: [{ display: 'Dr. Iris Vale' }],
  presentedForm: [{ contentType: 'text/plain', data: Buffer.from(narrative).toString('base64') }],
})
const resources: Json[] = [
  { resourceType: 'Patient', id: 'ana', name: [{ family: 'Rivera' }] },
  chest,
  study('chest-pictures', { modality: [dicom('DX')], numberOfInstances: 2, description: 'Two views' }),
  study('arm', {
    started: '2019-07-01T10:00:00Z',
    series: [
      { uid: '1.2', number: 1, modality: dicom('CT'), bodySite: { display: 'Arm' }, numberOfInstances: 31 },
      { uid: '1.3', modality: { code: 'ZZ', display: 'Odd machine' } },
    ],
    interpreter: [{ display: 'Dr. Otto Lind' }],
  }),
  study('odd', { series: 'many', modality: 7, procedureCode: [null], started: 12, note: [{ text: 5 }] }),
  imaging('bare', { code: undefined, effectiveDateTime: undefined }),
]

const one = (fhirId: string, type = 'DiagnosticReport'): string =>
  `/records/imaging/${uuidFrom('test', type, fhirId)}`
const read = async (path: string, as = cookie): Promise<{ status: number; text: string }> => {
  const response = await t.ask(path, { cookie: as })
  return { status: response.status, text: await response.text() }
}

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

test('a report and its pictures are one entry; pictures without a report stand for themselves', async () => {
  const { status, text } = await read('/records/imaging')
  expect(status).toBe(200)
  expect(text).toContain(one('chest'))
  expect(text).not.toContain(one('chest-pictures', 'ImagingStudy'))
  expect(text).toContain(one('arm', 'ImagingStudy'))
  expect(text).toContain(one('odd', 'ImagingStudy'))
  expect(text).toContain(one('bare'))
  expect(text).toContain('No pneumonia. Nothing else of note.')
  expect(text).toContain('Bay Imaging')
  expect(text).toContain('2 pictures')
})

test('the list narrows by kind and year, without a word of health in the address', async () => {
  const { text } = await read('/records/imaging')
  expect(text).toContain('href="/records/imaging?kind=2"')
  const scans = await read('/records/imaging?kind=2')
  expect(scans.text).toContain(one('arm', 'ImagingStudy'))
  expect(scans.text).not.toContain(one('chest'))
  const year = await read('/records/imaging?year=2019')
  expect(year.text).toContain(one('arm', 'ImagingStudy'))
  expect(year.text).not.toContain(one('chest'))
  expect((await read('/records/imaging?kind=99&year=x')).text).toContain(one('chest'))
})

test('what was found comes first, then the report by its headings, then the pictures', async () => {
  const { text } = await read(one('chest'))
  const order = [
    'What was found',
    'No pneumonia.',
    'The full report',
    '<h3>Findings</h3>',
    'The lungs are clear.',
  ]
  const places = order.map(part => text.indexOf(part))
  expect(places).not.toContain(-1)
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  expect(text.split('No pneumonia.').length).toBe(2 + text.split('1. No pneumonia.').length - 1)
  expect(text).toContain('Dr. Iris Vale')
  expect(text).toContain('X-ray · 2 pictures')
  expect(text).toContain(one('chest-pictures', 'ImagingStudy'))
})

test('pictures alone say their sets in words', async () => {
  const { text } = await read(one('arm', 'ImagingStudy'))
  for (const fact of ['CT scan', 'Arm', 'Odd machine', '31', 'Dr. Otto Lind', 'Set 1', 'Set 2'])
    expect(text).toContain(fact)
  expect((await read(one('chest-pictures', 'ImagingStudy'))).text).toContain(one('chest'))
})

test('poor and odd ones have their page, a corrected one keeps what it said', async () => {
  for (const path of [one('odd', 'ImagingStudy'), one('bare')]) {
    const { status, text } = await read(path)
    expect(status).toBe(200)
    expect(text).toContain('Show the original')
  }
  await importRecord(t, [
    resources[0] as Json,
    resources[2] as Json,
    {
      ...chest,
      status: 'corrected',
      conclusion: 'A small shadow after all.',
      meta: { lastUpdated: '2026-02-20T10:00:00Z' },
    },
  ])
  const { text } = await read(one('chest'))
  expect(text).toContain('A small shadow after all.')
  expect(text).toContain('What it said before')
})

test('the pages speak Spanish', async () => {
  await t.ask('/language', { cookie, form: { lang: 'es', return: '/' } })
  expect((await read('/records/imaging')).text).toContain('Tomografía (CT)')
  expect((await read(one('chest'))).text).toContain('Lo que se encontró')
  await t.ask('/language', { cookie, form: { lang: 'en', return: '/' } })
})

test('a stranger finds nothing, and an empty record says why', async () => {
  expect((await read(one('chest'), stranger)).status).toBe(404)
  expect((await read(one('arm', 'ImagingStudy'), stranger)).status).toBe(404)
  expect((await read('/records/imaging', stranger)).text).toContain('No imaging yet')
})

test('a conclusion that the text repeats is told once; one that differs stands beside it', () => {
  const reader = { lang: 'en', zone: 'America/Chicago' } as const
  const told = (conclusion: string) => toldBy(reportInWords({ ...chest, conclusion }, reader))
  const same = told('No pneumonia. Nothing else of note.')
  expect(same.conclusion).toEqual([
    {
      kind: 'list',
      ordered: true,
      items: [
        { text: 'No pneumonia.', depth: 0 },
        { text: 'Nothing else of note.', depth: 0 },
      ],
    },
  ])
  expect(JSON.stringify(same.rest)).not.toContain('pneumonia')
  const other = told('See the text.')
  expect(other.conclusion).toEqual([{ kind: 'paragraph', text: 'See the text.' }])
  expect(JSON.stringify(other.rest)).toContain('No pneumonia.')
})

test('only lines that stand alone in capitals, or end in a colon, are headings', () => {
  const blocks = [{ kind: 'paragraph', text: 'MRI\nTHE HEART\nnormal\nFindings:\nNO\nA b: c' }] as const
  expect(sectionsOf(blocks).map(({ title }) => title)).toEqual(['Mri', 'The heart', 'Findings'])
})
