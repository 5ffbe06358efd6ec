import type { Lang } from '../../ui/page.ts'
import { addCatalog, type Naming } from './catalog.ts'
import { cleanName, looksLikeCode } from './clean-name.ts'
import { allergens } from './names/allergens.ts'
import { answers } from './names/answers.ts'
import { bloodTests } from './names/blood-tests.ts'
import { care } from './names/care.ts'
import { conditions } from './names/conditions.ts'
import { conditionsByIcd } from './names/conditions-by-icd.ts'
import { microbeTests } from './names/microbe-tests.ts'
import { notes } from './names/notes.ts'
import { otherNames } from './names/other-names.ts'
import { panels } from './names/panels.ts'
import { procedures } from './names/procedures.ts'
import { questions } from './names/questions.ts'
import { urineTests } from './names/urine-tests.ts'
import { vaccines } from './names/vaccines.ts'
import { visits } from './names/visits.ts'
import { vitals } from './names/vitals.ts'
import { systemOf } from './systems.ts'
import { words } from './words.ts'

/** What kind of thing a code names; it chooses the words for a code without a name. */
export type ThingNamed =
  | 'test'
  | 'condition'
  | 'medicine'
  | 'vaccine'
  | 'procedure'
  | 'allergy'
  | 'visit'
  | 'document'
  | 'item'

/**
 * A coded thing in words. `plain` is never empty and never a bare code. `official` is what the source called
 * it, where that says more or other than `plain`. `known` tells whether the plain name is from our catalogs.
 * `system` is the code system's short name (LOINC, SNOMED CT …), null if it is none of the well-known ones.
 */
export type Named = {
  plain: string
  official: string | null
  code: string | null
  system: string | null
  known: boolean
}

const index = new Map<string, Naming>()
for (const catalog of [bloodTests, urineTests, microbeTests, panels, vitals, questions, notes]) {
  addCatalog(index, 'l', catalog)
}
addCatalog(index, 'l', answers.loinc)
for (const catalog of [conditions, procedures, visits, care, allergens, answers.snomed]) {
  addCatalog(index, 's', catalog)
}
addCatalog(index, 'v', vaccines.cvx)
addCatalog(index, 'a', vaccines.atc)
addCatalog(index, 's', vaccines.snomed)
addCatalog(index, 'i', conditionsByIcd)
addCatalog(index, 'x', otherNames.ips)
addCatalog(index, 'z', otherNames.absent)
addCatalog(index, 'e', otherNames.race)
addCatalog(index, 'r', otherNames.rxnorm)

type Coding = { address: string; code: string | null; display: string | null }

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

function codingOf(value: unknown): Coding {
  if (typeof value === 'string') return { address: '', code: text(value), display: null }
  if (typeof value !== 'object' || value === null) return { address: '', code: null, display: null }
  const coding = value as Record<string, unknown>
  return { address: text(coding.system) ?? '', code: text(coding.code), display: text(coding.display) }
}

/** Takes a CodeableConcept, a Coding, a list of either's codings, a CodeableReference or a bare text. */
function conceptOf(value: unknown): { codings: Coding[]; written: string | null } {
  if (typeof value === 'string') return { codings: [], written: text(value) }
  if (Array.isArray(value)) {
    const first = value.find(one => typeof one === 'object' && one !== null && 'coding' in one)
    return first ? conceptOf(first) : { codings: value.slice(0, 50).map(codingOf), written: null }
  }
  if (typeof value !== 'object' || value === null) return { codings: [], written: null }
  const concept = value as Record<string, unknown>
  const { coding } = concept
  if (Array.isArray(coding))
    return { codings: coding.slice(0, 50).map(codingOf), written: text(concept.text) }
  if (coding !== undefined || concept.code === undefined) {
    return { codings: coding === undefined ? [] : [codingOf(coding)], written: text(concept.text) }
  }
  return { codings: [codingOf(concept)], written: null }
}

/** The catalog's name of one code, or undefined. ICD-10 codes fall back to the group that they belong to. */
function namingOf(address: string, code: string): Naming | undefined {
  const system = systemOf(address)
  if (!system) return undefined
  const exact = index.get(`${system.key}|${code}`)
  if (exact || system.key !== 'i') return exact
  for (let length = Math.min(code.length, 8); length >= 3; length--) {
    const group = index.get(`i|${code.slice(0, length)}*`)
    if (group) return group
  }
  return undefined
}

function differs(official: string, plain: string): boolean {
  return official.toLowerCase() !== plain.toLowerCase()
}

function named(naming: Naming, coding: Coding, written: string | null, lang: Lang): Named {
  const plain = naming[lang]
  const source = written ?? coding.display
  return {
    plain,
    official: source !== null && differs(source, plain) ? source : null,
    code: coding.code,
    system: systemOf(coding.address)?.word ?? null,
    known: true,
  }
}

/** A name made readable from what the source wrote, or null where it wrote only codes. */
function cleaned(source: string, coding: Coding | undefined): string | null {
  if (looksLikeCode(source) || (source === coding?.code && !/^[a-z]{3,}(?:[- ][a-z]+)*$/.test(source)))
    return null
  const isLoinc = coding !== undefined && systemOf(coding.address)?.key === 'l'
  return cleanName(source, isLoinc) || null
}

/**
 * What a coded thing is called in plain words: our own name if one of its codes is in the catalogs, else what
 * the source wrote, made readable. Never throws, whatever it gets.
 */
export function plainName(concept: unknown, lang: Lang, thing: ThingNamed = 'item'): Named {
  const { codings, written } = conceptOf(concept)
  for (const coding of codings) {
    const naming = coding.code === null ? undefined : namingOf(coding.address, coding.code)
    if (naming) return named(naming, coding, written, lang)
  }
  const coding = codings.find(one => one.display !== null) ?? codings.find(one => one.code !== null)
  const code = coding?.code ?? null
  const system = coding ? (systemOf(coding.address)?.word ?? null) : null
  for (const source of [written, coding?.display ?? null]) {
    if (source === null) continue
    const byText = index.get(`=${source.toLowerCase()}`)
    if (byText && coding) return { ...named(byText, coding, source, lang), system }
    if (byText) return { plain: byText[lang], official: null, code, system, known: true }
    const plain = cleaned(source, coding)
    if (plain !== null)
      return { plain, official: differs(source, plain) ? source : null, code, system, known: false }
  }
  return {
    plain: nameless(code, lang, thing),
    official: written ?? coding?.display ?? null,
    code,
    system,
    known: false,
  }
}

function nameless(code: string | null, lang: Lang, thing: ThingNamed): string {
  const { names } = words(lang)
  if (code === null) return names.nothing[thing]
  // Some sources put a name where the code belongs: "assess-plan", "IODINE CONTAINING PRODUCTS".
  if (/^[a-z]{3,}(?:[-_ ][a-z]+)*$/.test(code) || /^\p{L}+(?: \p{L}+)+$/u.test(code)) {
    return cleanName(code.replaceAll('-', ' ').replaceAll('_', ' '))
  }
  return names.codeOnly[thing](code.slice(0, 40))
}

/** All catalogued names, for the search over the record and for tests. */
export function catalogue(): ReadonlyMap<string, Naming> {
  return index
}
