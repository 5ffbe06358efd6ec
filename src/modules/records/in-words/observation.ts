import {
  codeWord,
  interpretationWord,
  type Named,
  plainName,
  plainWord,
  type StatusInWords,
  statusWords,
} from '../../terminology/index.ts'
import { codeOf, hasCode, type Json, obj, objects, str } from './json.ts'
import type { Reader } from './reader.ts'
import { type Ref, refOf, refsOf } from './reference.ts'
import { type Place, placeByRange, placeBySource, type RangeInWords, rangesOf } from './reference-range.ts'
import { type ValueInWords, valueInWords } from './value.ts'
import { choiceWhen, dateWhen, type Note, notesOf, type When } from './when.ts'
import { words } from './words.ts'

/** One measured thing: an observation's own value or one of its components. */
export type PartInWords = {
  name: Named
  value: ValueInWords | null
  range: RangeInWords | null
  ranges: RangeInWords[]
  place: Place
  /** Where the value lies, as a sentence for the page ("Above the usual range"). */
  placeText: string
  /** The flag that the shared Flag component draws; null where nothing is known. */
  flag: 'within' | 'high' | 'low' | 'far-high' | 'far-low' | 'outside' | 'no-range' | null
  /** What the source said of the value, in words. */
  interpretations: string[]
}

/** An Observation in words, as far as a list shows it. */
export type ObservationInWords = PartInWords & {
  status: StatusInWords | null
  parts: PartInWords[]
  when: When | null
}

/** All of it, as the page of one result shows it. */
export type ObservationInFull = ObservationInWords & {
  categories: { code: string; text: string }[]
  members: Ref[]
  derivedFrom: Ref[]
  issued: When | null
  performers: Ref[]
  specimen: Ref | null
  device: Ref | null
  method: string | null
  bodySite: string | null
  notes: Note[]
}

function interpretationsOf(value: unknown, { lang }: Reader): string[] {
  const found = objects(value).map(concept => {
    const known = interpretationWord(codeOf(concept), lang)
    if (known !== null) return known
    const named = plainName(concept, lang)
    return named.code === null && named.official === null && !str(concept.text) ? null : named.plain
  })
  return [...new Set(found.filter(text => text !== null))]
}

function placeOf(json: Json, value: ValueInWords | null, range: RangeInWords | null): Place {
  const bySource = placeBySource(json.interpretation)
  if (bySource !== null) return { kind: bySource, why: 'source' }
  if (!value?.measured || !range) return { kind: 'unknown', why: null }
  const kind = placeByRange(value.measured, range)
  return { kind, why: kind === 'unknown' ? null : 'range' }
}

function flagOf({ kind }: Place, value: ValueInWords | null): PartInWords['flag'] {
  if (kind === 'critical' || kind === 'abnormal') return 'outside'
  if (kind !== 'unknown') return kind
  return value?.measured ? 'no-range' : null
}

function partOf(json: Json, reader: Reader, at: number | null): PartInWords {
  const value = valueInWords(json, reader)
  const unit = value?.measured?.unit?.shown ?? null
  const { one, all } = rangesOf(json.referenceRange, reader, at, unit)
  const place = placeOf(json, value, one)
  return {
    name: plainName(json.code, reader.lang, 'test'),
    value,
    range: one,
    ranges: all,
    place,
    placeText: words(reader.lang).places[place.kind],
    flag: flagOf(place, value),
    interpretations: json.interpretation === undefined ? [] : interpretationsOf(json.interpretation, reader),
  }
}

const systolic = ['8480-6', '8459-0', '8460-8', '8461-6', '96608-5']
const diastolic = ['8462-4', '8453-3', '8454-1', '8455-8', '96609-3']

/** Blood pressure is one value to people: "128/82 mmHg", spoken "128 over 82". */
function pressureOf(components: Json[], parts: PartInWords[], { lang }: Reader): ValueInWords | null {
  const at = (codes: string[]) => components.findIndex(one => codes.some(code => hasCode(one.code, code)))
  const upper = parts[at(systolic)]?.value?.measured
  const lower = parts[at(diastolic)]?.value?.measured
  if (!upper || !lower) return null
  const unit = upper.unit?.shown ?? ''
  const [top, bottom] = [upper.text.replace(unit, '').trim(), lower.text.replace(unit, '').trim()]
  return {
    text: `${top}/${bottom} ${unit}`.trim(),
    full: upper.full || lower.full ? `${upper.digits}/${lower.digits} ${unit}`.trim() : null,
    spoken: words(lang).over(top, bottom, upper.unit?.spoken ?? ''),
    official: null,
    measured: null,
    missing: false,
  }
}

const graver: readonly Place['kind'][] = [
  'critical',
  'far-high',
  'far-low',
  'high',
  'low',
  'abnormal',
  'within',
]

/** Where nothing is said of the whole, the gravest of its parts speaks for it. */
function wholePlace(own: Place, parts: PartInWords[]): Place {
  if (own.kind !== 'unknown' || parts.length === 0) return own
  for (const kind of graver) {
    // One part within does not make the whole so.
    if (kind === 'within' && parts.some(part => part.place.kind === 'unknown' && part.value?.measured))
      continue
    const part = parts.find(one => one.place.kind === kind)
    if (part) return part.place
  }
  return own
}

function categoriesOf(value: unknown, { lang }: Reader): { code: string; text: string }[] {
  return objects(value).flatMap(concept => {
    const text = codeWord('category', concept, lang)
    return text === null ? [] : [{ code: codeOf(concept) ?? text, text }]
  })
}

/** Reads an Observation (R4) of any shape; what is not there is null or empty. */
export function observationInWords(resource: unknown, reader: Reader): ObservationInWords {
  const json = obj(resource)
  const { lang } = reader
  const when = choiceWhen(json, 'effective', reader) ?? dateWhen(json.issued, reader)
  const at = when?.sort ?? null
  const own = partOf(json, reader, at)
  const status = statusWords('result', json.status, lang)
  const components = objects(json.component)
  if (components.length === 0) return { ...own, status, parts: [], when }
  const parts = components.map(component => partOf(component, reader, at))
  const pressure = own.value && !own.value.missing ? null : pressureOf(components, parts, reader)
  const place = wholePlace(own.place, parts)
  const value = pressure ?? own.value
  return {
    ...own,
    value,
    place,
    placeText: words(lang).places[place.kind],
    flag: place.kind === 'unknown' ? null : flagOf(place, value),
    status,
    parts,
    when,
  }
}

/** The same with all that only the page of one result shows: a list holds many, and needs none of it. */
export function observationInFull(resource: unknown, reader: Reader): ObservationInFull {
  const json = obj(resource)
  const { lang } = reader
  return {
    ...observationInWords(json, reader),
    categories: categoriesOf(json.category, reader),
    members: refsOf(json.hasMember),
    derivedFrom: refsOf(json.derivedFrom),
    issued: dateWhen(json.issued, reader),
    performers: refsOf(json.performer),
    specimen: refOf(json.specimen),
    device: refOf(json.device),
    method: plainWord(json.method, lang),
    bodySite: plainWord(json.bodySite, lang),
    notes: [...notesOf(json.note, reader), ...notesOf({ text: json.comment }, reader)],
  }
}
