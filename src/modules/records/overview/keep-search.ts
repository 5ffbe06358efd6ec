import { sql } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import type { PatientDb, RecordPermission } from '../../access/index.ts'
import './tables.ts'

type Db = PatientDb<RecordPermission>

export const longest_search = 200
const kept_hours = 24
const most_kept = 10

/**
 * Keeps what somebody searches for under an id, so that no address ever holds it. At most ten of a person stay,
 * none longer than a day; older ones go on the way.
 */
export async function keepSearch(db: Db, text: string, now: Instant): Promise<string> {
  const id = newId()
  await sql`
    delete from record_searches
    where patient_id = ${db.patient} and account_id = portal_account() and (
      made_at < ${now.subtract({ hours: kept_hours })}
      or id not in (
        select id from record_searches
        where patient_id = ${db.patient} and account_id = portal_account()
        order by made_at desc, id limit ${most_kept - 1}))`.execute(db)
  await sql`
    insert into record_searches (patient_id, id, account_id, text, made_at)
    values (${db.patient}, ${id}, portal_account(), ${text}, ${now})`.execute(db)
  return id
}

/** What was searched for under this id by this person in this record, within the last day; null otherwise. */
export async function searchText(db: Db, id: string, now: Instant): Promise<string | null> {
  const row = await db
    .selectFrom('record_searches')
    .select('text')
    .where('patient_id', '=', db.patient)
    .where('id', '=', id)
    .where('made_at', '>', now.subtract({ hours: kept_hours }))
    .executeTakeFirst()
  return row?.text ?? null
}
