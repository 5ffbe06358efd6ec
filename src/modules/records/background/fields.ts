import { fhirBirthDate } from '../../../ui/dates.ts'
import { cleanName, knownWord, languageWord, plainName, statusWords } from '../../terminology/index.ts'
import { attachmentOf, inlineBlocks } from '../in-words/attachment.ts'
import type { Block } from '../in-words/blocks.ts'
import { fieldName, typeName } from '../in-words/field-names.ts'
import { nameText } from '../in-words/human-name.ts'
import { type Json, obj, str } from '../in-words/json.ts'
import { narrativeBlocks } from '../in-words/narrative.ts'
import { addressInWords } from '../in-words/person.ts'
import { decimalText, quantityText } from '../in-words/quantity.ts'
import type { Reader } from '../in-words/reader.ts'
import { type Ref, refOf } from '../in-words/reference.ts'
import { dateWhen, periodWhen } from '../in-words/when.ts'
import { words } from './words.ts'

/**
 * One field of a resource in words: a text (`ref` where it leads to something else, `official` where the source
 * calls it otherwise), written text, or fields of its own.
 */
export type Field = {
  term: string
  text?: string | undefined
  official?: string | null
  ref?: Ref
  blocks?: Block[]
  fields?: Field[]
}

export type FieldsInWords = {
  fields: Field[] /** Something was left out, since nobody would read it all. */
  cut: boolean
}

const deepest = 7
const most_of_a_list = 40
const most_fields = 600

/** What says nothing to a reader: machinery of the format. The raw form shows it. */
const silent = new Set(
  [
    'resourceType id meta implicitRules contained text div security signature hash data subject patient beneficiary',
    'instantiatesCanonical instantiatesUri',
  ].flatMap(names => names.split(' ')),
)

type Reading = { reader: Reader; left: number; cut: boolean }

/** Every field of a resource of any type in words, in the order in which the source wrote them. */
export function fieldsInWords(resource: unknown, reader: Reader): FieldsInWords {
  const json = obj(resource)
  const reading: Reading = { reader, left: most_fields, cut: false }
  const blocks = obj(json.text).status === 'generated' ? [] : narrativeBlocks(json.text)
  const fields = fieldsOf(json, reading, 0)
  if (blocks.length > 0) fields.unshift({ term: words(reader.lang).written, blocks })
  for (const one of list(json.contained).slice(0, 10)) {
    const inside = fieldsOf(obj(one), reading, 1)
    if (inside.length > 0)
      fields.push({ term: typeName(str(obj(one).resourceType) ?? '', reader.lang), fields: inside })
  }
  return { fields, cut: reading.cut }
}

const list = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value]

function fieldsOf(json: Json, reading: Reading, depth: number): Field[] {
  const found: Field[] = []
  for (const key of Object.keys(json)) {
    if (silent.has(key) || key.startsWith('_') || json[key] === null) continue
    if (key === 'extension' || key === 'modifierExtension')
      found.push(...extensionsOf(json[key], reading, depth))
    else found.push(...fieldOf(fieldName(key, reading.reader.lang), key, json, reading, depth))
  }
  return found
}

/** An extension is called by the last part of its address. */
function extensionsOf(value: unknown, reading: Reading, depth: number): Field[] {
  return list(value).flatMap(one => {
    const extension = obj(one)
    const name = (str(extension.url) ?? '').split(/[/#]/).at(-1) ?? ''
    const term = fieldName(
      name.replace(/^(?:us-core|patient)-/, '').replace(/-([a-z])/g, (_, letter) => letter.toUpperCase()),
      reading.reader.lang,
    )
    const key = Object.keys(extension).find(field => field.startsWith('value'))
    if (key !== undefined) return fieldOf(term, key, extension, reading, depth + 1)
    const inside = extensionsOf(extension.extension, reading, depth + 1)
    return depth > deepest || inside.length === 0 ? [] : [{ term, fields: inside }]
  })
}

function fieldOf(term: string, key: string, holder: Json, reading: Reading, depth: number): Field[] {
  const value = holder[key]
  if (!Array.isArray(value)) return fieldsOfValue(term, key, holder, reading, depth)
  if (value.length > most_of_a_list) reading.cut = true
  const several = value.slice(0, most_of_a_list)
  return several.flatMap(one => fieldsOfValue(term, key, { [key]: one }, reading, depth))
}

function fieldsOfValue(term: string, key: string, holder: Json, reading: Reading, depth: number): Field[] {
  if (depth > deepest || reading.left <= 0) {
    reading.cut = true
    return []
  }
  reading.left -= 1
  const value = holder[key]
  const { reader } = reading
  if (typeof value === 'boolean') return [{ term, text: words(reader.lang)[value ? 'yes' : 'no'] }]
  if (typeof value === 'number') return [{ term, text: decimalText(holder, key) ?? String(value) }]
  if (typeof value === 'string')
    return value.trim() === '' ? [] : [{ term, text: textInWords(key, value, reader) }]
  const json = obj(value)
  const whole = partInWords(key, json, reader)
  if (whole !== null) return [{ term, ...whole }]
  const fields = fieldsOf(json, reading, depth + 1)
  return fields.length === 0 ? [] : [{ term, fields }]
}

const statusSets = ['plan', 'event', 'result', 'document', 'visit', 'immunization'] as const

/** A bare text: a date, a word of FHIR's own, or what somebody wrote. */
function textInWords(key: string, value: string, reader: Reader): string {
  const { lang } = reader
  if (key === 'birthDate') return fhirBirthDate(value, lang) ?? value
  const date = /^\d{4}-\d\d/.test(value) ? dateWhen(value, reader) : null
  if (date !== null) return date.full
  if (/status$/i.test(key)) {
    const bare = cleanName(value.replaceAll('-', ' '))
    const known = statusSets
      .map(set => statusWords(set, value, lang)?.text)
      .find(text => text && text !== bare)
    return known ?? bare
  }
  for (const set of ['gender', 'intent', 'priority', 'criticality'] as const)
    if (key === set) return knownWord(set, value, lang) ?? cleanName(value)
  if (key === 'language') return languageWord(value, lang) ?? value
  if (key === 'valueCode')
    return knownWord('birthSex', value, lang) ?? knownWord('gender', value, lang) ?? value
  // Codes of FHIR are small letters and hyphens.
  return /^[a-z]+(?:-[a-z]+)*$/.test(value) ? cleanName(value.replaceAll('-', ' ')) : value
}

const only = (json: Json, ...keys: string[]): boolean => {
  const held = Object.keys(json).filter(key => key !== 'extension' && key !== 'id')
  return held.length > 0 && held.every(key => keys.includes(key))
}

type Whole = Omit<Field, 'term'>

/** The data types of FHIR that are said in one breath; null for anything that has parts of its own. */
function partInWords(key: string, json: Json, reader: Reader): Whole | null {
  const { lang } = reader
  if (only(json, 'text')) return said(str(json.text))
  if (only(json, 'coding', 'text', 'system', 'code', 'display', 'version', 'userSelected')) {
    const named = plainName(json, lang)
    const said = named.code !== null || named.official !== null || str(json.text) !== null
    return said ? { text: named.plain, official: named.official } : null
  }
  if (only(json, 'start', 'end')) return said(periodWhen(json, reader)?.full)
  if (only(json, 'value', 'currency')) return said(money(json, reader))
  if (typeof json.value !== 'string' && only(json, 'value', 'unit', 'system', 'code', 'comparator'))
    return said(quantityText(json, lang))
  if (only(json, 'low', 'high') || only(json, 'numerator', 'denominator')) return null
  if (only(json, 'reference', 'display', 'type', 'identifier')) {
    const ref = refOf(json)
    return ref && { ref, text: ref.display ?? undefined }
  }
  if (json.family !== undefined || json.given !== undefined) return said(nameText(json))
  if (key === 'identifier' || only(json, 'use', 'type', 'system', 'value', 'period', 'assigner'))
    return said(identifierText(json, reader))
  if (only(json, 'system', 'value', 'use', 'rank', 'period')) return said(str(json.value))
  if (json.city !== undefined || json.line !== undefined || json.postalCode !== undefined)
    return said(addressInWords(json, reader)?.lines.join(', '))
  if (only(json, 'authorString', 'authorReference', 'time', 'text')) return said(noteText(json, reader))
  if (json.contentType !== undefined || (key === 'attachment' && json.url !== undefined))
    return file(json, reader)
  return null
}

const said = (text: string | null | undefined): Whole | null => (text ? { text } : null)

/** An amount of money with its currency, as the reader's language writes it; digits as the source gave them. */
export function money(json: Json, { lang }: Pick<Reader, 'lang'>): string | null {
  const amount = decimalText(json, 'value')
  const currency = str(json.currency)
  if (amount === null) return null
  if (currency === null || !/^[A-Z]{3}$/.test(currency)) return amount
  const format = new Intl.NumberFormat(lang === 'es' ? 'es-US' : 'en-US', { style: 'currency', currency })
  return format.format(Number(json.value))
}

function identifierText(json: Json, { lang }: Reader): string | null {
  const value = str(json.value)
  if (value === null) return null
  const named = plainName(json.type, lang)
  // Whoever looks over a shoulder needs no social security number; the original has it.
  if (named.code === 'SS') return `…${value.slice(-4)} (${named.plain})`
  return json.type !== undefined && named.code !== null ? `${value} (${named.plain})` : value
}

function noteText(json: Json, reader: Reader): string | null {
  const text = str(json.text)
  const by = [
    str(json.authorString) ?? refOf(json.authorReference)?.display,
    dateWhen(json.time, reader)?.text,
  ]
  const written = by.filter(Boolean).join(', ')
  return text && written ? `${text} (${written})` : text
}

function file(json: Json, reader: Reader): Whole | null {
  const blocks = inlineBlocks(json)
  if (blocks !== null && blocks.length > 0) return { blocks }
  const found = attachmentOf(json, reader)
  if (found === null) return null
  return { text: [found.title, found.kindText, found.sizeText].filter(Boolean).join(', ') }
}
