import type { Instant } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db.ts'
import type { PatientId } from '../../../platform/ids.ts'
import type { Schedule, VisitType } from '../schedule/read-schedule.ts'
import { againstRules, timeAt } from '../times/check-time.ts'
import type { Time } from '../times/time.ts'
import type { Choice, NewAppointment, NoTime, Rule } from './choice.ts'
import { mayBook, ticketHolds } from './may-book.ts'
import { nextTimes } from './next-times.ts'
import type { Noted } from './note-event.ts'
import type { Ground } from './take-ground.ts'
import { takeTime, whyNot } from './take-time.ts'

/** What staff want for a patient; `over_rule` says why, where it is against a rule. */
export type StaffWant = Choice & { readonly over_rule?: string | null }

type StaffTakes = {
  readonly type: VisitType
  readonly want: StaffWant
  readonly noted: Noted
  readonly except?: readonly string[]
}

export type StaffTook =
  | { readonly taken: true; readonly row: NewAppointment }
  | ({ readonly taken: false } & NoTime)

/**
 * Takes a time for staff: by the rules, or against them with a reason, never against somebody who has the time.
 * `rowFor` makes the row, with which it is `noted`; `except` are rows that were taken away for it.
 */
export async function takeForStaff(
  db: Tx,
  { open }: Ground,
  { type, want, noted, except = [] }: StaffTakes,
  rowFor: (time: Time, over_rule: string | null) => NewAppointment,
  now: Instant,
): Promise<StaffTook> {
  const next = () => nextTimes(db, { ...want, type }, now, true)
  const chosen = { ...want, type, staff: true }
  const against = againstRules(open, chosen, now)
  if (against !== null && !want.over_rule)
    return { taken: false, why: 'needs-reason', rule: against, next: await next() }
  const row = rowFor(timeAt(chosen), want.over_rule || null)
  if (await takeTime(db, row, now, noted)) return { taken: true, row }
  return { taken: false, why: await whyNot(db, row, except), next: await next() }
}

/** The rule about who books this kind of visit that a booking would go against. A visit on request is the clinic's to book. */
export async function ruleAgainst(
  db: Tx,
  { schedule, standing }: Ground,
  patient: PatientId,
  { type, want }: { type: VisitType; want: Choice & { readonly ticket?: string | null } },
): Promise<Rule | null> {
  const ticket = want.ticket ? await ticketHolds(db, schedule, patient, want.ticket, want) : false
  if (want.ticket && !ticket) return 'who-may-book'
  const may = mayBook(type, standing, { ticket })
  return may === 'established-only' || may === 'new-only' || may === 'by-order' ? 'who-may-book' : null
}

/** Whether what staff chose is there at all. */
export const isThere = (
  schedule: Schedule,
  { clinician, place }: Pick<Choice, 'clinician' | 'place'>,
): boolean => schedule.clinicians.has(clinician) && schedule.places.has(place)
