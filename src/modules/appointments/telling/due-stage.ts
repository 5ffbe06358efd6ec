import type { Instant } from '../../../platform/clock.ts'

/** People are reminded twice. */
export const stages = ['week-before', 'day-before'] as const
export type Stage = (typeof stages)[number]

/** `days` before the visit it is due; it is no use within so many hours after the visit was booked or moved. */
const rules = {
  'week-before': { days: 7, quiet_hours: 24 },
  'day-before': { days: 1, quiet_hours: 2 },
} as const

/** A portal that was down makes up for the first reminder, unless the second is so near. */
const first_until_days = 2

/** So many days before, at the same time by the clock of the place, also over a change of that clock. */
const daysBefore = (starts_at: Instant, zone: string, days: number): Instant =>
  starts_at.toZonedDateTimeISO(zone).subtract({ days }).toInstant()

/**
 * Which reminder is due, if any: never both, never one after the visit has begun, and none of a time that was taken
 * (`since`) so lately that its confirmation says it all.
 */
export function dueStage(
  visit: { readonly starts_at: Instant; readonly zone: string; readonly since: Instant },
  now: Instant,
): Stage | null {
  const { starts_at, zone, since } = visit
  const at = now.epochMilliseconds
  const before = (days: number) => daysBefore(starts_at, zone, days)
  if (at >= starts_at.epochMilliseconds) return null
  const stage: Stage = at >= before(rules['day-before'].days).epochMilliseconds ? 'day-before' : 'week-before'
  const { days, quiet_hours } = rules[stage]
  const due = before(days)
  if (at < due.epochMilliseconds) return null
  if (stage === 'week-before' && at >= before(first_until_days).epochMilliseconds) return null
  return since.epochMilliseconds <= due.subtract({ hours: quiet_hours }).epochMilliseconds ? stage : null
}

/** After this the reminder is worth nothing: the visit has begun, or the next reminder takes over. */
export const stageEnds = (stage: Stage, starts_at: Instant, zone: string): Instant =>
  stage === 'day-before' ? starts_at : daysBefore(starts_at, zone, rules['day-before'].days)
