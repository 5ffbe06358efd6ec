import { importInputs, textInput } from '../src/entry/ehr/fhir/index.ts'
import { openSystem } from '../src/modules/access/index.ts'
import { patientsNamed } from '../src/modules/clinical/index.ts'
import type { PatientId } from '../src/platform/ids.ts'
import type { TestPortal } from './portal.ts'

type Json = Record<string, unknown> & { resourceType: string }

/** Imports resources as one bundle, as a source would send them, and answers the portal's id of the patient. */
export async function importRecord(
  t: TestPortal,
  resources: readonly Json[],
  source = 'test',
): Promise<PatientId> {
  const problems: string[] = []
  const bundle = {
    resourceType: 'Bundle',
    type: 'collection',
    entry: resources.map(resource => ({ resource })),
  }
  await importInputs(
    t.database,
    [textInput('test', JSON.stringify(bundle))],
    { source, dryRun: false, clock: () => t.time.now },
    { problem: ({ path, reason }) => problems.push(`${path}: ${reason}`) },
  )
  if (problems.length > 0) throw new Error(problems.join('\n'))
  const id = String(resources.find(resource => resource.resourceType === 'Patient')?.id)
  const [found] = await openSystem(t.database, { name: 'administrator', act: 'test' }, t.time.now, db =>
    patientsNamed(db, id),
  )
  if (!found) throw new Error(`no patient ${id} came of it`)
  return found.id
}
