import { CompiledQuery } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { PatientDb, RecordPermission } from '../access/index.ts'
import type { Kind } from './kind-of.ts'
import type { KnownPatient } from './queries.ts'

type Db = PatientDb<RecordPermission>

/** What a thing in the list says is found by these: `hash` is the fingerprint of its body. */
export type ListedThing = { id: string; hash: string; corrected: boolean }

export type ListedResult = ListedThing & {
  visit_id: string | null
  /** The newest report that names it, and where it stands among all that the report names. */
  report: string | null
  place: number | null
}

export type ResultPage = {
  known: KnownPatient | null
  /** The newest first. */
  results: ListedResult[]
  /** The visits at which they were found and the reports that name them. */
  beside: ListedThing[]
  /** How many there are in each year (null: without a date), whatever the page is narrowed to. */
  years: { year: number | null; count: number }[]
}

type Known = Omit<KnownPatient, 'seen_at'> & { seen_at: string }

/** One row for the whole page: reading thirty would cost more than anything else of it. */
type Row = {
  known: Known | null
  results:
    | [
        id: string,
        hash: string,
        corrected: boolean,
        visit: string | null,
        report: string | null,
        place: number,
      ][]
    | null
  beside: [id: string, hash: string, corrected: boolean][] | null
  years: ResultPage['years'] | null
}

/**
 * A page of all results, the newest first, with what stands beside them and whose they are, in one statement.
 * `years` are the first and the last that count. Nothing is read here of what the results say: `bodiesOf` gives
 * that. Written so that indexes answer by themselves: counting reads no row, and the page is taken from the top
 * of each kind's index, however long the record.
 */
export async function listResults(
  db: Db,
  choice: { zone: string; years: readonly [number, number] | null; limit: number; offset: number },
): Promise<ResultPage> {
  const { zone, years, limit, offset } = choice
  const [from, until] = years ?? [null, null]
  const parameters = [db.patient, from, until, limit, offset]
  return read(db, CompiledQuery.raw(pageStatement(zone), parameters))
}

/** The same for some results, whose ids are known; without counting. */
export const listTheseResults = (db: Db, ids: readonly string[]): Promise<ResultPage> =>
  read(db, CompiledQuery.raw(chosenStatement, [db.patient, `{${ids}}`]))

async function read(db: Db, query: CompiledQuery): Promise<ResultPage> {
  const { rows } = await db.executeQuery<Row>(query as CompiledQuery<Row>)
  const { known, results, beside, years } = rows[0] ?? {
    known: null,
    results: null,
    beside: null,
    years: null,
  }
  return {
    known: known && { ...known, seen_at: Temporal.Instant.fromEpochMilliseconds(Date.parse(known.seen_at)) },
    results: (results ?? []).map(([id, hash, corrected, visit_id, report, place]) => ({
      id,
      hash,
      corrected,
      visit_id,
      report,
      place,
    })),
    beside: (beside ?? []).map(([id, hash, corrected]) => ({ id, hash, corrected })),
    years: years ?? [],
  }
}

const resultKinds: readonly Kind[] = ['lab', 'finding']

/** A panel stands near its results in time; one that is further away is found on the page of each result. */
const panel_days = 31

const listed = `r.patient_id = $1 and not r.deleted and r.status is distinct from 'entered-in-error'`
const named = 'r.id, r.sort_at, r.visit_id, r.hash, r.corrected'

const pageStatements = new Map<string, string>()

/**
 * The statement for one zone. This is the page that people open most, so its text is made once and not at every
 * request. $1 patient, $2 and $3 first and last year or null, $4 limit, $5 offset.
 */
function pageStatement(zone: string): string {
  const known = pageStatements.get(zone)
  if (known !== undefined) return known
  const year = yearIn(zone)
  const top = (kind: Kind) => `(
      select ${named} from clinical_resources r
      where ${listed} and r.kind = '${kind}' and ($2::int is null or ${year} between $2::int and $3::int)
      order by r.sort_at desc nulls last, r.id limit $4::int + $5::int)`
  const chosen = `
      select t.* from (${resultKinds.map(top).join(' union all ')}) t
      order by t.sort_at desc nulls last, t.id limit $4::int offset $5::int`
  const years = `(
        select json_agg(json_build_object('year', y.year, 'count', y.count) order by y.year desc nulls last) from (
          select ${year} as year, count(*) as count from clinical_resources r
          where ${listed} and r.kind in (${resultKinds.map(kind => `'${kind}'`).join(', ')})
          group by 1) y)`
  const text = withWhatStandsBeside(chosen, years)
  pageStatements.set(zone, text)
  return text
}

/** $1 patient, $2 the ids. */
const chosenStatement = withWhatStandsBeside(
  `select ${named} from clinical_resources r where ${listed} and r.id = any($2::uuid[])`,
  'null::json',
)

function withWhatStandsBeside(chosen: string, years: string): string {
  return `
    with chosen as materialized (${chosen}
    ), near as materialized (
      select r.id, r.sort_at, r.hash, r.corrected, r.refs from clinical_resources r
      where ${listed} and r.kind = 'lab-report'
        and r.sort_at between (select min(c.sort_at) from chosen c) - interval '${panel_days} days'
          and (select max(c.sort_at) from chosen c) + interval '${panel_days} days'
    ), panelled as materialized (
      select distinct on (c.id) c.id, n.id as report, array_position(n.refs, c.id) as place
      from chosen c join near n on c.id = any (n.refs) order by c.id, n.sort_at desc nulls last, n.id
    )
    select ${years} as years, (
        select json_agg(json_build_array(c.id, c.hash, c.corrected, c.visit_id, p.report, p.place)
          order by c.sort_at desc nulls last, c.id)
        from chosen c left join panelled p on p.id = c.id
      ) as results, (
        select json_agg(json_build_array(b.id, b.hash, b.corrected)) from (
          select n.id, n.hash, n.corrected from near n where n.id in (select p.report from panelled p)
          union all
          select r.id, r.hash, r.corrected from clinical_resources r
          where r.patient_id = $1 and not r.deleted and r.type = 'Encounter'
            and r.id = any(array(select c.visit_id from chosen c))) b
      ) as beside, (
        select json_build_object('id', p.id, 'name', p.name, 'given', p.given, 'family', p.family,
          'birth_date', p.birth_date, 'gender', p.gender, 'deceased', p.deceased, 'languages', p.languages,
          'source', s.name, 'seen_at', p.seen_at)
        from patients p join sources s on s.id = p.source_id where p.id = $1
      ) as known`
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

/** What a list draws a thing from. */
export type ListedBody = ListedThing & { type: string; body: string }

const bodies = `
  select r.id, r.hash, r.corrected, r.type, coalesce(r.brief, r.body) as body from clinical_resources r
  where r.patient_id = $1 and r.id = any($2::uuid[]) and not r.deleted`

/** The bodies of these things of this patient, in no order, each with the fingerprint that it has by now. */
export async function bodiesOf(db: Db, ids: readonly string[]): Promise<ListedBody[]> {
  if (ids.length === 0) return []
  const { rows } = await db.executeQuery<ListedBody>(CompiledQuery.raw(bodies, [db.patient, `{${ids}}`]))
  return rows
}
