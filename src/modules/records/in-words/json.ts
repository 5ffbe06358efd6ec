/**
 * Reading JSON whose shape nobody promised. FHIR says what should stand where; what came over the wire may lack
 * or mistype any of it, so every reader here answers with null or an empty list instead of throwing.
 */

export type Json = Record<string, unknown>

// No list of a real record comes near this; a hostile one must not cost seconds.
const longestList = 500

/** The value as an object, or an empty one. Lists are no objects. */
export function obj(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {}
}

/** The objects of a list; a single object counts as a list of one. */
export function objects(value: unknown): Json[] {
  if (Array.isArray(value)) return value.slice(0, longestList).filter(isObject)
  return isObject(value) ? [value] : []
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A text without space around it, or null where there is none. Numbers and booleans count as their text. */
export function str(value: unknown): string | null {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value !== 'string') return null
  const text = value.trim()
  return text === '' ? null : text
}

/** The texts of a list; a single text counts as a list of one. */
export function strings(value: unknown): string[] {
  const list = Array.isArray(value) ? value.slice(0, longestList) : [value]
  return list.map(str).filter(text => text !== null)
}

/** A finite number; a number written as a text counts too, since some sources do that. */
export function num(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value !== 'string' || !/^\s*[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\s*$/.test(value)) return null
  const number = Number(value)
  return Number.isFinite(number) ? number : null
}

/** The first of the resource's `name[x]` fields that is there: `choice(json, 'value')` finds `valueQuantity`. */
export function choice(
  json: Json,
  name: string,
  types: readonly string[],
): { type: string; value: unknown } | null {
  for (const type of types) {
    const value = json[name + type]
    if (value !== undefined && value !== null) return { type, value }
  }
  return null
}

/** The extensions of an element with this address. */
export function extensions(json: Json, url: string): Json[] {
  return objects(json.extension).filter(extension => extension.url === url)
}

/** Whether any of the codings of a CodeableConcept, or the bare text, is this code. */
export function hasCode(concept: unknown, code: string): boolean {
  if (concept === code) return true
  return objects(obj(concept).coding).some(coding => coding.code === code)
}

/** The first code of a CodeableConcept or Coding, or the bare text itself. */
export function codeOf(concept: unknown): string | null {
  if (typeof concept === 'string') return str(concept)
  const { coding, code } = obj(concept)
  for (const one of objects(coding)) {
    const found = str(one.code)
    if (found !== null) return found
  }
  return str(code)
}
