import {
  codeWord,
  knownWord,
  type Named,
  plainName,
  type StatusInWords,
  statusWords,
} from '../../terminology/index.ts'
import { codeOf, hasCode, obj, objects, str, strings } from './json.ts'
import type { Reader } from './reader.ts'
import { type Ref, refOf } from './reference.ts'
import { choiceWhen, dateWhen, type Note, notesOf, type When } from './when.ts'

/** An AllergyIntolerance (R4) in words. `none` is true where it says that there are no (known) allergies. */
export type AllergyInWords = {
  id: string | null
  name: Named
  none: boolean
  status: StatusInWords | null
  verification: StatusInWords | null
  active: boolean
  type: string | null
  categories: string[]
  criticality: { code: string; text: string } | null
  reactions: {
    substance: Named | null
    signs: Named[]
    severity: string | null
    when: When | null
    description: string | null
    notes: Note[]
  }[]
  onset: When | null
  lastOccurrence: When | null
  recorded: When | null
  recorder: Ref | null
  asserter: Ref | null
  notes: Note[]
}

const noneCodes = [
  '716186003',
  '409137002',
  '428607008',
  '429625007',
  'no-known-allergies',
  'no-allergy-info',
]
const past = new Set(['inactive', 'resolved'])
const notTrue = new Set(['refuted', 'entered-in-error'])

/** Reads an AllergyIntolerance of any shape; what is not there is null or empty. */
export function allergyInWords(resource: unknown, reader: Reader): AllergyInWords {
  const json = obj(resource)
  const { lang } = reader
  const substance = objects(json.reaction).find(one => one.substance !== undefined)?.substance
  const concept = json.code ?? substance
  const status = codeOf(json.clinicalStatus)
  const verification = codeOf(json.verificationStatus)
  const criticality = str(json.criticality)
  const danger = knownWord('criticality', criticality, lang)
  const name = plainName(concept, lang, 'allergy')
  return {
    id: str(json.id),
    name,
    none:
      noneCodes.some(code => hasCode(json.code, code)) ||
      /^no known\b.*allerg/i.test(name.official ?? name.plain),
    status: statusWords('allergyClinical', status, lang),
    verification: statusWords('verification', verification, lang),
    active: !(status !== null && past.has(status)) && !(verification !== null && notTrue.has(verification)),
    type: codeWord('allergyType', json.type, lang),
    categories: strings(json.category).flatMap(one => codeWord('category', one, lang) ?? []),
    criticality: criticality !== null && danger !== null ? { code: criticality, text: danger } : null,
    reactions: objects(json.reaction).map(reaction => ({
      substance: reaction.substance === undefined ? null : plainName(reaction.substance, lang, 'allergy'),
      signs: objects(reaction.manifestation).map(sign => plainName(sign, lang)),
      severity: codeWord('severity', reaction.severity, lang),
      when: dateWhen(reaction.onset, reader),
      description: str(reaction.description),
      notes: notesOf(reaction.note, reader),
    })),
    onset: choiceWhen(json, 'onset', reader),
    lastOccurrence: dateWhen(json.lastOccurrence, reader),
    recorded: dateWhen(json.recordedDate, reader),
    recorder: refOf(json.recorder),
    asserter: refOf(json.asserter),
    notes: notesOf(json.note, reader),
  }
}
