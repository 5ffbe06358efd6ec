import { sql } from 'kysely'
import type { SystemDb } from '../access/index.ts'
import type { Arrival, Batch, Outcome } from './arrival.ts'
import { type PatientFacts, patientFacts } from './patient-facts.ts'
import { plain } from './plain-words.ts'
import { textArray } from './text-array.ts'

/** Whose an arrival is (null: nobody's), or why that cannot be said. */
export type Owner = { patient: string | null } | { why: (Outcome & { as: 'rejected' })['why'] }

/** For each arrival of the batch, in its order. A patient is known if this source sent her before, or sends her now. */
export async function findOwners(db: SystemDb, batch: Batch): Promise<Owner[]> {
  const arriving = batch.arrivals.filter(arrival => arrival.type === 'Patient')
  for (const id of await otherPeople(db, arriving)) batch.disputed.add(id)
  const asked = new Set<string>()
  for (const { patient } of batch.arrivals) if (patient !== null) asked.add(patient)
  const known = new Set([...(await knownIds(db, asked)), ...arriving.map(({ id }) => id)])
  const named = await patientsByAlias(
    db,
    arriving,
    [...asked].filter(id => !known.has(id)),
  )
  return batch.arrivals.map(({ patient }) => {
    if (patient === null) return { patient }
    const candidates = known.has(patient) ? [patient] : [...(named.get(patient) ?? [])]
    if (candidates.length > 1) return { why: 'ambiguous-patient' }
    const [found] = candidates
    if (found === undefined) return { why: 'unknown-patient' }
    return batch.disputed.has(found) ? { why: 'another-person' } : { patient: found }
  })
}

async function knownIds(db: SystemDb, ids: ReadonlySet<string>): Promise<string[]> {
  if (ids.size === 0) return []
  const { rows } = await sql<{ id: string }>`
    select id from patients where id = any(${textArray([...ids])}::text[]::uuid[])`.execute(db)
  return rows.map(({ id }) => id)
}

async function patientsByAlias(
  db: SystemDb,
  arriving: readonly Arrival[],
  aliases: readonly string[],
): Promise<Map<string, Set<string>>> {
  const found = new Map<string, Set<string>>(aliases.map(alias => [alias, new Set()]))
  if (aliases.length === 0) return found
  for (const { id, aliases: own } of arriving) for (const alias of own) found.get(alias)?.add(id)
  const { rows } = await sql<{ alias_id: string; patient_id: string }>`
    select alias_id, patient_id from patient_aliases
    where alias_id = any(${textArray(aliases)}::text[]::uuid[])`.execute(db)
  for (const { alias_id, patient_id } of rows) found.get(alias_id)?.add(patient_id)
  return found
}

type Identity = Pick<PatientFacts, 'family' | 'given' | 'birth_date'>

/** The arriving patients whose id this source already has for somebody else. */
async function otherPeople(db: SystemDb, arriving: readonly Arrival[]): Promise<string[]> {
  if (arriving.length === 0) return []
  const { rows } = await sql<Identity & { id: string }>`
    select id, family, given, birth_date from patients
    where id = any(${textArray(arriving.map(({ id }) => id))}::text[]::uuid[])`.execute(db)
  const known = new Map(rows.map(row => [row.id, row]))
  return arriving.flatMap(({ id, resource }) => {
    const before = known.get(id)
    return before && areDifferentPeople(before, patientFacts(resource)) ? [id] : []
  })
}

/**
 * People marry, and typing errors in a birth date are put right; but family name, given name and birth date all
 * different at once is another person under a number that was used twice. Only what both sides know counts.
 */
function areDifferentPeople(a: Identity, b: Identity): boolean {
  const differ = (one: string | null, other: string | null) =>
    one !== null && other !== null && plain(one) !== plain(other)
  return differ(a.birth_date, b.birth_date) && differ(a.family, b.family) && differ(a.given, b.given)
}
