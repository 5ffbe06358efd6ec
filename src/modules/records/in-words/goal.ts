import {
  codeWord,
  type Named,
  plainName,
  plainWord,
  type StatusInWords,
  statusWords,
} from '../../terminology/index.ts'
import { codeOf, type Json, obj, objects, str } from './json.ts'
import { quantityText } from './quantity.ts'
import type { Reader } from './reader.ts'
import { type Ref, refOf, refsOf } from './reference.ts'
import { valueInWords } from './value.ts'
import { choiceWhen, dateWhen, type Note, notesOf, type When } from './when.ts'

/** A Goal (R4) in words. */
export type GoalInWords = {
  id: string | null
  name: Named
  status: StatusInWords | null
  achievement: StatusInWords | null
  active: boolean
  categories: string[]
  priority: string | null
  targets: { measure: string | null; aim: string | null; due: When | null; dueText: string | null }[]
  start: When | null
  statusWhen: When | null
  statusReason: string | null
  by: Ref | null
  addresses: Ref[]
  notes: Note[]
}

const over = new Set(['completed', 'cancelled', 'entered-in-error', 'rejected'])

function targetOf(target: Json, reader: Reader): GoalInWords['targets'][number] {
  return {
    measure: plainWord(target.measure, reader.lang),
    aim: valueInWords(target, reader, 'detail')?.text ?? null,
    due: dateWhen(target.dueDate, reader),
    dueText: quantityText(target.dueDuration, reader.lang),
  }
}

/** Reads a Goal of any shape; what is not there is null or empty. */
export function goalInWords(resource: unknown, reader: Reader): GoalInWords {
  const json = obj(resource)
  const { lang } = reader
  const status = str(json.lifecycleStatus) ?? str(json.status)
  return {
    id: str(json.id),
    name: plainName(json.description, lang),
    status: statusWords('plan', status, lang),
    achievement: statusWords('achievement', codeOf(json.achievementStatus), lang),
    active: status === null || !over.has(status),
    categories: objects(json.category).flatMap(one => codeWord('category', one, lang) ?? []),
    priority: plainWord(json.priority, lang),
    targets: objects(json.target).map(target => targetOf(target, reader)),
    start: choiceWhen(json, 'start', reader),
    statusWhen: dateWhen(json.statusDate, reader),
    statusReason: str(json.statusReason),
    by: refOf(json.expressedBy),
    addresses: refsOf(json.addresses),
    notes: notesOf(json.note, reader),
  }
}
