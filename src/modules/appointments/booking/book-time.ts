import type { Instant } from '../../../platform/clock.ts'
import { newId, type PatientId } from '../../../platform/ids.ts'
import type { DeskDb } from '../handles.ts'
import { type By, type NoTime, placeOfTime } from './choice.ts'
import { needsOf } from './may-book.ts'
import { nextTimes } from './next-times.ts'
import { isThere, ruleAgainst, type StaffWant, takeForStaff } from './over-rule.ts'
import { takeGround } from './take-ground.ts'

export type Booked =
  | { readonly booked: true; readonly id: string; readonly already: boolean }
  | ({ readonly booked: false } & NoTime)

/** `minutes`: another length than that of the kind of visit; `key` comes with the form: the same form books once. */
export type StaffBooking = StaffWant & {
  readonly reason?: string | null
  readonly ticket?: string | null
  readonly minutes?: number
  readonly key: string
}

/** Books a time at once, for somebody who calls or stands at the desk. */
export async function bookTime(
  db: DeskDb,
  patient: PatientId,
  want: StaffBooking,
  by: By,
  now: Instant,
): Promise<Booked> {
  const key = `book ${want.key}`
  const ground = await takeGround(db, patient, want, now, key)
  if (ground.came !== null) return { booked: true, id: ground.came, already: true }
  const known = ground.schedule.types.get(want.type)
  if (!known || !isThere(ground.schedule, want)) return { booked: false, why: 'gone', next: [] }
  const type = { ...known, minutes: want.minutes ?? known.minutes }
  const rule = want.over_rule ? null : await ruleAgainst(db, ground, patient, { type, want })
  if (rule !== null) {
    const next = await nextTimes(db, { ...want, type }, now, true)
    return { booked: false, why: 'needs-reason', rule, next }
  }
  const needs = await needsOf(db, patient, type, want.ticket)
  const took = await takeForStaff(
    db,
    ground,
    { type, want, noted: { act: 'booked', by, key, news: 'booked' } },
    (time, over_rule) => ({
      patient_id: patient,
      id: newId(),
      status: 'booked',
      visit_type_id: type.id,
      mode: type.mode,
      ...placeOfTime(time),
      reason: want.reason || null,
      needs,
      ticket_id: want.ticket ?? null,
      made_by: by.account,
      made_at: now,
      over_rule,
      updated_at: now,
    }),
    now,
  )
  if (!took.taken) {
    const { taken: _, ...no } = took
    return { booked: false, ...no }
  }
  return { booked: true, id: took.row.id, already: false }
}
