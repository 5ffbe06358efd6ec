import { type Coding, codingsOf, listIn, objectIn, type Resource, textIn } from './json.ts'
import { plain } from './plain-words.ts'

const loinc = new Set(['http://loinc.org', 'https://loinc.org', 'urn:oid:2.16.840.1.113883.6.1'])

/** Where a type keeps what it is about, if not in `code`. */
const fieldOfType = new Map([
  ['Immunization', 'vaccineCode'],
  ['Encounter', 'type'],
  ['DocumentReference', 'type'],
  ['Composition', 'type'],
  ['Device', 'type'],
  ['Specimen', 'type'],
  ['Coverage', 'type'],
  ['Claim', 'type'],
  ['ExplanationOfBenefit', 'type'],
  ['CarePlan', 'category'],
  ['Goal', 'description'],
  ['FamilyMemberHistory', 'relationship'],
  ['Appointment', 'serviceType'],
  ['MedicationRequest', 'medicationCodeableConcept'],
  ['MedicationStatement', 'medicationCodeableConcept'],
  ['MedicationDispense', 'medicationCodeableConcept'],
  ['MedicationAdministration', 'medicationCodeableConcept'],
])

/**
 * One word for what a resource is about, so that two results of one test meet: `loinc|4548-4` where it has a
 * LOINC code, else `system|code` of its first coding, else `text|…` of its plain text. Null with none of them.
 */
export function codeKeyOf(resource: Resource): string | null {
  const type = textIn(resource.resourceType) ?? ''
  return keyOfConcept(listIn(resource[fieldOfType.get(type) ?? 'code'])[0])
}

/** The same for any CodeableConcept: a component of an observation, an item of a panel. */
export function keyOfConcept(concept: unknown): string | null {
  const codings = codingsOf(concept)
  const best = codings.find(({ system }) => loinc.has(system)) ?? codings.find(({ system }) => system !== '')
  if (best) return keyOfCoding(best)
  const text = textIn(objectIn(concept)?.text) ?? codings[0]?.display ?? codings[0]?.code
  return text ? `text|${plain(text).trim().slice(0, 120)}` : null
}

const keyOfCoding = ({ system, code }: Coding): string =>
  `${loinc.has(system) ? 'loinc' : system}|${code}`.slice(0, 400)
