import type { Extension, Patient } from '@medplum/fhirtypes'
import { dateAt, instant } from './calendar.ts'
import { type Chart, record } from './chart.ts'
import { doctorRef, organizationRef } from './clinic.ts'
import { coding, concept, hl7, hl7Concept, usCore } from './concepts.ts'

const omb = 'urn:oid:2.16.840.1.113883.6.238'
const races = {
  white: ['2106-3', 'White'],
  black: ['2054-5', 'Black or African American'],
  asian: ['2028-9', 'Asian'],
  native: ['1002-5', 'American Indian or Alaska Native'],
} as const
export type RaceKey = keyof typeof races

const languages: Record<string, string> = {
  en: 'English',
  es: 'Spanish',
  ar: 'Arabic',
  zh: 'Chinese',
  vi: 'Vietnamese',
}

function origin(race: RaceKey | undefined, hispanic: boolean): Extension[] {
  const ethnicity = hispanic
    ? coding(omb, '2135-2', 'Hispanic or Latino')
    : coding(omb, '2186-5', 'Not Hispanic or Latino')
  const told: Extension = {
    url: usCore('us-core-ethnicity'),
    extension: [
      { url: 'ombCategory', valueCoding: ethnicity },
      { url: 'text', valueString: ethnicity.display ?? '' },
    ],
  }
  if (race === undefined) return [told]
  const [code, name] = races[race]
  return [
    {
      url: usCore('us-core-race'),
      extension: [
        { url: 'ombCategory', valueCoding: coding(omb, code, name) },
        { url: 'text', valueString: name },
      ],
    },
    told,
  ]
}

/** The Patient itself: name, birth date, address, language, how to reach her, her doctor. */
export function introduce(chart: Chart): void {
  const { person, born, today } = chart
  const { id, given, family, sex, language = 'en', line, phone, email, married, doctor } = person
  const sparse = person.since === undefined
  const patient: Patient = {
    resourceType: 'Patient',
    id,
    ...(sparse
      ? {}
      : {
          extension: [
            ...origin(person.race, person.hispanic ?? false),
            { url: usCore('us-core-birthsex'), valueCode: sex === 'female' ? 'F' : 'M' },
          ],
        }),
    identifier: [
      {
        use: 'usual',
        type: { coding: [hl7('v2-0203', 'MR', 'Medical record number')], text: 'Medical record number' },
        system: 'https://harborstreet.example/record-number',
        value: recordNumber(id),
      },
    ],
    active: person.died === undefined,
    name: [
      { use: 'official', family, given: [...given] },
      ...(person.called ? [{ use: 'usual' as const, given: [person.called] }] : []),
    ],
    gender: sex,
    birthDate: born,
  }
  if (!sparse) {
    const contact: Partial<Patient> = {
      telecom: [
        { system: 'phone', value: phone ?? `+1-414-555-${recordNumber(id).slice(-4)}`, use: 'mobile' },
        ...(email === undefined ? [] : [{ system: 'email' as const, value: email }]),
      ],
      address: [
        {
          use: 'home',
          line: [line ?? '15 Quarry Lane'],
          city: 'Larkspur Harbor',
          state: 'WI',
          postalCode: '53001',
          country: 'US',
        },
      ],
      communication: [
        {
          language: concept(languages[language] ?? language, coding('urn:ietf:bcp:47', language)),
          preferred: true,
        },
      ],
      generalPractitioner: [doctorRef(doctor)],
      managingOrganization: organizationRef('clinic'),
    }
    Object.assign(patient, contact)
    if (married) patient.maritalStatus = hl7Concept('v3-MaritalStatus', 'M', 'Married')
  }
  if (person.died !== undefined) patient.deceasedDateTime = instant(dateAt(today, person.died), '04:20')
  record(chart, patient)
}

/** Six digits made from the id, so that they never change. */
function recordNumber(id: string): string {
  let sum = 7
  for (const letter of id) sum = (sum * 31 + letter.charCodeAt(0)) % 900_000
  return String(100_000 + sum)
}
