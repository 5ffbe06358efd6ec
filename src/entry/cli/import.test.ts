import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  bundle,
  type Importing,
  importing,
  lines,
  observation,
  patient,
  writeFiles,
} from '../../../test/importing.ts'
import { connect } from '../../platform/db.ts'
import { importCommand, lineOf } from './import.ts'

let at: Importing
beforeAll(async () => {
  at = await importing()
})
beforeEach(() => at.empty())
afterAll(() => at.close())

const mixed = {
  'a.json': bundle('transaction', patient('p'), observation('o', 'p')),
  'b.ndjson': lines(observation('n', 'p'), observation('bad', 'nobody')),
  'c.json': bundle('batch', { resourceType: 'Organization', id: 'org', name: 'Harbor' }),
  'd.json': bundle('transaction', observation('o2', 'p'), observation('worse', 'nobody')),
}

describe('what the command says', () => {
  it('a line for each file and each rejected resource, and a table', async () => {
    const { code, said, complained } = await at.take(mixed)
    expect(code).toBe(1)
    expect(complained.map(line => line.replace(/\/\S*\//, ''))).toEqual([
      'rejected: d.json: entry[1].resource: Observation/worse: unknown patient: neither in this import nor known from this source. Import the patient too',
      'rejected: d.json: with that, the other resource of this bundle not imported either: a bundle is imported whole or not at all',
      'rejected: b.ndjson: line 2: Observation/bad: unknown patient: neither in this import nor known from this source. Import the patient too',
    ])
    expect(said.slice(0, 4).map(line => line.replace(/\/\S*\//, ''))).toEqual([
      '1 of 4: a.json',
      '2 of 4: c.json',
      '3 of 4: d.json',
      '4 of 4: b.ndjson',
    ])
    expect(said.slice(4)).toEqual([
      'type          created  updated  unchanged  rejected',
      'Observation         2        0          0         3',
      'Organization        1        0          0         0',
      'Patient             1        0          0         0',
      'total               4        0          0         3',
    ])
  })

  it('a dry run says the same and writes nothing', async () => {
    const before = await at.query('select count(*) from audit_entries')
    const dry = await at.take(mixed, { dryRun: true })
    expect(Object.values(await at.state()).flat()).toEqual([])
    expect(await at.query('select count(*) from audit_entries')).toEqual(before)
    const real = await at.take(mixed)
    const plain = (text: string[]) => text.map(line => line.replace(/\/\S*\//, ''))
    expect(plain(dry.said)).toEqual([...plain(real.said), 'A dry run: nothing was written.'])
    expect(plain(dry.complained)).toEqual(plain(real.complained))
    expect(dry.code).toBe(real.code)
  })

  it('a source needs a name', async () => {
    expect((await at.take(mixed, { source: ' ' })).complained).toEqual([
      '--source: give the system that this comes from a name.',
    ])
  })

  it('one line, whatever the names of files hold', () => {
    expect(lineOf({ file: 'a\nb\u001b[2J.json', path: '', resource: null, reason: 'x' })).toBe(
      'rejected: a b [2J.json: x',
    )
  })
})

describe('faults', () => {
  const rows = () =>
    at.query('select count(*)::int as n, count(distinct patient_id)::int as patients from clinical_resources')
  const many = Object.fromEntries(
    Array.from({ length: 60 }, (_, n) => [
      `${n}.json`,
      bundle(
        'transaction',
        patient(`p${n}`, { name: [{ family: `F${n}` }] }),
        ...Array.from({ length: 80 }, (_, m) => observation(`o${n}-${m}`, `p${n}`)),
      ),
    ]),
  )

  it('kill -9 in the middle, then the same again: as if nothing had happened', {
    timeout: 60_000,
  }, async () => {
    await at.take(many)
    const expected = await at.state()
    await at.empty()
    const folder = join(at.folder, 'killed')
    writeFiles(folder, many)
    const child = spawn(
      process.execPath,
      [resolve('src/entry/cli/main.ts'), 'import', folder, '--source', 'test'],
      {
        env: {
          PATH: process.env.PATH,
          DATABASE_URL: at.url,
          PORTAL_SECRET: 's'.repeat(40),
          DATA_DIR: join(at.folder, 'data'),
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    const exited = once(child, 'exit')
    const [{ length }] = [await once(child.stdout, 'data')]
    expect(length).toBeGreaterThan(0)
    child.kill('SIGKILL')
    await exited
    await settled(rows)
    const [left] = await rows()
    expect(left?.n).toBeGreaterThan(0)
    expect(left?.n).toBeLessThan(60 * 81)
    // Bundles are whole or not there.
    expect(left?.n).toBe(left?.patients * 81)
    await at.run([folder])
    expect(await at.state()).toEqual(expected)
  })

  /** The server may still be finishing what the dead process asked for. */
  async function settled(read: () => Promise<unknown[]>) {
    for (let before = ''; ; await sleep(50)) {
      const now = JSON.stringify(await read())
      if (now === before) return
      before = now
    }
  }

  it('two imports of the same at once: no deadlock, nothing twice', { timeout: 60_000 }, async () => {
    await at.take(many)
    const expected = await at.state()
    await at.empty()
    const codes = await Promise.all([at.take(many), at.take(many), at.take(many)])
    expect(codes.map(({ code }) => code)).toEqual([0, 0, 0])
    expect(await at.state()).toEqual(expected)
  })

  it('the database goes away: one clear line, and what was imported is whole', async () => {
    const database = connect(at.url, { max: 2 })
    const folder = join(at.folder, 'away')
    writeFiles(folder, many)
    // A database cannot be closed from within.
    const beside = new URL(at.adminUrl)
    const name = beside.pathname.slice(1)
    beside.pathname = '/postgres'
    const admin = new pg.Client({ connectionString: beside.href })
    await admin.connect()
    const close = async () => {
      await admin.query(`alter database "${name}" with allow_connections false`)
      await admin.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = '${name}' and application_name = 'porchlight'`,
      )
    }
    let closed: Promise<void> | null = null
    let files = 0
    const complained: string[] = []
    const say = () => {
      files += 1
      if (files === 5) closed = close()
    }
    const terminal = { bar: null, complain: (line: string) => complained.push(line), say }
    const code = await importCommand(database, [folder], { source: 'test', dryRun: false, terminal })
    expect([code, complained]).toEqual([
      1,
      [
        'The database went away. What was imported so far is whole. When it is back, run the same import again.',
      ],
    ])
    await closed
    await admin.query(`alter database "${name}" with allow_connections true`)
    const [left] = await rows()
    expect(left?.n).toBe(left?.patients * 81)
    expect(left?.n).toBeLessThan(60 * 81)
    await database.close()
    await admin.end()
    // As a person would: with another command, which has connections of its own.
    const later = connect(at.url, { max: 2 })
    const again = await importCommand(later, [folder], { source: 'test', dryRun: false, terminal })
    expect([again, complained.slice(1)]).toEqual([0, []])
    await later.close()
  })
})
