import { sql } from 'kysely'
import type { Instant } from '../../../../platform/clock.ts'
import type { DeskDb, ManagerDb } from '../../handles.ts'

export type ClosureRow = {
  readonly id: string
  readonly clinician_id: string | null
  readonly place_id: string | null
  readonly starts_at: Instant
  readonly ends_at: Instant
  readonly kind: 'holiday' | 'closed' | 'away' | 'blocked' | 'elsewhere'
  readonly note: string | null
}

/** Closures that run or are to come, of one clinician or of all: how many, and a page of them; pages count from 1. */
export async function closuresComing(
  db: DeskDb | ManagerDb,
  of: { readonly clinician: string | null; readonly page: number; readonly rows: number },
  now: Instant,
): Promise<{ rows: ClosureRow[]; total: number }> {
  // What the EHR has booked fills its days without being anybody's decision here.
  const which = sql`ended_at is null and ends_at > ${now} and kind <> 'elsewhere'
    and (${of.clinician}::uuid is null or clinician_id = ${of.clinician})`
  const { rows } = await sql<ClosureRow>`
    select id, clinician_id, place_id, starts_at, ends_at, kind, note from schedule_closures where ${which}
    order by starts_at, id limit ${of.rows} offset ${(of.page - 1) * of.rows}`.execute(db)
  const counted = await sql<{ n: number }>`
    select count(*) as n from schedule_closures where ${which}`.execute(db)
  return { rows, total: counted.rows[0]?.n ?? 0 }
}
