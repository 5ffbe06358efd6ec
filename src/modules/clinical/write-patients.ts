import { sql } from 'kysely'
import type { SystemDb } from '../access/index.ts'
import { sensitiveCodesVersion } from '../terminology/index.ts'
import type { Batch } from './arrival.ts'
import type { Placed } from './keep.ts'
import { patientFacts } from './patient-facts.ts'
import { textArray } from './text-array.ts'

/** Brings the register of patients, and the identifiers they are asked for by, up to what arrived. */
export async function writePatients(db: SystemDb, batch: Batch, placed: readonly Placed[]): Promise<void> {
  if (placed.length === 0) return
  const facts = placed.map(({ arrival }) => patientFacts(arrival.resource))
  const ids = textArray(placed.map(({ arrival }) => arrival.id))
  await sql`
    insert into patients (id, source_id, fhir_id, name, family, given, name_words, birth_date, gender, deceased,
      languages, updated_at, seen_at, labels_version)
    select id::uuid, ${batch.source.id}, fhir_id, name, family, given, name_words, birth_date::date, gender,
      deceased::boolean, string_to_array(languages, ' '), ${batch.now}, ${batch.now}, ${sensitiveCodesVersion}
    from unnest(
      ${ids}::text[],
      ${textArray(placed.map(({ arrival }) => arrival.fhirId))}::text[],
      ${textArray(facts.map(({ name }) => name))}::text[],
      ${textArray(facts.map(({ family }) => family))}::text[],
      ${textArray(facts.map(({ given }) => given))}::text[],
      ${textArray(facts.map(({ name_words }) => name_words))}::text[],
      ${textArray(facts.map(({ birth_date }) => birth_date))}::text[],
      ${textArray(facts.map(({ gender }) => gender))}::text[],
      ${textArray(facts.map(({ deceased }) => String(deceased)))}::text[],
      ${textArray(facts.map(({ languages }) => languages.join(' ')))}::text[]
    ) as p (id, fhir_id, name, family, given, name_words, birth_date, gender, deceased, languages)
    on conflict (id) do update set name = excluded.name, family = excluded.family, given = excluded.given,
      name_words = excluded.name_words, birth_date = excluded.birth_date, gender = excluded.gender,
      deceased = excluded.deceased, languages = excluded.languages, updated_at = excluded.updated_at,
      seen_at = excluded.seen_at`.execute(db)
  await sql`delete from patient_aliases where patient_id = any(${ids}::text[]::uuid[])`.execute(db)
  const aliases = placed.flatMap(({ arrival }) => arrival.aliases.map(alias => ({ alias, id: arrival.id })))
  if (aliases.length === 0) return
  await sql`
    insert into patient_aliases (patient_id, alias_id)
    select patient::uuid, alias::uuid
    from unnest(${textArray(aliases.map(({ id }) => id))}::text[],
      ${textArray(aliases.map(({ alias }) => alias))}::text[]) as a (patient, alias)
    on conflict do nothing`.execute(db)
}
