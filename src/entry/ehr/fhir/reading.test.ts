import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textInput } from './input.ts'
import { jsonFault } from './json-fault.ts'
import { linesOf } from './lines.ts'
import { readText } from './read-bundle.ts'
import { readUnits } from './read-units.ts'
import { scanJson } from './scan-json.ts'

const bytes = (text: string) => Buffer.from(text)

describe('cutting resources out of a bundle', () => {
  it('finds each of them exactly as it stands, whatever is around', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.dictionary(
            fc.string(),
            fc.json({ maxDepth: 4 }).map(text => JSON.parse(text) as unknown),
          ),
          { maxLength: 5 },
        ),
        fc.integer({ min: 0, max: 3 }),
        (resources, indent) => {
          const entry = resources.map((resource, n) => ({
            note: { resource: { entry: [{ resource: { decoy: true } }] } },
            resource: { resourceType: 'Basic', id: `b${n}`, ...resource, resourceTypes: 1 },
            link: [{ resource: {} }],
          }))
          const bundle = {
            resource: {},
            entry,
            resourceType: 'Bundle',
            type: 'collection',
            entries: [{ resource: {} }],
          }
          const text = JSON.stringify(bundle, null, indent)
          const scanned = scanJson(bytes(text))
          const cut = scanned.ok
            ? scanned.resources.map(({ start, end }) => bytes(text).subarray(start, end).toString())
            : null
          expect(cut?.map(one => JSON.parse(one))).toEqual(
            JSON.parse(JSON.stringify(entry.map(({ resource }) => resource))),
          )
        },
      ),
      { numRuns: 200 },
    )
  })

  it('keeps digits, spaces and escapes', () => {
    const resource = '{ "resourceType" : "Basic","id":"b", "n" : [1.10, 1E2, -0.0],\n\t"s":"\\u00e1 \\"}{" }'
    const unit = readText(
      'f',
      bytes(
        `{"entry":[{"resource":${resource} ,"fullUrl":"urn:uuid:1"}],"type":"batch","resourceType":"Bundle"}`,
      ),
    )
    expect(unit.problems).toEqual([])
    expect(unit.entries[0]?.body.toString()).toBe(resource)
    const [alone] = readText('f', bytes(` \n${resource}\n`)).entries
    expect(alone?.body.toString()).toBe(resource)
  })

  it('reads names written with escapes, a mark at the beginning, and bundles in bundles', () => {
    const basic = { resourceType: 'Basic', id: 'b' }
    const inner = { resourceType: 'Bundle', type: 'searchset', entry: [{ resource: basic }] }
    const text = JSON.stringify({
      resourceType: 'Bundle',
      type: 'batch',
      entry: [{ resource: basic }, { resource: inner }],
    })
    const written = `\ufeff${text.replace('"entry"', '"\\u0065ntry"').replace('"resource"', '"res\\u006furce"')}`
    expect(readText('f', bytes(written)).entries.map(({ path }) => path)).toEqual([
      'entry[0].resource',
      'entry[1].resource.entry[0].resource',
    ])
  })

  it('leaves out questions and warnings of a server', () => {
    const entry = [
      { request: { method: 'GET', url: 'Patient' } },
      { response: { status: '201' } },
      { search: { mode: 'outcome' }, resource: { resourceType: 'OperationOutcome' } },
    ]
    const unit = readText('f', bytes(JSON.stringify({ resourceType: 'Bundle', type: 'searchset', entry })))
    expect([unit.entries, unit.problems]).toEqual([[], []])
  })

  it('finds any nesting too deep without recursion, and none that a resource may have', () => {
    const nested = (levels: number) => `${'{"a":['.repeat(levels / 2)}1${']}'.repeat(levels / 2)}`
    expect(scanJson(bytes(nested(64))).ok).toBe(true)
    expect(scanJson(bytes(nested(66)))).toMatchObject({ ok: false, why: 'too-deep' })
    const inBundle = `{"entry":[{"resource":${nested(64)}}]}`
    expect(scanJson(bytes(inBundle)).ok).toBe(true)
    expect(scanJson(bytes(`{"entry":[{"resource":${nested(1_000_000)}}]}`))).toMatchObject({
      ok: false,
      why: 'too-deep',
      entry: 0,
    })
  })
})

describe('where JSON is broken', () => {
  it.each([
    ['{"a": tru}', 6],
    ['{"a" 1}', 5],
    ['{"a":1,}', 7],
    ['{,}', 1],
    ['[1,]', 3],
    ['[1 2]', 3],
    ['[01]', 2],
    ['{"a":"\u0001"}', 6],
    ['{"a":"\\x"}', 6],
    ['{"a":[1}', 7],
    ['{}x', 2],
    ['{"a":"b', 7],
    ['{"a":', 5],
  ])('%s at %i', (text, at) => {
    expect(jsonFault(text)).toBe(at)
  })

  it('agrees with the parser on what is JSON and what is not', () => {
    fc.assert(
      fc.property(
        fc.json(),
        fc.nat(),
        fc.constantFrom('', '}', ',', '"', '\\', '1', ' ', ':'),
        (json, place, sign) => {
          const at = place % (json.length + 1)
          const text = json.slice(0, at) + sign + json.slice(at + sign.length)
          let parses = true
          try {
            JSON.parse(text)
          } catch {
            parses = false
          }
          const fault = jsonFault(text)
          if (!parses) expect(fault).toBeLessThanOrEqual(text.length)
          // A whole text is no fault: the end is reached with nothing open.
          if (parses) expect(fault).toBe(text.length)
        },
      ),
    )
  })
})

describe('lines', () => {
  async function linesFrom(parts: string[], longest = 1000) {
    const found: string[] = []
    for await (const line of linesOf(
      (async function* () {
        for (const part of parts) yield bytes(part)
      })(),
      longest,
    ))
      found.push(`${line.number}:${'tooLong' in line ? `(${line.tooLong})` : line.bytes}`)
    return found
  }

  it('are the same however the stream is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('a', 'bb', '\n', '\n\n', 'ccc'), { maxLength: 20 }),
        async parts => {
          expect(await linesFrom(parts)).toEqual(await linesFrom([parts.join('')]))
        },
      ),
    )
  })

  it('that are too long are passed over, the others stand', async () => {
    expect(await linesFrom(['ab\n', 'ccc', 'ccc', 'c\nd\n', 'e'], 5)).toEqual(['1:ab', '2:(7)', '3:d', '4:e'])
  })

  it('are held one batch at a time: memory stays flat', { timeout: 60_000 }, async () => {
    const line = `${JSON.stringify({ resourceType: 'Observation', id: 'x', subject: { reference: 'Patient/p' }, note: [{ text: 'n'.repeat(2000) }] })}\n`
    const chunk = bytes(line.repeat(100))
    const total = 100_000
    const input = {
      ...textInput('x.ndjson', '', 'ndjson'),
      read: async function* () {
        for (let n = 0; n < total / 100; n += 1) yield Buffer.from(chunk)
      },
    }
    let seen = 0
    let most = 0
    for await (const unit of readUnits(input)) {
      seen += unit.entries.length
      const { heapUsed, arrayBuffers } = process.memoryUsage()
      most = Math.max(most, heapUsed + arrayBuffers)
    }
    expect(seen).toBe(total)
    // 210 MB went through.
    expect(most).toBeLessThan(160_000_000)
  })
})
