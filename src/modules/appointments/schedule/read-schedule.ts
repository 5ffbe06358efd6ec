import { sql } from 'kysely'
import type { Tx } from '../../../platform/db.ts'
import type { Lang } from '../../../ui/page.ts'
import type { BookableBy, Mode } from '../states.ts'

export type InBoth = Readonly<Record<Lang, string>>

export type Place = {
  readonly id: string
  readonly name: string
  readonly address: string | null
  readonly phone: string | null
  /** IANA name: the clock by which the place keeps its hours, and by which its times are told. */
  readonly zone: string
  readonly location_id: string | null
  readonly active: boolean
}

export type Clinician = {
  readonly id: string
  readonly name: string
  readonly work: InBoth
  readonly languages: readonly string[]
  readonly practitioner_id: string | null
  /** Last day on which she sees patients (ISO date), if she leaves. */
  readonly leaves_on: string | null
  readonly active: boolean
}

export type VisitType = {
  readonly id: string
  readonly name: InBoth
  readonly about: InBoth
  readonly preparation: InBoth
  readonly minutes: number
  /** Minutes before and after in which the clinician is taken too. */
  readonly buffer_before: number
  readonly buffer_after: number
  /** Times are offered at every so many minutes from the beginning of the hours. */
  readonly step: number
  readonly mode: Mode
  readonly bookable_by: BookableBy
  readonly notice_minutes: number
  readonly ahead_days: number
  readonly cutoff_hours: number
  /** Groups of confidential matters (bits, decision 0013) that it tells of. */
  readonly needs: number
  readonly order_codes: readonly string[]
  readonly active: boolean
  /** Who sees it, by id. */
  readonly clinicians: readonly string[]
}

/** Where, who and what for, by id; in the order in which they are shown. What is no longer active is there too. */
export type Schedule = {
  readonly places: ReadonlyMap<string, Place>
  readonly clinicians: ReadonlyMap<string, Clinician>
  readonly types: ReadonlyMap<string, VisitType>
}

export type ScheduleRead = {
  places: Place[] | null
  clinicians: Clinician[] | null
  types: VisitType[] | null
}

/** One of each, by id; left out: all. */
type One = { readonly type: string; readonly clinician: string; readonly place: string }

/** Places, clinicians and kinds of visit as columns of a statement; read by `scheduleBy`. */
export function scheduleColumns(one?: One) {
  const only = (column: string, id: string | undefined) =>
    id === undefined ? sql`true` : sql`${sql.ref(column)} = ${id}`
  return sql`
    (select json_agg(json_build_object('id', id, 'name', name, 'address', address, 'phone', phone, 'zone', zone,
      'location_id', location_id, 'active', active) order by name)
      from schedule_places p where ${only('p.id', one?.place)}) as places,
    (select json_agg(json_build_object('id', id, 'name', name, 'work', json_build_object('en', work_en, 'es', work_es),
      'languages', languages, 'practitioner_id', practitioner_id, 'leaves_on', leaves_on, 'active', active)
      order by name) from schedule_clinicians c where ${only('c.id', one?.clinician)}) as clinicians,
    (select json_agg(json_build_object('id', t.id, 'name', json_build_object('en', name_en, 'es', name_es),
      'about', json_build_object('en', about_en, 'es', about_es),
      'preparation', json_build_object('en', preparation_en, 'es', preparation_es),
      'minutes', minutes, 'buffer_before', buffer_before, 'buffer_after', buffer_after, 'step', step, 'mode', mode,
      'bookable_by', bookable_by, 'notice_minutes', notice_minutes, 'ahead_days', ahead_days,
      'cutoff_hours', cutoff_hours, 'needs', needs, 'order_codes', order_codes, 'active', active,
      'clinicians', array(select v.clinician_id from visit_type_clinicians v where v.visit_type_id = t.id
        and ${only('v.clinician_id', one?.clinician)}))
      order by position, name_en) from visit_types t where ${only('t.id', one?.type)}) as types`
}

export const scheduleBy = (read: ScheduleRead | undefined): Schedule => ({
  places: byId(read?.places ?? null),
  clinicians: byId(read?.clinicians ?? null),
  types: byId(read?.types ?? null),
})

/** The clinic's places, clinicians and kinds of visit, in one statement: there are few of them. */
export async function readSchedule(db: Tx): Promise<Schedule> {
  const { rows } = await sql<ScheduleRead>`select ${scheduleColumns()}`.execute(db)
  return scheduleBy(rows[0])
}

const byId = <T extends { readonly id: string }>(list: readonly T[] | null): ReadonlyMap<string, T> =>
  new Map((list ?? []).map(one => [one.id, one]))
