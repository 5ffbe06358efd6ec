import type { Insertable, Selectable } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import type { Tables } from '../../../platform/db.ts'
import type { AccountId } from '../../../platform/ids.ts'
import type { NotFree } from '../times/check-time.ts'
import type { Time } from '../times/time.ts'

/** Who acts: the patient or whoever acts for her, the clinic, or the portal by itself. */
export type By = { readonly account: AccountId | null; readonly as: 'patient' | 'clinic' | 'portal' }

/** Kind of visit, clinician and place by id, and when. */
export type Choice = {
  readonly type: string
  readonly clinician: string
  readonly place: string
  readonly starts_at: Instant
}

/** A row of `appointments`. */
export type Appointment = Selectable<Tables['appointments']>
export type NewAppointment = Insertable<Tables['appointments']>

/** A rule that staff may go against, saying why. */
export type Rule = Exclude<NotFree, 'taken'> | 'who-may-book'

/**
 * Why staff did not get a time: somebody has it, the patient is elsewhere then, it is against a rule and nobody said
 * why, or what it is about is not there.
 */
export type NoTime =
  | { readonly why: 'taken' | 'other-visit' | 'gone'; readonly next: readonly Time[] }
  | { readonly why: 'needs-reason'; readonly rule: Rule; readonly next: readonly Time[] }

/** The columns that say when and where. */
export const placeOfTime = (time: Time) => ({
  clinician_id: time.clinician,
  place_id: time.place,
  starts_at: time.starts_at,
  ends_at: time.ends_at,
  busy_from: time.busy_from,
  busy_until: time.busy_until,
})

/** What was chosen for a visit. */
export const choiceOf = (row: Appointment): Choice => ({
  type: row.visit_type_id,
  clinician: row.clinician_id,
  place: row.place_id,
  starts_at: row.starts_at,
})
