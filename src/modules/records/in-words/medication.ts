import {
  codeWord,
  knownWord,
  type MedicineName,
  medicineName,
  type Named,
  plainName,
  type StatusInWords,
  statusWords,
} from '../../terminology/index.ts'
import { hasCode, type Json, num, obj, objects, str } from './json.ts'
import { quantityText } from './quantity.ts'
import type { Reader } from './reader.ts'
import { type Ref, refOf, refsOf } from './reference.ts'
import { doseText, instructionTexts, ratioText, timingText } from './timing.ts'
import { choiceWhen, dateWhen, type Note, notesOf, periodWhen, type When } from './when.ts'
import { words } from './words.ts'

/**
 * A medicine on record in words, from a MedicationRequest, MedicationStatement, MedicationDispense or
 * MedicationAdministration (R4). `medicine` is null in `name` terms only if the resource points to a Medication
 * (`reference`): the page resolves it and calls `medicineOf` with it. `how` says how to take it, a sentence each.
 */
export type MedicationInWords = {
  id: string | null
  name: MedicineName
  /** The Medication resource that names it, where the name is not in the resource itself. */
  reference: Ref | null
  status: StatusInWords | null
  /** Whether it is being taken now, as far as the resource says. */
  current: boolean
  intent: string | null
  how: string[]
  /** The instructions as the prescriber wrote them, where `how` says them otherwise. */
  written: string[]
  asNeeded: boolean
  reasons: Named[]
  reasonRefs: Ref[]
  prescriber: Ref | null
  performers: Ref[]
  encounter: Ref | null
  when: When | null
  period: When | null
  supply: { refills: number | null; quantity: string | null; days: string | null; until: When | null }
  statusReason: string | null
  reported: boolean
  notes: Note[]
}

/** The name of a Medication resource (or of anything with a `code`). */
export function medicineOf(medication: unknown, { lang }: Reader): MedicineName {
  const json = obj(medication)
  const own = medicineName(json.code, lang)
  if (own.plain !== medicineName(undefined, lang).plain) return own
  // Compounds are named by what is in them.
  const parts = objects(json.ingredient).map(one => medicineName(one.itemCodeableConcept, lang).plain)
  return parts.length === 0 ? own : { ...own, plain: parts.join(', '), known: true }
}

function contained(json: Json, reference: string | null): Json | null {
  if (reference === null || !reference.startsWith('#')) return null
  return objects(json.contained).find(one => `#${str(one.id) ?? ''}` === reference) ?? null
}

function nameOf(json: Json, reader: Reader): { name: MedicineName; reference: Ref | null } {
  const { lang } = reader
  if (json.medicationCodeableConcept !== undefined) {
    return { name: medicineName(json.medicationCodeableConcept, lang), reference: null }
  }
  const reference = refOf(json.medicationReference)
  const inside = contained(json, reference?.reference ?? null)
  if (inside) return { name: medicineOf(inside, reader), reference: null }
  return { name: medicineName(reference?.display ?? (json.code as unknown), lang), reference }
}

function sentence(text: string): string {
  const upper = text.charAt(0).toUpperCase() + text.slice(1)
  return /[.!?]$/.test(upper) ? upper : `${upper}.`
}

// Sources write these for "nothing was said": they would only repeat what stands in the structured parts.
const bareText = /^(?:take )?as needed\.?$/i

const abbreviations = /\b(?:PO|BID|TID|QID|PRN|QHS|QD|Q(?:1|2|3|4|6|8|12)H|QWEEK)\b/gi

/** What prescribers shorten, in full; only what can mean one thing ("OD" is once a day or the right eye). */
function spelledOut(text: string, lang: Reader['lang']): string {
  const { dosage } = words(lang)
  return text.replace(abbreviations, short => {
    const code = short.toUpperCase()
    if (code === 'PO') return knownWord('route', 'PO', lang) ?? short
    if (code === 'PRN') return dosage.asNeeded
    if (code === 'QHS') return knownWord('timing', 'BED', lang) ?? short
    return knownWord('timing', code === 'QWEEK' ? 'WK' : code, lang) ?? short
  })
}

/** Whether an instruction says in Spanish how much to take: then the same need not be put together from parts. */
const isSpanishDose = (text: string): boolean =>
  /\b(?:tome|inhale|inyecte|aplique|ponga|póngase|use|mastique|disuelva|dé)\b/iu.test(text) &&
  /\d|\b(?:una?|dos|tres|media)\b/iu.test(text)

/** One Dosage in words, a sentence each: what the prescriber wrote, or what its structured parts say. */
function dosageText(dosage: Json, reader: Reader): string[] {
  const { lang } = reader
  const { dosage: say } = words(lang)
  const written = str(dosage.text)
  const named = written === null ? null : plainName(written, lang).plain
  const asNeeded = dosage.asNeededBoolean === true || dosage.asNeededCodeableConcept !== undefined
  const dose = doseText(dosage, reader)
  const timing = timingText(dosage.timing, reader)
  const route = codeWord('route', dosage.route, lang)
  const reason =
    dosage.asNeededCodeableConcept === undefined
      ? null
      : plainName(dosage.asNeededCodeableConcept, lang).plain
  const parts = [dose, route, timing, asNeeded ? (reason ? say.asNeededFor(reason) : say.asNeeded) : null]
  const structured = parts.filter(part => part !== null).join(', ')
  const method = codeWord('route', dosage.method, lang)
  const lead = dose === null && timing === null ? structured : [method, structured].filter(Boolean).join(' ')
  const texts =
    written !== null && !bareText.test(written)
      ? [written.length > 160 ? written : spelledOut(named ?? written, lang)]
      : []
  // What the prescriber wrote says it best, unless it leaves out the dose or is in the other language.
  const enough =
    texts.length > 0 && lang === 'en' && (dose === null || /\d|\bone\b|\btwo\b/i.test(written ?? ''))
  const own = instructionTexts(dosage, reader)
  const told = lang === 'es' ? own.filter(isSpanishDose) : []
  const known = enough ? texts : told.length > 0 ? [...told, ...texts] : [lead, ...texts]
  const more = own.filter(text => !told.includes(text))
  const most = ratioText(dosage.maxDosePerPeriod, reader)
  return [...known, ...more, ...(most === null ? [] : [say.atMost(most)])]
    .filter(text => text !== '')
    .map(sentence)
}

function supplyOf(json: Json, reader: Reader): MedicationInWords['supply'] {
  const request = obj(json.dispenseRequest)
  const validity = obj(request.validityPeriod)
  return {
    refills: num(request.numberOfRepeatsAllowed),
    quantity: quantityText(request.quantity ?? json.quantity, reader.lang),
    days: quantityText(request.expectedSupplyDuration ?? json.daysSupply, reader.lang),
    until: dateWhen(validity.end, reader),
  }
}

const takenNow = new Set(['active', 'on-hold', 'intended', 'in-progress', 'unknown'])

function isCurrent(status: string | null, period: When | null, now: number | null): boolean {
  if (status !== null && !takenNow.has(status)) return false
  return !(period?.end !== null && period?.end !== undefined && now !== null && period.end < now)
}

/** Reads a MedicationRequest, MedicationStatement, MedicationDispense or MedicationAdministration of any shape. */
export function medicationInWords(
  resource: unknown,
  reader: Reader,
  now: number | null = null,
): MedicationInWords {
  const json = obj(resource)
  const { lang } = reader
  const dosages = objects(json.dosageInstruction ?? json.dosage)
  const period = periodWhen(json.effectivePeriod ?? obj(obj(dosages[0]?.timing).repeat).boundsPeriod, reader)
  const status = str(json.status)
  const handed = dateWhen(json.whenHandedOver ?? json.whenPrepared, reader)
  return {
    id: str(json.id),
    ...nameOf(json, reader),
    status: statusWords('medicine', status, lang),
    current: isCurrent(status, period, now),
    intent: knownWord('intent', json.intent, lang),
    how: [...new Set(dosages.flatMap(dosage => dosageText(dosage, reader)))],
    written: writtenOf(dosages),
    asNeeded: dosages.some(
      dosage => dosage.asNeededBoolean === true || dosage.asNeededCodeableConcept !== undefined,
    ),
    reasons: objects(json.reasonCode).map(concept => plainName(concept, lang, 'condition')),
    reasonRefs: refsOf(json.reasonReference),
    prescriber: refOf(json.requester) ?? refOf(json.informationSource),
    performers: objects(json.performer).flatMap(one => refOf(one.actor) ?? refOf(one) ?? []),
    encounter: refOf(json.encounter) ?? refOf(json.context),
    when:
      dateWhen(json.authoredOn, reader) ??
      choiceWhen(json, 'effective', reader) ??
      handed ??
      dateWhen(json.dateAsserted, reader),
    period,
    supply: supplyOf(json, reader),
    statusReason: reasonText(json.statusReason, reader),
    reported:
      json.reportedBoolean === true ||
      json.reportedReference !== undefined ||
      hasCode(objects(json.category)[0], 'patientspecified'),
    notes: notesOf(json.note, reader),
  }
}

function writtenOf(dosages: Json[]): string[] {
  return [...new Set(dosages.flatMap(dosage => str(dosage.text) ?? []))]
}

function reasonText(value: unknown, { lang }: Reader): string | null {
  const first = objects(value)[0]
  return first ? plainName(first, lang).plain : null
}
