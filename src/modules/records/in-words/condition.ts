import {
  codeWord,
  type Named,
  plainName,
  plainWord,
  type StatusInWords,
  statusWords,
} from '../../terminology/index.ts'
import { codeOf, obj, objects, str } from './json.ts'
import type { Reader } from './reader.ts'
import { type Ref, refOf } from './reference.ts'
import { choiceWhen, dateWhen, type Note, notesOf, type When } from './when.ts'

/**
 * A Condition (R4) in words. `standing` is where it belongs on the page: past if it has ended or its clinical
 * status says so; dismissed if it was refuted or entered in error; else active.
 */
export type ConditionInWords = {
  id: string | null
  name: Named
  standing: 'active' | 'past' | 'dismissed'
  /** Circumstances of life (work, schooling) that some sources file as conditions. */
  circumstance: boolean
  status: StatusInWords | null
  verification: StatusInWords | null
  categories: { code: string; text: string }[]
  severity: string | null
  stages: string[]
  sites: string[]
  onset: When | null
  ended: When | null
  recorded: When | null
  encounter: Ref | null
  recorder: Ref | null
  asserter: Ref | null
  notes: Note[]
}

const past = new Set(['inactive', 'resolved', 'remission'])
const current = new Set(['active', 'recurrence', 'relapse'])
const dismissed = new Set(['refuted', 'entered-in-error'])

// The plain names of these say how someone lives, not what ails them; SNOMED CT files them as findings.
const circumstances = new Set(
  [
    '160903007 160904001 741062008 73438004 224299000 473461003 224295006 5251000175109 446654005 1187604002',
    '314529007 266948004 713458007 266934004 160695008 105531004 32911000 422650009 423315002 424393004 706893006',
    '160968000 105503008 129035000',
  ].flatMap(line => line.split(' ')),
)

function standingOf(
  status: string | null,
  verification: string | null,
  ended: boolean,
): ConditionInWords['standing'] {
  if (verification !== null && dismissed.has(verification)) return 'dismissed'
  if (status !== null && past.has(status)) return 'past'
  // Where status and end date disagree the status speaks: R4 con-4 has the end only for inactive ones.
  return ended && !(status !== null && current.has(status)) ? 'past' : 'active'
}

/** Reads a Condition of any shape; what is not there is null or empty. */
export function conditionInWords(resource: unknown, reader: Reader): ConditionInWords {
  const json = obj(resource)
  const { lang } = reader
  const status = codeOf(json.clinicalStatus)
  const verification = codeOf(json.verificationStatus)
  const ended = choiceWhen(json, 'abatement', reader)
  const name = plainName(json.code, lang, 'condition')
  return {
    id: str(json.id),
    name,
    standing: standingOf(status, verification, ended !== null || json.abatementBoolean === true),
    circumstance: name.code !== null && circumstances.has(name.code),
    status: statusWords('conditionClinical', status, lang),
    verification: statusWords('verification', verification, lang),
    categories: objects(json.category).flatMap(concept => {
      const text = codeWord('category', concept, lang)
      return text === null ? [] : [{ code: codeOf(concept) ?? text, text }]
    }),
    severity: codeWord('severity', json.severity, lang),
    stages: objects(json.stage).flatMap(stage => plainWord(stage.summary, lang) ?? []),
    sites: objects(json.bodySite).flatMap(site => plainWord(site, lang) ?? []),
    onset: choiceWhen(json, 'onset', reader),
    ended,
    recorded: dateWhen(json.recordedDate, reader),
    encounter: refOf(json.encounter),
    recorder: refOf(json.recorder),
    asserter: refOf(json.asserter),
    notes: notesOf(json.note, reader),
  }
}
