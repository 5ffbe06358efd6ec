import type {
  Location,
  Organization,
  Practitioner,
  PractitionerRole,
  Reference,
  Resource,
} from '@medplum/fhirtypes'
import { concept, hl7Concept, snomed, systems } from './concepts.ts'
import { medicationResources } from './medicines.ts'

export type PlaceKey = 'harbor' | 'millrace'
export type DoctorKey = 'vargas' | 'okafor' | 'lindgren' | 'patel' | 'nguyen' | 'abara' | 'stein' | 'moreau'

const town = { city: 'Larkspur Harbor', state: 'WI', postalCode: '53001', country: 'US' }

export const places = {
  harbor: { name: 'Harbor Street Clinic', line: '210 Harbor Street', phone: '+1-414-555-0110' },
  millrace: { name: 'Millrace Family Health', line: '48 Millrace Road', phone: '+1-414-555-0140' },
} as const

type Doctor = {
  given: string
  family: string
  suffix: string
  gender: 'female' | 'male'
  npi: string
  work: string
  place: PlaceKey
  spanish: boolean
}

// biome-ignore format: a table, one clinician a line
export const doctors: Record<DoctorKey, Doctor> = {
  vargas: { given: 'Elena', family: 'Vargas', suffix: 'MD', gender: 'female', npi: '1999000015', work: 'Family medicine', place: 'harbor', spanish: true },
  okafor: { given: 'Chinedu', family: 'Okafor', suffix: 'MD', gender: 'male', npi: '1999000023', work: 'Internal medicine', place: 'harbor', spanish: false },
  lindgren: { given: 'Astrid', family: 'Lindgren-Cole', suffix: 'MD', gender: 'female', npi: '1999000031', work: 'Pediatrics', place: 'millrace', spanish: false },
  patel: { given: 'Rohan', family: 'Patel', suffix: 'DO', gender: 'male', npi: '1999000049', work: 'Family medicine', place: 'millrace', spanish: false },
  nguyen: { given: 'Thao', family: 'Nguyen', suffix: 'NP', gender: 'female', npi: '1999000056', work: 'Nurse practitioner', place: 'harbor', spanish: false },
  abara: { given: 'Ifeoma', family: 'Abara', suffix: 'MD', gender: 'female', npi: '1999000064', work: 'Obstetrics and gynecology', place: 'harbor', spanish: false },
  stein: { given: 'Jonah', family: 'Stein', suffix: 'MD', gender: 'male', npi: '1999000072', work: 'Cardiology', place: 'harbor', spanish: false },
  moreau: { given: 'Camille', family: 'Moreau', suffix: 'PsyD', gender: 'female', npi: '1999000080', work: 'Psychology', place: 'millrace', spanish: false },
}

/** Laboratories, the imaging center and the payers: organizations beside the clinic itself. */
export const organizations = {
  clinic: { id: 'harbor-street-health', name: 'Harbor Street Health', kind: 'prov' },
  lab: { id: 'lakeview-laboratories', name: 'Lakeview Laboratories', kind: 'prov' },
  imaging: { id: 'beacon-imaging', name: 'Beacon Imaging Center', kind: 'prov' },
  plan: { id: 'northshore-health-plan', name: 'Northshore Health Plan', kind: 'pay' },
  medicare: { id: 'medicare', name: 'Medicare', kind: 'pay' },
  medicaid: { id: 'badger-state-medicaid', name: 'Medicaid (state plan)', kind: 'pay' },
} as const
export type OrganizationKey = keyof typeof organizations

export const organizationRef = (key: OrganizationKey): Reference<Organization> => ({
  reference: `Organization/${organizations[key].id}`,
  display: organizations[key].name,
})
export const placeRef = (key: PlaceKey): Reference<Location> => ({
  reference: `Location/${key}`,
  display: places[key].name,
})
export const doctorName = (key: DoctorKey): string =>
  `${doctors[key].given} ${doctors[key].family}, ${doctors[key].suffix}`
export const doctorRef = (key: DoctorKey): Reference<Practitioner> => ({
  reference: `Practitioner/${doctors[key].family.toLowerCase()}`,
  display: doctorName(key),
})

function organization(key: OrganizationKey): Organization {
  const { id, name, kind } = organizations[key]
  const type = kind === 'pay' ? 'Payer' : 'Healthcare Provider'
  return {
    resourceType: 'Organization',
    id,
    active: true,
    name,
    type: [hl7Concept('organization-type', kind, type)],
    ...(kind === 'prov' ? { address: [{ ...town }] } : {}),
  }
}

function location(key: PlaceKey): Location {
  const { name, line, phone } = places[key]
  return {
    resourceType: 'Location',
    id: key,
    status: 'active',
    name,
    mode: 'instance',
    telecom: [{ system: 'phone', value: phone, use: 'work' }],
    address: { use: 'work', line: [line], ...town },
    managingOrganization: organizationRef('clinic'),
  }
}

function practitioner(key: DoctorKey): Practitioner {
  const { given, family, suffix, gender, npi, spanish } = doctors[key]
  const languages = spanish
    ? [
        concept('English', { system: 'urn:ietf:bcp:47', code: 'en' }),
        concept('Spanish', { system: 'urn:ietf:bcp:47', code: 'es' }),
      ]
    : [concept('English', { system: 'urn:ietf:bcp:47', code: 'en' })]
  return {
    resourceType: 'Practitioner',
    id: family.toLowerCase(),
    identifier: [{ system: systems.npi, value: npi }],
    active: true,
    name: [{ use: 'official', family, given: [given], suffix: [suffix] }],
    gender,
    communication: languages,
  }
}

function role(key: DoctorKey): PractitionerRole {
  const { family, work, place } = doctors[key]
  return {
    resourceType: 'PractitionerRole',
    id: `${family.toLowerCase()}-role`,
    active: true,
    practitioner: doctorRef(key),
    organization: organizationRef('clinic'),
    code: [work === 'Nurse practitioner' ? snomed('224571005', 'Nurse practitioner') : concept(work)],
    specialty: [concept(work)],
    location: [placeRef(place)],
    telecom: [{ system: 'phone', value: places[place].phone, use: 'work' }],
  }
}

/** What all patients share: organizations, places, clinicians with their roles, medications. */
export function clinicResources(): Resource[] {
  const keys = Object.keys(doctors) as DoctorKey[]
  return [
    ...(Object.keys(organizations) as OrganizationKey[]).map(organization),
    ...(Object.keys(places) as PlaceKey[]).map(location),
    ...keys.map(practitioner),
    ...keys.map(role),
    ...medicationResources(),
  ]
}
