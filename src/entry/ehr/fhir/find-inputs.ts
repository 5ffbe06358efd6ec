import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileInput, type Input, readingProblem } from './input.ts'
import type { Problem } from './problem.ts'

export type FoundInputs = {
  inputs: Input[]
  problems: Problem[]
  /** Files in folders that are neither FHIR nor any other record: tables, pictures, notes. */
  passedOver: string[]
}

/**
 * The files to import: those named, and in named folders, at any depth, those that end in `.json` or `.ndjson`,
 * either with `.gz`. Other records (XML, HL7 v2) in a folder are problems, since somebody meant them to be read.
 * In the order of names, so that the same folder is always read the same way.
 */
export async function findInputs(paths: readonly string[]): Promise<FoundInputs> {
  const found: FoundInputs = { inputs: [], problems: [], passedOver: [] }
  const seen = new Set<string>()
  for (const path of paths) await find(path, true, found, seen)
  return found
}

async function find(path: string, named: boolean, found: FoundInputs, seen: Set<string>): Promise<void> {
  const problem = (reason: string) => found.problems.push({ file: path, path: '', resource: null, reason })
  try {
    const stats = await stat(path)
    // The same file by two names (or a folder that links back to itself) is read once.
    const once = `${stats.dev}:${stats.ino}`
    if (seen.has(once)) return
    seen.add(once)
    if (stats.isDirectory()) {
      const names = (await readdir(path)).sort()
      if (named && names.length === 0) problem('is an empty folder')
      for (const name of names) if (!name.startsWith('.')) await find(join(path, name), false, found, seen)
      return
    }
    const kind = kindByName(path)
    if (!named && isExportLog(path)) found.passedOver.push(path)
    else if (kind === 'json' || kind === 'ndjson') found.inputs.push(fileInput(path, kind, stats.size))
    else if (kind) problem(kind)
    else if (named) problem('is neither .json nor .ndjson (either may be .gz)')
    else found.passedOver.push(path)
  } catch (error) {
    problem(readingProblem(error))
  }
}

/** Bulk export clients write their log beside the data. */
const isExportLog = (path: string): boolean => /(^|\/)log\.ndjson(\.gz)?$/.test(path)

function kindByName(path: string): string | null {
  const name = path.toLowerCase().replace(/\.gz$/, '')
  if (name.endsWith('.json')) return 'json'
  if (name.endsWith('.ndjson') || name.endsWith('.jsonl')) return 'ndjson'
  if (name.endsWith('.xml')) return 'is XML (C-CDA or FHIR in XML), not FHIR JSON. Export it as FHIR R4 JSON'
  if (/\.(hl7|er7)$/.test(name)) return 'is HL7 v2, not FHIR. Export it as FHIR R4 JSON'
  return null
}
