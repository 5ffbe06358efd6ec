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
import { choiceWhen, dateWhen, type Note, notesOf, type When } from './when.ts'
import { words } from './words.ts'

/** A FamilyMemberHistory (R4) in words. `relation` is who it is ("Mother"). */
export type FamilyMemberInWords = {
  id: string | null
  relation: string
  name: string | null
  status: StatusInWords | null
  sex: string | null
  born: When | null
  age: When | null
  /** Null: nothing is said. */
  died: boolean | null
  death: When | null
  conditions: {
    name: Named
    onset: When | null
    outcome: string | null
    causeOfDeath: boolean
    notes: Note[]
  }[]
  when: When | null
  notes: Note[]
}

/** Reads a FamilyMemberHistory of any shape; what is not there is null or empty. */
export function familyMemberInWords(resource: unknown, reader: Reader): FamilyMemberInWords {
  const json = obj(resource)
  const { lang } = reader
  const death = choiceWhen(json, 'deceased', reader)
  return {
    id: str(json.id),
    relation: codeWord('relation', json.relationship, lang) ?? words(lang).relative,
    name: str(json.name),
    status: statusWords('event', json.status, lang),
    sex: codeWord('gender', json.sex, lang),
    born: choiceWhen(json, 'born', reader),
    age: choiceWhen(json, 'age', reader),
    died: typeof json.deceasedBoolean === 'boolean' ? json.deceasedBoolean : death === null ? null : true,
    death,
    conditions: objects(json.condition).map(condition => ({
      name: plainName(condition.code, lang, 'condition'),
      onset: choiceWhen(condition, 'onset', reader),
      outcome: plainWord(condition.outcome, lang),
      causeOfDeath: condition.contributedToDeath === true,
      notes: notesOf(condition.note, reader),
    })),
    when: dateWhen(json.date, reader),
    notes: notesOf(json.note, reader),
  }
}
