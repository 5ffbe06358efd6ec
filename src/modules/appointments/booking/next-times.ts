import type { Instant } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db.ts'
import { readSchedule, type VisitType } from '../schedule/read-schedule.ts'
import { firstTimes } from '../times/find-times.ts'
import type { Time } from '../times/time.ts'

/** How many other times somebody hears of who did not get the one that she wanted. */
const other_times = 3
/** Staff may book as far ahead as they like; whoever wants a time now looks this far. */
const ahead_days = 365

/**
 * The next times like one that could not be had: with the same clinician at the same place from then on; where there
 * are too few, with anybody, from now on.
 */
export async function nextTimes(
  db: Tx,
  wanted: {
    readonly type: VisitType
    readonly clinician: string
    readonly place: string
    readonly starts_at: Instant
  },
  now: Instant,
  staff = false,
): Promise<Time[]> {
  const { clinician, place, starts_at } = wanted
  const schedule = await readSchedule(db)
  const kind = schedule.types.get(wanted.type.id)
  if (!kind) return []
  const type = { ...kind, minutes: wanted.type.minutes }
  const until = now.add({ hours: 24 * Math.min(type.ahead_days, ahead_days) })
  const alike = { type, clinicians: [clinician], places: [place], from: starts_at, until, staff }
  const times = await firstTimes(db, schedule, alike, other_times, now)
  if (times.length === other_times) return times
  const all = await firstTimes(db, schedule, { type, from: now, until, staff }, 2 * other_times, now)
  const known = new Set(times.map(keyOf))
  return [...times, ...all.filter(time => !known.has(keyOf(time)))]
    .slice(0, other_times)
    .sort((a, b) => a.starts_at.epochMilliseconds - b.starts_at.epochMilliseconds)
}

const keyOf = ({ clinician, starts_at }: Time): string => `${clinician} ${starts_at.epochMilliseconds}`
