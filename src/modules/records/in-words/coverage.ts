import { codeWord, plainWord, type StatusInWords, statusWords } from '../../terminology/index.ts'
import { obj, objects, str } from './json.ts'
import { decimalText } from './quantity.ts'
import type { Reader } from './reader.ts'
import { type Ref, refOf, refsOf } from './reference.ts'
import { periodWhen, type When } from './when.ts'
import { words } from './words.ts'

/** A Coverage (R4) in words: the insurance that pays. */
export type CoverageInWords = {
  id: string | null
  title: string
  type: string | null
  status: StatusInWords | null
  payors: Ref[]
  memberId: string | null
  subscriber: Ref | null
  relationship: string | null
  when: When | null
  /** Group, plan and the like, with their names. */
  classes: { label: string; value: string; name: string | null }[]
  network: string | null
  order: string | null
}

/** Reads a Coverage of any shape; what is not there is null or empty. */
export function coverageInWords(resource: unknown, reader: Reader): CoverageInWords {
  const json = obj(resource)
  const { lang } = reader
  const payors = refsOf(json.payor)
  const type = codeWord('coverage', json.type, lang)
  return {
    id: str(json.id),
    title: payors.find(payor => payor.display !== null)?.display ?? type ?? words(lang).insurance,
    type,
    status: statusWords('plan', json.status, lang),
    payors,
    memberId: str(json.subscriberId) ?? str(objects(json.identifier)[0]?.value),
    subscriber: refOf(json.subscriber) ?? refOf(json.policyHolder),
    relationship: codeWord('relation', json.relationship, lang),
    when: periodWhen(json.period, reader),
    classes: objects(json.class).flatMap(one => {
      const value = str(one.value)
      return value === null
        ? []
        : [{ label: plainWord(one.type, lang) ?? words(lang).insurance, value, name: str(one.name) }]
    }),
    network: str(json.network),
    order: decimalText(json, 'order'),
  }
}
