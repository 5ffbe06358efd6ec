import { sql } from 'kysely'
import type { Instant } from '../../platform/clock.ts'
import type { Database } from '../../platform/db.ts'
import { addWork } from '../../platform/outbox.ts'
import { openSystem, type SystemDb } from '../access/index.ts'
import { sensitiveCodesVersion, sensitiveGroups } from '../terminology/index.ts'
import { holdPatients } from './inheritance.ts'
import type { Resource } from './json.ts'
import { labelsOf } from './labels-of.ts'
import { namesAnything, namesIn } from './names-in.ts'
import { referencesIn } from './references.ts'
import { textArray } from './text-array.ts'
import { arrayText } from './write-shared.ts'

/** The kind of work that `beginLabelling` adds; what does it is `relabel`. */
export const relabelWork = 'relabel-records'

/**
 * Makes the table of codes of this release the one that is valid, if it is newer than the last. From then on a
 * record that was labelled by an older one is open in nothing to viewers who may not see what is confidential,
 * until `relabel` has come to it. To be called before a new release serves or imports anything.
 */
export async function beginLabelling(database: Database, now: Instant): Promise<void> {
  await openSystem(database, { name: 'jobs', act: 'begin labelling' }, now, async db => {
    const { numUpdatedRows } = await db
      .updateTable('clinical_labelling')
      .set({ version: sensitiveCodesVersion })
      .where('version', '<', sensitiveCodesVersion)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return
    await relabelMedications(db)
    await addWork(
      db,
      { kind: relabelWork, key: `table ${sensitiveCodesVersion}`, payload: {}, due_at: now },
      now,
    )
  })
}

/** Labels all records anew that an older table of codes has labelled. Answers how many there were. */
export async function relabel(
  database: Database,
  clock: () => Instant,
  stopping: AbortSignal = new AbortController().signal,
): Promise<number> {
  let done = 0
  while (!stopping.aborted) {
    const found = await openSystem(database, { name: 'jobs', act: 'relabel' }, clock(), async db => {
      const patients = await oldest(db)
      for (const patient of patients) await relabelPatient(db, patient)
      return patients.length
    })
    if (found === 0) break
    done += found
  }
  return done
}

const patients_at_once = 20
const rows_at_once = 500

/** Some records that are labelled by an older table, held for this transaction; another process takes others. */
async function oldest(db: SystemDb): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from patients where labels_version < ${sensitiveCodesVersion}
    order by id limit ${patients_at_once} for no key update skip locked`.execute(db)
  return rows.map(({ id }) => id)
}

type Labelled = {
  id: string
  hash: string
  body: string
  refs: (string | null)[] | null
  names: string[] | null
}

async function relabelPatient(db: SystemDb, patient: string): Promise<void> {
  await holdPatients(db, [patient])
  for (const table of ['clinical_resources', 'clinical_versions'] as const) {
    const refs = sql.raw(table === 'clinical_resources' ? 'refs' : 'null::uuid[] as refs')
    for (let last: Labelled | undefined, more = true; more; ) {
      const { rows } = await sql<Labelled>`
        select id, hash, body, ${refs}, names from ${sql.table(table)}
        where patient_id = ${patient} and (${last?.id ?? null}::uuid is null
          or (id, hash) > (${last?.id ?? null}::uuid, ${last?.hash ?? null}::uuid))
        order by id, hash limit ${rows_at_once}`.execute(db)
      await label(db, table, patient, rows)
      last = rows.at(-1)
      more = rows.length === rows_at_once
    }
  }
  await sql`
    update clinical_resources r set labels_own = labels_own | labels_of_medicine(names)
    where patient_id = ${patient} and names is not null
      and kind in ('medication', 'medication-statement', 'dispense', 'administration')`.execute(db)
  await sql`select clinical_inherit(array[${patient}::uuid])`.execute(db)
  await sql`update patients set labels_version = ${sensitiveCodesVersion} where id = ${patient}`.execute(db)
}

async function label(
  db: SystemDb,
  table: 'clinical_resources' | 'clinical_versions',
  patient: string,
  rows: readonly Labelled[],
): Promise<void> {
  if (rows.length === 0) return
  const read = rows.map(row => ({ ...row, ...readAnew(row, patient) }))
  // Bits of before stay until `clinical_inherit` has reckoned anew, in this same transaction.
  await sql`
    update ${sql.table(table)} r set labels_own = n.labels::integer, names = n.names::uuid[],
      needs = r.needs | n.labels::integer
    from unnest(
      ${textArray(read.map(({ id }) => id))}::text[],
      ${textArray(read.map(({ hash }) => hash))}::text[],
      ${textArray(read.map(({ labels }) => String(labels)))}::text[],
      ${textArray(read.map(({ names }) => (names === null ? null : arrayText(names))))}::text[]
    ) as n (id, hash, labels, names)
    where r.patient_id = ${patient} and r.id = n.id::uuid and r.hash = n.hash::uuid
      and (r.labels_own <> n.labels::integer or r.names is distinct from n.names::uuid[])`.execute(db)
}

function readAnew({ body, refs, names }: Labelled, patient: string) {
  const resource = JSON.parse(body) as Resource
  const labels = labelsOf(resource)
  if (refs !== null) return { labels, names: namesIn(resource, referencesIn(resource), refs, patient) }
  // What a version of before the labels led to is not known any more: if it led anywhere, it stays closed.
  const unknown = names === null && namesAnything(resource)
  return { labels: unknown ? labels | sensitiveGroups.restricted : labels, names }
}

async function relabelMedications(db: SystemDb): Promise<void> {
  const { rows } = await sql<{ id: string; body: string }>`
    select id, body from shared_resources where type = 'Medication'`.execute(db)
  await sql`
    update shared_resources s set labels_own = n.labels::integer
    from unnest(
      ${textArray(rows.map(({ id }) => id))}::text[],
      ${textArray(rows.map(({ body }) => String(labelsOf(JSON.parse(body) as Resource))))}::text[]
    ) as n (id, labels)
    where s.id = n.id::uuid and s.labels_own <> n.labels::integer`.execute(db)
}
