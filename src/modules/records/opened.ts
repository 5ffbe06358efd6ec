import type { Lang } from '../../ui/page.ts'
import { type ClinicalRow, idsByReference, type SharedRow } from '../clinical/index.ts'
import { parseResource } from './in-words/decimals.ts'
import { bestName } from './in-words/human-name.ts'
import { type Json, obj, objects, str } from './in-words/json.ts'
import { type Ref, withoutDigits } from './in-words/reference.ts'

/** A row with its body read once, and the portal's ids for the references in it. */
export type Opened = { row: ClinicalRow; json: Json; ids: ReadonlyMap<string, string | null> }

/** Reads the body of a row; one that is no JSON object reads as empty. */
export function openRow(row: ClinicalRow): Opened {
  const json = jsonOf(row.body)
  return { row, json, ids: idsByReference(json, row.refs) }
}

/** A body as JSON, with the digits of its numbers remembered as the source wrote them; empty where it is none. */
export const jsonOf = (body: string): Json => obj(parseResource(body))

/** The portal's id of what a reference leads to; null where it leads nowhere, or into the resource itself. */
export function idOf(ref: Ref | null, { ids }: Opened): string | null {
  return ref?.reference ? (ids.get(ref.reference) ?? null) : null
}

/** Names of clinicians, places and medicines by their id, as `sharedByIds` finds them. */
export type SharedNames = ReadonlyMap<string, SharedRow>

/**
 * What to call what a reference leads to: the name of the shared thing, or of one contained in the resource, or
 * what the source wrote beside it. Null where none of them says.
 */
export function nameOf(ref: Ref | null, from: Opened, shared: SharedNames, lang: Lang): string | null {
  if (ref === null) return null
  const id = idOf(ref, from)
  const known = id === null ? undefined : shared.get(id)?.name
  if (known) return readableName(known)
  return containedName(ref, from.json, lang) ?? ref.display
}

/** The different names of several references. */
export function namesOf(refs: readonly Ref[], from: Opened, shared: SharedNames, lang: Lang): string[] {
  return [...new Set(refs.flatMap(ref => nameOf(ref, from, shared, lang) ?? []))]
}

function containedName(ref: Ref, json: Json, lang: Lang): string | null {
  if (!ref.reference?.startsWith('#')) return null
  const id = ref.reference.slice(1)
  const inside = objects(json.contained).find(one => one.id === id)
  if (!inside) return null
  const written = str(inside.name)
  return written === null ? bestName(inside.name, lang) : readableName(written)
}

/** A name without the digits of synthetic sources; names in capitals alone are shown as names are written. */
function readableName(name: string): string {
  const plain = withoutDigits(name)
  if (plain.length < 6 || plain !== plain.toUpperCase()) return plain
  // Letters without a vowel stand for words: LLC, PC, MD.
  return plain.replace(/[\p{L}']+/gu, word =>
    /^[^aeiouáéíóú]{2,4}$/iu.test(word) ? word : word.charAt(0) + word.slice(1).toLowerCase(),
  )
}
