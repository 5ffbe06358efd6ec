import {
  type CodeSet,
  knownWord,
  plainName,
  plainWord,
  type StatusInWords,
  statusWords,
} from '../../terminology/index.ts'
import { type AttachmentInWords, attachmentOf } from './attachment.ts'
import { type Block, blocksText } from './blocks.ts'
import { fieldName, typeName } from './field-names.ts'
import { nameText } from './human-name.ts'
import { type Json, obj, objects, str } from './json.ts'
import { narrativeBlocks } from './narrative.ts'
import { decimalText, quantityText } from './quantity.ts'
import type { Reader } from './reader.ts'
import { type Ref, refOf } from './reference.ts'
import { roomForPreview } from './room.ts'
import { ratioText, timingText } from './timing.ts'
import { valueInWords } from './value.ts'
import { choiceWhen, dateWhen, firstWhen, periodWhen, type When } from './when.ts'
import { words } from './words.ts'

/** One line of a resource: a label and what stands there. `depth` is how far in it belongs (0 is outermost). */
type FieldInWords = { label: string; text: string; depth: number; ref: Ref | null }

/** Any resource in words, as far as its fields can be told without knowing its type. */
export type GenericInWords = {
  id: string | null
  type: string
  title: string
  status: StatusInWords | null
  when: When | null
  fields: FieldInWords[]
  /** Whether there is more than `fields` shows. */
  cut: boolean
  body: Block[]
  files: AttachmentInWords[]
}

// What the page shows elsewhere, or what is only for computers.
const silent = new Set([
  ...[
    'resourceType',
    'id',
    'meta',
    'text',
    'contained',
    'implicitRules',
    'language',
    'extension',
    'modifierExtension',
  ],
  ...[
    'subject',
    'patient',
    'beneficiary',
    'status',
    'identifier',
    'instantiatesCanonical',
    'instantiatesUri',
    'url',
  ],
])
const mostFields = 120
const mostDepth = 3
const longestField = 1000

type Open = { label: string; value: unknown; depth: number; key: string; holder: Json }

function isFilled(text: string | null): text is string {
  return text !== null && text !== ''
}

type Line = { text: string; ref: Ref | null; label?: string }

function plain(text: string | null): Line | null {
  return isFilled(text) ? { text: text.slice(0, longestField), ref: null } : null
}

const smallSets: readonly CodeSet[] = [
  'relation',
  'category',
  'priority',
  'intent',
  'gender',
  'participation',
]

/** Small codes such as "in-progress" read as words; everything else stays as written. */
function wordOf(text: string, key: string, { lang }: Reader): string {
  if (key === 'status') return statusWords('event', text, lang)?.text ?? text
  if (key === 'intent' || key === 'priority' || key === 'gender') return knownWord(key, text, lang) ?? text
  return /^[a-z]+(?:-[a-z]+)+$/.test(text) ? plainName({ coding: [{ code: text }] }, lang).plain : text
}

function conceptText(json: Json, { lang }: Reader): string {
  const known = smallSets.map(set => knownWord(set, json, lang)).find(word => word !== null)
  return plainWord(json, lang) ?? known ?? plainName(json, lang).plain
}

/** A question of a QuestionnaireResponse and its answers. */
function answered(json: Json, reader: Reader): Line | null {
  if (json.linkId === undefined || json.answer === undefined || json.item !== undefined) return null
  const answers = objects(json.answer).flatMap(
    answer => valueInWords(answer, reader)?.text ?? codingText(answer, reader) ?? [],
  )
  const label = str(json.text)
  return answers.length === 0
    ? null
    : { text: answers.join(', '), ref: null, ...(label !== null && { label }) }
}

function codingText(answer: Json, { lang }: Reader): string | null {
  return (
    plainWord(answer.valueCoding, lang) ??
    str(answer.valueUri) ??
    refOf(answer.valueReference)?.display ??
    null
  )
}

/** An object that is told in one line: reference, code, amount, time, name. Null: it has to be opened. */
function objectLine(json: Json, reader: Reader): Line | null {
  const { lang } = reader
  if (typeof json.reference === 'string' || (typeof json.display === 'string' && json.system === undefined)) {
    const ref = refOf(json)
    return ref ? { text: ref.display ?? typeName(ref.type ?? '', lang), ref } : null
  }
  const coded = json.code !== undefined && (json.system !== undefined || json.display !== undefined)
  if (json.coding !== undefined || (coded && json.value === undefined))
    return plain(conceptText(json, reader))
  if (typeof json.div === 'string') return plain(blocksText(narrativeBlocks(json, roomForPreview())))
  if (typeof json.text === 'string' && Object.keys(json).length <= 3 && json.item === undefined)
    return plain(json.text)
  if (json.numerator !== undefined) return plain(ratioText(json, reader))
  if (json.repeat !== undefined) return plain(timingText(json, reader))
  if (typeof json.value === 'number') {
    const currency = str(json.currency)
    return plain(currency === null ? quantityText(json, lang) : `${decimalText(json, 'value')} ${currency}`)
  }
  if (json.start !== undefined || json.end !== undefined) return plain(periodWhen(json, reader)?.text ?? null)
  if (json.family !== undefined || json.given !== undefined) return plain(nameText(json))
  return typeof json.value === 'string' && Object.keys(json).length <= 5 ? plain(json.value) : null
}

/** A value that is told in one line; null for objects that have to be opened. */
function lineOf({ value, key, holder }: Open, reader: Reader): Line | null {
  if (typeof value === 'boolean') return plain(value ? words(reader.lang).yes : words(reader.lang).no)
  if (typeof value === 'number') return plain(decimalText(holder, key) ?? String(value))
  if (typeof value === 'string') return plain(dateWhen(value, reader)?.full ?? wordOf(value, key, reader))
  const json = obj(value)
  return answered(json, reader) ?? objectLine(json, reader)
}

// For computers only, or the bytes of a file.
const neverShown = new Set([
  'extension',
  'modifierExtension',
  'id',
  'data',
  'linkId',
  'system',
  'xpath',
  'hash',
])

function childrenOf(json: Json, depth: number, lang: Reader['lang']): Open[] {
  const children: Open[] = []
  for (const key of Object.keys(json).slice(0, 100)) {
    if (key.startsWith('_') || neverShown.has(key) || (depth === 0 && silent.has(key))) continue
    const value = json[key]
    const values = Array.isArray(value) ? value.slice(0, 50) : [value]
    for (const one of values) {
      if (one !== null && one !== undefined) {
        children.push({ label: fieldName(key, lang), value: one, depth, key, holder: json })
      }
    }
  }
  return children
}

/** Walks the fields in order, outer before inner, without recursion. */
function fieldsOf(json: Json, reader: Reader): { fields: FieldInWords[]; cut: boolean } {
  const fields: FieldInWords[] = []
  const open = childrenOf(json, 0, reader.lang).reverse()
  while (open.length > 0) {
    if (fields.length >= mostFields) return { fields, cut: true }
    const next = open.pop()
    if (!next) break
    const line = lineOf(next, reader)
    if (line)
      fields.push({ label: line.label ?? next.label, text: line.text, depth: next.depth, ref: line.ref })
    else if (next.depth < mostDepth && typeof next.value === 'object') {
      const inner = childrenOf(obj(next.value), next.depth + 1, reader.lang)
      if (inner.length === 0) continue
      fields.push({ label: next.label, text: '', depth: next.depth, ref: null })
      open.push(...inner.reverse())
    }
  }
  return { fields: fields.filter((field, at) => field.text !== '' || isOpened(fields, at)), cut: false }
}

/** A heading line stays only if something stands below it. */
function isOpened(fields: FieldInWords[], at: number): boolean {
  const next = fields[at + 1]
  return next !== undefined && next.depth > (fields[at]?.depth ?? 0)
}

function titleOf(json: Json, type: string, { lang }: Reader): string {
  for (const concept of [
    json.code,
    json.vaccineCode,
    json.type,
    json.category,
    json.description,
    json.name,
  ]) {
    const one = Array.isArray(concept) ? concept[0] : concept
    const text = typeof one === 'string' ? str(one) : (plainWord(one, lang) ?? nameText(one))
    if (isFilled(text) && text.length <= 160) return text
  }
  return str(json.title) ?? typeName(type, lang)
}

/** The first of the resource's dates, as its type would have it. */
function whenOf(json: Json, reader: Reader): When | null {
  const choices = [
    'effective',
    'performed',
    'occurrence',
    'onset',
    'timing',
    'serviced',
    'created',
    'occurred',
  ]
  return firstWhen(
    ...choices.map(name => choiceWhen(json, name, reader)),
    ...[
      'authoredOn',
      'authored',
      'date',
      'created',
      'started',
      'issued',
      'sent',
      'recorded',
      'recordedDate',
      'dateWritten',
    ].map(key => dateWhen(json[key], reader)),
    periodWhen(json.billablePeriod ?? json.period ?? json.executionPeriod, reader),
  )
}

/** Reads a resource of any type and shape; never throws. */
export function anyInWords(resource: unknown, reader: Reader): GenericInWords {
  const json = obj(resource)
  const type = str(json.resourceType) ?? ''
  const { fields, cut } = fieldsOf(json, reader)
  const files = [...objects(json.content), ...objects(json.photo)].flatMap(
    one => attachmentOf(one.attachment ?? one, reader) ?? [],
  )
  const narrative = obj(json.text)
  return {
    id: str(json.id),
    type: typeName(type, reader.lang) || words(reader.lang).nameless,
    title: titleOf(json, type, reader) || words(reader.lang).nameless,
    status: statusWords('plan', json.status, reader.lang),
    when: whenOf(json, reader),
    fields,
    cut,
    body: narrative.status === 'generated' ? [] : narrativeBlocks(narrative),
    files,
  }
}
