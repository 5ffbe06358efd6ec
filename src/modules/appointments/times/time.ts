import type { Instant } from '../../../platform/clock.ts'
import type { VisitType } from '../schedule/read-schedule.ts'

/** A time at which somebody can be seen. Clinician and place by id. */
export type Time = {
  readonly clinician: string
  readonly place: string
  readonly starts_at: Instant
  readonly ends_at: Instant
  /** With the buffers of the kind of visit. */
  readonly busy_from: Instant
  readonly busy_until: Instant
}

export type Search = {
  readonly type: VisitType
  /** Only with these, only there; anybody and anywhere if left out. */
  readonly clinicians?: readonly string[] | undefined
  readonly places?: readonly string[] | undefined
  readonly from: Instant
  readonly until: Instant
  /** Staff are not held to how soon and how far ahead patients book. */
  readonly staff?: boolean | undefined
}
