import { sql } from 'kysely'
import type { Instant } from '../../platform/clock.ts'
import type { PatientDb, RecordPermission } from '../access/index.ts'
import type { Kind } from './kind-of.ts'
import {
  type ClinicalRow,
  type ClinicalVersion,
  notByMistake,
  type Page,
  rowColumns,
  type SharedRow,
  wholeColumns,
} from './rows.ts'

type Db = PatientDb<RecordPermission>

export type ListChoice = {
  kinds: readonly Kind[]
  limit: number
  offset?: number
  /** Only these statuses, or (with `withoutStatuses`) all but these. */
  statuses?: readonly string[]
  withoutStatuses?: readonly string[]
  codeKeys?: readonly string[]
  /** From the first instant up to, not with, the second. */
  from?: Instant
  before?: Instant
}

/** A page of the resources of some kinds, the newest first, without those entered in error. */
export async function listByKind(db: Db, choice: ListChoice): Promise<Page> {
  const chosen = sql`
    r.patient_id = ${db.patient} and r.kind = any(${choice.kinds}::text[]) and not r.deleted and ${notByMistake}
    and (${choice.statuses ?? null}::text[] is null or r.status = any(${choice.statuses ?? null}::text[]))
    and (${choice.withoutStatuses ?? null}::text[] is null
      or r.status is null or r.status <> all(${choice.withoutStatuses ?? null}::text[]))
    and (${choice.codeKeys ?? null}::text[] is null or r.code_key = any(${choice.codeKeys ?? null}::text[]))
    and (${choice.from ?? null}::timestamptz is null or r.sort_at >= ${choice.from ?? null}::timestamptz)
    and (${choice.before ?? null}::timestamptz is null or r.sort_at < ${choice.before ?? null}::timestamptz)`
  const { rows } = await sql<ClinicalRow & { total: number }>`
    select counted.total, ${rowColumns}
    from (select count(*) as total from clinical_resources r where ${chosen}) counted
    left join lateral (
      select * from clinical_resources r where ${chosen}
      order by r.sort_at desc nulls last, r.id limit ${choice.limit} offset ${choice.offset ?? 0}
    ) r on true
    order by r.sort_at desc nulls last, r.id`.execute(db)
  return asPage(rows)
}

/** From rows that each carry the total, and are one row of nulls where nothing was found. */
export const asPage = (rows: (ClinicalRow & { total: number })[]): Page => ({
  rows: rows.filter(row => row.id !== null).map(({ total: _, ...row }) => row),
  total: rows[0]?.total ?? 0,
})

/**
 * One resource of this patient with its whole body; null if she has none of that id. Also finds what was entered in error. Its
 * `visit_id` is null where that visit is not on record itself, so that no link leads nowhere.
 */
export async function findById(db: Db, id: string): Promise<ClinicalRow | null> {
  const { rows } = await sql<ClinicalRow & { found_visit: string | null }>`
    select ${wholeColumns}, v.id as found_visit from clinical_resources r
    left join clinical_resources v
      on v.patient_id = ${db.patient} and v.id = r.visit_id and v.kind = 'visit' and not v.deleted
    where r.patient_id = ${db.patient} and r.id = ${id} and not r.deleted`.execute(db)
  const [row] = rows
  if (!row) return null
  const { found_visit, ...found } = row
  return { ...found, visit_id: found_visit }
}

/** The resources of this patient among these ids, in no order; ids of others and of nobody are left out. */
export async function findMany(db: Db, ids: readonly string[]): Promise<ClinicalRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<ClinicalRow>`
    select ${rowColumns} from clinical_resources r
    where r.patient_id = ${db.patient} and r.id = any(${[...new Set(ids)]}::uuid[]) and not r.deleted`.execute(
    db,
  )
  return rows
}

/** What the source said before about a resource that still stands, the latest first. */
export async function history(db: Db, id: string): Promise<ClinicalVersion[]> {
  const { rows } = await sql<ClinicalVersion>`
    select v.status, v.sort_at, v.body, v.last_updated, v.received_at, v.replaced_at
    from clinical_versions v
    where v.patient_id = ${db.patient} and v.id = ${id} and v.reason = 'replaced'
      and exists (select from clinical_resources r
        where r.patient_id = ${db.patient} and r.id = ${id} and not r.deleted)
    order by v.last_updated desc nulls last, v.received_at desc, v.hash`.execute(db)
  return rows
}

/** Everything that happened at a visit, in the order of time, without the visit itself. */
export async function byVisit(db: Db, visit: string): Promise<ClinicalRow[]> {
  const { rows } = await sql<ClinicalRow>`
    select ${rowColumns} from clinical_resources r
    where r.patient_id = ${db.patient} and r.visit_id = ${visit} and r.id <> ${visit}
      and not r.deleted and ${notByMistake}
    order by r.sort_at nulls last, r.type, r.id limit 2000`.execute(db)
  return rows
}

/** All results of some tests, the newest first: what a trend is drawn from. */
export async function byCode(db: Db, codeKeys: readonly string[], limit = 500): Promise<ClinicalRow[]> {
  const { rows } = await sql<ClinicalRow>`
    select ${rowColumns} from clinical_resources r
    where r.patient_id = ${db.patient} and r.code_key = any(${codeKeys}::text[])
      and not r.deleted and ${notByMistake}
    order by r.sort_at desc nulls last, r.id limit ${limit}`.execute(db)
  return rows
}

/** The newest resource of each code, with how many there are of it: a list of tests rather than of results. */
export async function latestPerCode(
  db: Db,
  kinds: readonly Kind[],
): Promise<(ClinicalRow & { count: number })[]> {
  const { rows } = await sql<ClinicalRow & { count: number }>`
    with newest as (
      select distinct on (r.code_key) r.id, count(*) over (partition by r.code_key) as count
      from clinical_resources r
      where r.patient_id = ${db.patient} and r.kind = any(${kinds}::text[]) and r.code_key is not null
        and not r.deleted and ${notByMistake}
      order by r.code_key, r.sort_at desc nulls last, r.id
    )
    select ${rowColumns}, newest.count from newest
    join clinical_resources r on r.patient_id = ${db.patient} and r.id = newest.id
    order by r.sort_at desc nulls last, r.id`.execute(db)
  return rows
}

/** The newest resource of each kind, with how many there are of it: what the record holds, at a glance. */
export async function latestPerKind(db: Db): Promise<(ClinicalRow & { count: number })[]> {
  const { rows } = await sql<ClinicalRow & { count: number }>`
    with newest as (
      select distinct on (r.kind) r.id, count(*) over (partition by r.kind) as count
      from clinical_resources r
      where r.patient_id = ${db.patient} and not r.deleted and ${notByMistake}
      order by r.kind, r.sort_at desc nulls last, r.id
    )
    select ${rowColumns}, newest.count from newest
    join clinical_resources r on r.patient_id = ${db.patient} and r.id = newest.id
    order by r.sort_at desc nulls last, r.id`.execute(db)
  return rows
}

/** The resources of some kinds that refer to any of these ids: reports of a result, notes of a visit. */
export async function referring(
  db: Db,
  ids: readonly string[],
  kinds: readonly Kind[],
): Promise<ClinicalRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<ClinicalRow>`
    select ${rowColumns} from clinical_resources r
    where r.patient_id = ${db.patient} and r.kind = any(${kinds}::text[])
      and r.refs && ${ids}::uuid[] and not r.deleted and ${notByMistake}
    order by r.sort_at desc nulls last, r.id limit 500`.execute(db)
  return rows
}

/**
 * The shared things behind these ids, found also under the id that a conditional reference
 * (`Practitioner?identifier=…`) stands for; one that fits several stands for none of them, since a guess would
 * name the wrong clinician. Keyed by the id that was asked for.
 */
export async function sharedByIds(db: Db, ids: readonly (string | null)[]): Promise<Map<string, SharedRow>> {
  const asked = [...new Set(ids.filter(id => id !== null))]
  if (asked.length === 0) return new Map()
  // Two flat joins: a lateral one would go through row-level security anew for each id.
  const { rows } = await sql<SharedRow & { asked: string }>`
    select asked, id, type, name, refs, coalesce(brief, body) as body from (
      select n.asked, 0 as rank, s.* from (
        select l.alias_id as asked, (array_agg(l.shared_id))[1] as shared_id
        from shared_aliases l join shared_resources named on named.id = l.shared_id and named.open
        where l.alias_id = any(${asked}::uuid[])
        group by l.alias_id having count(*) = 1
      ) n join shared_resources s on s.id = n.shared_id and s.open
      union all
      select s.id, 1, s.* from shared_resources s where s.id = any(${asked}::uuid[]) and s.open
    ) found
    order by rank`.execute(db)
  // An id of its own comes last, and so before the same id as an alias.
  return new Map(rows.map(({ asked: key, ...row }) => [key, row]))
}

/** How many resources of each kind there are, without those entered in error. */
export async function countsByKind(db: Db): Promise<Map<Kind, number>> {
  const { rows } = await sql<{ kind: Kind; count: number }>`
    select r.kind, count(*) as count from clinical_resources r
    where r.patient_id = ${db.patient} and not r.deleted and ${notByMistake}
    group by r.kind`.execute(db)
  return new Map(rows.map(({ kind, count }) => [kind, count]))
}

/** What the record holds anything about: its different code keys (see `codeKeyOf`). */
export async function codeKeysHeld(db: Db): Promise<string[]> {
  const { rows } = await sql<{ code_key: string }>`
    select distinct r.code_key from clinical_resources r
    where r.patient_id = ${db.patient} and r.code_key is not null and not r.deleted`.execute(db)
  return rows.map(row => row.code_key)
}

export type KnownPatient = {
  id: string
  name: string
  given: string | null
  family: string | null
  birth_date: string | null
  gender: string | null
  deceased: boolean
  languages: string[]
  /** The name of the source that the record comes from, and when it last sent something of this patient. */
  source: string
  seen_at: Instant
}

/** Whose record this is, and "last updated from … at …". Null before the first import of this patient. */
export async function knownPatient(db: Db): Promise<KnownPatient | null> {
  const { rows } = await sql<KnownPatient>`
    select p.id, p.name, p.given, p.family, p.birth_date, p.gender, p.deceased, p.languages,
      s.name as source, p.seen_at
    from patients p join sources s on s.id = p.source_id
    where p.id = ${db.patient}`.execute(db)
  return rows[0] ?? null
}
