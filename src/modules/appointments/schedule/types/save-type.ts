import { sql } from 'kysely'
import type { Instant } from '../../../../platform/clock.ts'
import type { DeskDb, ManagerDb } from '../../handles.ts'
import type { VisitType } from '../read-schedule.ts'

export type TypeTyped = Omit<VisitType, 'id' | 'active'> & { readonly position: number }

const columnsOf = (typed: TypeTyped) => ({
  name_en: typed.name.en,
  name_es: typed.name.es,
  about_en: typed.about.en,
  about_es: typed.about.es,
  preparation_en: typed.preparation.en,
  preparation_es: typed.preparation.es,
  minutes: typed.minutes,
  buffer_before: typed.buffer_before,
  buffer_after: typed.buffer_after,
  step: typed.step,
  mode: typed.mode,
  bookable_by: typed.bookable_by,
  notice_minutes: typed.notice_minutes,
  ahead_days: typed.ahead_days,
  cutoff_hours: typed.cutoff_hours,
  needs: typed.needs,
  order_codes: [...typed.order_codes],
  position: typed.position,
})

/** Adds a kind of visit under an id that the form brought: the same form sent twice adds one. */
export async function addType(db: ManagerDb, id: string, typed: TypeTyped): Promise<void> {
  await db
    .insertInto('visit_types')
    .values({ id, ...columnsOf(typed) })
    .onConflict(conflict => conflict.column('id').doNothing())
    .execute()
  await setClinicians(db, id, typed.clinicians)
}

/**
 * Changes a kind of visit. What is booked keeps its time and length. What becomes confidential hides what there is of
 * this kind already; what is no longer confidential shows nothing that was booked as such.
 */
export async function changeType(db: ManagerDb, before: VisitType, typed: TypeTyped): Promise<void> {
  await db.updateTable('visit_types').set(columnsOf(typed)).where('id', '=', before.id).execute()
  await setClinicians(db, before.id, typed.clinicians)
  const more = typed.needs & ~before.needs
  if (more === 0) return
  for (const table of ['appointments', 'appointment_requests', 'appointment_tickets'])
    await sql`update ${sql.table(table)} set needs = needs | ${more} where visit_type_id = ${before.id}`.execute(
      db,
    )
  await sql`
    update appointment_events e set needs = e.needs | ${more} from appointments a
    where a.patient_id = e.patient_id and a.id = e.appointment_id and a.visit_type_id = ${before.id}`.execute(
    db,
  )
}

/** Offers a kind of visit, or no more. What is booked stays. */
export async function offerType(db: ManagerDb, id: string, active: boolean): Promise<void> {
  await db.updateTable('visit_types').set({ active }).where('id', '=', id).execute()
}

async function setClinicians(db: ManagerDb, visit_type_id: string, clinicians: readonly string[]) {
  await db.deleteFrom('visit_type_clinicians').where('visit_type_id', '=', visit_type_id).execute()
  if (clinicians.length > 0)
    await db
      .insertInto('visit_type_clinicians')
      .values(clinicians.map(clinician_id => ({ visit_type_id, clinician_id })))
      .execute()
}

/** Where a kind of visit stands in the list; the schedule itself comes in that order. */
export async function positionOf(db: ManagerDb, id: string): Promise<number> {
  const row = await db.selectFrom('visit_types').select('position').where('id', '=', id).executeTakeFirst()
  return row?.position ?? 0
}

/** How many visits of this kind are booked from now on. */
export async function standingOf(db: DeskDb | ManagerDb, id: string, now: Instant): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from appointments
    where visit_type_id = ${id} and status = 'booked' and starts_at > ${now}`.execute(db)
  return rows[0]?.n ?? 0
}
