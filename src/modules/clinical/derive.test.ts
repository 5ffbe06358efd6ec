import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  clinicalTime,
  codeKeyOf,
  fhirMilliseconds,
  idsByReference,
  kindOf,
  plainWords,
  referencesIn,
} from './index.ts'
import { patientFacts } from './patient-facts.ts'
import { statusOf } from './status-of.ts'
import { wordsOf } from './words-of.ts'

const coded = (code: string, system = 'http://loinc.org', display?: string) => ({
  coding: [{ system, code, display }],
})

describe('kindOf', () => {
  it.each([
    [{ resourceType: 'Observation', category: [coded('social-history'), coded('vital-signs')] }, 'vital'],
    [{ resourceType: 'Observation', category: [coded('laboratory')] }, 'lab'],
    [
      {
        resourceType: 'Observation',
        category: [coded('LAB', 'http://terminology.hl7.org/CodeSystem/v2-0074')],
      },
      'lab',
    ],
    [{ resourceType: 'Observation', category: [coded('sdoh')] }, 'social'],
    [{ resourceType: 'Observation', category: [coded('exam')] }, 'finding'],
    [{ resourceType: 'Observation', code: coded('8867-4') }, 'vital'],
    [{ resourceType: 'Observation', code: coded('72166-2') }, 'social'],
    [{ resourceType: 'Observation', code: coded('2160-0'), valueQuantity: { value: 1 } }, 'lab'],
    [{ resourceType: 'Observation', code: { text: 'mood' }, valueString: 'good' }, 'finding'],
    [{ resourceType: 'DiagnosticReport', category: [coded('LAB')] }, 'lab'],
    [{ resourceType: 'DiagnosticReport', category: [coded('LAB')], result: [{}] }, 'lab-report'],
    [{ resourceType: 'DiagnosticReport', category: [coded('LP29684-5')] }, 'imaging-report'],
    [{ resourceType: 'DiagnosticReport', category: [coded('34117-2')] }, 'note'],
    [{ resourceType: 'DiagnosticReport', result: [{}] }, 'lab-report'],
    [{ resourceType: 'DiagnosticReport' }, 'report'],
    [
      {
        resourceType: 'DocumentReference',
        type: coded('34117-2'),
        content: [{ attachment: { contentType: 'text/plain' } }],
      },
      'note',
    ],
    [
      {
        resourceType: 'DocumentReference',
        type: coded('34117-2'),
        content: [{ attachment: { contentType: 'application/pdf' } }],
      },
      'document',
    ],
    [{ resourceType: 'Encounter' }, 'visit'],
    [{ resourceType: 'Spaceship' }, 'other'],
    [{ resourceType: 'constructor' }, 'other'],
    [{}, 'other'],
  ])('%j is %s', (resource, kind) => {
    expect(kindOf(resource)).toBe(kind)
  })
})

describe('codeKeyOf', () => {
  it.each([
    [
      {
        code: {
          coding: [
            { system: 'http://snomed.info/sct', code: '1' },
            { system: 'http://loinc.org', code: '4548-4' },
          ],
        },
      },
      'loinc|4548-4',
    ],
    [{ code: coded('4548-4', 'urn:oid:2.16.840.1.113883.6.1') }, 'loinc|4548-4'],
    [{ code: coded('1', 'http://snomed.info/sct') }, 'http://snomed.info/sct|1'],
    [{ code: { text: ' Presión Arterial ' } }, 'text|presion arterial'],
    [
      { resourceType: 'Immunization', vaccineCode: coded('140', 'http://hl7.org/fhir/sid/cvx') },
      'http://hl7.org/fhir/sid/cvx|140',
    ],
    [{ code: null }, null],
  ])('%j is %s', (resource, key) => {
    expect(codeKeyOf(resource)).toBe(key)
  })
})

describe('clinicalTime', () => {
  it('takes what was done before what was recorded', () => {
    expect(clinicalTime({ issued: '2020-01-02', effectiveDateTime: '2020-01-01T10:00:00-05:00' })).toBe(
      Date.UTC(2020, 0, 1, 15),
    )
    expect(clinicalTime({ recordedDate: '2020', onsetDateTime: 'long ago' })).toBe(Date.UTC(2020, 0, 1, 12))
    expect(clinicalTime({ resourceType: 'Patient' })).toBeNull()
  })

  it.each([
    ['2020-02', Date.UTC(2020, 1, 1, 12)],
    ['2020-02-03', Date.UTC(2020, 1, 3, 12)],
    ['2020-02-03T04:05', Date.UTC(2020, 1, 3, 4, 5)],
    ['2020-02-03T04:05:60.1234567Z', Date.UTC(2020, 1, 3, 4, 5, 59, 123)],
    ['0000-01-01', null],
    ['2020-13-01', null],
    ['20200203', null],
    [20200203, null],
  ])('reads %j', (text, at) => {
    expect(fhirMilliseconds(text)).toBe(at)
  })
})

describe('words', () => {
  it('are plain, each once, with a space before, and not of whom it is about', () => {
    const resource = {
      subject: { display: 'Ana Rivera' },
      code: { text: 'Glucosa en Ácido', coding: [{ display: 'glucosa' }] },
      content: [
        {
          attachment: {
            contentType: 'text/html',
            data: Buffer.from('<p>Feels <b>bétter</b></p>').toString('base64'),
          },
        },
      ],
    }
    expect(wordsOf(resource)).toBe(' glucosa en acido feels better')
  })

  it('stay short, and written notes have more room', () => {
    const many = Array.from({ length: 3000 }, (_, n) => `word${n}`).join(' ')
    expect(wordsOf({ code: { text: many } }).length).toBeLessThanOrEqual(500)
    const note = wordsOf({
      content: [{ attachment: { contentType: 'text/plain', data: Buffer.from(many).toString('base64') } }],
    })
    expect(note.length).toBeGreaterThan(3900)
    expect(note.length).toBeLessThanOrEqual(4000)
  })

  it('hold letters and digits only, so that a search pattern needs no escaping', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        for (const word of plainWords(text)) expect(word).toMatch(/^[\p{L}\p{N}]+$/u)
      }),
    )
  })
})

describe('references', () => {
  const resource = {
    subject: { reference: 'Patient/1' },
    contained: [{ managingEntity: { reference: '#x' } }],
    performer: [{ reference: 'Practitioner/2' }, { reference: 'Patient/1' }, { reference: 7 }],
    content: [{ attachment: { url: 'Binary/3' } }, { attachment: { url: 'https://example.org/a.pdf' } }],
  }
  it('are listed once each, in the order of the document, with attachments of the same source', () => {
    expect(referencesIn(resource)).toEqual(['Patient/1', 'Practitioner/2', 'Binary/3'])
    expect([...idsByReference(resource, ['a', null])]).toEqual([
      ['Patient/1', 'a'],
      ['Practitioner/2', null],
      ['Binary/3', null],
    ])
  })
})

describe('status', () => {
  it.each([
    [{ status: 'final' }, 'final'],
    [{ clinicalStatus: coded('active') }, 'active'],
    [{ clinicalStatus: 'active' }, 'active'],
    [{ clinicalStatus: coded('active'), verificationStatus: coded('entered-in-error') }, 'entered-in-error'],
    [{ lifecycleStatus: 'proposed' }, 'proposed'],
    [{ status: {} }, null],
  ])('of %j is %s', (resource, status) => {
    expect(statusOf(resource)).toBe(status)
  })
})

describe('patientFacts', () => {
  it.each([
    [
      {
        name: [
          { use: 'old', family: 'Before' },
          { use: 'official', family: 'Rivera', given: ['Ana', 'M.'] },
        ],
      },
      'Ana M. Rivera',
    ],
    [{ name: [{ use: 'old', family: 'Before' }] }, 'Before'],
    [{ name: [{ text: 'Sukarno' }] }, 'Sukarno'],
    [{ name: 'Just Text' }, 'Just Text'],
    [{}, ''],
  ])('names %j', (resource, name) => {
    expect(patientFacts(resource).name).toBe(name)
  })

  it.each([
    ['1951-07-08', '1951-07-08'],
    ['1951', null],
    ['1951-02-30', null],
    ['0000-01-01', null],
    [5, null],
  ])('birth date %j', (given, date) => {
    expect(patientFacts({ birthDate: given }).birth_date).toBe(date)
  })
})

it('nothing that can be JSON breaks any of it', () => {
  fc.assert(
    fc.property(
      fc.json({ maxDepth: 5 }),
      fc.constantFrom('Observation', 'Patient', 'DocumentReference', 'DiagnosticReport', 'Encounter'),
      (text, resourceType) => {
        const given: unknown = JSON.parse(text)
        const fields = [
          'code',
          'category',
          'name',
          'status',
          'effectiveDateTime',
          'content',
          'communication',
          'birthDate',
          'verificationStatus',
          'subject',
        ]
        const resource = { resourceType, ...Object.fromEntries(fields.map(field => [field, given])) }
        kindOf(resource)
        codeKeyOf(resource)
        clinicalTime(resource)
        wordsOf(resource)
        statusOf(resource)
        patientFacts(resource)
        referencesIn(resource)
      },
    ),
    { numRuns: 300 },
  )
})
