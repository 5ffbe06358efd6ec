import type { Lang } from '../../ui/page.ts'
import { plainName } from './plain-name.ts'
import type { en } from './words.en.ts'
import { words } from './words.ts'

/** Which set of small codes: encounter classes, categories, routes, relations … */
export type CodeSet = keyof typeof en.codes

function lookUp(table: Record<string, string>, code: unknown): string | null {
  return typeof code === 'string' && Object.hasOwn(table, code) ? (table[code] ?? null) : null
}

function codesOf(concept: unknown): unknown[] {
  if (typeof concept === 'string') return [concept]
  if (typeof concept !== 'object' || concept === null) return []
  const { coding, code } = concept as Record<string, unknown>
  if (!Array.isArray(coding)) return [code]
  return coding.slice(0, 50).map(one => (one as Record<string, unknown> | null)?.code)
}

/** The word of the set for a bare code, a Coding or a CodeableConcept; null if the set does not know it. */
export function knownWord(set: CodeSet, concept: unknown, lang: Lang): string | null {
  const table: Record<string, string> = words(lang).codes[set]
  for (const code of codesOf(concept)) {
    const found = lookUp(table, code)
    if (found !== null) return found
  }
  return null
}

/** What a concept is called in plain words; null where it holds no name, or a code that nobody named. */
export function plainWord(concept: unknown, lang: Lang): string | null {
  if (concept === undefined || concept === null) return null
  const { plain, code } = plainName(
    typeof concept === 'string' ? { coding: [{ code: concept }] } : concept,
    lang,
  )
  const { nothing, codeOnly } = words(lang).names
  const nameless = plain === nothing.item || (code !== null && plain === codeOnly.item(code.slice(0, 40)))
  return nameless ? null : plain
}

/** As `knownWord`, and where the set does not know the code, what the source called it. Null if nothing is there. */
export function codeWord(set: CodeSet, concept: unknown, lang: Lang): string | null {
  return knownWord(set, concept, lang) ?? plainWord(concept, lang)
}

/** An interpretation code (HL7 v3 ObservationInterpretation, v2 table 0078) in words; null if unknown. */
export function interpretationWord(code: unknown, lang: Lang): string | null {
  return lookUp(words(lang).interpretations, code)
}

/** Why a value is missing (data-absent-reason) in words; null if unknown. */
export function absentWord(code: unknown, lang: Lang): string | null {
  return lookUp(words(lang).absent, code)
}

const languageNames: Record<Lang, Intl.DisplayNames> = {
  en: new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }),
  es: new Intl.DisplayNames('es', { type: 'language', fallback: 'none' }),
}

/** A language code (BCP 47) in words; null if it is none. */
export function languageWord(code: unknown, lang: Lang): string | null {
  if (typeof code !== 'string' || !/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(code)) return null
  try {
    const name = languageNames[lang].of(code)
    return name ? name.charAt(0).toUpperCase() + name.slice(1) : null
  } catch {
    // Well formed at a glance, but not by BCP 47.
    return null
  }
}
