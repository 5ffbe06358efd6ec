import { type Selectable, sql } from 'kysely'
import type { Tables } from '../../../platform/db.ts'
import type { SystemDb } from '../../access/index.ts'

/** A clinic's schedule as another system had it, in rows of the tables of the same names. */
export type WholeSchedule = {
  readonly [Table in (typeof tables)[number]]: readonly Selectable<Tables[Table]>[]
}

/** In this order, since rows name rows of those before. */
const tables = [
  'schedule_places',
  'schedule_clinicians',
  'visit_types',
  'visit_type_clinicians',
  'schedule_hours',
  'schedule_closures',
] as const

/** Takes a whole schedule over into a portal that has none; false, and nothing done, where it has one. */
export async function setUpSchedule(db: SystemDb, whole: WholeSchedule): Promise<boolean> {
  const there = await db.selectFrom('schedule_places').select('id').limit(1).executeTakeFirst()
  if (there) return false
  for (const table of tables) await insertRows(db, table, whole[table])
  return true
}

/** Whole rows, as many as there are, in one statement. */
export async function insertRows<Table extends keyof Tables & string>(
  db: SystemDb,
  table: Table,
  rows: readonly Selectable<Tables[Table]>[],
): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into ${sql.table(table)}
    select * from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)`.execute(
    db,
  )
}
