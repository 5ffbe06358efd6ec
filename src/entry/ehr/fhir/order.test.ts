import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  bundle,
  type Content,
  type Importing,
  importing,
  lines,
  observation,
  patient,
} from '../../../../test/importing.ts'

let at: Importing
beforeAll(async () => {
  at = await importing()
})
beforeEach(() => at.empty())
afterAll(() => at.close())

const updated = (text: string) => ({ meta: { lastUpdated: text } })
const npi = { system: 'http://hl7.org/fhir/sid/us-npi', value: '99' }

/** An export in which everything depends on something that stands in another file. */
const files: [string, Content][] = [
  [
    'patients.ndjson',
    lines(
      patient('p', { identifier: [{ system: 'mrn', value: '1' }] }),
      patient('q', { name: [{ family: 'Li' }] }),
    ),
  ],
  [
    'results.ndjson',
    lines(
      observation('a', 'p', updated('2026-01-01T00:00:00Z')),
      observation('b', 'x', { subject: { reference: 'Patient?identifier=mrn|1' } }),
      observation('c', 'x', { subject: { identifier: { system: 'mrn', value: '1' } } }),
      observation('moves', 'q', updated('2026-01-01T00:00:00Z')),
    ),
  ],
  [
    'later-results.ndjson',
    lines(
      observation('a', 'p', { ...updated('2026-02-01T00:00:00Z'), valueQuantity: { value: 7.4, unit: '%' } }),
      observation('moves', 'p', updated('2026-02-01T00:00:00Z')),
    ),
  ],
  [
    'latest.json',
    bundle('transaction', observation('a', 'p', { ...updated('2026-03-01T00:00:00Z'), status: 'amended' })),
  ],
  [
    'visit.json',
    bundle(
      'collection',
      {
        resourceType: 'Encounter',
        id: 'v',
        status: 'finished',
        subject: { reference: 'Patient/p' },
        period: { start: '2026-01-02' },
        participant: [{ individual: { reference: `Practitioner?identifier=${npi.system}|${npi.value}` } }],
      },
      {
        resourceType: 'Provenance',
        id: 'pr',
        target: [{ reference: 'Encounter/v' }],
        recorded: '2026-01-02T00:00:00Z',
      },
    ),
  ],
  [
    'staff.json',
    bundle(
      'batch',
      {
        resourceType: 'Practitioner',
        id: 'dr',
        identifier: [npi],
        name: [{ family: 'Novak', prefix: ['Dr.'] }],
      },
      { resourceType: 'Organization', id: 'org', name: 'Harbor' },
    ),
  ],
  [
    'history.json',
    {
      resourceType: 'Bundle',
      type: 'history',
      entry: [
        {
          request: { method: 'DELETE', url: 'Observation/gone' },
          response: { status: '204', lastModified: '2026-02-02T00:00:00Z' },
        },
        {
          resource: observation('gone', 'p', updated('2026-02-01T00:00:00Z')),
          request: { method: 'PUT', url: 'Observation/gone' },
        },
        {
          resource: observation('gone', 'p', { ...updated('2026-01-01T00:00:00Z'), status: 'preliminary' }),
          request: { method: 'POST', url: 'Observation' },
        },
      ],
    },
  ],
  [
    'mother-and-child.json',
    bundle(
      'transaction',
      observation('e', 'child'),
      patient('child', { name: [{ family: 'Rivera', given: ['Leo'] }], birthDate: '2025-12-01' }),
    ),
  ],
  ['child-visit.json', bundle('transaction', observation('f', 'child'))],
]

describe('any order of files gives the same state', () => {
  it('in one import and in one after the other, once and twice', async () => {
    expect((await at.take(Object.fromEntries(files))).complained).toEqual([])
    const expected = await at.state()
    expect(expected.clinical_resources?.length).toBe(12)
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(files, { minLength: files.length }),
        fc.boolean(),
        async (order, again) => {
          await at.empty()
          // Names decide the order in a folder: number them.
          const named = Object.fromEntries(order.map(([name, content], n) => [`${n}-${name}`, content]))
          expect((await at.take(named)).complained).toEqual([])
          if (again) await at.take(named)
          expect(await at.state()).toEqual(expected)
        },
      ),
      { numRuns: 12 },
    )
    const patientsFirst = [...files.slice(0, 1), ...files.slice(7), ...files.slice(1, 7)]
    await at.empty()
    for (const [name, content] of patientsFirst) await at.take({ [name]: content })
    expect(await at.state()).toEqual(expected)
  }, 60_000)

  it('the same again changes nothing and says so', async () => {
    await at.take(Object.fromEntries(files))
    const before = await at.state()
    const { code, said } = await at.take(Object.fromEntries(files))
    expect(code).toBe(0)
    expect(said.at(-1)).toMatch(/^total +0 +0 +\d+ +0$/)
    expect(await at.state()).toEqual(before)
  })
})

describe('two sources', () => {
  it('never mix, whatever ids and identifiers they share', async () => {
    const all = Object.fromEntries(files)
    await at.take(all, { source: 'harbor' })
    const first = await at.state()
    await at.take(all, { source: 'hill' })
    const both = await at.state()
    for (const [table, rows] of Object.entries(first)) {
      expect(both[table]?.length, table).toBe(rows.length * 2)
      expect(both[table]).toEqual(expect.arrayContaining(rows))
    }
  })

  it('a line of one cannot be filed under a patient of another', async () => {
    await at.take({ 'p.json': patient('p') }, { source: 'harbor' })
    const { code } = await at.take({ 'o.ndjson': lines(observation('o', 'p')) }, { source: 'hill' })
    expect(code).toBe(1)
  })
})
