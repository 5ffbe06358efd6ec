import { describe, expect, test } from 'vitest'
import { allergyInWords } from './allergy.ts'
import { attachmentOf, inlineBlocks, sizeText } from './attachment.ts'
import { carePlanInWords } from './care-plan.ts'
import { careTeamInWords } from './care-team.ts'
import { conditionInWords } from './condition.ts'
import { coverageInWords } from './coverage.ts'
import { deviceInWords } from './device.ts'
import { documentInWords } from './document.ts'
import { familyMemberInWords } from './family-history.ts'
import { goalInWords } from './goal.ts'
import { bestName, firstName, namesOf } from './human-name.ts'
import { immunizationInWords } from './immunization.ts'
import { medicationInWords, medicineOf } from './medication.ts'
import { personInWords } from './person.ts'
import { procedureInWords } from './procedure.ts'
import type { Reader } from './reader.ts'
import { properName } from './reference.ts'
import { rangesOf } from './reference-range.ts'
import { reportInWords } from './report.ts'
import { socialFacts } from './social-history.ts'
import { valueInWords } from './value.ts'
import { visitInWords } from './visit.ts'
import { choiceWhen, periodWhen } from './when.ts'

const english: Reader = { lang: 'en', zone: 'America/New_York' }
const spanish: Reader = { lang: 'es', zone: 'America/New_York' }
const snomed = (code: string) => ({ coding: [{ system: 'http://snomed.info/sct', code }] })

describe('how to take a medicine', () => {
  const how = (dosage: object, reader = english) =>
    medicationInWords({ medicationCodeableConcept: { text: 'X' }, dosageInstruction: [dosage] }, reader).how

  test.each([
    [
      {
        timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd' } },
        doseAndRate: [{ doseQuantity: { value: 1, unit: 'tablet' } }],
      },
      '1 tablet, once a day.',
      '1 tableta, una vez al día.',
    ],
    [
      {
        timing: { repeat: { frequency: 2, period: 1, periodUnit: 'd', when: ['C'] } },
        doseAndRate: [{ doseQuantity: { value: 2, unit: 'tablet' } }],
        route: snomed('26643006'),
      },
      '2 tablets, by mouth, twice a day with meals.',
      '2 tabletas, por la boca, dos veces al día con las comidas.',
    ],
    [
      {
        timing: { repeat: { frequency: 1, period: 4, periodMax: 6, periodUnit: 'h' } },
        asNeededBoolean: true,
        doseAndRate: [{ doseQuantity: { value: 1 } }],
      },
      '1 each time, every 4 to 6 hours, as needed.',
      '1 cada vez, cada 4 a 6 horas, si hace falta.',
    ],
    [
      {
        timing: {
          code: { coding: [{ code: 'BID' }] },
          repeat: { boundsDuration: { value: 10, unit: 'days', code: 'd' } },
        },
      },
      'Twice a day, for 10 days.',
      'Dos veces al día, durante 10 días.',
    ],
    [
      { timing: { repeat: { dayOfWeek: ['mon', 'thu'], timeOfDay: ['08:00:00'] } } },
      'On Monday and Thursday at 08:00.',
      'Los días lunes y jueves a las 08:00.',
    ],
    [
      {
        asNeededCodeableConcept: { text: 'Pain' },
        doseAndRate: [
          { doseRange: { low: { value: 1, unit: 'tablet' }, high: { value: 2, unit: 'tablet' } } },
        ],
      },
      '1 tablet to 2 tablets, as needed for pain.',
      '1 tableta a 2 tabletas, si hace falta, por pain.',
    ],
  ])('%#', (dosage, en, es) => {
    expect(how(dosage)).toEqual([en])
    expect(how(dosage, spanish)).toEqual([es])
  })

  test('what the prescriber wrote comes first, with its shorthand spelled out', () => {
    const view = medicationInWords({ dosageInstruction: [{ text: '500 mg PO BID PRN' }] }, english)
    expect(view.how).toEqual(['500 mg by mouth twice a day as needed.'])
    expect(view.written).toEqual(['500 mg PO BID PRN'])
    expect(
      how({ text: 'Every six hours (qualifier value)', doseAndRate: [{ doseQuantity: { value: 1 } }] }),
    ).toEqual(['1 each time.', 'Every six hours.'])
  })

  test('refills, name by contained Medication, end of the period', () => {
    const view = medicationInWords(
      {
        status: 'active',
        contained: [{ resourceType: 'Medication', id: 'm', code: { text: 'lisinopril 10 MG Oral Tablet' } }],
        medicationReference: { reference: '#m' },
        dispenseRequest: { numberOfRepeatsAllowed: 3, quantity: { value: 30, unit: 'tablet' } },
        effectivePeriod: { start: '2020-01-01', end: '2020-02-01' },
      },
      english,
      Date.UTC(2026, 0, 1),
    )
    expect(view.name).toMatchObject({
      plain: 'Lisinopril 10 mg tablet',
      kind: 'Blood pressure medicine (ACE inhibitor)',
    })
    expect(view.supply).toMatchObject({ refills: 3, quantity: '30 tablets' })
    expect(view.current).toBe(false)
    expect(medicineOf({ ingredient: [{ itemCodeableConcept: { text: 'zinc' } }] }, english).plain).toBe(
      'Zinc',
    )
  })
})

describe('what is on record', () => {
  test('an allergy with its reaction', () => {
    const view = allergyInWords(
      {
        clinicalStatus: { coding: [{ code: 'active' }] },
        code: snomed('91935009'),
        criticality: 'high',
        category: ['food'],
        reaction: [{ manifestation: [snomed('39579001')], severity: 'severe' }],
      },
      spanish,
    )
    expect(view).toMatchObject({ active: true, none: false, categories: ['Alimento'] })
    expect(view.name.plain).toBe('Cacahuates')
    expect(view.criticality?.text).toBe('Una reacción podría ser peligrosa')
    expect(view.reactions[0]).toMatchObject({ severity: 'Grave' })
    expect(allergyInWords({ code: snomed('716186003') }, english).none).toBe(true)
    expect(allergyInWords({ verificationStatus: { coding: [{ code: 'refuted' }] } }, english).active).toBe(
      false,
    )
  })

  test('a vaccine given and one not given', () => {
    const given = immunizationInWords(
      {
        status: 'completed',
        vaccineCode: { coding: [{ system: 'http://hl7.org/fhir/sid/cvx', code: '140' }] },
        occurrenceDateTime: '2026-10-01',
        protocolApplied: [{ doseNumberPositiveInt: 2, seriesDosesPositiveInt: 3 }],
      },
      english,
    )
    expect(given).toMatchObject({ given: true, dose: 'Dose 2 of 3' })
    expect(given.when?.text).toBe('Thu 1 October 2026')
    const not = immunizationInWords(
      { status: 'not-done', statusReason: { text: 'Patient Refused' } },
      english,
    )
    expect(not).toMatchObject({ given: false, reason: 'You declined' })
  })

  test.each([
    [{ clinicalStatus: { coding: [{ code: 'active' }] } }, 'active'],
    [{ clinicalStatus: { coding: [{ code: 'resolved' }] } }, 'past'],
    [{ abatementDateTime: '2020-01-01' }, 'past'],
    [{ clinicalStatus: { coding: [{ code: 'active' }] }, abatementDateTime: '2020-01-01' }, 'active'],
    [{ verificationStatus: { coding: [{ code: 'entered-in-error' }] } }, 'dismissed'],
    [{}, 'active'],
  ])('a condition %j is %s', (json, standing) => {
    expect(conditionInWords(json, english).standing).toBe(standing)
  })

  test('onset told as an age, a circumstance of life', () => {
    const view = conditionInWords(
      { code: snomed('160903007'), onsetAge: { value: 12, unit: 'years', code: 'a' } },
      english,
    )
    expect(view.onset?.text).toBe('at age 12 years')
    expect(view.circumstance).toBe(true)
  })

  test('a procedure, a visit and its people', () => {
    expect(procedureInWords({ code: snomed('73761001'), status: 'not-done' }, english)).toMatchObject({
      name: { plain: 'Colonoscopy (look into the colon)' },
      status: { text: 'Not done' },
    })
    const visit = visitInWords(
      {
        class: { code: 'AMB' },
        type: [snomed('162673000')],
        period: { start: '2026-03-03T14:00:00Z', end: '2026-03-03T14:30:00Z' },
        participant: [
          {
            individual: { reference: 'Practitioner/1', display: 'Dr. Arron144 Koelpin146' },
            type: [{ coding: [{ code: 'PPRF' }] }],
          },
        ],
        location: [{ location: { reference: 'Location/1', display: 'USC VERDUGO HILLS HOSPITAL' } }],
      },
      english,
    )
    expect(visit.title).toBe('General check-up')
    expect(visit.setting).toBe('Office visit')
    expect(visit.when?.full).toBe('Tue 3 March 2026, 9:00 am to 9:30 am')
    expect(visit.people).toEqual([
      {
        who: { reference: 'Practitioner/1', display: 'Dr. Arron Koelpin', type: 'Practitioner' },
        role: 'Main person who saw you',
      },
    ])
    expect(visit.places[0]?.display).toBe('USC Verdugo Hills Hospital')
  })

  test('family, goal, care plan, care team, device, coverage, life', () => {
    expect(
      familyMemberInWords(
        { relationship: { coding: [{ code: 'MTH' }] }, deceasedAge: { value: 70 } },
        spanish,
      ),
    ).toMatchObject({ relation: 'Madre', died: true })
    const goal = goalInWords(
      {
        lifecycleStatus: 'active',
        description: { text: 'Walk more' },
        target: [{ detailQuantity: { value: 30, unit: 'min' }, dueDate: '2026-05-01' }],
      },
      english,
    )
    expect(goal.targets[0]).toMatchObject({ aim: '30 minutes', due: { text: 'Fri 1 May 2026' } })
    const plan = carePlanInWords(
      {
        category: [{ coding: [{ code: 'assess-plan' }] }, snomed('735985000')],
        activity: [{ detail: { code: snomed('229065009'), status: 'in-progress' } }],
      },
      english,
    )
    expect(plan.title).toBe('Managing your diabetes')
    expect(plan.activities[0]).toMatchObject({ text: 'Exercise', status: { text: 'Going on now' } })
    const team = careTeamInWords(
      {
        subject: { reference: 'Patient/1' },
        participant: [
          { member: { reference: 'Patient/1' } },
          { role: [snomed('309343006')], member: { display: 'Dr. Ada' } },
        ],
      },
      english,
    )
    expect(team.members.map(one => [one.self, one.role])).toEqual([
      [true, null],
      [false, 'Doctor'],
    ])
    expect(
      deviceInWords({ type: snomed('14106009'), udiCarrier: [{ carrierHRF: '(01)1' }] }, spanish),
    ).toMatchObject({ name: { plain: 'Marcapasos' }, identifier: '(01)1' })
    expect(
      coverageInWords(
        { payor: [{ display: 'Medicare' }], relationship: { coding: [{ code: 'self' }] } },
        english,
      ),
    ).toMatchObject({ title: 'Medicare', relationship: 'Yourself' })
    expect(
      socialFacts(
        {
          code: { coding: [{ system: 'http://loinc.org', code: '72166-2' }] },
          valueCodeableConcept: snomed('8517006'),
        },
        english,
      )[0],
    ).toMatchObject({ name: { plain: 'Smoking' }, answer: 'Used to smoke' })
  })
})

describe('documents and reports', () => {
  const base64 = (text: string, encoding: BufferEncoding = 'utf8') =>
    Buffer.from(text, encoding).toString('base64')

  test('a note with its text, in the charset that it names', () => {
    const view = documentInWords(
      {
        status: 'superseded',
        type: { coding: [{ system: 'http://loinc.org', code: '34117-2' }] },
        content: [
          {
            attachment: {
              contentType: 'text/plain; charset=iso-8859-1',
              data: base64('# Motivo\nDolor de garganta, señora', 'latin1'),
            },
          },
        ],
      },
      english,
    )
    expect(view.title).toBe('Visit note (history and examination)')
    expect(view.status?.text).toBe('Replaced by a newer version')
    expect(view.body).toEqual([
      { kind: 'heading', level: 3, text: 'Motivo' },
      { kind: 'paragraph', text: 'Dolor de garganta, señora' },
    ])
    expect(view.files[0]).toMatchObject({ inline: true, kindText: 'Text' })
  })

  test('a Composition by its sections, however deep', () => {
    let section: object = { title: 'Innermost', text: { status: 'additional', div: '<div>End</div>' } }
    for (let depth = 0; depth < 5000; depth++) section = { title: 'Inner', section: [section] }
    const view = documentInWords(
      { resourceType: 'Composition', title: 'Summary', section: [section] },
      english,
    )
    expect(view.sections.length).toBe(500)
    expect(view.title).toBe('Summary')
  })

  test('files: PDF by Binary, size in words, no base64, no words from a PDF', () => {
    expect(
      attachmentOf({ contentType: 'application/pdf', url: 'Binary/abc', size: 348_160 }, english),
    ).toMatchObject({ binary: 'Binary/abc', kindText: 'PDF document', sizeText: '340 KB' })
    expect(sizeText(2_200_000)).toBe('2.1 MB')
    expect(inlineBlocks({ contentType: 'text/plain', data: '%%%' })).toBe(null)
    expect(inlineBlocks({ contentType: 'application/pdf', data: base64('%PDF') })).toBe(null)
  })

  test('an imaging report with its text; a laboratory report with its results', () => {
    const report = reportInWords(
      {
        status: 'final',
        category: [{ coding: [{ code: 'RAD' }] }],
        code: { coding: [{ system: 'http://loinc.org', code: '36643-5' }] },
        conclusion: 'No change.',
        presentedForm: [{ contentType: 'text/html', data: base64('<p>Clear <script>x</script>lungs</p>') }],
      },
      english,
    )
    expect(report.kind).toBe('imaging')
    expect(report.body).toEqual([{ kind: 'paragraph', text: 'Clear lungs' }])
    expect(report.conclusion).toEqual([{ kind: 'paragraph', text: 'No change.' }])
    expect(
      reportInWords(
        { category: [{ coding: [{ code: 'LAB' }] }], result: [{ reference: 'Observation/1' }] },
        english,
      ),
    ).toMatchObject({ kind: 'laboratory', results: [{ reference: 'Observation/1' }] })
  })
})

describe('people', () => {
  const names = [
    { use: 'official', prefix: ['Mrs.'], given: ['Elmer371', 'Rosita520'], family: 'Casper496' },
    { use: 'maiden', given: ['Elmer371'], family: 'Reyes12' },
    { use: 'usual', text: 'Rosie' },
  ]

  test('the name people use leads, old names never', () => {
    expect(bestName(names, 'en')).toBe('Rosie')
    expect(bestName(names.slice(0, 2), 'en')).toBe('Mrs. Elmer Rosita Casper')
    expect(namesOf(names, english).at(-1)).toMatchObject({
      text: 'Elmer Reyes',
      past: true,
      useWord: 'Birth name',
    })
    expect(firstName(names.slice(0, 2))).toBe('Elmer')
    expect(bestName([], 'en')).toBe(null)
    expect(properName('ST MARY OF THE LAKE')).toBe('ST Mary of the Lake')
  })

  test('a patient with race, language and address', () => {
    const view = personInWords(
      {
        name: names,
        gender: 'female',
        birthDate: '1948-05',
        maritalStatus: { coding: [{ code: 'W' }] },
        communication: [{ language: { coding: [{ code: 'es' }] }, preferred: true }],
        address: [{ use: 'home', line: ['1 Main St'], city: 'Troy', state: 'NY', postalCode: '12180' }],
        telecom: [{ system: 'phone', value: '555', use: 'mobile' }],
        extension: [
          {
            url: 'http://hl7.org/fhir/us/core/StructureDefinition/us-core-race',
            extension: [
              {
                url: 'ombCategory',
                valueCoding: { system: 'urn:oid:2.16.840.1.113883.6.238', code: '2106-3' },
              },
            ],
          },
        ],
      },
      spanish,
    )
    expect(view).toMatchObject({
      name: 'Rosie',
      gender: 'Femenino',
      maritalStatus: 'Viudo/a',
      race: ['Blanca'],
      languages: [{ text: 'Español', preferred: true }],
      birthDate: { text: 'mayo de 1948' },
      addresses: [{ lines: ['1 Main St', 'Troy, NY 12180'], use: 'Casa' }],
      telecoms: [{ label: 'Teléfono (celular)' }],
    })
  })
})

test('times keep the precision that the source wrote', () => {
  expect(choiceWhen({ performedPeriod: { start: '2026-03' } }, 'performed', english)?.text).toBe(
    'since March 2026',
  )
  expect(periodWhen({ start: '2026-03-03', end: '2026-03-03' }, english)?.text).toBe('Tue 3 March 2026')
  expect(choiceWhen({ onsetString: 'last winter' }, 'onset', english)).toMatchObject({
    text: 'last winter',
    sort: null,
  })
  expect(choiceWhen({ onsetDateTime: 'soon' }, 'onset', english)).toBe(null)
})

test('in Spanish, instructions that say the dose in Spanish come first and stand for the parts', () => {
  const dosage = {
    text: 'Take 1 tablet by mouth once a day.',
    patientInstruction: 'Tome 1 tableta por la boca una vez al día.',
    doseAndRate: [{ doseQuantity: { value: 1, unit: 'tablet' } }],
    timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd' } },
  }
  const how = (instruction: string) =>
    medicationInWords({ dosageInstruction: [{ ...dosage, patientInstruction: instruction }] }, spanish).how
  expect(how(dosage.patientInstruction)).toEqual([dosage.patientInstruction, dosage.text])
  expect(how('Con comida.')[0]).toContain('1 tableta')
  expect(how('Con comida.')).toContain('Con comida.')
})

describe('answers that are no words', () => {
  test.each(['2+', '1+', '-', '1:40'])('%s stays as it was written', written => {
    expect(valueInWords({ valueCodeableConcept: { text: written } }, english)?.text).toBe(written)
  })

  test('a range in words is said in the language of the reader', () => {
    const range = [{ text: 'Negative' }]
    expect(rangesOf(range, spanish, null, null).one?.text).toBe('Negativo')
    expect(rangesOf([{ text: 'as before' }], spanish, null, null).one?.text).toBe('as before')
  })
})
