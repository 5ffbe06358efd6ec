import { chmodSync, mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  bundle,
  type Content,
  type Importing,
  importing,
  lines,
  observation,
  patient,
  writeFiles,
} from '../../../../test/importing.ts'

let at: Importing
beforeAll(async () => {
  at = await importing()
})
beforeEach(() => at.empty())
afterAll(() => at.close())

const good = bundle('transaction', patient('good'), observation('fine', 'good'))

/** Imports the bad file between two good ones; the good ones have to be there, and nothing else. */
async function beside(name: string, content: Content) {
  const imported = await at.take({
    'a-good.json': good,
    [name]: content,
    'z-good.json': bundle('transaction', patient('later'), observation('fine-too', 'later')),
  })
  const kept = await at.query(`select fhir_id from clinical_resources
    union all select fhir_id from shared_resources union all select 'v' || fhir_id from clinical_versions order by 1`)
  expect(kept.map(row => row.fhir_id)).toEqual(['fine', 'fine-too', 'good', 'later'])
  expect(imported.code).toBe(1)
  return imported.complained.map(line => {
    expect(line).toMatch(/^rejected: .*\.(json|ndjson|xml)(\.gz)?: /)
    expect(line).toContain(name)
    return line.slice(line.indexOf(name) + name.length + 2)
  })
}

const deep = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`
const withResource = (text: string) =>
  `{"resourceType":"Bundle","type":"collection","entry":[{"resource":${JSON.stringify(patient('p'))}},{"resource":${text}}]}`

describe('a file that is no FHIR R4 JSON is one line, and the rest is imported', () => {
  const whole = gzipSync(JSON.stringify(bundle('transaction', patient('cut'), observation('cut-1', 'cut'))))
  it.each<[string, string, Content, string]>([
    [
      'truncated gzip',
      'x.json.gz',
      whole.subarray(0, whole.length - 20),
      'the gzip file is cut off. Copy it again',
    ],
    [
      'truncated gzip of lines',
      'x.ndjson.gz',
      whole.subarray(0, 40),
      'the gzip file is cut off. Copy it again',
    ],
    [
      'damaged gzip',
      'x.json.gz',
      Buffer.concat([whole.subarray(0, 30), Buffer.alloc(40, 7), whole.subarray(70)]),
      'the gzip file is damaged. Copy it again',
    ],
    ['empty file', 'x.json', '', 'is empty'],
    ['white space only', 'x.json', ' \n\t ', 'is empty'],
    ['empty lines file', 'x.ndjson', '', 'is empty'],
    [
      'C-CDA named json',
      'x.json',
      '<?xml version="1.0"?>\n<ClinicalDocument xmlns="urn:hl7-org:v3"/>',
      'is a C-CDA document (XML), not FHIR. Export it as FHIR R4 JSON',
    ],
    [
      'C-CDA',
      'x.xml',
      '<ClinicalDocument xmlns="urn:hl7-org:v3"/>',
      'is XML (C-CDA or FHIR in XML), not FHIR JSON. Export it as FHIR R4 JSON',
    ],
    ['FHIR in XML', 'x.json', '<Bundle xmlns="http://hl7.org/fhir"/>', 'is FHIR in XML. Export it as JSON'],
    ['HL7 v2', 'x.json', 'MSH|^~\\&|LAB|HOSP\rPID|1', 'is HL7 v2, not FHIR. Export it as FHIR R4 JSON'],
    ['HL7 v2 as lines', 'x.ndjson', 'MSH|^~\\&|LAB|HOSP\n', 'is HL7 v2, not FHIR. Export it as FHIR R4 JSON'],
    ['a PDF', 'x.json', '%PDF-1.7\n', 'is a PDF, not FHIR. Export it as FHIR R4 JSON'],
    [
      'UTF-16',
      'x.json',
      Buffer.from(`\ufeff${JSON.stringify(patient('p'))}`, 'utf16le'),
      'is UTF-16 text. Save it as UTF-8',
    ],
    [
      'a list',
      'x.json',
      [patient('p')],
      'is a JSON list. A list of resources goes into a Bundle, or one a line into .ndjson',
    ],
    ['a word', 'x.json', '"hello"', 'is not JSON (line 1, column 1)'],
    [
      'other JSON',
      'x.json',
      { name: 'package', version: '1' },
      'has no resourceType: this is not a FHIR resource',
    ],
    [
      'lines named json',
      'x.json',
      lines(patient('p'), patient('q')),
      'has more after its end (line 2, column 1). If it holds one resource a line, name it .ndjson',
    ],
    ['100,000 levels', 'x.json', deep(100_000), 'is nested more than 64 levels deep (line 1, column 321)'],
    [
      '100,000 lists',
      'x.json',
      `{"resourceType":"Patient","id":"p","x":${'['.repeat(100_000)}`,
      'is nested more than 64 levels deep (line 1, column 103)',
    ],
    [
      '100,000 levels on a line',
      'x.ndjson',
      `${deep(100_000)}\n`,
      'line 1: is nested more than 64 levels deep (line 1, column 321)',
    ],
    [
      '100,000 levels in a bundle',
      'x.json',
      withResource(deep(100_000)),
      'entry[1].resource: is nested more than 64 levels deep (line 1, column 515)',
    ],
  ])('%s', async (_, name, content, reason) => {
    expect(await beside(name, content)).toEqual([reason])
  })

  it('broken JSON: line and column', async () => {
    const text = JSON.stringify(good, null, 2).replace('"status": "final"', '"status": final')
    const line = text.split('\n').findIndex(one => one.includes('final')) + 1
    const [first, ...others] = await beside('x.json', text)
    expect(first).toBe(`entry[1].resource: broken JSON (line ${line}, column 19)`)
    expect(others).toEqual([
      'with that, the other resource of this bundle not imported either: a bundle is imported whole or not at all',
    ])
  })

  it('broken around the resources', async () => {
    const text = JSON.stringify(bundle('transaction', patient('p'))).replace('"type":', '"type"')
    expect(await beside('x.json', text)).toEqual(['broken JSON (line 1, column 32)'])
  })

  it('cut off in the middle', async () => {
    const text = JSON.stringify(bundle('transaction', patient('p'), observation('o', 'p')))
    expect(await beside('x.json', text.slice(0, -40))).toEqual([
      expect.stringMatching(/^broken JSON: it ends too early \(line 1, column \d+\)$/),
    ])
  })

  it('text that is not UTF-8 is refused rather than losing letters', async () => {
    const latin1 = Buffer.from(JSON.stringify(patient('p', { gender: 'niño' })), 'latin1')
    expect(await beside('x.json', latin1)).toEqual([
      `is not UTF-8 text. Export it again as UTF-8 (line 1, column ${latin1.findIndex(byte => byte > 0x7f) + 1})`,
    ])
  })

  it('a string of 30 MB', async () => {
    const big = bundle(
      'collection',
      patient('p'),
      observation('o', 'p', { note: [{ text: 'x'.repeat(30_000_000) }] }),
    )
    expect((await beside('x.json', big))[0]).toBe(
      'entry[1].resource: is a resource of 30 MB; the largest that is taken has 16 MB',
    )
  })

  it('a line of 30 MB, and the lines around it stand', async () => {
    const { code, complained } = await at.take({
      'p.json': patient('p'),
      'x.ndjson': lines(
        observation('a', 'p'),
        observation('b', 'p', { note: 'x'.repeat(30_000_000) }),
        observation('c', 'p'),
      ),
    })
    expect(code).toBe(1)
    expect(complained).toEqual([
      expect.stringMatching(
        /x\.ndjson: line 2: is 30 MB long; the largest resource that is taken has 16 MB$/,
      ),
    ])
    const kept = await at.query(`select fhir_id from clinical_resources where kind = 'lab' order by 1`)
    expect(kept.map(row => row.fhir_id)).toEqual(['a', 'c'])
  })
})

describe('another version of FHIR', () => {
  it.each<[string, object, string]>([
    [
      'R5 medicine',
      {
        resourceType: 'MedicationRequest',
        id: 'm',
        subject: { reference: 'Patient/p' },
        medication: { concept: { text: 'x' } },
      },
      'MedicationRequest/m: is FHIR R5, not R4. Export it again as FHIR R4',
    ],
    [
      'R5 visit',
      { resourceType: 'Encounter', id: 'e', subject: { reference: 'Patient/p' }, class: [{ text: 'AMB' }] },
      'Encounter/e: is FHIR R5, not R4. Export it again as FHIR R4',
    ],
    [
      'STU3 condition',
      { resourceType: 'Condition', id: 'c', subject: { reference: 'Patient/p' }, clinicalStatus: 'active' },
      'Condition/c: is FHIR STU3 or older, not R4. Export it again as FHIR R4',
    ],
    [
      'DSTU2 type',
      { resourceType: 'MedicationOrder', id: 'm', patient: { reference: 'Patient/p' } },
      'MedicationOrder/m: is FHIR STU3 or older, not R4. Export it again as FHIR R4',
    ],
    [
      'capability statement',
      { resourceType: 'CapabilityStatement', id: 'c', fhirVersion: '3.0.1' },
      'CapabilityStatement/c: is FHIR 3.0.1, not R4. Export it again as FHIR R4',
    ],
    [
      'core profile',
      observation('o', 'p', {
        meta: { profile: ['http://hl7.org/fhir/StructureDefinition/Observation|5.0.0'] },
      }),
      'Observation/o: is FHIR 5.0.0, not R4. Export it again as FHIR R4',
    ],
  ])('%s', async (_, resource, reason) => {
    expect((await beside('x.ndjson', lines(resource as never)))[0]).toBe(`line 1: ${reason}`)
  })

  it('profiles of other guides have versions of their own', async () => {
    const fine = observation('o', 'good', {
      meta: { profile: ['http://hl7.org/fhir/us/core/StructureDefinition/us-core-observation-lab|5.0.0'] },
    })
    expect((await at.take({ 'a.json': good, 'b.ndjson': lines(fine) })).code).toBe(0)
  })
})

describe('resources that cannot be placed', () => {
  it.each<[string, string, object[], string]>([
    [
      'missing id',
      'x.ndjson',
      [observation('o', 'good', { id: undefined })],
      'line 1: Observation: missing id: without one it could never be updated. Export it with ids',
    ],
    [
      'an id with spaces',
      'x.ndjson',
      [observation('o o', 'good')],
      'line 1: Observation: has an id that FHIR does not allow',
    ],
    [
      'a number as id',
      'x.ndjson',
      [observation('o', 'good', { id: 7 })],
      'line 1: Observation: has an id that FHIR does not allow',
    ],
    [
      'missing subject',
      'x.ndjson',
      [observation('o', 'good', { subject: undefined })],
      'line 1: Observation/o: missing subject',
    ],
    [
      'missing patient',
      'x.ndjson',
      [{ resourceType: 'AllergyIntolerance', id: 'a' }],
      'line 1: AllergyIntolerance/a: missing patient (whose is it?)',
    ],
    [
      'a subject that is no patient',
      'x.ndjson',
      [observation('o', 'good', { subject: { reference: 'Location/l' } })],
      'line 1: Observation/o: subject is Location/l, which is not a patient',
    ],
    [
      'an unknown patient',
      'x.ndjson',
      [observation('o', 'nobody')],
      'line 1: Observation/o: unknown patient: neither in this import nor known from this source. Import the patient too',
    ],
    [
      'an unknown patient by identifier',
      'x.ndjson',
      [observation('o', 'x', { subject: { reference: 'Patient?identifier=mrn|77' } })],
      'line 1: Observation/o: unknown patient: neither in this import nor known from this source. Import the patient too',
    ],
    [
      'a type that is a word of JavaScript',
      'x.ndjson',
      [{ resourceType: 'constructor', id: 'c' }],
      'line 1: has a resourceType that is no name of a FHIR type',
    ],
    [
      'a type that is __proto__',
      'x.ndjson',
      [{ resourceType: '__proto__', id: 'c' }],
      'line 1: has a resourceType that is no name of a FHIR type',
    ],
  ])('%s', async (_, name, resources, reason) => {
    expect(await beside(name, lines(...(resources as never[])))).toEqual([reason])
  })

  it('in a bundle the culprit is named, and that the rest goes with it', async () => {
    const bad = bundle('transaction', patient('p'), observation('one', 'p'), observation('two', 'nobody'))
    expect(await beside('x.json', bad)).toEqual([
      'entry[2].resource: Observation/two: unknown patient: neither in this import nor known from this source. Import the patient too',
      'with that, the other 2 resources of this bundle not imported either: a bundle is imported whole or not at all',
    ])
  })

  it.each<[string, object, string]>([
    ['no resource', { request: { method: 'PUT', url: 'Patient/p' } }, 'entry[0]: has no resource'],
    ['a text as resource', { resource: 'Patient' }, 'entry[0]: has a resource that is no object'],
    [
      'a PATCH',
      { resource: patient('p'), request: { method: 'PATCH', url: 'Patient/p' } },
      'entry[0]: is a PATCH. Only whole resources can be imported',
    ],
    [
      'a DELETE of many',
      { request: { method: 'DELETE', url: 'Observation?code=1' } },
      'entry[0]: is a DELETE that does not name one resource, as in Observation/123',
    ],
  ])('a bundle entry with %s', async (_, entry, reason) => {
    expect(await beside('x.json', { resourceType: 'Bundle', type: 'transaction', entry: [entry] })).toEqual([
      reason,
    ])
  })

  it('entries that are no list, or no objects', async () => {
    expect(await beside('x.json', { resourceType: 'Bundle', type: 'batch', entry: { resource: 1 } })).toEqual(
      ['entry: is not a list'],
    )
    await at.empty()
    expect(await beside('y.json', { resourceType: 'Bundle', type: 'batch', entry: [null] })).toEqual([
      'entry[0]: is not an object',
    ])
  })

  it('another person under the same id of the same source, and nothing of hers either', async () => {
    const other = patient('good', { name: [{ family: 'Okafor', given: ['Ben'] }], birthDate: '1990-01-01' })
    const said = await beside('x.ndjson', lines(other, observation('hers', 'good')))
    const reason =
      'this source already has a patient of that id with another name and another birth date. If this comes from another system, give it a name of its own with --source'
    expect(said).toEqual([`line 1: Patient/good: ${reason}`, `line 2: Observation/hers: ${reason}`])
  })
})

describe('duplicates', () => {
  it('the same bytes twice count once', async () => {
    const twice = await at.take({
      'x.json': bundle('transaction', patient('p'), observation('o', 'p'), observation('o', 'p')),
    })
    expect(twice.code).toBe(0)
    expect(twice.said.find(line => line.startsWith('Observation'))).toMatch(/ 1 +0 +1 +0$/)
  })

  it('different content under one id in one bundle refuses the bundle', async () => {
    const said = await beside(
      'x.json',
      bundle(
        'transaction',
        patient('p'),
        observation('o', 'p'),
        observation('o', 'p', { status: 'amended' }),
      ),
    )
    expect(said[0]).toMatch(/^entry\[2\]\.resource: Observation\/o: came twice with different content/)
  })

  it('different content under one id in one file of lines refuses the later, however far away', async () => {
    const between = Array.from({ length: 1500 }, (_, n) => observation(`n${n}`, 'p'))
    const { code, complained } = await at.take({
      'x.ndjson': lines(
        patient('p'),
        observation('o', 'p'),
        ...between,
        observation('o', 'p', { status: 'amended' }),
      ),
    })
    expect(code).toBe(1)
    expect(complained).toEqual([
      expect.stringMatching(/line 1503: Observation\/o: came twice with different content/),
    ])
  })
})

describe('odd but harmless', () => {
  it('__proto__ and constructor as keys are kept as they came and touch nothing', async () => {
    const text = `{"resourceType":"Observation","id":"o","__proto__":{"polluted":true,"subject":{"reference":"Patient/x"}},"constructor":{"prototype":{"polluted":true}},"subject":{"reference":"Patient/p"},"code":{"text":"x"}}`
    const { code } = await at.take({ 'p.json': patient('p'), 'x.json': text })
    expect(code).toBe(0)
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
    expect(await at.query(`select body from clinical_resources where fhir_id = 'o'`)).toEqual([
      { body: text },
    ])
  })

  it('references in a circle, to themselves and to nowhere', async () => {
    const { code } = await at.take({
      'x.json': bundle(
        'collection',
        patient('p', { link: [{ other: { reference: 'Patient/p' }, type: 'seealso' }] }),
        observation('a', 'p', { hasMember: [{ reference: 'Observation/b' }] }),
        observation('b', 'p', {
          hasMember: [
            { reference: 'Observation/a' },
            { reference: 'Observation/b' },
            { reference: 'urn:uuid:0' },
            { reference: '???' },
          ],
        }),
      ),
    })
    expect(code).toBe(0)
  })

  it('null characters, lone surrogates and wrong kinds in every field that is looked at', async () => {
    const odd = [
      null,
      0,
      '',
      '\u0000',
      '\ud800',
      [],
      [null],
      {},
      { coding: null },
      { coding: [null, { code: 3 }] },
      true,
    ]
    const fields = [
      'status',
      'category',
      'code',
      'effectiveDateTime',
      'encounter',
      'meta',
      'identifier',
      'component',
      'name',
      'text',
    ]
    const values = odd.flatMap((value, n) =>
      fields.map((field, m) => observation(`o${n}-${m}`, 'p', { [field]: value })),
    )
    const people = odd.map((value, n) =>
      patient(`q${n}`, { name: value, birthDate: value, communication: value, identifier: value }),
    )
    const { code, complained } = await at.take({ 'x.ndjson': lines(patient('p'), ...people, ...values) })
    expect(complained).toEqual([])
    expect(code).toBe(0)
  })
})

describe('folders', () => {
  it('names what is not there and what cannot be read', async () => {
    const folder = join(at.folder, 'odd')
    mkdirSync(join(folder, 'empty'), { recursive: true })
    writeFiles(folder, { 'good.json': good, 'notes.txt': 'x', 'table.csv': 'x' })
    symlinkSync(join(folder, 'nowhere'), join(folder, 'dangling.json'))
    symlinkSync(folder, join(folder, 'round-and-round'))
    const { code, complained, said } = await at.run([
      folder,
      join(folder, 'empty'),
      join(folder, 'missing.json'),
      join(folder, 'notes.txt'),
    ])
    expect(code).toBe(1)
    expect(complained.map(line => line.replace(folder, ''))).toEqual([
      'rejected: /dangling.json: is not there',
      'rejected: /missing.json: is not there',
    ])
    expect(said).toContain('Passed over 2 files that are neither .json nor .ndjson.')
  })

  it.skipIf(process.getuid?.() === 0)('an unreadable folder', async () => {
    const folder = join(at.folder, 'locked')
    writeFiles(folder, { 'good.json': good })
    mkdirSync(join(folder, 'closed'))
    chmodSync(join(folder, 'closed'), 0)
    const { code, complained } = await at.run([folder])
    expect(code).toBe(1)
    expect(complained).toEqual([
      `rejected: ${join(folder, 'closed')}: may not be read. Give this user the right to read it`,
    ])
  })

  it('nothing at all', async () => {
    mkdirSync(join(at.folder, 'bare'), { recursive: true })
    expect((await at.run([join(at.folder, 'bare')])).code).toBe(1)
    writeFiles(join(at.folder, 'texts'), { 'a.txt': '' })
    const { code, complained } = await at.run([join(at.folder, 'texts')])
    expect([code, complained]).toEqual([1, ['Nothing to import was found there.']])
  })
})
