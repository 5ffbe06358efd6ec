import type { DoctorKey, PlaceKey } from './clinic.ts'
import type { VisitTypeKey } from './visit-types.ts'

/** A visit in the demo clinic's book. Date and time by the clinic's clock. */
export type DemoBooking = {
  readonly id: string
  /** The source's id of the patient. */
  readonly patient: string
  readonly clinician: DoctorKey
  readonly place: PlaceKey
  readonly type: VisitTypeKey
  readonly date: string
  readonly time: string
  readonly minutes: number
  readonly status: 'pending' | 'booked' | 'arrived' | 'fulfilled' | 'cancelled' | 'noshow'
  readonly reason: string | null
  readonly cancel_reason: string | null
  readonly by: 'patient' | 'clinic'
  readonly days_before: number
  readonly late_minutes: number | null
  readonly over_rule: string | null
  readonly needs_move: 'clinician-away' | null
  /** The request that this offered time answers. */
  readonly request: string | null
}

/** An appointment that the clinic's EHR has and the portal does not. */
export type DemoElsewhere = Pick<
  DemoBooking,
  'id' | 'patient' | 'clinician' | 'place' | 'date' | 'time' | 'minutes'
> & { readonly what: string; readonly status: 'booked' | 'cancelled' }

export const booking = (
  at: Pick<DemoBooking, 'id' | 'patient' | 'clinician' | 'place' | 'type' | 'date' | 'time' | 'minutes'>,
  more: Partial<DemoBooking> = {},
): DemoBooking => ({
  status: 'booked',
  reason: null,
  cancel_reason: null,
  by: 'patient',
  days_before: 9,
  late_minutes: null,
  over_rule: null,
  needs_move: null,
  request: null,
  ...at,
  ...more,
})
