import type { PatientDb, RecordPermission } from '../../access/index.ts'
import { codeKeysHeld, type Found, type Kind, plainWords, search } from '../../clinical/index.ts'
import { plainName } from '../../terminology/index.ts'

type Db = PatientDb<RecordPermission>

/** What was found, with the words (plain) that found it, for marking them. */
export type FoundInRecord = Found & { words: string[] }

/**
 * Searches a record by what the source wrote and by what we call things in plain words, English and Spanish:
 * "blood sugar" and "azúcar" find what the laboratory calls "Glucose". Where nothing has the words as typed,
 * near ones are taken, in our names too ("azucra").
 */
export async function searchRecord(
  db: Db,
  text: string,
  choice: { kinds?: readonly Kind[]; limit: number; offset?: number },
): Promise<FoundInRecord> {
  const words = [...new Set(plainWords(text))].slice(0, 8)
  if (words.length === 0) return { rows: [], total: 0, kinds: new Map(), near: false, words }
  const names = namesByKey(await codeKeysHeld(db))
  const named = thingsNamed(names, words, (held, typed) => held.startsWith(typed))
  const found = await search(db, text, { ...choice, codeKeys: named.keys })
  if (found.kinds.size > 0 && !found.near) return { ...found, words }
  const alike = thingsNamed(names, words, (held, typed) => held.startsWith(typed) || isNear(held, typed))
  if (alike.keys.length === 0) return { ...found, words }
  const near = await search(db, text, { ...choice, codeKeys: alike.keys })
  return near.kinds.size > 0
    ? { ...near, near: true, words: [...words, ...alike.words] }
    : { ...found, words }
}

/** The words of our own names, in both languages, of each thing that the record holds. */
function namesByKey(keys: readonly string[]): Map<string, string[][]> {
  const names = new Map<string, string[][]>()
  for (const key of keys) {
    const bar = key.lastIndexOf('|')
    const system = key.slice(0, bar)
    const coding = [{ system: system === 'loinc' ? 'http://loinc.org' : system, code: key.slice(bar + 1) }]
    const both = (['en', 'es'] as const).map(lang => plainName({ coding }, lang)).filter(name => name.known)
    if (both.length > 0)
      names.set(
        key,
        both.map(name => plainWords(name.plain)),
      )
  }
  return names
}

/** Which things have a name with all the typed words in it, and which words of the names those are. */
function thingsNamed(
  names: ReadonlyMap<string, string[][]>,
  typed: readonly string[],
  same: (held: string, typed: string) => boolean,
): { keys: string[]; words: Set<string> } {
  const keys: string[] = []
  const words = new Set<string>()
  for (const [key, both] of names) {
    const matching = both.filter(name => typed.every(word => name.some(held => same(held, word))))
    if (matching.length > 0) keys.push(key)
    for (const held of matching.flat()) if (typed.some(word => same(held, word))) words.add(held)
  }
  return { keys, words }
}

const shortest_near = 4

/** One slip of the fingers in a word of four letters or more, two in one of eight or more. */
export function isNear(held: string, typed: string): boolean {
  if (typed.length < shortest_near || held.length < shortest_near) return false
  const allowed = typed.length >= 8 ? 2 : 1
  if (Math.abs(held.length - typed.length) > allowed) return false
  return slips(held, typed) <= allowed
}

/** How many letters must be changed, added, left out or swapped with their neighbour (optimal string alignment). */
function slips(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, n) => n)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1)
      row.push(least)
    }
    before = last
    last = row
  }
  return last[b.length] ?? 0
}
