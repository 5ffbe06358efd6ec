import { sql } from 'kysely'
import type { Instant } from '../../../../platform/clock.ts'
import type { PatientId } from '../../../../platform/ids.ts'
import type { ClinicDb, ClinicPermission } from '../../../access/index.ts'
import type { DeskDb } from '../../handles.ts'
import type { MustMove } from '../../times/hours-of.ts'
import { toldToMove } from '../affected.ts'

/** A booking that can no longer be as booked. What it is for stands on its own page only. */
export type ToMove = {
  readonly patient_id: PatientId
  readonly id: string
  readonly patient_name: string | null
  readonly clinician_id: string
  readonly place_id: string
  readonly starts_at: Instant
  readonly needs_move: MustMove
  /** Its patient was told of it; after a month nobody knows any more. */
  readonly told: boolean
}

/** Bookings that are to be moved: how many, and a page of them, earliest first; pages count from 1. */
export async function listToMove(
  db: DeskDb,
  { page, rows: most }: { readonly page: number; readonly rows: number },
): Promise<{ rows: ToMove[]; total: number }> {
  const { rows } = await sql<Omit<ToMove, 'told'> & { readonly sequence: number }>`
    select a.patient_id, a.id, p.name as patient_name, a.clinician_id, a.place_id, a.starts_at, a.needs_move, a.sequence
    from appointments a left join patients p on p.id = a.patient_id
    where a.needs_move is not null and a.status = 'booked'
    order by a.starts_at, a.id limit ${most} offset ${(page - 1) * most}`.execute(db)
  const told = await toldToMove(
    db,
    rows.map(row => ({ ...row, why: row.needs_move })),
  )
  return {
    rows: rows.map(row => ({ ...row, told: told.has(row.id) })),
    total: await movesWaiting(db),
  }
}

/** How many bookings are to be moved. */
export async function movesWaiting(db: ClinicDb<ClinicPermission>): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from appointments where needs_move is not null and status = 'booked'`.execute(db)
  return rows[0]?.n ?? 0
}
