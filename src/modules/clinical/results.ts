import { CompiledQuery, sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { PatientDb, RecordPermission } from '../access/index.ts'
import type { Kind } from './kind-of.ts'
import { type ClinicalRow, notByMistake, rowColumns } from './rows.ts'

type Db = PatientDb<RecordPermission>

/** What the list of results holds: results, and reports of laboratories that are a result themselves. */
const resultKinds: readonly Kind[] = ['lab', 'finding']
const reportKinds: readonly Kind[] = ['lab-report', 'imaging-report', 'report']

/** What a list needs of a result, a report or a visit. */
export type ListedRow = Pick<
  ClinicalRow,
  'id' | 'type' | 'status' | 'visit_id' | 'refs' | 'corrected' | 'body'
>

export type ResultPage = {
  rows: ListedRow[]
  /** The visits at which these were found, and the reports that name them, the newest first. */
  beside: ListedRow[]
  /** How many there are in each year (null: without a date), whatever the page is narrowed to. */
  years: { year: number | null; count: number }[]
}

// No times, and references only where they tell which results a report names: what a list
// does not need is not read.
const listedColumns = `r.id, r.type, r.status, r.visit_id, r.corrected, coalesce(r.brief, r.body) as body,
  case when r.type = 'DiagnosticReport' then r.refs else '{}' end as refs`

/**
 * A page of all results, the newest first, with what stands beside them, in one statement. `years` are the first
 * and the last that count. Written so that indexes answer by themselves: counting reads no row, and the page is
 * taken from the top of each kind's index, however long the record.
 */
export async function listResults(
  db: Db,
  choice: { zone: string; years: readonly [number, number] | null; limit: number; offset: number },
): Promise<ResultPage> {
  const { zone, years, limit, offset } = choice
  const [from, until] = years ?? [null, null]
  const parameters = [db.patient, from, until, limit, offset]
  const { rows } = await db.executeQuery<ListedRow & Pick<ResultPage, 'years'> & { part: Part }>(
    CompiledQuery.raw(listStatement(zone), parameters),
  )
  return {
    rows: rows.filter(({ part }) => part === 'row'),
    beside: rows.filter(({ part }) => part === 'beside'),
    years: rows.find(({ part }) => part === 'years')?.years ?? [],
  }
}

type Part = 'row' | 'beside' | 'years'

/** A panel stands near its results in time; one that is further away is found on the page of each result. */
const panel_days = 31

const statements = new Map<string, string>()

/**
 * The statement for one zone. This is the page that people open most, so its text is made once and not at every
 * request. $1 patient, $2 and $3 first and last year or null, $4 limit, $5 offset.
 */
function listStatement(zone: string): string {
  const known = statements.get(zone)
  if (known !== undefined) return known
  const year = yearIn(zone)
  const listed = `r.patient_id = $1 and not r.deleted and r.status is distinct from 'entered-in-error'`
  const top = (kind: Kind) => `(
      select r.id, r.sort_at, r.visit_id from clinical_resources r
      where ${listed} and r.kind = '${kind}' and ($2::int is null or ${year} between $2::int and $3::int)
      order by r.sort_at desc nulls last, r.id limit $4::int + $5::int)`
  const text = `
    with chosen as materialized (
      select t.id, t.sort_at, t.visit_id from (${resultKinds.map(top).join(' union all ')}) t
      order by t.sort_at desc nulls last, t.id limit $4::int offset $5::int
    ), near as materialized (
      select r.id, r.refs from clinical_resources r
      where ${listed} and r.kind = 'lab-report'
        and r.sort_at between (select min(c.sort_at) from chosen c) - interval '${panel_days} days'
          and (select max(c.sort_at) from chosen c) + interval '${panel_days} days'
    )
    select part, years, id, type, status, visit_id, corrected, body, refs from (
    select 'years' as part, null::timestamptz as at, (
        select json_agg(json_build_object('year', y.year, 'count', y.count) order by y.year desc nulls last) from (
          select ${year} as year, count(*) as count from clinical_resources r
          where ${listed} and r.kind in (${resultKinds.map(kind => `'${kind}'`).join(', ')})
          group by 1) y
      ) as years, null as id, null as type, null as status, null as visit_id, null as corrected, null as body,
      null as refs
    union all select 'row', c.sort_at, null, ${listedColumns}
      from chosen c join clinical_resources r on r.patient_id = $1 and r.id = c.id
    union all select 'beside', r.sort_at, null, ${listedColumns} from clinical_resources r
      where r.patient_id = $1 and not r.deleted and r.id = any(array(
        select c.visit_id from chosen c
        union all select n.id from near n where n.refs && array(select c.id from chosen c)))
    ) parts order by part, at desc nulls last, id`
  statements.set(zone, text)
  return text
}

const first_year = 1900
const last_year = 2100

/**
 * The year of a row by the calendar of the zone, as an expression over `r.sort_at`: which of the zone's New
 * Years it comes after. Reckoning with the zone for each row costs four times as much.
 */
function yearIn(zone: string): string {
  const newYears = Array.from({ length: last_year - first_year }, (_, n) =>
    Temporal.PlainDate.from({ year: first_year + n, month: 1, day: 1 })
      .toZonedDateTime(zone)
      .toInstant()
      .toString(),
  )
  return `(width_bucket(r.sort_at, '{${newYears}}'::timestamptz[]) + ${first_year - 1})`
}

const most_judged = 5_000

/** All results that say something of a range or of how they are to be judged, the newest first. */
export async function judgedResults(db: Db): Promise<ClinicalRow[]> {
  const { rows } = await sql<ClinicalRow>`
    select ${rowColumns} from clinical_resources r
    where r.patient_id = ${db.patient} and r.kind = any(${resultKinds}::text[])
      and not r.deleted and ${notByMistake}
      and (strpos(coalesce(r.brief, r.body), '"referenceRange"') > 0
        or strpos(coalesce(r.brief, r.body), '"interpretation"') > 0)
    order by r.sort_at desc nulls last, r.id limit ${most_judged}`.execute(db)
  return rows
}

/** The reports that name any of these results, the newest first, and the visits with these ids. */
export async function reportsAndVisits(
  db: Db,
  results: readonly string[],
  visits: readonly string[],
): Promise<ClinicalRow[]> {
  const { rows } = await sql<ClinicalRow>`
    select * from (
      select ${rowColumns} from clinical_resources r
      where r.patient_id = ${db.patient} and r.id = any(${visits}::uuid[]) and not r.deleted
      union all
      select ${rowColumns} from clinical_resources r
      where r.patient_id = ${db.patient} and r.kind = any(${reportKinds}::text[]) and r.type = 'DiagnosticReport'
        and r.refs && ${results}::uuid[] and not r.deleted and ${notByMistake}
    ) r order by r.sort_at desc nulls last, r.id limit 500`.execute(db)
  return rows
}

const most_of_one_test = 500

/**
 * What stands around one thing: its visit and whatever else it names (a sample, pictures, results), the reports
 * that name it, the other results of those reports, and the newest results of the same test.
 */
export async function around(
  db: Db,
  row: Pick<ClinicalRow, 'id' | 'refs' | 'visit_id' | 'code_key'>,
): Promise<ClinicalRow[]> {
  const named = [...row.refs, row.visit_id].filter(id => id !== null && id !== row.id)
  const { rows } = await sql<ClinicalRow>`
    with reports as materialized (
      select r.id, r.refs from clinical_resources r
      where r.patient_id = ${db.patient} and r.kind = any(${reportKinds}::text[]) and r.type = 'DiagnosticReport'
        and r.refs && array[${row.id}::uuid] and not r.deleted and ${notByMistake}
      limit 20
    )
    select ${rowColumns} from clinical_resources r
    where r.patient_id = ${db.patient} and not r.deleted and r.kind <> 'patient' and r.id = any(array(
      select unnest(${named}::uuid[])
      union select p.id from reports p
      union select o.id from reports p join clinical_resources o
        on o.patient_id = ${db.patient} and o.id = any(p.refs) and o.type = 'Observation'
      union (select r.id from clinical_resources r
        where r.patient_id = ${db.patient} and r.code_key = ${row.code_key} and r.type = 'Observation'
          and not r.deleted and ${notByMistake}
        order by r.sort_at desc nulls last limit ${most_of_one_test})
    ))
    order by r.sort_at desc nulls last, r.id limit 1000`.execute(db)
  return rows
}

/** One of the newest results of a test, with the place among them (from 1), their number, and when they began. */
export type TestRow = ClinicalRow & { place: number; count: number; first_at: ClinicalRow['sort_at'] }

const most_of_a_test = 8

/**
 * The newest few results of every test, the test done last first. What has no code is a test of its own. So is a
 * panel none of whose results came with it: nothing else would show it.
 */
export async function testsHeld(db: Db): Promise<TestRow[]> {
  const { rows } = await sql<TestRow>`
    with ranked as (
      select r.id, row_number() over w as place, count(*) over of_one as count, min(r.sort_at) over of_one as first_at,
        max(r.sort_at) over of_one as last_at, coalesce(r.code_key, r.id::text) as test
      from clinical_resources r
      where r.patient_id = ${db.patient} and not r.deleted and ${notByMistake}
        and (r.kind = any(${resultKinds}::text[]) or (r.kind = 'lab-report' and not exists (
          select from clinical_resources o
          where o.patient_id = ${db.patient} and o.id = any(r.refs) and o.type = 'Observation' and not o.deleted)))
      window of_one as (partition by coalesce(r.code_key, r.id::text)),
        w as (of_one order by r.sort_at desc nulls last, r.id)
    )
    select ranked.place, ranked.count, ranked.first_at, ${rowColumns} from ranked
    join clinical_resources r on r.patient_id = ${db.patient} and r.id = ranked.id
    where ranked.place <= ${most_of_a_test}
    order by ranked.last_at desc nulls last, ranked.test, ranked.place`.execute(db)
  return rows
}
