import type { Range } from '../../../ui/range-geometry.ts'
import { codeWord, plainName } from '../../terminology/index.ts'
import { codeOf, hasCode, type Json, num, obj, objects, str } from './json.ts'
import { decimalText, measured } from './quantity.ts'
import type { Reader } from './reader.ts'
import { words } from './words.ts'

/**
 * The range that a value is held against. `low` and `high` are for drawing; `text` says it in words ("4.0 to
 * 5.6 %", or what the laboratory wrote). `appliesTo` says for whom, where the source did.
 */
export type RangeInWords = Range & {
  lowText: string | null
  highText: string | null
  text: string
  appliesTo: string | null
  unitCode: string | null
}

/** Where a value lies against what is usual. */
export type PlaceKind =
  | 'within'
  | 'low'
  | 'high'
  | 'far-low'
  | 'far-high'
  | 'critical'
  | 'abnormal'
  | 'unknown'

/** `why` tells whether the source said so or we compared the number with the range ourselves. */
export type Place = { kind: PlaceKind; why: 'source' | 'range' | null }

// SNOMED CT and administrative-gender codes under which ranges are given for one sex.
const sexes: Record<string, string> = {
  '248152002': 'female',
  '248153007': 'male',
  female: 'female',
  male: 'male',
  F: 'female',
  M: 'male',
}

function sexOf(range: Json): string | null {
  for (const concept of objects(range.appliesTo)) {
    const code = codeOf(concept) ?? str(concept.text)?.toLowerCase()
    const sex = code ? sexes[code] : undefined
    if (sex) return sex
  }
  return null
}

function ageInYears(birthDate: string | null | undefined, at: number | null): number | null {
  const born = birthDate ? Date.parse(birthDate.slice(0, 10)) : Number.NaN
  return at === null || Number.isNaN(born) ? null : (at - born) / 31_556_952_000
}

const yearsIn: Record<string, number> = {
  a: 1,
  years: 1,
  year: 1,
  yr: 1,
  mo: 1 / 12,
  wk: 7 / 365.25,
  d: 1 / 365.25,
}

function years(quantity: unknown): number | null {
  const json = obj(quantity)
  const value = num(json.value)
  if (value === null) return null
  return value * (yearsIn[str(json.code) ?? str(json.unit) ?? 'a'] ?? 1)
}

/** Whether the range is for this person: false if for another sex or age, null if that cannot be told. */
function appliesTo(range: Json, reader: Reader, at: number | null): boolean | null {
  if (range.appliesTo === undefined && range.age === undefined) return true
  const sex = sexOf(range)
  const gender = reader.person?.gender ?? null
  if (sex !== null && gender !== null && sex !== gender) return false
  const { low, high } = obj(range.age)
  const [from, to] = [years(low), years(high)]
  if (from !== null || to !== null) {
    const age = ageInYears(reader.person?.birthDate, at)
    if (age === null) return null
    if ((from !== null && age < from) || (to !== null && age >= to + 1)) return false
  }
  if (sex !== null && gender === null) return null
  // For someone else, such as "pregnant": that cannot be told from here.
  return objects(range.appliesTo).length > 0 &&
    sex === null &&
    !hasCode(objects(range.appliesTo)[0], 'normal')
    ? null
    : true
}

function inWords(range: Json, reader: Reader, valueUnit: string | null): RangeInWords | null {
  const { lang } = reader
  const low = measured(range.low, lang)
  const high = measured(range.high, lang)
  const written = str(range.text)
  if (!low && !high && written === null) return null
  const lowText = low && decimalText(obj(range.low), 'value')
  const highText = high && decimalText(obj(range.high), 'value')
  const unit = (high ?? low)?.unit?.shown || valueUnit || ''
  return {
    low: low?.number ?? null,
    high: high?.number ?? null,
    lowText,
    highText,
    text:
      lowText === null && highText === null
        ? writtenRange(written, lang)
        : rangeText(lowText, highText, unit, lang),
    appliesTo: forWhom(range, reader),
    unitCode: (high ?? low)?.unitCode ?? null,
  }
}

/** A range in words ("Negative") is one of the answers that our catalogs may know. */
function writtenRange(written: string | null, lang: Reader['lang']): string {
  if (written === null) return ''
  const named = plainName(written, lang)
  return named.known ? named.plain : written
}

/** Whom a range is for, where it is not for everybody. */
function forWhom(range: Json, reader: Reader): string | null {
  if (range.appliesTo === undefined && range.age === undefined) return null
  const named = objects(range.appliesTo).map(concept =>
    codeWord('gender', sexOf({ appliesTo: [concept] }) ?? concept, reader.lang),
  )
  return [...named, ageText(range, reader)].filter(text => text !== null).join(', ') || null
}

function rangeText(low: string | null, high: string | null, unit: string, lang: Reader['lang']): string {
  const { range } = words(lang)
  const withUnit = (text: string) => (unit === '' ? text : unit === '%' ? `${text}%` : `${text} ${unit}`)
  if (low === null) return range.upTo(withUnit(high ?? ''))
  return high === null ? range.from(withUnit(low)) : range.between(low, withUnit(high))
}

function ageText(range: Json, { lang }: Reader): string | null {
  const { low, high } = obj(range.age)
  const [from, to] = [measured(low, lang), measured(high, lang)]
  if (!from && !to) return null
  const { ages } = words(lang)
  if (!from) return to && ages.upTo(to.text)
  return to ? ages.between(from.text, to.text) : ages.from(from.text)
}

// Ranges of these kinds say what is wanted or dangerous, not what is usual.
const otherThanNormal = ['recommended', 'treatment', 'therapeutic', 'pre', 'post', 'critical', 'absolute']

function isUsual(range: Json): boolean {
  return range.type === undefined || !otherThanNormal.some(kind => hasCode(range.type, kind))
}

/**
 * The reference ranges of an observation or component: `one` to hold the value against, where that can be told
 * (R4 Observation.referenceRange: several may be given, by age, sex and type), and `all` in words.
 */
export function rangesOf(
  value: unknown,
  reader: Reader,
  at: number | null,
  valueUnit: string | null,
): { one: RangeInWords | null; all: RangeInWords[] } {
  const ranges = objects(value)
  if (ranges.length === 0) return { one: null, all: [] }
  const told = ranges.map(range => ({ range, inWords: inWords(range, reader, valueUnit) }))
  const usual = told.filter(({ range }) => isUsual(range))
  const fitting = usual.filter(({ range }) => appliesTo(range, reader, at) === true)
  const open = usual.filter(({ range }) => appliesTo(range, reader, at) !== false)
  // A range for this very person goes before one for everybody.
  const own = fitting.filter(({ range }) => objects(range.appliesTo).length > 0 || range.age !== undefined)
  const chosen = [own, fitting, open].find(list => list.length === 1)?.[0]
  return { one: chosen?.inWords ?? null, all: told.flatMap(one => one.inWords ?? []) }
}

// "Positive" and "found" are left out: whether they are good or bad depends on the test, so only the word is shown.
const bySource: Record<string, PlaceKind> = {
  N: 'within',
  EXP: 'within',
  L: 'low',
  H: 'high',
  LX: 'low',
  HX: 'high',
  '<': 'low',
  '>': 'high',
  LU: 'far-low',
  HU: 'far-high',
  LL: 'far-low',
  HH: 'far-high',
  A: 'abnormal',
  UNE: 'abnormal',
  AA: 'critical',
}
const seldom: readonly PlaceKind[] = ['critical', 'far-high', 'far-low', 'high', 'low', 'abnormal', 'within']

/** What the source says about where the value lies; the gravest of several. Null if it says nothing we know. */
export function placeBySource(interpretation: unknown): PlaceKind | null {
  let found: PlaceKind | null = null
  for (const concept of objects(interpretation)) {
    const code = codeOf(concept) ?? str(concept.text)?.toUpperCase() ?? ''
    const kind = Object.hasOwn(bySource, code) ? bySource[code] : undefined
    if (kind && (found === null || seldom.indexOf(kind) < seldom.indexOf(found))) found = kind
  }
  return found
}

/** Two prints of one unit: "mg/dL" and "MG/DL"; unknown if either is not given. */
function sameUnit(one: string | null, other: string | null): boolean {
  return one === null || other === null || one.toLowerCase() === other.toLowerCase()
}

/**
 * Where a number lies against its range. With a comparator the value is anywhere below or above the number, so
 * the answer is unknown unless all of that lies on one side. Far means: beyond the end by more than the range
 * is wide, or with one end only, more than twice the upper or less than half the lower end.
 */
export function placeByRange(
  value: { number: number; comparator: string | null; unitCode: string | null },
  range: RangeInWords,
): PlaceKind {
  const { low, high } = range
  if ((low === null && high === null) || !sameUnit(value.unitCode, range.unitCode)) return 'unknown'
  if (low !== null && high !== null && low > high) return 'unknown'
  const { number, comparator } = value
  const below = comparator === '<' || comparator === '<='
  const above = comparator === '>' || comparator === '>='
  const least = below ? Number.NEGATIVE_INFINITY : number
  const most = above ? Number.POSITIVE_INFINITY : number
  if (low !== null && (comparator === '<' ? most <= low : most < low)) return farBelow(number, low, high)
  if (high !== null && (comparator === '>' ? least >= high : least > high)) return farAbove(number, low, high)
  const reachesLow = low === null || least >= low || (below && low <= 0)
  return reachesLow && (high === null || most <= high) ? 'within' : 'unknown'
}

function farBelow(number: number, low: number, high: number | null): PlaceKind {
  return (high === null ? number < low / 2 : low - number > high - low) ? 'far-low' : 'low'
}

function farAbove(number: number, low: number | null, high: number): PlaceKind {
  return (low === null ? number > high * 2 : number - high > high - low) ? 'far-high' : 'high'
}
