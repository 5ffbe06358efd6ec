import { systemOf } from '../systems.ts'
import { sensitiveCodes } from './codes.ts'
import { maskOf, type SensitiveGroup, sensitiveGroups } from './groups.ts'
import { confidentialitySystems, groupsOfSecurityCode, sensitivitySystems } from './security-labels.ts'
import { innocentPhrases, tellingWords } from './telling-words.ts'

/** Keys are those of `systemOf`: `l` LOINC, `s` SNOMED CT, `i` ICD-10. */
const bySystem: Readonly<Record<string, ReadonlyMap<string, number>>> = {
  l: table('loinc'),
  s: table('snomed'),
  i: table('icd10'),
}

function table(system: 'loinc' | 'snomed' | 'icd10'): Map<string, number> {
  const found = new Map<string, number>()
  for (const [group, codes] of Object.entries(sensitiveCodes))
    for (const code of codes[system].split(/\s+/))
      if (code !== '') found.set(code, (found.get(code) ?? 0) | sensitiveGroups[group as SensitiveGroup])
  return found
}

/** The groups (bits) that a coding tells of by its code; 0 for none. Without a system, by what its code looks like. */
export function groupsOfCode(system: string, code: string): number {
  const key = system === '' ? keyByLook(code) : systemOf(system)?.key
  if (key === undefined) return 0
  if (key === 'i') return groupsOfIcd10(code)
  return bySystem[key]?.get(code) ?? 0
}

function keyByLook(code: string): string | undefined {
  if (/^\d{1,6}-\d$/.test(code)) return 'l'
  if (/^\d{6,18}$/.test(code)) return 's'
  return /^[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?$/.test(code) ? 'i' : undefined
}

function groupsOfIcd10(code: string): number {
  const plain = code.replace('.', '').toUpperCase()
  let mask = 0
  for (let length = 2; length <= Math.min(plain.length, 6); length += 1)
    mask |= bySystem.i?.get(plain.slice(0, length)) ?? 0
  return mask
}

/** Texts longer than this are narrative, which is not judged by its words. */
const most_characters = 300

const remembered = new Map<string, number>()
const most_remembered = 20_000

/** The groups (bits) that a name or another short text tells of by its words, in English or Spanish; 0 for none. */
export function groupsOfText(text: string): number {
  if (text.length > most_characters) return 0
  const known = remembered.get(text)
  if (known !== undefined) return known
  const mask = groupsOfWords(text)
  // The same few thousand names come again and again; made-up ones must not fill the memory.
  if (remembered.size >= most_remembered) remembered.clear()
  remembered.set(text, mask)
  return mask
}

const marks = /\p{M}+/gu

function groupsOfWords(text: string): number {
  const words = text
    .normalize('NFD')
    .replace(marks, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
  const padded = ` ${words} `
  if (!anyPhrase.test(padded)) return 0
  const telling = padded.replace(innocent, ' ')
  let mask = 0
  for (const [group, pattern] of patterns) if (pattern.test(telling)) mask |= sensitiveGroups[group]
  return mask
}

const patternOf = (phrases: readonly string[], flags = ''): RegExp =>
  new RegExp(` (?:${phrases.map(one => one.replace('*', '[^ ]*')).join('|')})(?= )`, flags)

const patterns = Object.entries(tellingWords).map(
  ([group, phrases]) => [group as SensitiveGroup, patternOf(phrases)] as const,
)
const anyPhrase = patternOf(Object.values(tellingWords).flat())
const innocent = patternOf(innocentPhrases, 'g')

/**
 * The groups (bits) that a security label (a coding of `meta.security` or `securityLabel`) asks for. A
 * confidentiality above normal, and a sensitivity that fits no group, are `restricted`.
 */
export function groupsOfSecurityLabel(system: string, code: string): number {
  if (confidentialitySystems.has(system) && (code === 'R' || code === 'V')) return sensitiveGroups.restricted
  if (!sensitivitySystems.has(system) && system !== '') return 0
  const groups = groupsOfSecurityCode.get(code)
  if (groups) return maskOf(groups)
  return system === '' ? 0 : sensitiveGroups.restricted
}
