import { codeWord, knownWord, languageWord, plainWord } from '../../terminology/index.ts'
import { type NameInWords, namesOf, nameText } from './human-name.ts'
import { codeOf, extensions, type Json, obj, objects, str, strings } from './json.ts'
import type { Reader } from './reader.ts'
import { type Ref, refOf, refsOf } from './reference.ts'
import { choiceWhen, dateWhen, periodWhen, type When } from './when.ts'
import { words } from './words.ts'

export type AddressInWords = { lines: string[]; use: string | null; past: boolean; when: When | null }
type TelecomInWords = { kind: string; value: string; use: string | null; label: string; past: boolean }

/** A Patient, RelatedPerson or Practitioner (R4) in words. */
export type PersonInWords = {
  id: string | null
  name: string
  names: NameInWords[]
  birthDate: When | null
  gender: string | null
  birthSex: string | null
  genderIdentity: string | null
  pronouns: string | null
  race: string[]
  ethnicity: string[]
  tribes: string[]
  maritalStatus: string | null
  languages: { text: string; preferred: boolean }[]
  interpreter: boolean | null
  addresses: AddressInWords[]
  telecoms: TelecomInWords[]
  contacts: {
    name: string | null
    relations: string[]
    telecoms: TelecomInWords[]
    organization: Ref | null
  }[]
  birthPlace: string | null
  mothersMaidenName: string | null
  /** Null: nothing is said. */
  died: boolean | null
  death: When | null
  multipleBirth: string | null
  practitioners: Ref[]
  organization: Ref | null
  relations: string[]
  qualifications: string[]
  identifiers: { kind: string | null; value: string }[]
  active: boolean
}

/** An Address in lines as on an envelope; the source's text where parts are missing. */
export function addressInWords(value: unknown, reader: Reader): AddressInWords | null {
  const json = obj(value)
  const place = [str(json.city), [str(json.state), str(json.postalCode)].filter(Boolean).join(' ')].filter(
    Boolean,
  )
  const parts = [...strings(json.line), place.join(', '), str(json.country)].filter(
    line => line !== null && line !== '',
  )
  const text = str(json.text)
  const lines = parts.length > 0 ? (parts as string[]) : text === null ? [] : text.split(/\r?\n/)
  if (lines.length === 0) return null
  const when = periodWhen(json.period, reader)
  return { lines, use: knownWord('addressUse', json.use, reader.lang), past: json.use === 'old', when }
}

/** A ContactPoint in words, with a label such as "Phone (mobile)". */
function telecomInWords(value: unknown, { lang }: Reader): TelecomInWords | null {
  const json = obj(value)
  const address = str(json.value)
  if (address === null) return null
  const kind = str(json.system) ?? 'other'
  const use = knownWord('telecomUse', json.use, lang)
  const word = knownWord('telecom', kind, lang) ?? knownWord('telecom', 'other', lang) ?? ''
  return {
    kind,
    value: address,
    use,
    label: use === null ? word : `${word} (${use})`,
    past: json.use === 'old',
  }
}

const core = 'http://hl7.org/fhir/us/core/StructureDefinition/'
const fhir = 'http://hl7.org/fhir/StructureDefinition/'

/** US Core race and ethnicity: the text, or the categories by name. */
function groupOf(json: Json, url: string, reader: Reader): string[] {
  return extensions(json, url).flatMap(extension => {
    const inner = objects(extension.extension)
    const named = inner.filter(one => one.url === 'ombCategory' || one.url === 'detailed')
    const names = named.flatMap(one => plainWord({ coding: [one.valueCoding] }, reader.lang) ?? [])
    const text = inner.flatMap(one => (one.url === 'text' ? (str(one.valueString) ?? []) : []))
    return names.length > 0 ? names : text
  })
}

function extensionConcept(json: Json, url: string, { lang }: Reader): string | null {
  const extension = extensions(json, url)[0]
  if (!extension) return null
  return (
    plainWord(extension.valueCodeableConcept ?? extension.valueCoding, lang) ?? str(extension.valueString)
  )
}

function languagesOf(json: Json, { lang }: Reader): PersonInWords['languages'] {
  return objects(json.communication).flatMap(one => {
    // Practitioner.communication is the concept itself.
    const concept = one.language ?? one
    const text = languageWord(codeOf(concept), lang) ?? plainWord(concept, lang)
    return text === null ? [] : [{ text, preferred: one.preferred === true }]
  })
}

function contactsOf(json: Json, reader: Reader): PersonInWords['contacts'] {
  return objects(json.contact).map(contact => ({
    name: nameText(contact.name),
    relations: objects(contact.relationship).flatMap(one => codeWord('relation', one, reader.lang) ?? []),
    telecoms: telecomsOf(contact, reader),
    organization: refOf(contact.organization),
  }))
}

function telecomsOf(json: Json, reader: Reader): TelecomInWords[] {
  return objects(json.telecom).flatMap(one => telecomInWords(one, reader) ?? [])
}

function placeOfBirth(json: Json, reader: Reader): string | null {
  const place = extensions(json, `${fhir}patient-birthPlace`)[0]
  return (place && addressInWords(place.valueAddress, reader)?.lines.join(', ')) || null
}

function identifiersOf(json: Json, { lang }: Reader): PersonInWords['identifiers'] {
  return objects(json.identifier).flatMap(one => {
    const value = str(one.value)
    return value === null ? [] : [{ kind: plainWord(one.type, lang), value }]
  })
}

/** Reads a Patient, RelatedPerson or Practitioner of any shape; what is not there is null or empty. */
export function personInWords(resource: unknown, reader: Reader, now: number | null = null): PersonInWords {
  const json = obj(resource)
  const { lang } = reader
  const names = namesOf(json.name, reader, now)
  const death = choiceWhen(json, 'deceased', reader)
  const sex = extensions(json, `${core}us-core-birthsex`)[0]
  const interpreter = extensions(json, `${core}us-core-interpreter-needed`)[0]
  const multiple = json.multipleBirthBoolean
  return {
    id: str(json.id),
    name: names[0]?.text ?? words(lang).nameless,
    names,
    birthDate: dateWhen(json.birthDate, reader),
    gender: codeWord('gender', json.gender, lang),
    birthSex: sex ? codeWord('birthSex', sex.valueCode, lang) : null,
    genderIdentity: extensionConcept(json, `${core}us-core-genderIdentity`, reader),
    pronouns: extensionConcept(json, `${fhir}individual-pronouns`, reader),
    race: groupOf(json, `${core}us-core-race`, reader),
    ethnicity: groupOf(json, `${core}us-core-ethnicity`, reader),
    tribes: groupOf(json, `${core}us-core-tribal-affiliation`, reader),
    maritalStatus: codeWord('marital', json.maritalStatus, lang),
    languages: languagesOf(json, reader),
    interpreter: interpreter ? codeOf(interpreter.valueCoding) === '373066001' : null,
    addresses: objects(json.address).flatMap(one => addressInWords(one, reader) ?? []),
    telecoms: telecomsOf(json, reader),
    contacts: contactsOf(json, reader),
    birthPlace: placeOfBirth(json, reader),
    mothersMaidenName: str(extensions(json, `${fhir}patient-mothersMaidenName`)[0]?.valueString),
    died: typeof json.deceasedBoolean === 'boolean' ? json.deceasedBoolean : death === null ? null : true,
    death,
    multipleBirth: multiple === true ? words(lang).yes : str(json.multipleBirthInteger),
    practitioners: refsOf(json.generalPractitioner),
    organization: refOf(json.managingOrganization),
    relations: objects(json.relationship).flatMap(one => codeWord('relation', one, lang) ?? []),
    qualifications: objects(json.qualification).flatMap(one => plainWord(one.code, lang) ?? []),
    identifiers: identifiersOf(json, reader),
    active: json.active !== false,
  }
}
