import type { Instant } from '../../../platform/clock.ts'
import type { Rule } from '../booking/choice.ts'
import type { DeskDb } from '../handles.ts'
import type { Schedule, VisitType } from '../schedule/read-schedule.ts'
import { checkTime } from '../times/check-time.ts'
import type { StaffChoice } from './read-choice.ts'

/**
 * All rules that a time is against, to be said at once: the one that was met first, and what the schedule says of the
 * time itself.
 */
export async function rulesAgainst(
  db: DeskDb,
  schedule: Schedule,
  of: { type: VisitType; choice: StaffChoice; first: Rule },
  now: Instant,
): Promise<Rule[]> {
  const { choice, first } = of
  const type = { ...of.type, minutes: choice.minutes ?? of.type.minutes }
  const checked = await checkTime(db, schedule, { ...choice, type, staff: true }, now)
  return checked.free || checked.why === 'taken' ? [first] : [...new Set([first, checked.why])]
}
