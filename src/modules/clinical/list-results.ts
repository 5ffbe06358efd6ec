import { Temporal } from 'temporal-polyfill'
import type { Reading, RecordPermission } from '../access/index.ts'
import type { Kind } from './kind-of.ts'
import type { KnownPatient } from './queries.ts'

/** What a list draws a thing from. `hash` is the fingerprint of its body. */
export type ListedThing = { id: string; hash: string; corrected: boolean; type: string; body: string }

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
        type: string,
        visit: string | null,
        report: string | null,
        place: number,
      ][]
    | null
  beside: [id: string, hash: string, corrected: boolean, type: string][] | null
  /** Of the results and of what stands beside them, in their order. As JSON in JSON they would be read twice. */
  result_bodies: string | null
  beside_bodies: string | null
  years: ResultPage['years'] | null
}

/**
 * A page of all results, the newest first, with what stands beside them and whose they are, in one statement.
 * `years` are the first and the last that count. Written so that indexes answer by themselves: counting reads no row,
 * and the page is taken from the top of each kind's index, however long the record.
 */
export function listResults(choice: {
  zone: string
  years: readonly [number, number] | null
  limit: number
  offset: number
}): Reading<RecordPermission, ResultPage> {
  const { zone, years, limit, offset } = choice
  const [from, until] = years ?? [null, null]
  return { statement: { sql: pageStatement(zone), parameters: [from, until, limit, offset] }, from: pageFrom }
}

/** The same for some results, whose ids are known; without counting. */
export const listTheseResults = (ids: readonly string[]): Reading<RecordPermission, ResultPage> => ({
  statement: { sql: chosenStatement, parameters: [`{${ids}}`] },
  from: pageFrom,
})

function pageFrom(rows: readonly unknown[]): ResultPage {
  const row = rows[0] as Row | undefined
  const known = row?.known ?? null
  const bodies = apart(row?.result_bodies ?? '')
  const besideBodies = apart(row?.beside_bodies ?? '')
  return {
    known: known && { ...known, seen_at: Temporal.Instant.fromEpochMilliseconds(Date.parse(known.seen_at)) },
    results: (row?.results ?? []).map(([id, hash, corrected, type, visit_id, report, place], n) => ({
      ...{ id, hash, corrected, type, visit_id, report, place },
      get body() {
        return bodies(n)
      },
    })),
    beside: (row?.beside ?? []).map(([id, hash, corrected, type], n) => ({
      ...{ id, hash, corrected, type },
      get body() {
        return besideBodies(n)
      },
    })),
    years: row?.years ?? [],
  }
}

/** The sign "record separator": JSON has none of these, neither in its texts nor between them (RFC 8259). */
const between = '\x1e'

/** The bodies by their place, taken apart when the first is asked for: what was drawn lately asks for none. */
function apart(joined: string): (place: number) => string {
  let bodies: string[] | undefined
  return place => {
    bodies ??= joined.split(between)
    return bodies[place] ?? ''
  }
}

const resultKinds: readonly Kind[] = ['lab', 'finding']

/** A panel stands near its results in time; one that is further away is found on the page of each result. */
const panel_days = 31

const hers = 'r.patient_id = (select portal_patient()) and not r.deleted'
const listed = `${hers} and r.status is distinct from 'entered-in-error'`
const named = 'r.id, r.sort_at, r.visit_id, r.hash, r.corrected, r.type, coalesce(r.brief, r.body) as body'

const pageStatements = new Map<string, string>()

/**
 * The statement for one zone. This is the page that people open most, so its text is made once and not at every
 * request. $1 and $2 first and last year or null, $3 limit, $4 offset.
 */
function pageStatement(zone: string): string {
  const known = pageStatements.get(zone)
  if (known !== undefined) return known
  const year = yearIn(zone)
  const top = (kind: Kind) => `(
      select ${named} from clinical_resources r
      where ${listed} and r.kind = '${kind}' and ($1::int is null or ${year} between $1::int and $2::int)
      order by r.sort_at desc nulls last, r.id limit $3::int + $4::int)`
  const chosen = `
      select t.* from (${resultKinds.map(top).join(' union all ')}) t
      order by t.sort_at desc nulls last, t.id limit $3::int offset $4::int`
  const years = `(
        select json_agg(json_build_object('year', y.year, 'count', y.count) order by y.year desc nulls last) from (
          select ${year} as year, count(*) as count from clinical_resources r
          where ${listed} and r.kind in (${resultKinds.map(kind => `'${kind}'`).join(', ')})
          group by 1) y)`
  const text = withWhatStandsBeside(chosen, years)
  pageStatements.set(zone, text)
  return text
}

/** $1 the ids. */
const chosenStatement = withWhatStandsBeside(
  `select ${named} from clinical_resources r where ${listed} and r.id = any($1::uuid[])`,
  'null::json',
)

function withWhatStandsBeside(chosen: string, years: string): string {
  const order = 'order by c.sort_at desc nulls last, c.id'
  return `
    with chosen as materialized (${chosen}
    ), near as materialized (
      select ${named}, r.refs from clinical_resources r
      where ${listed} and r.kind = 'lab-report'
        and r.sort_at between (select min(c.sort_at) from chosen c) - interval '${panel_days} days'
          and (select max(c.sort_at) from chosen c) + interval '${panel_days} days'
    ), panelled as materialized (
      select distinct on (c.id) c.id, n.id as report, array_position(n.refs, c.id) as place
      from chosen c join near n on c.id = any (n.refs) order by c.id, n.sort_at desc nulls last, n.id
    ), results as (
      select json_agg(json_build_array(c.id, c.hash, c.corrected, c.type, c.visit_id, p.report, p.place) ${order})
          as listed,
        string_agg(c.body, e'\\x1e' ${order}) as bodies
      from chosen c left join panelled p on p.id = c.id
    ), beside as (
      select json_agg(json_build_array(b.id, b.hash, b.corrected, b.type)) as listed,
        string_agg(b.body, e'\\x1e') as bodies
      from (
        select n.id, n.hash, n.corrected, n.type, n.body from near n where n.id in (select p.report from panelled p)
        union all
        select r.id, r.hash, r.corrected, r.type, coalesce(r.brief, r.body) from clinical_resources r
        where ${hers} and r.type = 'Encounter' and r.id = any(array(select c.visit_id from chosen c))) b
    )
    select ${years} as years, results.listed as results, results.bodies as result_bodies, beside.listed as beside,
      beside.bodies as beside_bodies, (
        select json_build_object('id', p.id, 'name', p.name, 'given', p.given, 'family', p.family,
          'birth_date', p.birth_date, 'gender', p.gender, 'deceased', p.deceased, 'languages', p.languages,
          'source', s.name, 'seen_at', p.seen_at)
        from patients p join sources s on s.id = p.source_id where p.id = (select portal_patient())
      ) as known
    from results, beside`
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
