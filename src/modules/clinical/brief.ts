import type { Resource } from './json.ts'

/** Bodies up to this many bytes are quickly read as they are. */
const largest_small_body = 64_000
/** Base64 of files that are not read in place: a longer one stays out of the brief form. */
const longest_file = 16_000
/** Letters of any other text, and bytes of a file of text, that a brief form keeps. */
const longest_text = 200_000

type Parsing = (this: Resource, key: string, value: unknown, context: { source?: string }) => unknown
// Both are in Node 22 and later; the compiler's library does not know them yet.
const json = JSON as unknown as {
  parse: (text: string, take: Parsing) => unknown
  rawJSON: (text: string) => unknown
}

/**
 * What lists read in place of a large body: the resource without the scans and pictures inside of it, their sizes
 * filled in. Null where the body itself is small, or has nothing to leave out. Whatever was cut or left out is
 * marked beside it (`isCut`); references stay in their order, and numbers keep every digit.
 */
export function briefOf(body: Uint8Array, resource: Resource): string | null {
  if (body.byteLength <= largest_small_body) return null
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString()
  let shorter = false
  const shorten: Parsing = function (key, value, { source }) {
    if (typeof value === 'number' && source !== undefined) return json.rawJSON(source)
    if (typeof value !== 'string') return value
    const kept = key === 'data' ? keptData(this, value) : value.slice(0, longest_text)
    if (kept === value) return value
    shorter = true
    const holder = this as Record<string, unknown>
    holder[`_${key}`] = { cut: true }
    if (key === 'data') holder.size ??= bytesOfBase64(value)
    return kept
  }
  try {
    const brief = JSON.stringify(json.parse(text, shorten))
    return shorter ? brief : null
  } catch {
    // Nested too deep to be walked: what stands at its top is enough to name it.
    return JSON.stringify(atTop(resource))
  }
}

/** The beginning of a file of text; a short file whole; undefined (left out) for any other. */
function keptData(holder: Resource, data: string): string | undefined {
  if (data.length <= longest_file) return data
  const { contentType } = holder
  // What does not say what it is is read as text, or is no file at all (SampledData).
  if (typeof contentType !== 'string') return data.length <= longest_text ? data : undefined
  if (!/^\s*(?:text\/(?!rtf)|application\/xhtml)/i.test(contentType)) return undefined
  const bytes = Buffer.from(data.slice(0, longest_text * 2), 'base64')
  if (bytes.byteLength <= longest_text) return data.length <= longest_text * 2 ? data : undefined
  let end = longest_text
  // Not through the middle of a letter in UTF-8.
  while (end > longest_text - 4 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1
  return bytes.subarray(0, end).toString('base64')
}

/** How many bytes a base64 text stands for. */
export function bytesOfBase64(data: string): number {
  const clean = data.replace(/[\s=]+/g, '')
  return Math.floor((clean.length * 3) / 4)
}

/** Whether what a list read has less of this field (`data`, `div`) than the source sent. */
export function isCut(holder: Resource, field: string): boolean {
  const beside = holder[`_${field}`]
  return typeof beside === 'object' && beside !== null && 'cut' in beside && beside.cut === true
}

const atTop = (resource: Resource): Resource =>
  Object.fromEntries(
    Object.entries(resource).filter(
      ([, value]) => typeof value !== 'object' && String(value).length <= 2_000,
    ),
  )
