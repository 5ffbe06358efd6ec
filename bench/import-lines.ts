import { importInputs } from '../src/entry/ehr/fhir/index.ts'
import { systemClock } from '../src/platform/clock.ts'
import { connect } from '../src/platform/db.ts'

/** Imports so many lines, made as they are read, and prints the most memory that this process had, in MB. */
const [url = '', lines = '0'] = process.argv.slice(2)
const text = 'A sentence of a note that is about as long as what stands in a record. '.repeat(20)

async function* made() {
  yield Buffer.from(`${JSON.stringify({ resourceType: 'Patient', id: 'p', name: [{ family: 'Long' }] })}\n`)
  for (let n = 0; n < Number(lines); n += 1) {
    const subject = { reference: 'Patient/p' }
    yield Buffer.from(
      `${JSON.stringify({ resourceType: 'Observation', id: `o${n}`, status: 'final', subject, note: [{ text }] })}\n`,
    )
  }
}

const database = connect(url, { max: 2 })
await importInputs(
  database,
  [{ name: 'made.ndjson', kind: 'ndjson', size: 0, read: made }],
  { source: `lines ${lines}`, dryRun: false, clock: systemClock },
  {
    problem: ({ reason }) => {
      throw new Error(reason)
    },
  },
)
await database.close()
process.stdout.write(String(Math.round(process.resourceUsage().maxRSS / 1024)))
