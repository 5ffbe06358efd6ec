import { cleanName, medicineName, plainName, type ThingNamed } from '../../terminology/index.ts'
import { money } from '../background/fields.ts'
import { carePlanInWords } from '../in-words/care-plan.ts'
import { familyMemberInWords } from '../in-words/family-history.ts'
import { nameText } from '../in-words/human-name.ts'
import { codeOf, type Json, obj, objects, str, strings } from '../in-words/json.ts'
import { observationInWords, type PartInWords } from '../in-words/observation.ts'
import type { Reader } from '../in-words/reader.ts'
import { refOf } from '../in-words/reference.ts'
import { firstLetters } from '../in-words/room.ts'
import { choiceWhen, dateWhen, periodWhen, type When } from '../in-words/when.ts'
import { questionnaireName } from './questionnaire-name.ts'
import { words } from './words.ts'

/** Any resource in one line: what it is, what the source calls it, what it says, when it was. */
export type OneLine = {
  /** Null where the resource has no name of its own: the page then says its kind. */
  title: string | null
  official: string | null
  detail: string | null
  flag: PartInWords['flag']
  /** What to do, where a value is so far outside that it must not wait. */
  advice: string | null
  when: When | null
}

/** Where a type keeps its name, if not in the usual places; the first that says something counts. */
const titleFields: Record<string, readonly string[]> = {
  Immunization: ['vaccineCode'],
  ImmunizationRecommendation: ['recommendation'],
  Encounter: ['type', 'serviceType', 'class'],
  DocumentReference: ['description', 'type'],
  Composition: ['title', 'type'],
  Goal: ['description'],
  Coverage: ['payor', 'type'],
  Claim: ['item.productOrService', 'type'],
  ClaimResponse: ['type', 'insurer'],
  ExplanationOfBenefit: ['item.productOrService', 'type'],
  Device: ['deviceName', 'type', 'distinctIdentifier'],
  DeviceUseStatement: ['device'],
  DeviceRequest: ['codeCodeableConcept', 'codeReference'],
  MedicationRequest: ['medicationCodeableConcept', 'medicationReference', 'medication'],
  MedicationStatement: ['medicationCodeableConcept', 'medicationReference', 'medication'],
  MedicationDispense: ['medicationCodeableConcept', 'medicationReference', 'medication'],
  MedicationAdministration: ['medicationCodeableConcept', 'medicationReference', 'medication'],
  Consent: ['category', 'scope'],
  EpisodeOfCare: ['type'],
  SupplyDelivery: ['suppliedItem', 'type'],
  SupplyRequest: ['itemCodeableConcept', 'category'],
  AdverseEvent: ['event', 'category', 'description'],
  Appointment: ['description', 'serviceType', 'appointmentType', 'reasonCode'],
  Communication: ['topic', 'category', 'payload'],
  ClinicalImpression: ['description', 'code', 'summary'],
  RiskAssessment: ['code', 'prediction'],
  NutritionOrder: ['oralDiet', 'enteralFormula'],
  VisionPrescription: ['lensSpecification'],
  Media: ['type', 'content'],
  Provenance: ['activity'],
  QuestionnaireResponse: ['_questionnaire', 'title'],
}
const usualFields = ['title', 'name', 'code', 'type', 'description', 'category', 'topic', 'purpose', 'kind']

const thingOfType: Record<string, ThingNamed> = {
  Condition: 'condition',
  AllergyIntolerance: 'allergy',
  Immunization: 'vaccine',
  Procedure: 'procedure',
  Encounter: 'visit',
  DocumentReference: 'document',
  Composition: 'document',
  DiagnosticReport: 'test',
  MedicationRequest: 'medicine',
  MedicationStatement: 'medicine',
  MedicationDispense: 'medicine',
  MedicationAdministration: 'medicine',
}

type Named = { title: string; official: string | null }

const namedAs = (concept: unknown, { lang }: Reader, thing: ThingNamed) =>
  thing === 'medicine' ? medicineName(concept, lang) : plainName(concept, lang, thing)

/** The first name in a value of whatever shape: a text, a concept, a reference, a person's name, a part with one. */
function nameIn(value: unknown, json: Json, reader: Reader, thing: ThingNamed, depth = 0): Named | null {
  if (typeof value === 'string')
    return str(value) === null ? null : { title: cleanName(value), official: null }
  const first = obj(Array.isArray(value) ? value[0] : value)
  const person = first.family !== undefined || first.given !== undefined ? nameText(first) : null
  if (person !== null) return { title: person, official: null }
  const reference = refOf(first)
  if (reference !== null) return ofReference(reference, json, reader, thing)
  const named = namedAs(first, reader, thing)
  if (named.code !== null || named.official !== null || str(first.text) !== null)
    return { title: named.plain, official: named.official }
  if (depth > 1) return null
  for (const field of Object.keys(first).slice(0, 20)) {
    if (typeof first[field] !== 'object' && !['name', 'title', 'contentString', 'display'].includes(field))
      continue
    const found = nameIn(first[field], json, reader, thing, depth + 1)
    if (found !== null) return found
  }
  return null
}

function ofReference(
  reference: { reference: string | null; display: string | null },
  json: Json,
  reader: Reader,
  thing: ThingNamed,
): Named | null {
  const inside = reference.reference?.startsWith('#')
    ? objects(json.contained).find(one => `#${one.id}` === reference.reference)
    : undefined
  if (inside?.code !== undefined) {
    const named = namedAs(inside.code, reader, thing)
    return { title: named.plain, official: named.official }
  }
  return reference.display === null ? null : { title: reference.display, official: null }
}

/** When a resource was, as exactly as it says. */
function whenOf(json: Json, reader: Reader): When | null {
  for (const name of ['effective', 'occurrence', 'occurred', 'performed', 'onset', 'timing', 'serviced']) {
    const when = choiceWhen(json, name, reader)
    if (when?.sort != null) return when
  }
  for (const field of ['period', 'billablePeriod', 'executionPeriod']) {
    const when = periodWhen(json[field], reader)
    if (when !== null) return when
  }
  const dates = [
    'started start authoredOn authored sent startDate dateTime date created dateWritten recordedDate',
    'recordedOn recorded dateAsserted issued received whenHandedOver whenPrepared receivedTime dateRecorded',
  ]
  for (const field of dates.join(' ').split(' ')) {
    const when = dateWhen(json[field], reader)
    if (when !== null) return when
  }
  const collected = obj(json.collection)
  return dateWhen(collected.collectedDateTime, reader) ?? periodWhen(collected.collectedPeriod, reader)
}

/** Names of people and things are shorter; whatever is longer must not fill a list. */
const longest_name = 500

/** Reads any resource; never throws for odd data, only ever says less. */
export function oneLine(resource: unknown, reader: Reader): OneLine {
  const line = wholeLine(resource, reader)
  return { ...line, title: short(line.title, longest_name), official: short(line.official, longest_name) }
}

function wholeLine(resource: unknown, reader: Reader): OneLine {
  const json = obj(resource)
  const type = str(json.resourceType) ?? ''
  const when = whenOf(json, reader)
  if (type === 'Observation') {
    const { name, value, flag, place, placeText } = observationInWords(json, reader)
    const advice = place.kind === 'critical' ? placeText : null
    return {
      title: name.plain,
      official: name.official,
      detail: short(value?.text ?? null),
      flag,
      advice,
      when,
    }
  }
  const thing = thingOfType[type] ?? 'item'
  if (type === 'CarePlan') {
    const { title, description } = carePlanInWords(json, reader)
    return { title: short(title), official: null, detail: short(description), flag: null, advice: null, when }
  }
  if (type === 'FamilyMemberHistory') {
    // Whose name it is matters less than who it is: "Father", in the reader's language.
    const { relation, name } = familyMemberInWords(json, reader)
    const title = name === null || json.relationship !== undefined ? relation : cleanName(name)
    return { title, official: null, detail: detailOf(type, json, reader), flag: null, advice: null, when }
  }
  const done = type === 'Provenance' ? codeOf(json.activity) : null
  const activities: Record<string, string> = words(reader.lang).activities
  if (done !== null && Object.hasOwn(activities, done))
    return { title: activities[done] ?? null, official: null, detail: null, flag: null, advice: null, when }
  const bare = { detail: detailOf(type, json, reader), flag: null, advice: null, when }
  // A medicine that is named elsewhere is not called by its category ("Outpatient").
  const fields = thing === 'medicine' ? [] : usualFields
  for (const field of [...(titleFields[type] ?? []), ...fields]) {
    const value = valueOfField(field, json, reader)
    const found = value === undefined || value === null ? null : nameIn(value, json, reader, thing)
    if (found !== null) return { ...found, title: short(found.title) ?? found.title, ...bare }
  }
  return { title: null, official: null, ...bare }
}

/** A field, or one within the first of its parts: `item.productOrService`. */
function valueOfField(field: string, json: Json, reader: Reader): unknown {
  if (field === '_questionnaire') return questionnaireName(json, reader)
  const [outer = '', inner] = field.split('.')
  return inner === undefined ? json[outer] : objects(json[outer])[0]?.[inner]
}

function detailOf(type: string, json: Json, reader: Reader): string | null {
  if (type === 'AllergyIntolerance') {
    const reactions = objects(json.reaction).flatMap(one => objects(one.manifestation))
    const names = reactions.map(one => plainName(one, reader.lang).plain)
    return names.length === 0 ? null : short([...new Set(names)].join(', '))
  }
  if (type === 'DiagnosticReport') return short(str(json.conclusion))
  if (type === 'FamilyMemberHistory') {
    const names = objects(json.condition).map(one => plainName(one.code, reader.lang, 'condition').plain)
    return names.length === 0 ? null : short([...new Set(names)].join(', '))
  }
  if (type === 'Claim' || type === 'ExplanationOfBenefit') {
    const [total] = objects(json.total)
    return total ? money(total.amount === undefined ? total : obj(total.amount), reader) : null
  }
  if (type === 'Communication' || type === 'Flag') return null
  return short(strings(json.description)[0] ?? null)
}

const longest_line = 140

function short(text: string | null, longest = longest_line): string | null {
  if (text === null || text.length <= longest) return text
  const cut = firstLetters(text, longest)
  const space = cut.lastIndexOf(' ')
  return `${cut.slice(0, space > 80 ? space : longest).trimEnd()}…`
}
