import { hash } from 'node:crypto'
import { sql } from 'kysely'
import type { SystemDb } from '../access/index.ts'
import type { Arrival, Batch, Kept, Outcome, Removal } from './arrival.ts'
import { findOwners } from './find-owners.ts'
import { inRounds } from './in-rounds.ts'
import { holdPatients, inheritLabels } from './inheritance.ts'
import { type Decision, type Standing, settle } from './settle.ts'
import { textArray } from './text-array.ts'
import { writeClinical } from './write-clinical.ts'
import { writePatients } from './write-patients.ts'
import { writeRemovals } from './write-removals.ts'
import { writeShared } from './write-shared.ts'

/** An arrival whose owner is known, on its way to its table. */
export type Placed = {
  arrival: Arrival
  patient: string | null
  hash: string
  decision: Decision
  standing?: Standing
}

/** Space of our advisory locks: imports of one source take turns, so that none can deadlock with another. */
const lockSpace = 0x636c696e

/**
 * Takes a batch into the clinical copy. What stands already with the same bytes is left alone, so that the same
 * batch twice changes nothing; what it replaces goes to the history. Everything that can be wrong with a batch is
 * found before anything is written.
 */
export async function keep(db: SystemDb, batch: Batch): Promise<Kept> {
  // Commits need not wait for the disk one by one: that of `endImports`, which does, makes all of them last.
  await sql`
    select pg_advisory_xact_lock(${lockSpace}::int, ${batch.source.id}::int),
      set_config('synchronous_commit', 'off', true)`.execute(db)
  const arrivals: Outcome[] = new Array(batch.arrivals.length).fill({ as: 'unchanged' })
  const removals: Outcome[] = new Array(batch.removals.length).fill({ as: 'unchanged' })
  const owners = await findOwners(db, batch)
  const placed: { at: number; placed: Placed }[] = []
  batch.arrivals.forEach((arrival, at) => {
    const owner = owners[at]
    if (!owner || 'why' in owner) arrivals[at] = { as: 'rejected', why: owner?.why ?? 'unknown-patient' }
    else
      placed.push({
        at,
        placed: { arrival, patient: owner.patient, hash: hashOf(arrival.body), decision: 'create' },
      })
  })
  const { rounds, conflicting } = inRounds(placed, batch.removals)
  for (const at of conflicting) arrivals[at] = { as: 'rejected', why: 'conflicting' }
  if (batch.whole && arrivals.some(outcome => outcome.as === 'rejected'))
    return { arrivals, removals, written: false }
  const touched = new Set(placed.flatMap(({ placed: { patient } }) => patient ?? []))
  await holdPatients(db, [...touched])
  for (const round of rounds) {
    const standing = await standingOf(db, [
      ...round.placed.map(({ placed }) => placed.arrival.id),
      ...round.removals.map(at => batch.removals[at]?.id ?? ''),
    ])
    for (const { at, placed } of round.placed) {
      const before = standing.get(placed.arrival.id)
      if (before) placed.standing = before
      placed.decision = settle({ ...placed, lastUpdated: placed.arrival.lastUpdated }, before, {
        importId: batch.importId,
        alone: !batch.whole,
      })
      arrivals[at] = outcomes[placed.decision]
    }
    const labelled = await write(
      db,
      batch,
      round.placed.map(({ placed }) => placed),
    )
    const gone = round.removals.filter(at => removes(batch.removals[at], standing))
    for (const at of gone) removals[at] = { as: 'updated' }
    await writeRemovals(
      db,
      batch,
      gone.flatMap(at => batch.removals[at] ?? []),
    )
    await inheritLabels(db, labelled)
  }
  await markSeen(db, batch, touched)
  return { arrivals, removals, written: true }
}

const outcomes: Record<Decision, Outcome> = {
  create: { as: 'created' },
  replace: { as: 'updated' },
  'keep-as-older': { as: 'unchanged' },
  unchanged: { as: 'unchanged' },
  conflicting: { as: 'rejected', why: 'conflicting' },
}

/** Answers the patients whose rows have changed. */
async function write(db: SystemDb, batch: Batch, placed: readonly Placed[]): Promise<string[]> {
  const coming = placed.filter(({ decision }) => decision !== 'unchanged' && decision !== 'conflicting')
  if (coming.length === 0) return []
  await writePatients(
    db,
    batch,
    coming.filter(({ arrival, decision }) => arrival.type === 'Patient' && decision !== 'keep-as-older'),
  )
  const labelled = await writeShared(db, batch, coming)
  await writeClinical(db, batch, coming)
  const changed = coming.flatMap(({ patient, standing }) => [patient ?? [], standing?.patient ?? []].flat())
  return [...new Set([...labelled, ...changed])]
}

/** A deletion that the source dates before the last change is an old one. */
function removes(removal: Removal | undefined, standing: ReadonlyMap<string, Standing>): boolean {
  const before = removal && standing.get(removal.id)
  if (!before || before.deleted) return false
  return (
    removal.lastUpdated === null || before.lastUpdated === null || removal.lastUpdated >= before.lastUpdated
  )
}

/** What stands under these ids, wherever it is filed: under another patient, or among the shared. */
async function standingOf(db: SystemDb, ids: readonly string[]): Promise<Map<string, Standing>> {
  const { rows } = await sql<{
    id: string
    patient: string | null
    hash: string
    deleted: boolean
    import_id: number
    last_updated: number | null
  }>`
    with asked as materialized (select id::uuid from unnest(${textArray(ids)}::text[]) id)
    select r.id, r.patient_id as patient, r.hash, r.deleted, r.import_id,
      (extract(epoch from r.last_updated) * 1000)::float8 as last_updated
    from asked join clinical_resources r on r.id = asked.id
    union all
    select s.id, null, s.hash, s.deleted, s.import_id, (extract(epoch from s.last_updated) * 1000)::float8
    from asked join shared_resources s on s.id = asked.id`.execute(db)
  const standing = new Map<string, Standing>()
  for (const { id, import_id: importId, last_updated: lastUpdated, ...row } of rows) {
    // After a move from the shared ones into a record both tables know the id: the record's row is the one.
    if (standing.get(id)?.patient) continue
    standing.set(id, { ...row, importId, lastUpdated })
  }
  return standing
}

/** "Last updated from … at …": once an import for each patient of whom anything came, changed or not. */
async function markSeen(db: SystemDb, batch: Batch, patients: ReadonlySet<string>): Promise<void> {
  if (patients.size === 0) return
  await sql`
    update patients set seen_at = ${batch.now}
    where id = any(${textArray([...patients])}::text[]::uuid[]) and seen_at < ${batch.now}`.execute(db)
}

/** The first 128 bits of SHA-256, as a uuid: what the `hash` columns hold. */
const hashOf = (body: Uint8Array): string => {
  const h = hash('sha256', body, 'hex')
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-${h.slice(12, 16)}-${h.slice(16, 20)}-${h.slice(20, 32)}`
}
