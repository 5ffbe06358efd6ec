import type { Observation } from '@medplum/fhirtypes'
import { addDays, ageOn, dateAt, instant, laterOf, openDay } from './calendar.ts'
import { type Chart, idFor, patientOf, record } from './chart.ts'
import { doctorRef, type OrganizationKey, organizationRef, organizations } from './clinic.ts'
import { amount, coding, concept, hl7Concept, loinc, snomed, systems } from './concepts.ts'
import { conditionConcept } from './conditions.ts'

const smoking = {
  never: ['266919005', 'Never smoked tobacco', 'Never smoked'],
  former: ['8517006', 'Ex-smoker', 'Used to smoke'],
  current: ['449868002', 'Smokes tobacco daily', 'Smokes every day'],
} as const
export type SmokingKey = keyof typeof smoking

/** What stays beside the visits: habits, work, family, coverage, related people, care team. */
export function tellBackground(chart: Chart): void {
  if (chart.person.since === undefined) return
  tellHabits(chart)
  tellFamily(chart)
  tellCoverage(chart)
  tellRelated(chart)
  tellTeam(chart)
}

/** A day on which someone asked, some months ago. */
function asked(chart: Chart): string {
  const until = chart.person.died ?? 0
  const date = openDay(dateAt(chart.today, until - 0.3))
  return laterOf(date, chart.born)
}

function social(chart: Chart, name: string, date: string): Omit<Observation, 'code'> {
  return {
    resourceType: 'Observation',
    id: idFor(chart, name, date),
    status: 'final',
    category: [hl7Concept('observation-category', 'social-history', 'Social History')],
    subject: patientOf(chart),
    effectiveDateTime: instant(date, '10:10'),
    performer: [doctorRef('nguyen')],
  }
}

function tellHabits(chart: Chart): void {
  const { person, born, today } = chart
  if (ageOn(born, today) < 12) return
  const date = asked(chart)
  const [code, display, text] = smoking[person.smoking ?? 'never']
  record(chart, {
    ...social(chart, 'smoking', date),
    code: loinc('72166-2', 'Tobacco smoking status'),
    valueCodeableConcept: snomed(code, display, text),
  })
  if (person.work !== undefined) {
    record(chart, {
      ...social(chart, 'occupation', date),
      code: loinc('11341-5', 'History of Occupation', 'Occupation'),
      valueCodeableConcept: concept(person.work),
    })
  }
  if (person.drinks !== undefined) {
    record(chart, {
      ...social(chart, 'alcohol', date),
      code: loinc('74013-4', 'Alcoholic drinks per drinking day', 'Alcohol: drinks on a drinking day'),
      valueQuantity: amount(person.drinks, '{drinks}', 'drinks'),
    })
  }
}

const relations = {
  mother: ['MTH', 'mother'],
  father: ['FTH', 'father'],
  brother: ['BRO', 'brother'],
  sister: ['SIS', 'sister'],
} as const

function tellFamily(chart: Chart): void {
  const told = [
    ...(chart.person.stories ?? []).flatMap(story => story.family ?? []),
    ...(chart.person.familyHistory ?? []),
  ]
  told.forEach(([relation, key, age]) => {
    const id = idFor(chart, 'family', relation, key)
    if (chart.ids.has(`FamilyMemberHistory/${id}`)) return
    const [code, name] = relations[relation]
    record(chart, {
      resourceType: 'FamilyMemberHistory',
      id,
      status: 'completed',
      patient: patientOf(chart),
      date: asked(chart),
      relationship: hl7Concept('v3-RoleCode', code, name),
      condition: [{ code: conditionConcept(key), onsetAge: amount(age, 'a', 'years') }],
    })
  })
}

function tellCoverage(chart: Chart): void {
  const { person, born, today } = chart
  const payer: OrganizationKey = person.payer ?? (ageOn(born, today) >= 65 ? 'medicare' : 'plan')
  const start = `${Number(today.slice(0, 4)) - 1}-01-01`
  const from = laterOf(start, born)
  record(chart, {
    resourceType: 'Coverage',
    id: idFor(chart, 'coverage'),
    status: person.died === undefined ? 'active' : 'cancelled',
    type: { text: organizations[payer].name },
    subscriberId: `HS${person.id.length}${String(person.id.charCodeAt(0) * 7919).slice(0, 6)}`,
    beneficiary: patientOf(chart),
    relationship: hl7Concept(
      'subscriber-relationship',
      ageOn(born, today) < 19 ? 'child' : 'self',
      ageOn(born, today) < 19 ? 'Child' : 'Self',
    ),
    period: { start: from, end: `${Number(today.slice(0, 4)) + 1}-12-31` },
    payor: [organizationRef(payer)],
  })
}

const kin = {
  mother: ['MTH', 'mother'],
  father: ['FTH', 'father'],
  daughter: ['DAU', 'daughter'],
  son: ['SON', 'son'],
  wife: ['WIFE', 'wife'],
  husband: ['HUSB', 'husband'],
} as const
export type KinKey = keyof typeof kin

function tellRelated(chart: Chart): void {
  for (const { as, given, family, phone } of chart.person.related ?? []) {
    const [code, name] = kin[as]
    record(chart, {
      resourceType: 'RelatedPerson',
      id: idFor(chart, 'related', as),
      active: true,
      patient: patientOf(chart),
      relationship: [hl7Concept('v3-RoleCode', code, name)],
      name: [{ given: [given], family }],
      telecom: [{ system: 'phone', value: phone, use: 'mobile' }],
    })
  }
}

function tellTeam(chart: Chart): void {
  const { person, today } = chart
  const members = [person.doctor, 'nguyen' as const, ...(person.team ?? [])]
  const since = dateAt(today, Math.max(person.since ?? -1, -3))
  record(chart, {
    resourceType: 'CareTeam',
    id: idFor(chart, 'care-team'),
    status: person.died === undefined ? 'active' : 'inactive',
    name: `Care team of ${person.given[0]} ${person.family}`,
    subject: patientOf(chart),
    period: { start: laterOf(since, chart.born) },
    participant: [
      ...[...new Set(members)].map((key, index) => ({
        role: [
          concept(index === 0 ? 'Main clinician' : key === 'nguyen' ? 'Nurse practitioner' : 'Specialist'),
        ],
        member: doctorRef(key),
      })),
      ...(person.related ?? []).map(({ as, given, family }) => ({
        role: [hl7Concept('v3-RoleCode', kin[as][0], kin[as][1])],
        member: { reference: `RelatedPerson/${idFor(chart, 'related', as)}`, display: `${given} ${family}` },
      })),
    ],
  })
}

/** A pacemaker with its device identifier, for the person who has one. The numbers are made up. */
export function tellDevice(chart: Chart): void {
  const { person, today } = chart
  if (person.pacemaker === undefined) return
  const made = addDays(dateAt(today, person.pacemaker), -160)
  const compact = made.slice(2).replaceAll('-', '')
  record(chart, {
    resourceType: 'Device',
    id: idFor(chart, 'pacemaker'),
    udiCarrier: [
      {
        deviceIdentifier: '00810000000019',
        carrierHRF: `(01)00810000000019(11)${compact}(21)HS4471902`,
        entryType: 'barcode',
        jurisdiction: 'http://hl7.org/fhir/NamingSystem/fda-udi',
      },
    ],
    status: 'active',
    distinctIdentifier: 'HS4471902',
    manufacturer: 'Northline Cardiac Devices',
    manufactureDate: instant(made, '08:00'),
    serialNumber: 'HS4471902',
    deviceName: [{ name: 'Cadence DR dual-chamber pacemaker', type: 'user-friendly-name' }],
    modelNumber: 'DR-210',
    type: concept(
      'Implantable cardiac pacemaker',
      coding(systems.snomed, '706004007', 'Implantable cardiac pacemaker'),
    ),
    patient: patientOf(chart),
    note: [{ text: 'Safe for MRI under the maker’s conditions. Checked twice a year.' }],
    safety: [concept('MRI conditional')],
  })
}
