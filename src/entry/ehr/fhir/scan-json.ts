/** Byte range of a JSON value, the end not included. */
export type Span = { start: number; end: number }

export type Scanned =
  | {
      ok: true
      /** Where each `entry[].resource` of the top object stands. */
      resources: Span[]
    }
  | { ok: false; why: 'too-deep' | 'unfinished' | 'after-the-end'; at: number; entry: number | null }

/** Deepest nesting of a resource: FHIR's own are some ten deep, questionnaires in questionnaires some thirty. */
export const deepestResource = 64
const bundleLevels = 3

const quote = 0x22
const backslash = 0x5c

/**
 * Walks over a JSON text once, without parsing it and without recursion: finds the resources of a Bundle, so
 * that each can be kept byte for byte, and refuses nesting that no resource has. What it lets through may still
 * be broken JSON: that is for the parser to say.
 */
export function scanJson(bytes: Uint8Array): Scanned {
  const resources: Span[] = []
  // Names of the members being read at depth 1 and 3: `entry` and `resource` are looked for there.
  let outer = false
  let inner = false
  let text: Span = { start: 0, end: 0 }
  let depth = 0
  let entry = -1
  let start = -1
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at]
    if (byte === quote) {
      const from = at + 1
      for (at = from; at < bytes.length && bytes[at] !== quote; at += 1) if (bytes[at] === backslash) at += 1
      if (at >= bytes.length) return { ok: false, why: 'unfinished', at: bytes.length, entry: null }
      if (depth <= bundleLevels) text = { start: from, end: at }
    } else if (byte === 0x7b || byte === 0x5b) {
      if (depth === 2 && outer) entry += 1
      if (depth === 3 && outer && inner && byte === 0x7b) start = at
      depth += 1
      if (depth > deepestResource + (start < 0 ? 0 : bundleLevels))
        return { ok: false, why: 'too-deep', at, entry: start < 0 ? null : entry }
      if (depth === 3) inner = false
    } else if (byte === 0x7d || byte === 0x5d) {
      depth -= 1
      if (depth === 3 && start >= 0) {
        resources.push({ start, end: at + 1 })
        start = -1
      }
      if (depth === 0) {
        const more = firstNonSpace(bytes, at + 1)
        return more < bytes.length
          ? { ok: false, why: 'after-the-end', at: more, entry: null }
          : { ok: true, resources }
      }
    } else if (byte === 0x3a) {
      if (depth === 1) outer = isName(bytes, text, 'entry')
      else if (depth === 3) inner = isName(bytes, text, 'resource')
    } else if (byte === 0x2c) {
      if (depth === 1) outer = false
      else if (depth === 3) inner = false
    }
  }
  return { ok: false, why: 'unfinished', at: bytes.length, entry: null }
}

function isName(bytes: Uint8Array, { start, end }: Span, name: string): boolean {
  const written = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1')
  if (!written.includes('\\')) return written === name
  try {
    return JSON.parse(`"${written}"`) === name
  } catch {
    return false
  }
}

/** Where the first byte stands that is not JSON's white space. */
export function firstNonSpace(bytes: Uint8Array, from: number): number {
  let at = from
  while (at < bytes.length && isSpace(bytes[at])) at += 1
  return at
}

const isSpace = (byte: number | undefined): boolean =>
  byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09

/** The line and column (both from 1, the column in bytes) of a place in a text. */
export function placeOf(bytes: Uint8Array, at: number): { line: number; column: number } {
  let line = 1
  let begins = 0
  for (let next = bytes.indexOf(0x0a); next >= 0 && next < at; next = bytes.indexOf(0x0a, next + 1)) {
    line += 1
    begins = next + 1
  }
  return { line, column: at - begins + 1 }
}
