import { type Named, plainName } from '../../terminology/index.ts'
import { codeOf, type Json, num, obj, objects, str } from '../in-words/json.ts'
import type { Reader } from '../in-words/reader.ts'
import { type Ref, refOf, refsOf } from '../in-words/reference.ts'
import { dateWhen, type Note, notesOf, type When } from '../in-words/when.ts'
import { words } from './words.ts'

/** The sorts of pictures that the list can be narrowed to; their place is their number in the address. */
export const pictureSorts = ['xray', 'ct', 'mri', 'ultrasound', 'mammogram', 'bone', 'other'] as const
export type PictureSort = (typeof pictureSorts)[number]

const sortOfModality: Record<string, PictureSort> = {
  DX: 'xray',
  CR: 'xray',
  RX: 'xray',
  RG: 'xray',
  PX: 'xray',
  IO: 'xray',
  RF: 'xray',
  XA: 'xray',
  CT: 'ct',
  MR: 'mri',
  US: 'ultrasound',
  IVUS: 'ultrasound',
  MG: 'mammogram',
  BMD: 'bone',
}

/** One set of pictures taken in one go. */
export type Series = {
  number: number | null
  modality: string | null
  body: string | null
  description: string | null
  images: number | null
  started: When | null
}

/** An ImagingStudy (R4) in words; what is not there is null or empty. */
export type StudyInWords = {
  title: string
  official: string | null
  name: Named | null
  sort: PictureSort
  modalities: string[]
  bodies: string[]
  status: string | null
  next: string | null
  when: When | null
  images: number | null
  series: Series[]
  procedures: string[]
  reasons: string[]
  interpreters: Ref[]
  referrer: Ref | null
  location: Ref | null
  description: string | null
  notes: Note[]
}

const unique = (texts: readonly (string | null)[]): string[] => [
  ...new Set(texts.filter(text => text !== null)),
]

/** The kind of pictures in words; a code that we don't know by what the source called it. */
function modalityWord(value: unknown, { lang }: Reader): string | null {
  const code = codeOf(value)
  const known = words(lang).modalities
  if (code !== null && Object.hasOwn(known, code)) return known[code] ?? null
  const display = str(obj(value).display)
  return display === null && code === null ? null : plainName(value, lang).plain
}

function seriesOf(json: Json, reader: Reader): Series[] {
  return objects(json.series).map(one => ({
    number: num(one.number),
    modality: modalityWord(one.modality, reader),
    body: one.bodySite === undefined ? null : plainName(one.bodySite, reader.lang).plain,
    description: str(one.description),
    images: num(one.numberOfInstances),
    started: dateWhen(one.started, reader),
  }))
}

/** The sort of the pictures by their codes. */
function sortOf(json: Json): PictureSort {
  const codes = [...objects(json.modality), ...objects(json.series).map(one => obj(one.modality))]
  for (const coding of codes) {
    const code = codeOf(coding)
    const sort = code !== null && Object.hasOwn(sortOfModality, code) ? sortOfModality[code] : undefined
    if (sort) return sort
  }
  return 'other'
}

/** Reads an ImagingStudy of any shape; never throws. */
export function studyInWords(json: Json, reader: Reader): StudyInWords {
  const { lang } = reader
  const series = seriesOf(json, reader)
  const coded = objects(json.procedureCode).find(one => codeOf(one) !== null || str(one.text) !== null)
  const name = coded ? plainName(coded, lang, 'procedure') : null
  const description = str(json.description)
  const modalities = unique([
    ...objects(json.modality).map(one => modalityWord(one, reader)),
    ...series.map(one => one.modality),
  ])
  const bodies = unique(series.map(one => one.body))
  const { of, study, statuses } = words(lang)
  const made = bodies.length > 0 ? of(modalities[0] ?? study, bodies.slice(0, 3).join(', ')) : modalities[0]
  const status = str(json.status)
  const told = status !== null && Object.hasOwn(statuses, status) ? statuses[status] : undefined
  return {
    title: name?.plain ?? description ?? made ?? study,
    official: name?.official ?? null,
    name,
    sort: sortOf(json),
    modalities,
    bodies,
    status: told?.[0] ?? null,
    next: told?.[1] || null,
    when: dateWhen(json.started, reader) ?? series.find(one => one.started !== null)?.started ?? null,
    images: num(json.numberOfInstances) ?? sum(series.map(one => one.images)),
    series,
    procedures: objects(json.procedureCode).map(one => plainName(one, lang, 'procedure').plain),
    reasons: objects(json.reasonCode).map(one => plainName(one, lang, 'condition').plain),
    interpreters: refsOf(json.interpreter),
    referrer: refOf(json.referrer),
    location: refOf(json.location),
    description,
    notes: notesOf(json.note, reader),
  }
}

const sum = (numbers: readonly (number | null)[]): number | null =>
  numbers.every(number => number === null)
    ? null
    : numbers.reduce<number>((all, number) => all + (number ?? 0), 0)

/** HL7 table 0074's sections that say which pictures a report is about. */
const sortOfSection: Record<string, PictureSort> = {
  CT: 'ct',
  NMR: 'mri',
  NMS: 'other',
  RX: 'xray',
  RUS: 'ultrasound',
  OUS: 'ultrasound',
  VUS: 'ultrasound',
  CUS: 'ultrasound',
}

const sortOfName: [RegExp, PictureSort][] = [
  [/mammo|\bMG\b/i, 'mammogram'],
  [/bone density|densitometr|\bDXA\b|\bDEXA\b|\bBMD\b/i, 'bone'],
  [/ultraso|sonogr|echocardio|\bUS\b|doppler/i, 'ultrasound'],
  [/\bCT\b|computed tomogr/i, 'ct'],
  [/\bMRI?\b|magnetic resonance/i, 'mri'],
  [/x-?ray|radiogra|\bXR\b/i, 'xray'],
]

/** The sort of the pictures that a report is about, by its section or its name; null where neither says. */
export function sortOfReport(json: Json): PictureSort | null {
  for (const category of objects(json.category)) {
    for (const { code } of objects(category.coding)) {
      const sort = typeof code === 'string' && Object.hasOwn(sortOfSection, code) ? sortOfSection[code] : null
      if (sort) return sort
    }
  }
  const { plain, official } = plainName(json.code, 'en', 'test')
  return sortOfName.find(([pattern]) => pattern.test(`${plain} ${official ?? ''}`))?.[1] ?? null
}
