import {
  codeWord,
  type Named,
  plainName,
  plainWord,
  type StatusInWords,
  statusWords,
} from '../../terminology/index.ts'
import { obj, objects, str } from './json.ts'
import { decimalText, quantityText } from './quantity.ts'
import type { Reader } from './reader.ts'
import { type Ref, refOf } from './reference.ts'
import { choiceWhen, dateWhen, type Note, notesOf, type When } from './when.ts'
import { words } from './words.ts'

/** An Immunization (R4) in words. */
export type ImmunizationInWords = {
  id: string | null
  name: Named
  status: StatusInWords | null
  given: boolean
  /** Why it was not given. */
  reason: string | null
  when: When | null
  /** "Dose 2 of 3". */
  dose: string | null
  amount: string | null
  maker: Ref | null
  lot: string | null
  expires: When | null
  site: string | null
  route: string | null
  performers: Ref[]
  place: Ref | null
  encounter: Ref | null
  protects: Named[]
  reactions: { when: When | null; detail: Ref | null }[]
  fromReport: boolean
  notes: Note[]
}

function doseOf(value: unknown, { lang }: Reader): string | null {
  const protocol = objects(value)[0]
  if (!protocol) return null
  const dose = decimalText(protocol, 'doseNumberPositiveInt') ?? str(protocol.doseNumberString)
  const all = decimalText(protocol, 'seriesDosesPositiveInt') ?? str(protocol.seriesDosesString)
  return dose === null ? null : words(lang).dose(dose, all)
}

/** Reads an Immunization of any shape; what is not there is null or empty. */
export function immunizationInWords(resource: unknown, reader: Reader): ImmunizationInWords {
  const json = obj(resource)
  const { lang } = reader
  return {
    id: str(json.id),
    name: plainName(json.vaccineCode, lang, 'vaccine'),
    status: statusWords('immunization', json.status, lang),
    given: json.status !== 'not-done' && json.status !== 'entered-in-error',
    reason: plainWord(json.statusReason, lang),
    when: choiceWhen(json, 'occurrence', reader) ?? dateWhen(json.recorded, reader),
    dose: doseOf(json.protocolApplied, reader),
    amount: quantityText(json.doseQuantity, lang),
    maker: refOf(json.manufacturer),
    lot: str(json.lotNumber),
    expires: dateWhen(json.expirationDate, reader),
    site: plainWord(json.site, lang),
    route: codeWord('route', json.route, lang),
    performers: objects(json.performer).flatMap(one => refOf(one.actor) ?? []),
    place: refOf(json.location),
    encounter: refOf(json.encounter),
    protects: objects(json.protocolApplied).flatMap(one =>
      objects(one.targetDisease).map(disease => plainName(disease, lang, 'condition')),
    ),
    reactions: objects(json.reaction).map(one => ({
      when: dateWhen(one.date, reader),
      detail: refOf(one.detail),
    })),
    fromReport: json.primarySource === false,
    notes: notesOf(json.note, reader),
  }
}
