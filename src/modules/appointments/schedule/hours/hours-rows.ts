import { sql } from 'kysely'
import type { DeskDb, ManagerDb } from '../../handles.ts'

/** Weekly hours as they stand in the table; times as `09:00`, dates as ISO text. */
export type HoursRow = {
  readonly id: string
  readonly clinician_id: string
  readonly place_id: string
  readonly weekday: number
  readonly from_time: string
  readonly until_time: string
  readonly valid_from: string
  readonly valid_until: string | null
  readonly visit_types: readonly string[] | null
}

const columns = sql.raw(`id, clinician_id, place_id, weekday, to_char(from_time, 'HH24:MI') as from_time,
  to_char(until_time, 'HH24:MI') as until_time, valid_from, valid_until, visit_types`)

/** Hours of one clinician, or of all, that hold on this day or later, in the order of the week. */
export async function hoursFrom(
  db: DeskDb | ManagerDb,
  clinician: string | null,
  day: string,
): Promise<HoursRow[]> {
  const { rows } = await sql<HoursRow>`
    select ${columns} from schedule_hours
    where (${clinician}::uuid is null or clinician_id = ${clinician})
      and (valid_until is null or valid_until >= ${day}::date)
    order by weekday, from_time, valid_from, id`.execute(db)
  return rows
}

export async function hoursById(db: ManagerDb, id: string): Promise<HoursRow | null> {
  const { rows } = await sql<HoursRow>`select ${columns} from schedule_hours where id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** A day beside the weekly hours: its row begins and ends on it. */
export const isSingleDay = (row: Pick<HoursRow, 'valid_from' | 'valid_until'>): boolean =>
  row.valid_from === row.valid_until
