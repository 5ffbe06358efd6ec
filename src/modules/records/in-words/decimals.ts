/**
 * Decimals as the source wrote them. JSON.parse makes 1.10 and 1.1 the same number, but a laboratory's digits
 * say how exact a value is (FHIR R4, "decimal": implementations must keep the precision). Numbers whose text
 * would be lost are remembered beside the parsed object that holds them.
 */

type Reviver = (this: unknown, key: string, value: unknown, context?: { source?: string }) => unknown

const written = new WeakMap<object, Map<string, string>>()

// A number that JavaScript would print otherwise: ends in 0 after the point, has an exponent or very many digits.
const mayLoseDigits = /[:[,]\s*-?\d+(?:\.\d*0\s*[,}\]]|(?:\.\d+)?[eE]|\.\d{12}|\d{15})/

const remember: Reviver = function (key, value, context) {
  if (typeof value === 'number' && context?.source !== undefined && context.source !== String(value)) {
    const holder = this as object
    const known = written.get(holder)
    if (known) known.set(key, context.source)
    else written.set(holder, new Map([[key, context.source]]))
  }
  return value
}

/**
 * Parses a resource's JSON so that `decimal` can give its numbers as written. Null where the text is no JSON.
 * Costs as much as JSON.parse unless the text holds a number whose digits would get lost.
 */
export function parseResource(text: string): unknown {
  try {
    if (!mayLoseDigits.test(text)) return JSON.parse(text)
    return parseRemembering(text)
  } catch {
    return null
  }
}

function parseRemembering(text: string): unknown {
  try {
    return JSON.parse(text, remember as (this: unknown, key: string, value: unknown) => unknown)
  } catch (error) {
    // Nested too deeply to walk back over: the value is worth more than its last zeros.
    if (error instanceof RangeError) return JSON.parse(text)
    throw error
  }
}

/** The number under `key` of an object as the source wrote it, or null where there is no number. */
export function decimal(holder: object, key: string): string | null {
  const value = (holder as Record<string, unknown>)[key]
  if (typeof value === 'string')
    return /^\s*[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\s*$/.test(value) ? value.trim() : null
  if (typeof value !== 'number' || !Number.isFinite(value)) return null
  return written.get(holder)?.get(key) ?? String(value)
}
