import { cleanName } from '../../terminology/index.ts'
import { obj, objects, str } from './json.ts'

/**
 * A reference as the resource holds it. The page resolves `reference` to a name; until then `display` is what
 * the source wrote beside it, cleaned.
 */
export type Ref = { reference: string | null; display: string | null; type: string | null }

/** Synthetic sources number their names (Arron144 Koelpin146); no real name ends in digits. */
export function withoutDigits(name: string): string {
  return name.replace(/(\p{L})\d+(?=\s|$|[.,-])/gu, '$1')
}

const named = new Set([
  'Practitioner',
  'PractitionerRole',
  'Organization',
  'Location',
  'Patient',
  'RelatedPerson',
])
const small = new Set([
  'OF',
  'AND',
  'THE',
  'FOR',
  'AT',
  'IN',
  'ON',
  'DE',
  'LA',
  'LOS',
  'LAS',
  'DEL',
  'Y',
  'EL',
])

/** A proper name without shouting: "USC VERDUGO HILLS HOSPITAL" becomes "USC Verdugo Hills Hospital". */
export function properName(name: string): string {
  const clean = withoutDigits(name.replace(/\s+/g, ' ').trim())
  if (clean !== clean.toUpperCase() || clean.length < 5) return clean
  return clean.replace(/[\p{L}\p{N}'’]+/gu, (word, at: number) => {
    if (at > 0 && small.has(word)) return word.toLowerCase()
    return word.length <= 3 && word !== 'INC' ? word : word.charAt(0) + word.slice(1).toLowerCase()
  })
}

function displayText(display: string, type: string | null): string {
  return type !== null && named.has(type) ? properName(display) : cleanName(withoutDigits(display))
}

/** One reference, or null where neither an address nor a name is in it. */
export function refOf(value: unknown): Ref | null {
  const json = obj(value)
  const reference = str(json.reference)
  const identifier = obj(json.identifier)
  const display = str(json.display) ?? (reference === null ? str(identifier.value) : null)
  if (reference === null && display === null) return null
  const type = str(json.type) ?? typeIn(reference)
  return { reference, display: display && displayText(display, type), type }
}

function typeIn(reference: string | null): string | null {
  return reference === null ? null : (/(?:^|\/)([A-Z][A-Za-z]+)(?:\/|\?)/.exec(reference)?.[1] ?? null)
}

/** The references of a list. */
export function refsOf(value: unknown): Ref[] {
  return objects(value)
    .map(refOf)
    .filter(ref => ref !== null)
}
