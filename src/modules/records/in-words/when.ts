import { fhirDate, fhirDateTime, fhirInstant, fhirPeriod, fhirShortDate } from '../../../ui/dates.ts'
import { decimal } from './decimals.ts'
import { choice, type Json, obj, objects, str } from './json.ts'
import { quantityText } from './quantity.ts'
import type { Reader } from './reader.ts'
import { words } from './words.ts'

/**
 * A point or stretch of time in words. `text` is the date ("Tue 3 March 2026", "March 2026", "2026", "3 March to
 * 5 March"), `full` has the time of day where the source gave one, `short` is for narrow columns. `sort` is its
 * beginning in epoch milliseconds, null where it cannot be placed in time ("at age 12"). `day` is the source's
 * own text of the beginning, for grouping and `datetime` attributes.
 */
export type When = Readonly<{
  text: string
  full: string
  short: string
  sort: number | null
  day: string | null
  end: number | null
}>

// A page of results shows the same few dates again and again.
const remembered = new Map<string, When | null>()
const mostRemembered = 5000

/** A FHIR date, dateTime or instant in words; null for anything else. */
export function dateWhen(value: unknown, reader: Reader): When | null {
  if (typeof value !== 'string' || value.length > 40) return null
  const key = `${reader.lang}${reader.zone}|${value}`
  const known = remembered.get(key)
  if (known !== undefined) return known
  const when = readDate(value, reader)
  if (remembered.size >= mostRemembered) remembered.clear()
  remembered.set(key, when)
  return when
}

function readDate(value: string, { lang, zone }: Reader): When | null {
  const text = fhirDate(value, lang, zone)
  if (text === null) return null
  return {
    text,
    full: value.length > 10 ? (fhirDateTime(value, lang, zone) ?? text) : text,
    short: fhirShortDate(value, lang, zone) ?? text,
    sort: fhirInstant(value, zone),
    day: value,
    end: null,
  }
}

/** A FHIR Period in words; null where neither end is a date. */
export function periodWhen(value: unknown, { lang, zone }: Reader): When | null {
  const { start, end } = obj(value)
  const text = fhirPeriod(start, end, lang, zone)
  if (text === null) return null
  const first = fhirInstant(start, zone)
  const last = fhirInstant(end, zone)
  const short = fhirShortDate(first === null ? end : start, lang, zone) ?? text
  return {
    text,
    full: periodFull(start, end, { lang, zone }) ?? text,
    short,
    sort: first ?? last,
    day: str(first === null ? end : start),
    end: last,
  }
}

function periodFull(start: unknown, end: unknown, { lang, zone }: Reader): string | null {
  const from = fhirDateTime(start, lang, zone)
  const to = fhirDateTime(end, lang, zone)
  if (from === null || to === null) return null
  if (from === to) return from
  // On one day the day is said once.
  const day = fhirDate(end, lang, zone) ?? ''
  const sameDay = day !== '' && day === fhirDate(start, lang, zone) && to.startsWith(`${day}, `)
  return words(lang).when.span(from, sameDay ? to.slice(day.length + 2) : to)
}

/** The earliest event of a Timing, for resources that happened "at these times". */
function timingWhen(value: unknown, reader: Reader): When | null {
  const timing = obj(value)
  const events = Array.isArray(timing.event) ? timing.event : [timing.event]
  return dateWhen(events[0], reader) ?? periodWhen(obj(timing.repeat).boundsPeriod, reader)
}

function ageText(value: unknown, lang: Reader['lang']): string | null {
  const age = obj(value)
  const years = decimal(age, 'value')
  if (years === null) return null
  const inYears = age.code === 'a' || age.code === undefined || age.unit === 'years' || age.unit === 'year'
  return words(lang).when.atAge(
    inYears && age.unit === undefined ? years : (quantityText(age, lang) ?? years),
  )
}

function wordsOnly(text: string | null): When | null {
  return text === null ? null : { text, full: text, short: text, sort: null, day: null, end: null }
}

const types = [
  'DateTime',
  'Date',
  'Instant',
  'Period',
  'Timing',
  'Age',
  'Range',
  'String',
  'Boolean',
] as const

/** The `name[x]` of a resource in words: `choiceWhen(json, 'onset', reader)` reads onsetDateTime, onsetAge … */
export function choiceWhen(json: Json, name: string, reader: Reader): When | null {
  const found = choice(json, name, types)
  if (!found) return null
  const { type, value } = found
  const { lang } = reader
  if (type === 'DateTime' || type === 'Date' || type === 'Instant') return dateWhen(value, reader)
  if (type === 'Period') return periodWhen(value, reader)
  if (type === 'Timing') return timingWhen(value, reader)
  if (type === 'Age') return wordsOnly(ageText(value, lang))
  if (type === 'Range') {
    const low = quantityText(obj(value).low, lang)
    const high = quantityText(obj(value).high, lang)
    return wordsOnly(low && high ? words(lang).when.span(low, high) : (low ?? high))
  }
  return type === 'String' ? (dateWhen(value, reader) ?? wordsOnly(str(value))) : null
}

/** The first of several that can be told. */
export function firstWhen(...several: (When | null)[]): When | null {
  return several.find(when => when !== null) ?? null
}

/** Notes (Annotation) in words. */
export type Note = { text: string; author: string | null; when: When | null }

/** The notes of a resource, those with a text. */
export function notesOf(value: unknown, reader: Reader): Note[] {
  return objects(value).flatMap(note => {
    const text = str(note.text)
    if (text === null) return []
    const author = str(note.authorString) ?? str(obj(note.authorReference).display)
    return [{ text, author, when: dateWhen(note.time, reader) }]
  })
}
