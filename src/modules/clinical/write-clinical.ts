import { sql } from 'kysely'
import type { SystemDb } from '../access/index.ts'
import type { Batch } from './arrival.ts'
import { briefOf } from './brief.ts'
import { clinicalTime } from './clinical-time.ts'
import { codeKeyOf } from './code-key.ts'
import { kindsOfMedicine } from './inheritance.ts'
import type { Placed } from './keep.ts'
import { kindOf } from './kind-of.ts'
import { labelsOf } from './labels-of.ts'
import { namesIn } from './names-in.ts'
import { corrects } from './settle.ts'
import { statusOf } from './status-of.ts'
import { textArray } from './text-array.ts'
import { timeText } from './time-text.ts'
import { visitReference } from './visit-of.ts'
import { wordsOf } from './words-of.ts'
import { arrayText } from './write-shared.ts'

/** Bytes of JSON in one statement: enough to be quick, little enough to stay flat in memory. */
const mostBytes = 4_000_000

/** Writes what belongs to a patient; what it replaces goes to the history first. */
export async function writeClinical(db: SystemDb, batch: Batch, coming: readonly Placed[]): Promise<void> {
  const older = coming.filter(({ patient, decision }) => patient !== null && decision === 'keep-as-older')
  const current = coming.filter(({ decision }) => decision !== 'keep-as-older')
  const replacing = current.filter(({ standing }) => standing && standing.patient !== null)
  const before = await bodiesBefore(db, [...replacing, ...older])
  await takeOut(db, batch, replacing)
  await addOlder(db, batch, older)
  const rows = current.filter(({ patient }) => patient !== null).map(placed => rowOf(placed, before))
  for (const chunk of chunks(rows)) await insert(db, batch, chunk)
  await countVersions(db, [...replacing, ...older], older, before)
}

type Before = { id: string; patient_id: string; body: string; corrected: boolean; created_at: string }

/** What stood under the ids of `placed`, by id. Few: only what changes is asked for. */
async function bodiesBefore(db: SystemDb, placed: readonly Placed[]): Promise<Map<string, Before>> {
  if (placed.length === 0) return new Map()
  const { rows } = await sql<Before>`
    select id, patient_id, body, corrected, created_at::text as created_at from clinical_resources
    where id = any(${textArray(placed.map(({ arrival }) => arrival.id))}::text[]::uuid[])`.execute(db)
  return new Map(rows.map(row => [row.id, row]))
}

/** Moves rows to the history: replaced, deleted before and now back, or filed under somebody else until now. */
async function takeOut(db: SystemDb, batch: Batch, placed: readonly Placed[]): Promise<void> {
  if (placed.length === 0) return
  const moved = placed.filter(({ patient, standing }) => patient !== standing?.patient)
  const ids = textArray(placed.map(({ arrival }) => arrival.id))
  const movedIds = textArray(moved.map(({ arrival }) => arrival.id))
  await sql`
    with gone as (
      delete from clinical_resources r where r.id = any(${ids}::text[]::uuid[]) returning r.*
    )
    insert into clinical_versions (patient_id, id, hash, reason, source_id, type, fhir_id, status, sort_at, names, needs,
      labels_own, body, last_updated, import_id, received_at, replaced_at)
    select g.patient_id, g.id, g.hash,
      case when g.id = any(${movedIds}::text[]::uuid[]) then 'moved' when g.deleted then 'deleted' else 'replaced' end,
      g.source_id, g.type, g.fhir_id, g.status, g.sort_at, g.names, g.needs,
      g.labels_own, g.body, g.last_updated, g.import_id, g.received_at,
      ${batch.now}
    from gone g
    on conflict (patient_id, id, hash)
      do update set reason = excluded.reason, replaced_at = excluded.replaced_at`.execute(db)
  // What was filed under the wrong person was never hers: earlier versions neither.
  if (moved.length > 0)
    await sql`
      update clinical_versions v set reason = 'moved'
      from unnest(${textArray(moved.map(({ standing }) => standing?.patient ?? null))}::text[],
        ${movedIds}::text[]) as m (patient, id)
      where v.patient_id = m.patient::uuid and v.id = m.id::uuid`.execute(db)
}

/** What came late: an older version goes straight to the history, of whoever it names. */
async function addOlder(db: SystemDb, batch: Batch, older: readonly Placed[]): Promise<void> {
  if (older.length === 0) return
  await sql`
    insert into clinical_versions (patient_id, id, hash, reason, source_id, type, fhir_id, status, sort_at, names, needs,
      labels_own, body, last_updated, import_id, received_at, replaced_at)
    select patient::uuid, id::uuid, hash::uuid, reason, ${batch.source.id}, type, fhir_id, status,
      sort_at::timestamptz, names::uuid[], clinical_category(type, kind) | labels::integer, labels::integer, body, last_updated::timestamptz, ${batch.importId}, ${batch.now}, ${batch.now}
    from unnest(
      ${textArray(older.map(({ patient }) => patient))}::text[],
      ${textArray(older.map(({ arrival }) => arrival.id))}::text[],
      ${textArray(older.map(({ hash }) => hash))}::text[],
      ${textArray(older.map(p => (p.patient === p.standing?.patient ? 'replaced' : 'moved')))}::text[],
      ${textArray(older.map(({ arrival }) => arrival.type))}::text[],
      ${textArray(older.map(({ arrival }) => arrival.fhirId))}::text[],
      ${textArray(older.map(({ arrival }) => statusOf(arrival.resource)))}::text[],
      ${textArray(older.map(({ arrival }) => timeText(clinicalTime(arrival.resource))))}::text[],
      ${textArray(older.map(({ arrival }) => kindOf(arrival.resource)))}::text[],
      ${textArray(older.map(namesText))}::text[],
      ${textArray(older.map(({ arrival }) => String(labelsOf(arrival.resource))))}::text[],
      ${textArray(older.map(({ arrival }) => arrival.body))}::text[],
      ${textArray(older.map(({ arrival }) => timeText(arrival.lastUpdated)))}::text[]
    ) as o (patient, id, hash, reason, type, fhir_id, status, sort_at, kind, names, labels, body, last_updated)
    on conflict (patient_id, id, hash) do nothing`.execute(db)
}

function namesText({ arrival, patient }: Placed): string | null {
  const names = namesIn(arrival.resource, arrival.references, arrival.refs, patient)
  return names === null ? null : arrayText(names)
}

type Row = { placed: Placed; columns: (string | Uint8Array | null)[] }

function rowOf(placed: Placed, before: ReadonlyMap<string, Before>): Row {
  const { arrival, patient } = placed
  const { resource } = arrival
  const old = before.get(arrival.id)
  const stayed = old && old.patient_id === patient ? old : null
  const visit = visitReference(resource)
  return {
    placed,
    columns: [
      patient,
      arrival.id,
      arrival.type,
      arrival.fhirId,
      stayed && (stayed.corrected || corrects(stayed.body, asText(arrival.body))) ? 't' : 'f',
      kindOf(resource),
      codeKeyOf(resource),
      statusOf(resource),
      timeText(clinicalTime(resource)),
      visit === null ? null : (arrival.refs[arrival.references.indexOf(visit)] ?? null),
      arrayText(arrival.refs),
      wordsOf(resource),
      arrival.body,
      briefOf(arrival.body, resource),
      placed.hash,
      timeText(arrival.lastUpdated),
      stayed?.created_at ?? null,
      namesText(placed),
      String(labelsOf(resource)),
    ],
  }
}

const asText = (body: Uint8Array): string =>
  Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString()

function* chunks(rows: readonly Row[]): Generator<Row[]> {
  let chunk: Row[] = []
  let bytes = 0
  for (const row of rows) {
    const more = row.placed.arrival.body.byteLength
    if (chunk.length > 0 && bytes + more > mostBytes) {
      yield chunk
      chunk = []
      bytes = 0
    }
    chunk.push(row)
    bytes += more
  }
  if (chunk.length > 0) yield chunk
}

async function insert(db: SystemDb, batch: Batch, rows: readonly Row[]): Promise<void> {
  const column = (n: number) => textArray(rows.map(({ columns }) => columns[n] ?? null))
  const arrays = Array.from({ length: rows[0]?.columns.length ?? 0 }, (_, n) => sql`${column(n)}::text[]`)
  await sql`
    insert into clinical_resources (patient_id, id, source_id, type, fhir_id, version, corrected, deleted, kind,
      code_key, status, sort_at, visit_id, refs, words, body, brief, hash, last_updated, import_id, created_at,
      received_at, names, needs, labels_own)
    select patient::uuid, id::uuid, ${batch.source.id}, type, fhir_id, 1, corrected::boolean, false, kind,
      code_key, status, sort_at::timestamptz, visit::uuid, refs::uuid[], words, body, brief, hash::uuid,
      last_updated::timestamptz, ${batch.importId}, coalesce(created_at::timestamptz, ${batch.now}), ${batch.now},
      names, clinical_category(type, kind) | labels, labels
    from (
      select r.*, r.own_labels::integer | case
        when r.named is not null and r.kind = any (${kindsOfMedicine}::text[]) then labels_of_medicine(r.named::uuid[])
        else 0 end as labels, r.named::uuid[] as names
      from unnest(${sql.join(arrays)}) as r (patient, id, type, fhir_id, corrected, kind, code_key, status, sort_at,
        visit, refs, words, body, brief, hash, last_updated, created_at, named, own_labels)
    ) r`.execute(db)
}

/** After the history has changed: how many versions there are, and whether one that came late was corrected. */
async function countVersions(
  db: SystemDb,
  touched: readonly Placed[],
  older: readonly Placed[],
  before: ReadonlyMap<string, Before>,
): Promise<void> {
  if (touched.length === 0) return
  const wrong = older.filter(({ arrival, patient }) => {
    const standing = before.get(arrival.id)
    return standing?.patient_id === patient && corrects(asText(arrival.body), standing.body)
  })
  await sql`
    update clinical_resources r set
      version = 1 + (select count(*) from clinical_versions v
        where v.patient_id = r.patient_id and v.id = r.id and v.reason <> 'moved' and v.hash <> r.hash),
      corrected = r.corrected or r.id = any(${textArray(wrong.map(({ arrival }) => arrival.id))}::text[]::uuid[])
    where r.id = any(${textArray(touched.map(({ arrival }) => arrival.id))}::text[]::uuid[])`.execute(db)
}
