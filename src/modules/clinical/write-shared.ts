import { sql } from 'kysely'
import type { SystemDb } from '../access/index.ts'
import type { Batch } from './arrival.ts'
import { briefOf } from './brief.ts'
import { labelPrescriptions, labelsOfShared } from './inheritance.ts'
import type { Placed } from './keep.ts'
import { sharedName } from './names.ts'
import { isShownToAll } from './shown-types.ts'
import { textArray } from './text-array.ts'
import { timeText } from './time-text.ts'

/**
 * Writes what belongs to nobody; and takes away from the shared what has turned out to be somebody's. Answers the
 * patients whose rows were labelled by it: prescriptions that named a medicine before it came.
 */
export async function writeShared(db: SystemDb, batch: Batch, coming: readonly Placed[]): Promise<string[]> {
  const shared = coming.filter(({ patient }) => patient === null)
  const older = shared.filter(({ decision }) => decision === 'keep-as-older')
  const current = shared.filter(({ decision }) => decision !== 'keep-as-older')
  const claimed = coming.filter(({ patient, standing }) => patient !== null && standing?.patient === null)
  await archive(
    db,
    batch,
    [...current, ...claimed]
      .filter(({ standing }) => standing?.patient === null)
      .map(({ arrival }) => arrival.id),
  )
  await withdraw(
    db,
    claimed.map(({ arrival }) => arrival.id),
  )
  await addOlder(db, batch, older)
  await upsert(db, batch, current)
  await writeAliases(db, current)
  return labelPrescriptions(db, current)
}

async function archive(db: SystemDb, batch: Batch, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`
    insert into shared_versions (id, hash, reason, source_id, type, fhir_id, body, last_updated, import_id,
      received_at, replaced_at)
    select s.id, s.hash, case when s.deleted then 'deleted' else 'replaced' end, s.source_id, s.type, s.fhir_id,
      s.body, s.last_updated, s.import_id, s.received_at, ${batch.now}
    from shared_resources s where s.id = any(${textArray(ids)}::text[]::uuid[])
    on conflict (id, hash) do update set reason = excluded.reason, replaced_at = excluded.replaced_at`.execute(
    db,
  )
}

async function withdraw(db: SystemDb, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`
    update shared_resources set open = false, deleted = true
    where id = any(${textArray(ids)}::text[]::uuid[])`.execute(db)
}

async function addOlder(db: SystemDb, batch: Batch, older: readonly Placed[]): Promise<void> {
  if (older.length === 0) return
  await sql`
    insert into shared_versions (id, hash, reason, source_id, type, fhir_id, body, last_updated, import_id,
      received_at, replaced_at)
    select id::uuid, hash::uuid, 'replaced', ${batch.source.id}, type, fhir_id, body, last_updated::timestamptz,
      ${batch.importId}, ${batch.now}, ${batch.now}
    from unnest(${columnsOf(older)}) as s (id, hash, type, fhir_id, body, last_updated)
    on conflict (id, hash) do nothing`.execute(db)
}

const columnsOf = (placed: readonly Placed[]) =>
  sql.join(
    [
      textArray(placed.map(({ arrival }) => arrival.id)),
      textArray(placed.map(({ hash }) => hash)),
      textArray(placed.map(({ arrival }) => arrival.type)),
      textArray(placed.map(({ arrival }) => arrival.fhirId)),
      textArray(placed.map(({ arrival }) => arrival.body)),
      textArray(placed.map(({ arrival }) => timeText(arrival.lastUpdated))),
    ].map(array => sql`${array}::text[]`),
  )

async function upsert(db: SystemDb, batch: Batch, current: readonly Placed[]): Promise<void> {
  if (current.length === 0) return
  await sql`
    insert into shared_resources (id, source_id, type, fhir_id, open, deleted, name, refs, body, brief, hash,
      last_updated, import_id, received_at, labels_own)
    select id::uuid, ${batch.source.id}, type, fhir_id, open::boolean, false, name, refs::uuid[], body, brief, hash::uuid,
      last_updated::timestamptz, ${batch.importId}, ${batch.now}, labels::integer
    from unnest(
      ${columnsOf(current)},
      ${textArray(current.map(({ arrival }) => String(isShownToAll(arrival.type))))}::text[],
      ${textArray(current.map(({ arrival }) => sharedName(arrival.resource).slice(0, 400)))}::text[],
      ${textArray(current.map(({ arrival }) => arrayText(arrival.refs)))}::text[],
      ${textArray(current.map(({ arrival }) => briefOf(arrival.body, arrival.resource)))}::text[],
      ${textArray(current.map(placed => String(labelsOfShared(placed))))}::text[]
    ) as s (id, hash, type, fhir_id, body, last_updated, open, name, refs, brief, labels)
    on conflict (id) do update set open = excluded.open, deleted = false, name = excluded.name,
      refs = excluded.refs, body = excluded.body, brief = excluded.brief, hash = excluded.hash, last_updated = excluded.last_updated,
      import_id = excluded.import_id, received_at = excluded.received_at, labels_own = excluded.labels_own`.execute(
    db,
  )
}

async function writeAliases(db: SystemDb, current: readonly Placed[]): Promise<void> {
  const replaced = current.filter(({ standing }) => standing).map(({ arrival }) => arrival.id)
  if (replaced.length > 0)
    await sql`
      delete from shared_aliases where shared_id = any(${textArray(replaced)}::text[]::uuid[])`.execute(db)
  const aliases = current.flatMap(({ arrival }) => arrival.aliases.map(alias => ({ alias, id: arrival.id })))
  if (aliases.length === 0) return
  await sql`
    insert into shared_aliases (alias_id, shared_id)
    select alias::uuid, shared::uuid
    from unnest(${textArray(aliases.map(({ alias }) => alias))}::text[],
      ${textArray(aliases.map(({ id }) => id))}::text[]) as a (alias, shared)
    on conflict do nothing`.execute(db)
}

/** Ids as PostgreSQL writes an array; a uuid needs no quotes. */
export const arrayText = (ids: readonly (string | null)[]): string =>
  `{${ids.map(id => id ?? 'NULL').join(',')}}`
