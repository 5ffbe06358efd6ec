import type { ManagerDb } from '../../handles.ts'
import type { Part } from '../affected.ts'
import type { Clinician } from '../read-schedule.ts'

export type ClinicianTyped = Pick<
  Clinician,
  'name' | 'work' | 'languages' | 'practitioner_id' | 'leaves_on'
> & {
  /** Kinds of visit that she sees, of those that the form offered. */
  readonly types: readonly string[]
}

const columnsOf = ({ name, work, languages, practitioner_id, leaves_on }: ClinicianTyped) => ({
  name,
  work_en: work.en,
  work_es: work.es,
  languages: [...languages],
  practitioner_id,
  leaves_on,
})

/** Adds a clinician under an id that the form brought: the same form sent twice adds one. */
export async function addClinician(db: ManagerDb, id: string, typed: ClinicianTyped): Promise<void> {
  await db
    .insertInto('schedule_clinicians')
    .values({ id, ...columnsOf(typed) })
    .onConflict(conflict => conflict.column('id').doNothing())
    .execute()
  await setTypes(db, id, typed.types, typed.types)
}

/** Changes a clinician. Bookings are touched by the last day alone; what is booked of a kind no longer seen stays. */
export async function changeClinician(
  db: ManagerDb,
  before: Clinician,
  typed: ClinicianTyped,
  offered: readonly string[],
): Promise<Part | null> {
  await db.updateTable('schedule_clinicians').set(columnsOf(typed)).where('id', '=', before.id).execute()
  await setTypes(db, before.id, typed.types, offered)
  return before.leaves_on === typed.leaves_on ? null : { clinicians: [before.id] }
}

/** Takes a clinician off the schedule, or puts her back on it. */
export async function putOnSchedule(db: ManagerDb, id: string, active: boolean): Promise<Part> {
  await db.updateTable('schedule_clinicians').set({ active }).where('id', '=', id).execute()
  return { clinicians: [id] }
}

/** Which of the offered kinds of visit she sees; others stay as they are. */
async function setTypes(
  db: ManagerDb,
  clinician_id: string,
  types: readonly string[],
  offered: readonly string[],
): Promise<void> {
  const dropped = offered.filter(id => !types.includes(id))
  if (dropped.length > 0)
    await db
      .deleteFrom('visit_type_clinicians')
      .where('clinician_id', '=', clinician_id)
      .where('visit_type_id', 'in', dropped)
      .execute()
  if (types.length > 0)
    await db
      .insertInto('visit_type_clinicians')
      .values(types.map(visit_type_id => ({ visit_type_id, clinician_id })))
      .onConflict(conflict => conflict.doNothing())
      .execute()
}
