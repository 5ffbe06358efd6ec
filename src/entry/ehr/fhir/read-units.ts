import { type Input, readingProblem } from './input.ts'
import { linesOf } from './lines.ts'
import { notFhirJson } from './not-fhir.ts'
import { megabytes, type Problem } from './problem.ts'
import { largestResource, readText } from './read-bundle.ts'
import { firstNonSpace } from './scan-json.ts'
import type { Unit } from './unit.ts'

/** Largest bundle. It is all or nothing, so it has to be held. */
const largestBundle = 512_000_000
/** Lines are taken together up to these, in one transaction. */
const linesAtOnce = 1000
const bytesAtOnce = 4_000_000

/** Reads an input unit by unit. Whatever is wrong with it comes as a problem in a unit; nothing is thrown. */
export async function* readUnits(input: Input, onRead?: (bytes: number) => void): AsyncGenerator<Unit> {
  if (input.kind === 'ndjson') yield* readLines(input, onRead)
  else yield await readWhole(input, onRead)
}

const withProblem = (file: string, reason: string, path = ''): Unit => ({
  file,
  whole: true,
  bundleType: null,
  entries: [],
  deletions: [],
  problems: [{ file, path, resource: null, reason }],
})

async function readWhole(input: Input, onRead?: (bytes: number) => void): Promise<Unit> {
  const parts: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of input.read(onRead)) {
      if (parts.length === 0) {
        const reason = notFhirJson(chunk)
        if (reason) return withProblem(input.name, reason)
      }
      parts.push(chunk)
      length += chunk.length
      if (length > largestBundle)
        return withProblem(
          input.name,
          `is larger than ${megabytes(largestBundle)}. Split the bundle, or export NDJSON`,
        )
    }
  } catch (error) {
    return withProblem(input.name, readingProblem(error))
  }
  const bytes = Buffer.concat(parts, length)
  if (firstNonSpace(bytes, 0) === bytes.length) return withProblem(input.name, 'is empty')
  return readText(input.name, bytes)
}

async function* readLines(input: Input, onRead?: (bytes: number) => void): AsyncGenerator<Unit> {
  let unit = linesUnit(input.name)
  let bytes = 0
  let last = 0
  try {
    for await (const line of linesOf(input.read(onRead), largestResource)) {
      last = line.number
      if ('tooLong' in line) {
        unit.problems.push(tooLong(input.name, line.number, line.tooLong))
        continue
      }
      if (line.number === 1) {
        const reason = notFhirJson(line.bytes)
        if (reason && reason !== 'is empty') {
          yield withProblem(input.name, reason)
          return
        }
      }
      if (firstNonSpace(line.bytes, 0) === line.bytes.length) continue
      const one = readText(input.name, line.bytes, line.number)
      if (one.bundleType !== null) {
        yield atLine(one, line.number)
        continue
      }
      addLine(unit, one, line.number)
      bytes += line.bytes.length
      if (unit.entries.length >= linesAtOnce || bytes >= bytesAtOnce) {
        yield unit
        unit = linesUnit(input.name)
        bytes = 0
      }
    }
    if (last === 0) unit.problems.push({ file: input.name, path: '', resource: null, reason: 'is empty' })
    yield unit
  } catch (error) {
    yield unit
    const reason = readingProblem(error)
    yield withProblem(input.name, last > 0 ? `${reason} (the lines up to ${last} were read)` : reason)
  }
}

const linesUnit = (file: string): Unit => ({ ...withProblem(file, ''), whole: false, problems: [] })

function addLine(unit: Unit, one: Unit, number: number): void {
  const line = atLine(one, number)
  for (const entry of line.entries) unit.entries.push(entry)
  for (const problem of line.problems) unit.problems.push(problem)
}

/** The same unit with its paths beginning at the line that it stands on. */
function atLine(unit: Unit, number: number): Unit {
  for (const part of [...unit.entries, ...unit.deletions, ...unit.problems])
    part.path = part.path === '' ? `line ${number}` : `line ${number}: ${part.path}`
  return unit
}

const tooLong = (file: string, number: number, length: number): Problem => ({
  file,
  path: `line ${number}`,
  resource: null,
  reason: `is ${megabytes(length)} long; the largest resource that is taken has ${megabytes(largestResource)}`,
})
