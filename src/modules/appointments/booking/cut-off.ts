import type { Instant } from '../../../platform/clock.ts'
import type { VisitType } from '../schedule/read-schedule.ts'
import type { Appointment } from './choice.ts'

/** So shortly before a visit of this kind a change is asked of the clinic. */
export const isCutOff = (
  { starts_at }: Pick<Appointment, 'starts_at'>,
  { cutoff_hours }: Pick<VisitType, 'cutoff_hours'>,
  now: Instant,
): boolean => now.epochMilliseconds > starts_at.subtract({ hours: cutoff_hours }).epochMilliseconds
