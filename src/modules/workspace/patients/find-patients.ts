import { sql } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import { type AccountId, isUuid, newId, type PatientId } from '../../../platform/ids.ts'
import type { ClinicDb } from '../../access/index.ts'
import { plainWords } from '../../clinical/index.ts'
import '../tables.ts'

/** Staff who may open a record, with a reason or in an emergency, may find it first (`staff-roles.ts`). */
export type FindingDb = ClinicDb<'patients:find' | 'patients:open' | 'patients:emergency' | 'patients:see-as'>

export const longest_find = 200
const most_found = 50
const kept_hours = 24

/** Keeps what was searched for under an id, so that no address holds a person's name; old ones go on the way. */
export async function keepFind(db: FindingDb, text: string, now: Instant): Promise<string> {
  const id = newId()
  await db
    .deleteFrom('staff_searches')
    .where('account_id', '=', db.account)
    .where('made_at', '<', now.subtract({ hours: kept_hours }))
    .execute()
  await db
    .insertInto('staff_searches')
    .values({ account_id: db.account, id, text: text.slice(0, longest_find), made_at: now })
    .execute()
  return id
}

/** What this member of staff searched for under this id; null if nobody did, or somebody else. */
export async function keptFind(db: FindingDb, id: string): Promise<string | null> {
  const row = await db
    .selectFrom('staff_searches')
    .select('text')
    .where('account_id', '=', db.account)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.text ?? null
}

export type FoundPatient = {
  id: PatientId
  name: string
  birth_date: string | null
  source: string
  /** The number by which that source knows the patient. */
  fhir_id: string
}

/** `2011-04-23`, `23/4/2011` would be guesses: a birth date is taken as the forms write it. */
const birthDate = /\b(\d{4}-\d{2}-\d{2})\b/

/**
 * Patients whose names begin with all the words, and who were born on the date if there is one among them; or
 * the one whose number it is. At most 50, by family name.
 */
export async function findPatients(db: FindingDb, text: string): Promise<FoundPatient[]> {
  const born = birthDate.exec(text)?.[1] ?? null
  const rest = born === null ? text : text.replace(born, ' ')
  const starts = plainWords(rest).map(word => `% ${word}%`)
  if (starts.length === 0 && born === null) return []
  const { rows } = await sql<FoundPatient>`
    select p.id, p.name, p.birth_date, s.name as source, p.fhir_id
    from patients p join sources s on s.id = p.source_id
    where (p.name_words like all(${starts}::text[]) and (${born}::date is null or p.birth_date = ${born}::date))
      or p.fhir_id = ${text.trim()} or p.id = ${isUuid(text.trim()) ? text.trim() : null}::uuid
    order by p.family, p.given, p.id limit ${most_found}`.execute(db)
  return rows
}

export type KnownPatient = FoundPatient & { gender: string | null; languages: string[] }

/** The one patient with this id, as far as finding a patient shows; null if there is none. */
export async function patientById(db: FindingDb, id: string): Promise<KnownPatient | null> {
  const { rows } = await sql<KnownPatient>`
    select p.id, p.name, p.birth_date, p.gender, p.languages, s.name as source, p.fhir_id
    from patients p join sources s on s.id = p.source_id where p.id = ${id}`.execute(db)
  return rows[0] ?? null
}

export type OwnAccount = { account_id: AccountId; email: string; language: 'en' | 'es' | null }

/** The patient's own account, if she has one. */
export async function ownAccountOf(db: FindingDb, patient: PatientId): Promise<OwnAccount | null> {
  const { rows } = await sql<OwnAccount>`select * from access_own_account(${patient})`.execute(db)
  return rows[0] ?? null
}

export type Opening = { relation: 'staff' | 'emergency'; starts_at: Instant; ends_at: Instant }

/** What this member of staff has open of this patient now. */
export async function openingOf(db: FindingDb, patient: PatientId, now: Instant): Promise<Opening | null> {
  const row = await db
    .selectFrom('access_grants')
    .select(['relation', 'starts_at', 'ends_at'])
    .where('patient_id', '=', patient)
    .where('account_id', '=', db.account)
    .where('relation', 'in', ['staff', 'emergency'])
    .where('revoked_at', 'is', null)
    .where('starts_at', '<=', now)
    .where('ends_at', '>', now)
    .orderBy(eb => eb.case().when('relation', '=', 'emergency').then(0).else(1).end())
    .executeTakeFirst()
  return (row ?? null) as Opening | null
}
