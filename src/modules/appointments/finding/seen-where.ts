import type { Instant } from '../../../platform/clock.ts'
import type { PatientDb } from '../../access/index.ts'
import type { Clinician, Place, Schedule, VisitType } from '../schedule/read-schedule.ts'
import type { Draft } from './drafts.ts'

/** Who sees a kind of visit, and where; both in the order in which they are shown. */
export type SeenWhere = {
  readonly clinicians: readonly { readonly clinician: Clinician; readonly places: readonly Place[] }[]
  readonly places: readonly Place[]
  /** Languages that some of them speak and others do not: only these are worth asking for. */
  readonly languages: readonly string[]
}

/** Whether there is anything to choose: among clinicians, or among places where she has to go somewhere. */
export const hasChoice = ({ clinicians, places }: SeenWhere, { mode }: VisitType): boolean =>
  clinicians.length > 1 || (mode === 'in-person' && places.length > 1)

/** A draft as if she had chosen the only one that there is. */
export const withTheOnly = (draft: Draft, { clinicians, places }: SeenWhere): Draft => ({
  ...draft,
  clinician_id: clinicians.length === 1 ? (clinicians[0]?.clinician.id ?? null) : draft.clinician_id,
  place_id: places.length === 1 ? (places[0]?.id ?? null) : draft.place_id,
})

/**
 * With whom and where a kind of visit can be had, by the weekly hours that are valid now or will be. `only` is the
 * clinician whom an order names.
 */
export async function seenWhere(
  db: PatientDb<'appointments:write'>,
  { clinicians, places }: Schedule,
  type: VisitType,
  only: string | null,
  now: Instant,
): Promise<SeenWhere> {
  const ids = type.clinicians.filter(id => only === null || id === only)
  if (ids.length === 0) return { clinicians: [], places: [], languages: [] }
  const hours = await db
    .selectFrom('schedule_hours')
    .select(['clinician_id', 'place_id', 'visit_types'])
    .distinct()
    .where('clinician_id', 'in', ids)
    .where(eb => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>=', now.toString().slice(0, 10))]))
    .execute()
  const theirs = hours.filter(({ visit_types }) => visit_types === null || visit_types.includes(type.id))
  const seen = [...clinicians.values()].flatMap(clinician => {
    const at = new Set(theirs.filter(one => one.clinician_id === clinician.id).map(one => one.place_id))
    const open = [...places.values()].filter(place => place.active && at.has(place.id))
    return clinician.active && open.length > 0 ? [{ clinician, places: open }] : []
  })
  const spoken = Map.groupBy(
    seen.flatMap(({ clinician }) => clinician.languages),
    language => language,
  )
  return {
    clinicians: seen,
    places: [...places.values()].filter(place => seen.some(one => one.places.includes(place))),
    languages: [...spoken].filter(([, by]) => by.length < seen.length).map(([language]) => language),
  }
}
