import type { Instant } from '../../../platform/clock.ts'
import type { Appointment, Rule } from '../booking/choice.ts'
import type { DeskDb } from '../handles.ts'
import type { Schedule, VisitType } from '../schedule/read-schedule.ts'
import { checkTime } from '../times/check-time.ts'
import { takenBetween } from '../times/find-times.ts'
import type { StaffChoice } from './read-choice.ts'

/**
 * All rules that a time is against, to be said at once: the one that was met first, and what the schedule says of the
 * time itself. `taken` where somebody has the time, so that nobody is asked for a reason that would not help; `moves`
 * is the booking that leaves its own time for this one.
 */
export async function rulesAgainst(
  db: DeskDb,
  schedule: Schedule,
  of: { type: VisitType; choice: StaffChoice; first: Rule; moves?: Appointment },
  now: Instant,
): Promise<Rule[] | 'taken'> {
  const { choice, first, moves } = of
  const type = { ...of.type, minutes: choice.minutes ?? of.type.minutes }
  const at = choice.starts_at.epochMilliseconds
  const taken = await takenBetween(
    db,
    { type, clinicians: [choice.clinician], days: { from: at, until: at } },
    now,
  )
  const others = (taken.get(choice.clinician) ?? []).filter(
    span => !(moves?.clinician_id === choice.clinician && span.from === moves.busy_from.epochMilliseconds),
  )
  if (others.length > 0) return 'taken'
  const checked = await checkTime(db, schedule, { ...choice, type, staff: true }, now)
  return checked.free || checked.why === 'taken' ? [first] : [...new Set([first, checked.why])]
}
