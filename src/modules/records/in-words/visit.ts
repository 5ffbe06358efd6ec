import {
  codeWord,
  knownWord,
  type Named,
  plainName,
  plainWord,
  type StatusInWords,
  statusWords,
} from '../../terminology/index.ts'
import { codeOf, obj, objects, str } from './json.ts'
import { quantityText } from './quantity.ts'
import type { Reader } from './reader.ts'
import { type Ref, refOf, refsOf } from './reference.ts'
import { periodWhen, type When } from './when.ts'
import { words } from './words.ts'

/** An Encounter (R4) in words. `title` is its kind: the type where one is given, else the class. */
export type VisitInWords = {
  id: string | null
  title: string
  name: Named | null
  /** The class in words ("Office visit", "Hospital stay"). */
  setting: string | null
  status: StatusInWords | null
  when: When | null
  length: string | null
  reasons: Named[]
  reasonRefs: Ref[]
  people: { who: Ref; role: string | null }[]
  places: Ref[]
  organization: Ref | null
  diagnoses: { condition: Ref; use: string | null }[]
  service: string | null
  discharge: string | null
  partOf: Ref | null
}

function classOf(json: ReturnType<typeof obj>, { lang }: Reader): string | null {
  const known = knownWord('visitClass', json.class, lang)
  if (known !== null) return known
  const display = str(obj(json.class).display)
  return display === null ? null : plainName(display, lang).plain
}

/** Reads an Encounter of any shape; what is not there is null or empty. */
export function visitInWords(resource: unknown, reader: Reader): VisitInWords {
  const json = obj(resource)
  const { lang } = reader
  const types = objects(json.type)
  const type = types.find(one => codeOf(one) !== null || str(one.text) !== null)
  const name = type ? plainName(type, lang, 'visit') : null
  const setting = classOf(json, reader)
  return {
    id: str(json.id),
    title: name?.plain ?? setting ?? words(lang).visit,
    name,
    setting,
    status: statusWords('visit', json.status, lang),
    when: periodWhen(json.period, reader),
    length: quantityText(json.length, lang),
    reasons: objects(json.reasonCode).map(concept => plainName(concept, lang, 'condition')),
    reasonRefs: refsOf(json.reasonReference),
    people: objects(json.participant).flatMap(one => {
      const who = refOf(one.individual)
      const role = objects(one.type).flatMap(type => codeWord('participation', type, lang) ?? [])[0] ?? null
      return who ? [{ who, role }] : []
    }),
    places: objects(json.location).flatMap(one => refOf(one.location) ?? []),
    organization: refOf(json.serviceProvider),
    diagnoses: objects(json.diagnosis).flatMap(one => {
      const condition = refOf(one.condition)
      return condition ? [{ condition, use: codeWord('diagnosisUse', one.use, lang) }] : []
    }),
    service: plainWord(json.serviceType, lang),
    discharge: codeWord('discharge', obj(json.hospitalization).dischargeDisposition, lang),
    partOf: refOf(json.partOf),
  }
}
