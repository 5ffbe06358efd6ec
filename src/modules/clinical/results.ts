import { sql } from 'kysely'
import type { PatientDb, RecordPermission } from '../access/index.ts'
import type { Kind } from './kind-of.ts'
import { type ClinicalRow, notByMistake, rowColumns } from './rows.ts'

type Db = PatientDb<RecordPermission>

/** What the list of results holds: results, and reports of laboratories that are a result themselves. */
const resultKinds: readonly Kind[] = ['lab', 'finding']
const reportKinds: readonly Kind[] = ['lab-report', 'imaging-report', 'report']

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
