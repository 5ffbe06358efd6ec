import {
  codeWord,
  type Named,
  plainName,
  plainWord,
  type StatusInWords,
  statusWords,
} from '../../terminology/index.ts'
import { obj, objects, str } from './json.ts'
import type { Reader } from './reader.ts'
import { type Ref, refOf, refsOf } from './reference.ts'
import { choiceWhen, type Note, notesOf, type When } from './when.ts'

/** A Procedure (R4) in words. */
export type ProcedureInWords = {
  id: string | null
  name: Named
  status: StatusInWords | null
  statusReason: string | null
  when: When | null
  reasons: Named[]
  reasonRefs: Ref[]
  performers: { who: Ref; role: string | null }[]
  place: Ref | null
  encounter: Ref | null
  sites: string[]
  outcome: string | null
  complications: Named[]
  followUp: Named[]
  reports: Ref[]
  notes: Note[]
}

/** Reads a Procedure of any shape; what is not there is null or empty. */
export function procedureInWords(resource: unknown, reader: Reader): ProcedureInWords {
  const json = obj(resource)
  const { lang } = reader
  return {
    id: str(json.id),
    name: plainName(json.code, lang, 'procedure'),
    status: statusWords('event', json.status, lang),
    statusReason: plainWord(json.statusReason, lang),
    when: choiceWhen(json, 'performed', reader),
    reasons: objects(json.reasonCode).map(concept => plainName(concept, lang, 'condition')),
    reasonRefs: refsOf(json.reasonReference),
    performers: objects(json.performer).flatMap(one => {
      const who = refOf(one.actor)
      return who ? [{ who, role: codeWord('participation', one.function, lang) }] : []
    }),
    place: refOf(json.location),
    encounter: refOf(json.encounter),
    sites: objects(json.bodySite).flatMap(site => plainWord(site, lang) ?? []),
    outcome: plainWord(json.outcome, lang),
    complications: objects(json.complication).map(concept => plainName(concept, lang, 'condition')),
    followUp: objects(json.followUp).map(concept => plainName(concept, lang, 'procedure')),
    reports: refsOf(json.report),
    notes: notesOf(json.note, reader),
  }
}
