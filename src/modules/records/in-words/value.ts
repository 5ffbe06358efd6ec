import { absentWord, plainName } from '../../terminology/index.ts'
import { choice, codeOf, type Json, num, obj, str } from './json.ts'
import { decimalText, type Measured, measured, quantityText } from './quantity.ts'
import type { Reader } from './reader.ts'
import { choiceWhen } from './when.ts'
import { words } from './words.ts'

/**
 * A value of an observation in words, of whatever type. `measured` is there for numbers (drawing, range).
 * `official` is what the source wrote where `text` is our own wording. `missing` is true where the text only
 * says why there is no value.
 */
export type ValueInWords = {
  text: string
  full: string | null
  spoken: string
  official: string | null
  measured: Measured | null
  missing: boolean
}

const types = [
  'Quantity',
  'CodeableConcept',
  'String',
  'Boolean',
  'Integer',
  'Decimal',
  'Range',
  'Ratio',
  'SampledData',
  'Time',
  'DateTime',
  'Date',
  'Period',
  'Instant',
  'Code',
  'Attachment',
] as const

function plain(text: string | null, official: string | null = null): ValueInWords | null {
  return text === null ? null : { text, full: null, spoken: text, official, measured: null, missing: false }
}

function ofQuantity(value: unknown, reader: Reader): ValueInWords | null {
  const found = measured(value, reader.lang)
  if (!found) {
    const { unit, comparator } = obj(value)
    return plain(comparator === undefined ? null : str(unit))
  }
  return {
    text: found.text,
    full: found.full,
    spoken: found.spoken,
    official: null,
    measured: found,
    missing: false,
  }
}

function ofConcept(value: unknown, { lang }: Reader): ValueInWords | null {
  const json = obj(value)
  if (json.coding === undefined && json.text === undefined && json.code === undefined) return null
  const { plain: text, official, known } = plainName(value, lang)
  // "2+" and "-" are answers, though no names: they stay as they were written.
  const bare = known || official === null || /\p{L}{2}/u.test(official) ? null : official
  return bare === null ? plain(text, official) : plain(bare)
}

function ofString(value: unknown, { lang }: Reader): ValueInWords | null {
  const text = str(value)
  if (text === null) return null
  // Long texts are reports, kept as they are; short ones are answers ("NEGATIVE") that our catalogs may know.
  if (text.length > 80) return plain(text)
  const named = plainName(text, lang)
  return named.known ? plain(named.plain, text) : plain(text)
}

function ofRange(value: unknown, { lang }: Reader): ValueInWords | null {
  const low = quantityText(obj(value).low, lang)
  const high = quantityText(obj(value).high, lang)
  const { range } = words(lang)
  if (low !== null && high !== null) return plain(range.between(low, high))
  return plain(low === null ? high && range.upTo(high) : range.from(low))
}

function ofRatio(value: unknown, { lang }: Reader): ValueInWords | null {
  const { numerator, denominator } = obj(value)
  const top = measured(numerator, lang)
  const bottom = measured(denominator, lang)
  if (!top || !bottom) return plain(top?.text ?? null)
  // A titer such as 1:320 has bare numbers; "5 mg / 10 mL" has units.
  if (!top.unit?.shown && !bottom.unit?.shown) return plain(`${top.text}:${bottom.text}`)
  return plain(
    bottom.digits === '1'
      ? words(lang).per(top.text, bottom.unit?.shown ?? '')
      : `${top.text} / ${bottom.text}`,
  )
}

function ofSamples(value: unknown, { lang }: Reader): ValueInWords | null {
  const { data, dimensions } = obj(value)
  const text = str(data)
  if (text === null) return null
  let count = 1
  for (let at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) count++
  return plain(words(lang).samples(Math.ceil(count / Math.max(1, num(dimensions) ?? 1))))
}

function ofTime(value: unknown): ValueInWords | null {
  const found = /^(\d\d:\d\d)(?::\d\d)?/.exec(str(value) ?? '')
  return plain(found?.[1] ?? null)
}

function read(
  type: (typeof types)[number],
  value: unknown,
  json: Json,
  name: string,
  reader: Reader,
): ValueInWords | null {
  switch (type) {
    case 'Quantity':
      return ofQuantity(value, reader)
    case 'CodeableConcept':
    case 'Code':
      return ofConcept(typeof value === 'string' ? { coding: [{ code: value }] } : value, reader)
    case 'String':
      return ofString(value, reader)
    case 'Boolean':
      return typeof value === 'boolean' ? plain(value ? words(reader.lang).yes : words(reader.lang).no) : null
    case 'Integer':
    case 'Decimal':
      return plain(decimalText(json, name + type))
    case 'Range':
      return ofRange(value, reader)
    case 'Ratio':
      return ofRatio(value, reader)
    case 'SampledData':
      return ofSamples(value, reader)
    case 'Time':
      return ofTime(value)
    case 'Attachment':
      return plain(str(obj(value).title) ?? words(reader.lang).attachedFile)
    default:
      return plain(choiceWhen({ [name + type]: value }, name, reader)?.full ?? null)
  }
}

/** The `value[x]` of an observation or component in words, or why it is missing; null where neither is given. */
export function valueInWords(json: Json, reader: Reader, name = 'value'): ValueInWords | null {
  const found = choice(json, name, types)
  const value = found && read(found.type as (typeof types)[number], found.value, json, name, reader)
  if (value) return value
  const reason = absentReason(json.dataAbsentReason, reader)
  return reason === null ? null : { ...(plain(reason) as ValueInWords), missing: true }
}

function absentReason(concept: unknown, { lang }: Reader): string | null {
  if (concept === undefined || concept === null) return null
  return absentWord(codeOf(concept), lang) ?? str(obj(concept).text) ?? words(lang).noValue
}
