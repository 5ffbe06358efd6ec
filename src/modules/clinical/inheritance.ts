import { sql } from 'kysely'
import type { SystemDb } from '../access/index.ts'
import { sensitiveCodesVersion } from '../terminology/index.ts'
import type { Placed } from './keep.ts'
import type { Kind } from './kind-of.ts'
import { labelsOf } from './labels-of.ts'
import { textArray } from './text-array.ts'

/** Kinds whose code may stand in a Medication of its own. The index of them in migration 0014 names the same. */
export const kindsOfMedicine: readonly Kind[] = [
  'medication',
  'medication-statement',
  'dispense',
  'administration',
]

/**
 * Keeps these patients' rows for this transaction: what one row inherits comes from others, so two who change
 * rows of one patient take turns. Taken before the rows themselves, so that nobody waits in a circle.
 */
export async function holdPatients(db: SystemDb, patients: readonly string[]): Promise<void> {
  if (patients.length > 0) await sql`select clinical_hold(${textArray(patients)}::text[]::uuid[])`.execute(db)
}

/** After rows of these patients have changed: gives each row what it inherits (decision 0013). */
export async function inheritLabels(db: SystemDb, patients: readonly string[]): Promise<void> {
  if (patients.length === 0) return
  const ids = textArray(patients)
  await sql`select clinical_inherit(${ids}::text[]::uuid[])`.execute(db)
  // An older release beside a newer one: what it has labelled is not labelled by the newer table.
  await sql`
    update patients set labels_version = ${sensitiveCodesVersion}
    where id = any(${ids}::text[]::uuid[]) and labels_version > ${sensitiveCodesVersion}`.execute(db)
}

/** A medicine that belongs to nobody, as somebody's prescription may name it. Everything else shared tells of none. */
export const labelsOfShared = ({ arrival }: Placed): number =>
  arrival.type === 'Medication' ? labelsOf(arrival.resource) : 0

/**
 * After Medications have come that tell of something confidential: labels the prescriptions that named them
 * before they came, and answers whose those are.
 */
export async function labelPrescriptions(db: SystemDb, current: readonly Placed[]): Promise<string[]> {
  const telling = current.flatMap(placed => {
    const mask = labelsOfShared(placed)
    return mask === 0
      ? []
      : [placed.arrival.id, ...placed.arrival.aliases].map(id => ({ id, mask: String(mask) }))
  })
  if (telling.length === 0) return []
  const ids = textArray(telling.map(({ id }) => id))
  const naming = sql`r.names && ${ids}::text[]::uuid[] and r.names is not null
    and r.kind in (${sql.join(kindsOfMedicine.map(kind => sql.lit(kind)))})`
  const { rows } = await sql<{ patient_id: string }>`
    select distinct r.patient_id from clinical_resources r where ${naming}`.execute(db)
  const patients = rows.map(row => row.patient_id)
  await holdPatients(db, patients)
  if (patients.length > 0)
    await sql`
      update clinical_resources r set labels_own = r.labels_own | m.mask, needs = r.needs | m.mask
      from (
        select r.patient_id, r.id, bit_or(t.mask::integer) as mask
        from clinical_resources r cross join unnest(r.names) named
        join unnest(${ids}::text[], ${textArray(telling.map(({ mask }) => mask))}::text[]) as t (id, mask)
          on t.id::uuid = named
        where ${naming}
        group by r.patient_id, r.id
      ) m
      where r.patient_id = m.patient_id and r.id = m.id`.execute(db)
  return patients
}
