import type { Resource } from '../../../modules/clinical/index.ts'
import { asObject, asText } from './as-json.ts'
import { parseJson } from './parse-json.ts'
import { megabytes, type Problem } from './problem.ts'
import { deepestResource, firstNonSpace, placeOf, type Scanned, type Span, scanJson } from './scan-json.ts'
import type { Unit } from './unit.ts'

/** Largest single resource. A document of ten megabytes fits, even in base64. */
export const largestResource = 16_000_000

/**
 * Reads one JSON text: a Bundle of any kind, or one resource. Resources are cut out of the text as they stand;
 * what remains of the bundle is parsed by itself. `line` is where the text begins in its file.
 */
export function readText(file: string, bytes: Buffer, line = 1): Unit {
  const unit: Unit = { file, whole: true, bundleType: null, entries: [], deletions: [], problems: [] }
  const where: Where = { file, bytes, line, prefix: '', unit }
  const start = bytes.length >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  const from = firstNonSpace(bytes, start)
  if (bytes[from] === 0x5b)
    add(where, '', 'is a JSON list. A list of resources goes into a Bundle, or one a line into .ndjson')
  else if (bytes[from] !== 0x7b) add(where, '', `is not JSON${atPlace(where, from)}`)
  else readObject(where, { start: from, end: bytes.length })
  return unit
}

type Where = {
  file: string
  bytes: Buffer
  line: number
  /** Path of the bundle in which this one is nested. */
  prefix: string
  unit: Unit
}

function readObject(where: Where, span: Span): void {
  const bytes = where.bytes.subarray(span.start, span.end)
  const scanned = scanJson(bytes)
  if (!scanned.ok) {
    add(
      where,
      scanned.entry === null ? '' : `entry[${scanned.entry}].resource`,
      notScanned(where, span, scanned),
    )
    return
  }
  const parsed = parseJson(withoutResources(bytes, scanned.resources))
  if (!parsed.ok) {
    // Find the place in the whole text: what was parsed had its resources cut out.
    const whole = parseJson(bytes)
    add(where, '', whole.ok ? parsed.why : whole.why + atPlace(where, span.start + whole.at))
    return
  }
  const bundle = parsed.value as Resource
  if (bundle.resourceType === 'Bundle') readEntries(where, span, bundle, scanned.resources)
  else readSingle(where, span)
}

function readSingle(where: Where, span: Span): void {
  const { bytes, unit } = where
  const text = trimmed(bytes, span)
  const resource = resourceIn(where, text, '')
  if (resource)
    unit.entries.push({ ...plainEntry, path: '', body: bytes.subarray(text.start, text.end), resource })
}

const plainEntry = { fullUrl: null, putAt: null, lastModified: null }

function readEntries(where: Where, span: Span, bundle: Resource, spans: readonly Span[]): void {
  const { unit } = where
  unit.bundleType ??= typeof bundle.type === 'string' ? bundle.type : ''
  if (bundle.entry === undefined) return
  if (!Array.isArray(bundle.entry)) {
    add(where, 'entry', 'is not a list')
    return
  }
  bundle.entry.forEach((value: unknown, n) => {
    const path = `entry[${n}]`
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      add(where, path, 'is not an object')
      return
    }
    readEntry(where, span, value as Resource, spans, path)
  })
}

function readEntry(where: Where, span: Span, entry: Resource, spans: readonly Span[], path: string): void {
  const request = asObject(entry.request)
  const method = asText(request?.method)?.toUpperCase() ?? null
  const url = asText(request?.url)
  const lastModified = asObject(entry.response)?.lastModified ?? null
  if (method === 'DELETE') readDeletion(where, url, lastModified, path)
  else if (method === 'PATCH') add(where, path, 'is a PATCH. Only whole resources can be imported')
  else {
    const cut = typeof entry.resource === 'number' ? spans[entry.resource] : undefined
    if (cut) readCut(where, { start: span.start + cut.start, end: span.start + cut.end }, entry, path)
    else if (entry.resource !== undefined) add(where, path, 'has a resource that is no object')
    // A question, or the answer of a server that brings nothing back, has nothing to take.
    else if (method !== 'GET' && method !== 'HEAD' && !entry.response) add(where, path, 'has no resource')
  }
}

function readCut(where: Where, place: Span, entry: Resource, path: string): void {
  const resource = resourceIn(where, place, `${path}.resource`)
  if (!resource || isAnswerAboutSearch(entry, resource)) return
  if (resource.resourceType === 'Bundle') {
    readObject({ ...where, prefix: `${where.prefix}${path}.resource.` }, place)
    return
  }
  const request = asObject(entry.request)
  where.unit.entries.push({
    path: `${where.prefix}${path}.resource`,
    body: where.bytes.subarray(place.start, place.end),
    resource,
    fullUrl: asText(entry.fullUrl),
    putAt: asText(request?.method)?.toUpperCase() === 'PUT' ? asText(request?.url) : null,
    lastModified: asObject(entry.response)?.lastModified ?? null,
  })
}

/** Warnings of a server about a search are no part of anybody's record. */
const isAnswerAboutSearch = (entry: Resource, resource: Resource): boolean =>
  resource.resourceType === 'OperationOutcome' || asObject(entry.search)?.mode === 'outcome'

function readDeletion(where: Where, url: string | null, lastModified: unknown, path: string): void {
  const [, type, fhirId] = /^(?:.*\/)?([A-Z][A-Za-z]+)\/([^/?#]+)$/.exec(url ?? '') ?? []
  if (type && fhirId)
    where.unit.deletions.push({ path: `${where.prefix}${path}`, type, fhirId, lastModified })
  else add(where, path, 'is a DELETE that does not name one resource, as in Observation/123')
}

/** The resource at a place of the text, or null and a problem noted. */
function resourceIn(where: Where, span: Span, path: string): Resource | null {
  const size = span.end - span.start
  if (size > largestResource) {
    add(
      where,
      path,
      `is a resource of ${megabytes(size)}; the largest that is taken has ${megabytes(largestResource)}`,
    )
    return null
  }
  const parsed = parseJson(where.bytes.subarray(span.start, span.end))
  if (parsed.ok) return parsed.value as Resource
  add(where, path, parsed.why + atPlace(where, span.start + parsed.at))
  return null
}

/** The bundle's text with each resource replaced by its number. */
function withoutResources(bytes: Buffer, spans: readonly Span[]): Buffer {
  const parts: Buffer[] = []
  let from = 0
  spans.forEach(({ start, end }, n) => {
    parts.push(bytes.subarray(from, start), Buffer.from(String(n)))
    from = end
  })
  parts.push(bytes.subarray(from))
  return Buffer.concat(parts)
}

function notScanned(where: Where, span: Span, scanned: Scanned & { ok: false }): string {
  const place = atPlace(where, span.start + scanned.at)
  if (scanned.why === 'too-deep') return `is nested more than ${deepestResource} levels deep${place}`
  if (scanned.why === 'unfinished') return `broken JSON: it ends too early${place}`
  return `has more after its end${place}. If it holds one resource a line, name it .ndjson`
}

function atPlace({ bytes, line: first }: Where, at: number): string {
  const { line, column } = placeOf(bytes, at)
  return ` (line ${first + line - 1}, column ${column})`
}

function add({ file, prefix, unit }: Where, path: string, reason: string): void {
  const problem: Problem = { file, path: prefix + path, resource: null, reason }
  unit.problems.push(problem)
}

function trimmed(bytes: Buffer, { start, end }: Span): Span {
  let last = end
  while (last > start && [0x20, 0x0a, 0x0d, 0x09].includes(bytes[last - 1] ?? 0)) last -= 1
  return { start, end: last }
}
