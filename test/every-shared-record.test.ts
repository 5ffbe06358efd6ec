import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findInputs, importInputs } from '../src/entry/ehr/fhir/index.ts'
import { openSystem } from '../src/modules/access/index.ts'
import type { PatientId } from '../src/platform/ids.ts'
import { faultsOf } from './faults-of.ts'
import { type TestPortal, testPortal } from './portal.ts'
import { sharedData } from './shared-data.ts'
import { look, walkRecord } from './walk-record.ts'

/**
 * Every shared record, from wherever it comes, is taken in, and every page of every patient in it can be read,
 * every tenth in Spanish too. The pages of one address of one patient are many alike: no more than so many are
 * read, and few of the Synthea bundles, of which `completeness.test.ts` reads every page.
 */
const mostOf = (source: string): number => (source.startsWith('synthea/20') ? 5 : 20)

/** What is not FHIR data and is told so: settings of a test tool. */
const rejected = [/^g10_reference_server_preset\.json: .*this is not a FHIR resource$/]

/** Texts that their source wrote with addresses in them, and that are shown as it wrote them. */
const writesAddresses = /^ips\/IPS_IG[-_]bundle.*: \/records\/documents\/.*: shows an address/

/** Each of these is what one system holds; the files of `ips` come from as many systems. */
const sources = [
  ...['2025-uscore', '2019-children', '2019-deceased', '2022-children', 'bulk-10-patients'].flatMap(name =>
    part('synthea', name),
  ),
  ...eachIn('ips'),
  ...eachIn('onc'),
]

function part(...path: string[]): { name: string; path: string }[] {
  const found = sharedData(...path)
  return found === null ? [] : [{ name: path.join('/'), path: found }]
}

function eachIn(folder: string): { name: string; path: string }[] {
  const found = sharedData(folder)
  if (found === null) return []
  return readdirSync(found)
    .filter(name => name !== 'NOTICE.md')
    .map(name => ({ name: `${folder}/${name}`, path: join(found, name) }))
}

type Patient = { id: PatientId; name: string; source: string }

describe.skipIf(sources.length === 0)('every shared record (skipped where they are absent)', () => {
  let t: TestPortal
  let patients: Patient[] = []
  const problems: string[] = []
  beforeAll(async () => {
    t = await testPortal()
    for (const { name, path } of sources) {
      const { inputs } = await findInputs([path])
      await importInputs(
        t.database,
        inputs,
        { source: name, dryRun: false, clock: () => t.time.now },
        {
          problem: ({ file, path: at, resource, reason }) =>
            problems.push(`${basename(file)}: ${at}: ${resource}: ${reason}`),
        },
      )
    }
    patients = await openSystem(t.database, { name: 'administrator', act: 'test' }, t.time.now, async db => {
      const rows = await db
        .selectFrom('patients')
        .innerJoin('sources', 'sources.id', 'patients.source_id')
        .select(['patients.id', 'patients.name', 'sources.name as source'])
        .orderBy('sources.id')
        .execute()
      return rows
    })
  }, 120_000)
  afterAll(() => t?.close())

  test('is taken in, but for what is wrong in itself', () => {
    expect(problems.filter(problem => !rejected.some(rightly => rightly.test(problem)))).toEqual([])
    expect(problems).toHaveLength(rejected.length)
    expect(patients.length).toBeGreaterThanOrEqual(80)
  })

  test('every page can be read', { timeout: 300_000 }, async () => {
    const found: string[] = []
    let n = 0
    for (const { id, name, source } of patients) {
      const email = `${id}@example.org`
      await t.account(email, id)
      const cookie = await t.signIn(email)
      const pages = await walkRecord(t, cookie, mostOf(source))
      for (const page of pages) {
        n += 1
        const faults = faultsOf(page)
        if (n % 10 === 0) faults.push(...faultsOf(await look(t, cookie, page.path, 'es'), 'es'))
        found.push(...faults.map(fault => `${source}, ${name}: ${page.path}: ${fault}`))
      }
    }
    expect(n).toBeGreaterThan(5_000)
    expect(found.filter(fault => !writesAddresses.test(fault))).toEqual([])
  })
})

test('a page at fault is told', () => {
  const page = {
    path: '/records',
    status: 200,
    links: [],
    text: 'Fine',
    html: '<html lang="en"><h1>Fine</h1>',
  }
  expect(faultsOf(page)).toEqual([])
  expect(faultsOf({ ...page, status: 500 })).toEqual(['answers 500'])
  expect(faultsOf(page, 'es')).toEqual(['is not in es'])
  expect(faultsOf({ ...page, text: 'Taken on undefined' })).toEqual(['says “Taken on undefined”'])
  expect(faultsOf({ ...page, html: `${page.html}<h1>Two</h1><dd>http://loinc.org</dd>` })).toEqual([
    'has 2 <h1>',
    expect.stringMatching(/^shows an address: “.*http:\/\/loinc\.org/),
  ])
})
