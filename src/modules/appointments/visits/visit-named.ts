import type { Look } from '../../../ui/page.ts'
import { appointmentOf } from '../booking/read-appointments.ts'
import { whenSaid } from '../finding/say.ts'
import type { SeeingDb } from '../handles.ts'
import { readSchedule } from '../schedule/read-schedule.ts'
import { words } from './words.ts'

/** One visit for a page of another area: what it is for, when it is, and the address of its own page. */
export type VisitNamed = { readonly title: string; readonly when: string; readonly href: string }

/** Null where the patient has no such visit for whoever asks. */
export async function visitNamed(
  db: SeeingDb & { readonly patient: Parameters<typeof appointmentOf>[1] },
  id: string,
  look: Look,
): Promise<VisitNamed | null> {
  const visit = await appointmentOf(db, db.patient, id)
  if (visit === null) return null
  const schedule = await readSchedule(db)
  return {
    title: schedule.types.get(visit.visit_type_id)?.name[look.lang] ?? words(look.lang).visit.unnamed,
    when: whenSaid(look, schedule, { starts_at: visit.starts_at, place: visit.place_id }),
    href: `/appointments/${visit.id}`,
  }
}
