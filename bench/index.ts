import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { arch, cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoSignIns } from '../demo/index.ts'
import {
  databaseHome,
  discardData,
  type PortalProcess,
  portalCommand,
  signIn,
  startPortal,
} from '../test/portal-process.ts'
import { benchAudit } from './audit.ts'
import { benchBooking } from './booking.ts'
import { benchColdPage } from './cold-page.ts'
import { writeCrowd } from './crowd.ts'
import { benchFreeTimes } from './free-times.ts'
import { benchImport } from './import.ts'
import { benchCrowd, benchDrawnAnew, benchLabsPage } from './labs-page.ts'
import { type Row, tableOf } from './row.ts'
import { benchSecondStart } from './second-start.ts'

const say = (line: string) => process.stderr.write(`${line}\n`)

async function benchPortal(dataDir: string): Promise<Row[]> {
  say('Setting up the demo clinic …')
  const portal = await startPortal(dataDir)
  try {
    const cookie = await signInLong(portal)
    say('Loading the page of results …')
    const rows = await benchLabsPage(portal, databaseHome(dataDir), cookie)
    rows.push(...(await benchColdPage(`${portal.url}/records/labs`, cookie)))
    say('Adding 4,000 patients …')
    const crowd = await writeCrowd(4_000)
    rows.push(
      await benchCrowd(portal, cookie, async () =>
        portalCommand(dataDir, 'import', crowd, '--source', 'crowd'),
      ),
    )
    rmSync(crowd, { recursive: true })
    return rows
  } finally {
    await portal.stop()
  }
}

/** The same page by a portal that remembers no rows. */
async function benchForgetful(dataDir: string): Promise<Row> {
  say('Loading the page of results, every row drawn anew …')
  const portal = await startPortal(dataDir, { KEEP_DRAWN_MB: '0' })
  try {
    return await benchDrawnAnew(portal, await signInLong(portal))
  } finally {
    await portal.stop()
  }
}

/** The demo's patient with twenty years of results. */
const longRecord = 'walter-lindqvist'

function signInLong({ url }: PortalProcess): Promise<string> {
  const long = demoSignIns.find(person => person.patient === longRecord) ?? demoSignIns[0]
  return signIn(url, long?.email ?? '', long?.password ?? '')
}

const dataDir = mkdtempSync(join(tmpdir(), 'porchlight-bench-'))
try {
  const rows = [
    ...(await benchPortal(dataDir)),
    await benchForgetful(dataDir),
    ...(await benchSecondStart(dataDir, () => databaseHome(dataDir))),
  ]
  rows.push(...(await benchAudit(say)))
  say('Looking for free times …')
  rows.push(...(await benchFreeTimes(say)))
  say('Booking …')
  rows.push(...(await benchBooking(say)))
  say('Importing …')
  rows.push(...(await benchImport()))
  process.stdout.write(`${tableOf(rows)}\n`)
  const machine = { cpu: cpus()[0]?.model ?? arch(), cores: cpus().length, node: process.version }
  writeFileSync(join(import.meta.dirname, 'results.json'), `${JSON.stringify({ machine, rows }, null, 2)}\n`)
  process.exitCode = rows.every(row => row.met) ? 0 : 1
} finally {
  discardData(dataDir)
}
