import { openSystem } from '../../modules/access/index.ts'
import { listPatients as findPatients } from '../../modules/clinical/index.ts'
import { systemClock } from '../../platform/clock.ts'
import type { Database } from '../../platform/db.ts'
import { complain, say } from './terminal.ts'

/** `patients [--find TEXT]`: a line for each, in columns that a script can cut at the tabs. */
export async function listPatients(database: Database, text: string | null): Promise<number> {
  const found = await openSystem(
    database,
    { name: 'administrator', act: 'list patients' },
    systemClock(),
    db => findPatients(db, { ...(text !== null && { find: text }), limit: 100_000 }),
  )
  if (found.length === 0) {
    complain(
      text === null
        ? 'No patients yet. Import some: npm run portal -- import <file or folder>'
        : 'No patient found.',
    )
    return 0
  }
  say(['id', 'source', 'source id', 'name', 'born'].join('\t'))
  for (const patient of found)
    say(
      [patient.id, patient.source, patient.fhir_id, patient.name, patient.birth_date ?? 'unknown'].join('\t'),
    )
  return 0
}
