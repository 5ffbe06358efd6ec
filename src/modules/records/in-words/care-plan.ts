import { codeWord, plainName, plainWord, type StatusInWords, statusWords } from '../../terminology/index.ts'
import type { Block } from './blocks.ts'
import { hasCode, type Json, obj, objects, str } from './json.ts'
import { narrativeBlocks } from './narrative.ts'
import type { Reader } from './reader.ts'
import { type Ref, refOf, refsOf } from './reference.ts'
import { timingText } from './timing.ts'
import { choiceWhen, dateWhen, type Note, notesOf, periodWhen, type When } from './when.ts'
import { words } from './words.ts'

/** One thing to do in a care plan. `reference` points to the resource that says what, if the plan itself does not. */
export type ActivityInWords = {
  text: string | null
  status: StatusInWords | null
  how: string | null
  when: When | null
  place: Ref | null
  reference: Ref | null
  notes: Note[]
}

/** A CarePlan (R4) in words. */
export type CarePlanInWords = {
  id: string | null
  title: string
  categories: string[]
  /** What the source called the categories, where that says more than our words. */
  officialNames: string[]
  status: StatusInWords | null
  active: boolean
  description: string | null
  when: When | null
  author: Ref | null
  addresses: Ref[]
  goals: Ref[]
  teams: Ref[]
  activities: ActivityInWords[]
  /** The plan's own text, where a person wrote it. */
  body: Block[]
  notes: Note[]
}

function activityOf(activity: Json, reader: Reader): ActivityInWords {
  const { lang } = reader
  const detail = obj(activity.detail)
  const timing = timingText(detail.scheduledTiming, reader) ?? str(detail.scheduledString)
  return {
    text: plainWord(detail.code, lang) ?? str(detail.description),
    status: statusWords('event', detail.status, lang),
    how:
      plainWord(detail.code, lang) === null
        ? timing
        : [str(detail.description), timing].filter(Boolean).join('. ') || null,
    when: choiceWhen(detail, 'scheduled', reader),
    place: refOf(detail.location),
    reference: refOf(activity.reference),
    notes: notesOf(activity.progress, reader),
  }
}

/** Reads a CarePlan of any shape; what is not there is null or empty. */
export function carePlanInWords(resource: unknown, reader: Reader): CarePlanInWords {
  const json = obj(resource)
  const { lang } = reader
  // "assess-plan" marks every US Core care plan and says nothing of this one.
  const kinds = objects(json.category).filter(category => !hasCode(category, 'assess-plan'))
  const categories = kinds.flatMap(category => codeWord('category', category, lang) ?? [])
  const narrative = obj(json.text)
  return {
    id: str(json.id),
    title: str(json.title) ?? categories[0] ?? words(lang).carePlan,
    categories,
    officialNames: kinds.flatMap(category => plainName(category, lang).official ?? []),
    status: statusWords('plan', json.status, lang),
    active: json.status === 'active' || json.status === 'on-hold' || json.status === 'draft',
    description: str(json.description),
    when: periodWhen(json.period, reader) ?? dateWhen(json.created, reader),
    author: refOf(json.author),
    addresses: refsOf(json.addresses),
    goals: refsOf(json.goal),
    teams: refsOf(json.careTeam),
    activities: objects(json.activity).map(activity => activityOf(activity, reader)),
    body: narrative.status === 'generated' ? [] : narrativeBlocks(narrative),
    notes: notesOf(json.note, reader),
  }
}
