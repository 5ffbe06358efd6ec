import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoClinic } from '../demo/index.ts'
import {
  behindTheRules,
  newDataDir,
  type OwnPortal,
  type Program,
  postmaster,
  remove,
  run,
  startOwn,
  until,
} from './own-portal.ts'

/** Of a run, not of what is known: numbers of imports and sources, and when something came. */
const ofTheRun = [
  'import_id',
  'source_id',
  'created_at',
  'received_at',
  'replaced_at',
  'updated_at',
  'seen_at',
]
const tables = [
  'patients',
  'patient_aliases',
  'clinical_resources',
  'clinical_versions',
  'shared_resources',
  'shared_aliases',
  'shared_versions',
] as const

type State = Record<string, { rows: number; checksum: string }>

/** How many rows each table has, and a checksum over all of them. */
async function stateOf(client: pg.Client): Promise<State> {
  const state: State = {}
  for (const table of tables) {
    const found = await client.query<{ name: string }>(
      `select quote_ident(attname) as name from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and not attisdropped and attname <> all ($2)
       order by attname`,
      [table, ofTheRun],
    )
    const columns = found.rows.map(row => row.name).join(', ')
    const { rows } = await client.query(
      `select count(*)::int as rows, coalesce(md5(string_agg(line, e'\\n' order by line)), '') as checksum
       from (select row(${columns})::text collate "C" as line from ${table}) as lines`,
    )
    state[table] = rows[0]
  }
  return state
}

const numberOf = async (client: pg.Client): Promise<number> =>
  (await client.query('select count(*)::int as n from clinical_resources')).rows[0].n

/** Resources of each patient, by the source's number of the patient. */
async function perPatient(client: pg.Client): Promise<Map<string, number>> {
  const { rows } = await client.query<{ who: string; n: number }>(
    `select p.fhir_id as who, count(r.id)::int as n from patients p
     left join clinical_resources r on r.patient_id = p.id group by 1`,
  )
  return new Map(rows.map(({ who, n }) => [who, n]))
}

/** The demo clinic as an EHR would hand it out: a bundle for each person, and as bulk data, a file a type. */
function writeExports(folder: string): { bundles: string; bulk: string } {
  const [bundles, bulk] = [join(folder, 'bundles'), join(folder, 'bulk')]
  mkdirSync(bundles)
  mkdirSync(bulk)
  const lines = new Map<string, string[]>()
  let at = 0
  for (const { name, bundle } of demoClinic({ today: '2026-03-03' })) {
    at += 1
    // Corrections come last, as they did in life.
    writeFileSync(join(bundles, `${String(at).padStart(3, '0')}-${name}.json`), JSON.stringify(bundle))
    for (const { resource } of bundle.entry ?? []) {
      if (!resource) continue
      const known = lines.get(resource.resourceType) ?? []
      known.push(JSON.stringify(resource))
      lines.set(resource.resourceType, known)
    }
  }
  for (const [type, those] of lines) writeFileSync(join(bulk, `${type}.ndjson`), `${those.join('\n')}\n`)
  return { bundles, bulk }
}

const folder = mkdtempSync(join(tmpdir(), 'porchlight-killed-'))
const exported = writeExports(folder)
const dataDir = newDataDir()
const settings = { DATA_DIR: dataDir, PORTAL_DEMO: 'off' }
let portal: OwnPortal | null = null
let client: pg.Client
const importing: Program[] = []

beforeAll(async () => {
  portal = await startOwn(dataDir, { PORTAL_DEMO: 'off' })
  client = await behindTheRules(dataDir)
})
afterAll(async () => {
  await client?.end().catch(() => {})
  await remove(dataDir, portal, ...importing)
  rmSync(folder, { recursive: true, force: true })
})

const startImport = (from: string) => {
  const program = run('cli', settings, ['import', from, '--source', 'harbor'])
  importing.push(program)
  return program
}

async function importWhole(from: string): Promise<void> {
  const program = startImport(from)
  expect(await program.ended, program.err()).toBe(0)
}

const empty = () => client.query(`truncate ${tables.join(', ')}, imports, sources cascade`)

/** Kills the import when about this part of it is kept, a moment more or less. Answers how much is kept then. */
async function importKilled(from: string, part: number, all: number): Promise<number> {
  const program = startImport(from)
  await until(async () => (await numberOf(client)) > part * all, 60)
  await sleep(Math.random() * 40)
  program.child.kill('SIGKILL')
  expect(await program.ended, 'it was killed while it ran').toBe('SIGKILL')
  // What the server was doing for it comes to an end, too.
  await until(async () => {
    const { rows } = await client.query(
      `select 1 from pg_stat_activity where backend_type = 'client backend' and state <> 'idle' and pid <> pg_backend_pid()`,
    )
    return rows.length === 0
  })
  return numberOf(client)
}

describe.each([
  { what: 'bundles', from: exported.bundles },
  { what: 'bulk data', from: exported.bulk },
])('an import of $what', ({ what, from }) => {
  let clean: State
  let whole: Map<string, number>
  beforeAll(async () => {
    await empty()
    await importWhole(from)
    clean = await stateOf(client)
    whole = await perPatient(client)
  })

  test.each([
    { when: 'early', from: 0, to: 0.1 },
    { when: 'before the middle', from: 0.1, to: 0.4 },
    { when: 'after the middle', from: 0.4, to: 0.7 },
  ])('killed $when, then done again: as if nothing had happened', async ({ from: least, to: most }) => {
    await empty()
    const all = clean.clinical_resources?.rows ?? 0
    const part = least + Math.random() * (most - least)
    const kept = await importKilled(from, part, all)
    expect(kept).toBeGreaterThan(0)
    expect(kept).toBeLessThan(all)
    // A bundle is all or nothing.
    if (what === 'bundles')
      for (const [who, n] of await perPatient(client)) expect(n, `resources of ${who}`).toBe(whole.get(who))
    await importWhole(from)
    expect(await stateOf(client), `killed when ${kept} of ${all} were kept`).toEqual(clean)
  })
})

test('killed three times over, each time further', async () => {
  await empty()
  await importWhole(exported.bundles)
  const clean = await stateOf(client)
  await empty()
  const all = clean.clinical_resources?.rows ?? 0
  for (const part of [0.1, 0.4, 0.6]) await importKilled(exported.bundles, part, all)
  await importWhole(exported.bundles)
  expect(await stateOf(client)).toEqual(clean)
})

test('without a portal beside it, the killed import leaves a database that the next one takes over', async () => {
  const clean = await stateOf(client)
  expect(clean.patients?.rows).toBeGreaterThan(40)
  await empty()
  await client.end()
  portal?.child.kill('SIGTERM')
  await portal?.ended
  const program = startImport(exported.bundles)
  await until(() => postmaster(dataDir) !== null && program.out().includes('12 of'), 60)
  program.child.kill('SIGKILL')
  expect(await program.ended).toBe('SIGKILL')
  expect(postmaster(dataDir)).not.toBeNull()
  await importWhole(exported.bundles)
  expect(postmaster(dataDir)).toBeNull()
  portal = await startOwn(dataDir, { PORTAL_DEMO: 'off' })
  client = await behindTheRules(dataDir)
  expect(await stateOf(client)).toEqual(clean)
})
