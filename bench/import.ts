import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { demoClinic } from '../demo/index.ts'
import { findInputs, type Input, importInputs, textInput } from '../src/entry/ehr/fhir/index.ts'
import { readUnits } from '../src/entry/ehr/fhir/read-units.ts'
import { systemClock } from '../src/platform/clock.ts'
import { connect } from '../src/platform/db.ts'
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres/index.ts'
import { openLog } from '../src/platform/log.ts'
import { migrate } from '../src/platform/migrate.ts'
import { sharedData } from '../test/shared-data.ts'
import { median, type Row } from './row.ts'

/** The import of many bundles beside a bare COPY of the same JSON, and its memory over ever more lines. */
export async function benchImport(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-bench-import-'))
  chmodSync(folder, 0o711)
  const started = await startEmbeddedPostgres({
    dataDir: join(folder, 'data'),
    rootPlaces: [join(folder, 'roots')],
    log: openLog('error'),
  })
  if (!started.ok) throw new Error(started.message)
  const { url, stop } = started.postgres
  try {
    const migrated = await migrate(url)
    if (!migrated.ok) throw new Error(migrated.message)
    return [...(await speed(url)), memory(url)]
  } finally {
    await stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Synthea's where they are; else the demo clinic's, made here. */
async function bundles(): Promise<{ inputs: Input[]; called: string }> {
  const synthea = sharedData('synthea-scale')
  if (synthea) return { inputs: (await findInputs([synthea])).inputs, called: 'Synthea bundles' }
  const made = [...demoClinic({ today: '2026-03-03' })]
  return {
    inputs: made.map(({ name, bundle }) => textInput(name, JSON.stringify(bundle))),
    called: 'demo bundles',
  }
}

async function speed(url: string): Promise<Row[]> {
  const { inputs, called } = await bundles()
  const bodies: Buffer[] = []
  for (const input of inputs)
    for await (const unit of readUnits(input))
      for (const { body } of unit.entries) bodies.push(Buffer.from(body))
  // Turn about, so that neither has the warmer disk; each time into empty tables.
  const copied: number[] = []
  const imported: number[] = []
  for (let round = 0; round < 3; round += 1) {
    copied.push(await copySeconds(url, bodies))
    imported.push(await importSeconds(url, inputs, `round ${round}`))
  }
  const rate = bodies.length / median(imported)
  const bare = bodies.length / median(copied)
  const base = { what: `import of ${called}`, figure: rate, unit: 'resources/s' }
  return [
    { ...base, baseline: null, baselineIs: '', reach: '≥ 2,000 resources/s', met: rate >= 2_000 },
    {
      ...base,
      baseline: bare,
      baselineIs: 'bare COPY of the same JSON',
      reach: '≥ 15 %',
      met: rate / bare >= 0.15,
    },
  ]
}

/** Seconds of COPY into one table of one column. */
async function copySeconds(url: string, bodies: readonly Buffer[]): Promise<number> {
  const lines = bodies.map(body => `${body.toString().replace(/[\\\n\r\t]/g, sign => signs[sign] ?? sign)}\n`)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('create table bare (body text not null)')
  await client.query('checkpoint').catch(() => {})
  const begun = performance.now()
  await pipeline(Readable.from(inChunks(lines)), client.query(copyFrom('copy bare from stdin')))
  const seconds = (performance.now() - begun) / 1000
  await client.query('drop table bare')
  await client.end()
  return seconds
}

const signs: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

function* inChunks(lines: readonly string[]): Generator<Buffer> {
  for (let n = 0; n < lines.length; n += 100) yield Buffer.from(lines.slice(n, n + 100).join(''))
}

/** Seconds of the whole import, from opened files to the last commit. Each round is a source of its own. */
async function importSeconds(url: string, inputs: readonly Input[], source: string): Promise<number> {
  const database = connect(url, { max: 4 })
  let rejected = 0
  const begun = performance.now()
  await importInputs(
    database,
    inputs,
    { source, dryRun: false, clock: systemClock },
    {
      problem: () => {
        rejected += 1
      },
    },
  )
  const seconds = (performance.now() - begun) / 1000
  await database.close()
  if (rejected > 0) throw new Error(`${rejected} resources of the benchmark were rejected`)
  return seconds
}

// Below some 50,000 lines the garbage collector has not yet seen a reason to work.
const some_lines = 50_000
const many_lines = 200_000

/** Each in a process of its own, which tells the most memory it ever had. */
function memory(url: string): Row {
  const most_mb = (lines: number): number => {
    const script = join(import.meta.dirname, 'import-lines.ts')
    return Number(execFileSync(process.execPath, [script, url, String(lines)], { encoding: 'utf8' }))
  }
  const few = most_mb(some_lines)
  const many = most_mb(many_lines)
  return {
    what: `memory for ${many_lines} lines`,
    figure: many,
    unit: 'MB',
    baseline: few,
    baselineIs: `the same for ${some_lines} lines`,
    reach: '≤ 1.25 ×',
    met: many <= few * 1.25,
  }
}
