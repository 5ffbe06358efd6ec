import type { ClinicPermission, Permission } from '../../src/modules/access/index.ts'

type Json = Record<string, unknown> & { resourceType: string }

/** A word that stands in one field of the whole cast, and who may read it. */
export type Mark = {
  readonly word: string
  /** The person whose field it is. */
  readonly person: string
  /** What opens it; `name` is open to whoever may open anything of that person, `nobody` to none of the cast. */
  readonly needs: Permission | 'name' | 'nobody'
  /** True where it needs `sensitive:read` as well. */
  readonly sensitive: boolean
  /** Staff with this read it of everybody, by their work. */
  readonly clinic?: ClinicPermission
  readonly where: string
}

export type MarkedPerson = { readonly resources: Json[]; readonly marks: Mark[] }

let made = 0
/** Five letters that no other word of the cast holds, nor any page of ours. */
export const newWord = (): string => {
  made += 1
  const letters = [...made.toString(20).padStart(3, '0')].map(
    c => 'bcdfghjklmnpqrstvwxz'[Number.parseInt(c, 20)],
  )
  return `Qy${letters.join('')}yq`
}

const day = (n: number) => `2026-02-${String(n).padStart(2, '0')}T10:00:00Z`
const category = (system: string, code: string) => [
  { coding: [{ system: `http://terminology.hl7.org/CodeSystem/${system}`, code }] },
]
const sensitiveLabel = {
  meta: {
    security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'HIV' }],
  },
}

type Marking = (field: string) => string

type Write = {
  readonly subject: { reference: string }
  readonly ref: (type: string, name: string) => { reference: string }
  readonly add: (
    name: string,
    needs: Mark['needs'],
    sensitive: boolean,
    make: (mark: Marking) => Json,
  ) => void
  /** One that is open and one that is labelled. */
  readonly both: (
    name: string,
    needs: Mark['needs'],
    make: (mark: Marking, on: string, label: object) => Json,
  ) => void
}

/**
 * A record in which every field that a page could show carries a word of its own: of each thing one that is
 * open, one that is labelled confidential, and some that are confidential only because of what they name.
 */
export function markedPerson(person: string, birthDate: string): MarkedPerson {
  const marks: Mark[] = []
  const resources: Json[] = []
  const id = (name: string) => `${person}-${name}`
  const word = (of: Omit<Mark, 'word' | 'person'>) => {
    const made = newWord()
    marks.push({ ...of, word: made, person })
    return made
  }
  const add: Write['add'] = (name, needs, sensitive, make) => {
    const mark = (field: string) => word({ needs, sensitive, where: `${person} ${name} ${field}` })
    resources.push({ id: id(name), ...make(mark) })
  }
  const write: Write = {
    subject: { reference: `Patient/${person}` },
    ref: (type, name) => ({ reference: `${type}/${id(name)}` }),
    add,
    both: (name, needs, make) => {
      add(name, needs, false, mark => make(mark, day(3), {}))
      add(`hidden-${name}`, needs, true, mark => make(mark, day(4), sensitiveLabel))
    },
  }
  const family = word({ needs: 'name', sensitive: false, where: `${person} name` })
  const home = word({ needs: 'records:read', sensitive: false, where: `${person} address` })
  const address = [{ line: [home] }]
  resources.push({
    resourceType: 'Patient',
    id: person,
    birthDate,
    name: [{ family, given: ['Person'] }],
    address,
  })
  for (const part of [writeTests, writeProblems, writeTreatment, writePapers, writeRest, writeNaming])
    part(write)
  return { resources, marks }
}

function writeTests({ both, subject }: Write): void {
  both('visit', 'records:read', (mark, on, label) => ({
    ...label,
    resourceType: 'Encounter',
    status: 'finished',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
    type: [{ text: mark('type') }],
    subject,
    period: { start: on },
    reasonCode: [{ text: mark('reason') }],
  }))
  both('lab', 'records:read', (mark, on, label) => ({
    ...label,
    resourceType: 'Observation',
    status: 'final',
    category: category('observation-category', 'laboratory'),
    code: {
      coding: [{ system: 'http://loinc.org', code: '718-7', display: mark('display') }],
      text: mark('code'),
    },
    subject,
    effectiveDateTime: on,
    valueQuantity: { value: 13.2, unit: mark('unit') },
    interpretation: [{ coding: [{ code: 'H' }], text: mark('flag') }],
    note: [{ text: mark('note') }],
    performer: [{ display: mark('performer') }],
  }))
  both('vital', 'records:read', (mark, on, label) => ({
    ...label,
    resourceType: 'Observation',
    status: 'final',
    category: category('observation-category', 'vital-signs'),
    code: { text: mark('code') },
    subject,
    effectiveDateTime: on,
    valueString: mark('value'),
  }))
}

function writeProblems({ both, subject }: Write): void {
  both('condition', 'records:read', (mark, on, label) => ({
    ...label,
    resourceType: 'Condition',
    clinicalStatus: {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' }],
    },
    category: category('condition-category', 'problem-list-item'),
    code: { text: mark('code') },
    note: [{ text: mark('note') }],
    subject,
    recordedDate: on,
  }))
  both('allergy', 'records:read', (mark, _on, label) => ({
    ...label,
    resourceType: 'AllergyIntolerance',
    code: { text: mark('code') },
    patient: subject,
    reaction: [{ manifestation: [{ text: mark('reaction') }] }],
  }))
  both('procedure', 'records:read', (mark, on, label) => ({
    ...label,
    resourceType: 'Procedure',
    status: 'completed',
    code: { text: mark('code') },
    subject,
    performedDateTime: on,
  }))
  both('family', 'records:read', (mark, _on, label) => ({
    ...label,
    resourceType: 'FamilyMemberHistory',
    status: 'completed',
    patient: subject,
    relationship: { text: mark('relationship') },
    condition: [{ code: { text: mark('condition') } }],
  }))
}

function writeTreatment({ both, subject }: Write): void {
  both('medicine', 'medications:read', (mark, on, label) => ({
    ...label,
    resourceType: 'MedicationRequest',
    status: 'active',
    intent: 'order',
    medicationCodeableConcept: { text: mark('medicine') },
    subject,
    authoredOn: on,
    dosageInstruction: [{ text: mark('dose') }],
  }))
  both('vaccine', 'immunizations:read', (mark, on, label) => ({
    ...label,
    resourceType: 'Immunization',
    status: 'completed',
    vaccineCode: { text: mark('vaccine') },
    patient: subject,
    occurrenceDateTime: on,
  }))
}

function writePapers({ both, subject }: Write): void {
  both('note', 'documents:read', (mark, on, label) => ({
    ...label,
    resourceType: 'DocumentReference',
    status: 'current',
    type: { coding: [{ system: 'http://loinc.org', code: '11506-3' }], text: mark('type') },
    category: category('us-core-documentreference-category', 'clinical-note'),
    subject,
    date: on,
    content: [
      {
        attachment: {
          contentType: 'text/plain',
          title: mark('title'),
          data: Buffer.from(mark('text')).toString('base64'),
        },
      },
    ],
  }))
  both('letter', 'documents:read', (mark, on, label) => ({
    ...label,
    resourceType: 'DocumentReference',
    status: 'current',
    type: { text: mark('type') },
    description: mark('description'),
    subject,
    date: on,
    content: [
      { attachment: { contentType: 'text/plain', data: Buffer.from(mark('text')).toString('base64') } },
    ],
  }))
}

function writeRest({ both, subject }: Write): void {
  both('appointment', 'appointments:read', (mark, on, label) => ({
    ...label,
    resourceType: 'Appointment',
    status: 'booked',
    description: mark('description'),
    start: on,
    participant: [{ actor: subject, status: 'accepted' }],
  }))
  both('message', 'messages:read', (mark, on, label) => ({
    ...label,
    resourceType: 'Communication',
    status: 'completed',
    subject,
    sent: on,
    payload: [{ contentString: mark('text') }],
  }))
  both('bill', 'bills:read', (mark, _on, label) => ({
    ...label,
    resourceType: 'Coverage',
    status: 'active',
    beneficiary: subject,
    payor: [{ display: mark('payer') }],
  }))
}

/** Not labelled, but they name what is. */
function writeNaming({ add, subject, ref }: Write): void {
  add('panel', 'records:read', true, mark => ({
    resourceType: 'DiagnosticReport',
    status: 'final',
    category: category('v2-0074', 'LAB'),
    code: { text: mark('code') },
    subject,
    effectiveDateTime: day(4),
    result: [{ ...ref('Observation', 'hidden-lab'), display: mark('result') }],
    conclusion: mark('conclusion'),
  }))
  add('plan', 'records:read', true, mark => ({
    resourceType: 'CarePlan',
    status: 'active',
    intent: 'plan',
    title: mark('title'),
    subject,
    addresses: [{ ...ref('Condition', 'hidden-condition'), display: mark('addresses') }],
  }))
  add('reasoned', 'medications:read', true, mark => ({
    resourceType: 'MedicationRequest',
    status: 'active',
    intent: 'order',
    medicationCodeableConcept: { text: mark('medicine') },
    subject,
    authoredOn: day(4),
    reasonReference: [{ ...ref('Condition', 'hidden-condition'), display: mark('reason') }],
  }))
  add('seen', 'records:read', true, mark => ({
    resourceType: 'Observation',
    status: 'final',
    category: category('observation-category', 'laboratory'),
    code: { text: mark('code') },
    subject,
    encounter: { ...ref('Encounter', 'hidden-visit'), display: mark('visit') },
    effectiveDateTime: day(4),
    valueString: mark('value'),
  }))
}
