import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findInputs, importInputs } from '../src/entry/ehr/fhir/index.ts'
import { openSystem } from '../src/modules/access/index.ts'
import { plainName } from '../src/modules/terminology/index.ts'
import type { PatientId } from '../src/platform/ids.ts'
import { type Fact, type Facts, factsIn } from './facts-in.ts'
import { faultsOf } from './faults-of.ts'
import { type TestPortal, testPortal } from './portal.ts'
import { sharedData } from './shared-data.ts'
import { type Seen, walkRecord } from './walk-record.ts'

/**
 * Every fact that stands in the JSON of a Synthea patient is found on the pages: each resource by following
 * links from the lists, and on its own page all that it says.
 */
const folders = ['2025-uscore', '2019-children', '2019-deceased', '2022-children'].flatMap(
  name => sharedData('synthea', name) ?? [],
)
const files = folders
  .flatMap(folder => readdirSync(folder).map(name => join(folder, name)))
  .filter(path => !/Information\./.test(path))

describe.skipIf(files.length === 0)('the shared Synthea records (skipped where they are absent)', () => {
  let t: TestPortal
  /** The portal's ids by type and the source's id. */
  let ids: Map<string, string>
  beforeAll(async () => {
    t = await testPortal()
    const { inputs } = await findInputs(folders)
    await importInputs(
      t.database,
      inputs,
      { source: 'synthea', dryRun: false, clock: () => t.time.now },
      {
        problem: ({ file, path, reason }) => {
          throw new Error(`${file} ${path}: ${reason}`)
        },
      },
    )
    ids = await openSystem(t.database, { name: 'administrator', act: 'test' }, t.time.now, async db => {
      const rows = await db.selectFrom('clinical_resources').select(['id', 'type', 'fhir_id']).execute()
      const patients = await db.selectFrom('patients').select(['id', 'fhir_id']).execute()
      return new Map([
        ...rows.map(row => [`${row.type}/${row.fhir_id}`, row.id] as const),
        ...patients.map(row => [`Patient/${row.fhir_id}`, row.id] as const),
      ])
    })
  }, 120_000)
  afterAll(() => t?.close())

  test.each(files.map(path => ({ path, name: basename(path).slice(0, 30) })))(
    'all facts of $name',
    async ({ path }) => {
      const { patient, resources } = factsIn(gunzipSync(readFileSync(path)).toString('utf8'))
      const email = `${patient}@example.org`
      await t.account(email, ids.get(`Patient/${patient}`) as PatientId)
      const pages = await walkRecord(t, await t.signIn(email))
      const texts = textsById(pages)
      const missing = resources.flatMap(one => missingOf(one, ids.get(one.resource), texts))
      expect(resources.length).toBeGreaterThan(100)
      expect.soft(pages.flatMap(page => faultsOf(page).map(fault => `${page.path} ${fault}`))).toEqual([])
      expect(missing).toEqual([])
    },
    60_000,
  )
})

describe('what is missing is told', () => {
  const id = '0198c5a2-0000-7000-8000-000000000001'
  const facts = {
    resource: 'Observation/o',
    facts: [
      { what: 'value with unit', says: ['5.1 mg/dL'] },
      { what: 'date', says: ['Tue 3 March 2026'] },
    ],
  }
  const pageWith = (text: string) => textsById([{ path: `/records/labs/${id}`, text }])

  test('nothing, where all stands on its page', () => {
    expect(missingOf(facts, id, pageWith('Taken on Tue 3 March 2026: 5.1 mg/dL.'))).toEqual([])
  })

  test('a longer number or word is another one', () => {
    expect(missingOf(facts, id, pageWith('Tue 3 March 2026 5.15 mg/dL, 15.1 mg/dL'))).toEqual([
      'Observation/o: value with unit: 5.1 mg/dL',
    ])
  })

  test('what stands on another thing’s page only', () => {
    const elsewhere = new Map([['another', simplified('Tue 3 March 2026 5.1 mg/dL')]])
    expect(missingOf(facts, id, elsewhere)).toEqual(['Observation/o: no link leads to it'])
  })

  test('what was not kept', () => {
    expect(missingOf(facts, undefined, new Map())).toEqual(['Observation/o: not kept'])
  })
})

/** What stands on the pages of each thing, by the id in their addresses. */
type Texts = ReadonlyMap<string, string>

function textsById(pages: readonly Pick<Seen, 'path' | 'text'>[]): Texts {
  const texts = new Map<string, string>()
  for (const { path, text } of pages) {
    const id = idIn(path)
    if (id !== null) texts.set(id, `${texts.get(id) ?? ''}${simplified(text)}`)
  }
  return texts
}

const idIn = (path: string): string | null =>
  /\/([\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12})(?:$|[/?#])/.exec(path)?.[1] ?? null

/** Case, quotes and spaces are the page's own affair. */
const simplified = (text: string): string =>
  ` ${text.toLowerCase().replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, ' ').trim()} `

function missingOf(
  { resource, facts }: Pick<Facts, 'resource' | 'facts'>,
  id: string | undefined,
  texts: Texts,
): string[] {
  if (id === undefined) return [`${resource}: not kept`]
  const own = texts.get(id)
  if (own === undefined) {
    // A report that says word for word what a document beside it says is shown once.
    const twin = [...texts.values()].some(text => facts.every(fact => isToldBy(fact, text)))
    return twin && facts.length > 2 ? [] : [`${resource}: no link leads to it`]
  }
  return facts
    .filter(fact => !isToldBy(fact, own))
    .map(({ what, says }) => `${resource}: ${what}: ${says.join(' or ')}`)
}

function isToldBy({ says, concept }: Fact, text: string): boolean {
  const inPlainWords = concept === undefined ? [] : [plainName(concept, 'en').plain]
  return [...says, ...inPlainWords].some(one => stands(simplified(one).trim(), text))
}

/** As words and numbers of their own: "5 mg" does not stand in "15 mg", nor "7.1" in "7.15". */
function stands(wanted: string, text: string): boolean {
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1)) {
    const before = text[at - 1] ?? ' '
    const after = text.slice(at + wanted.length, at + wanted.length + 2)
    if (!/[\p{L}\p{N}]/u.test(before) && !/^(?:[\p{L}\p{N}]|\.\d)/u.test(after)) return true
  }
  return false
}
