import type { Instant } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db.ts'
import type { Schedule, VisitType } from '../schedule/read-schedule.ts'
import { takenBetween, timeOf } from './find-times.ts'
import { concerns } from './hours.ts'
import { type Open, readHours } from './read-hours.ts'
import type { Time } from './time.ts'

export type ChosenTime = {
  readonly type: VisitType
  readonly clinician: string
  readonly place: string
  readonly starts_at: Instant
  /** Staff are not held to how soon and how far ahead patients book. */
  readonly staff?: boolean | undefined
}

/**
 * Why a time cannot be had: `not-theirs` is a kind of visit that this clinician does not see there, `off-grid` a
 * beginning that is not offered, `closed` outside the hours or in a closure.
 */
export type NotFree = 'closed' | 'off-grid' | 'too-soon' | 'too-late' | 'taken' | 'not-theirs'

export type Checked =
  | { readonly free: true; readonly time: Time }
  | { readonly free: false; readonly why: NotFree; readonly time: Time }

const day_ms = 86_400_000
const minute_ms = 60_000

/** A visit at this time, whether or not it can be had. */
export const timeAt = ({ type, clinician, place, starts_at }: ChosenTime): Time =>
  timeOf({ clinician, place, at: starts_at.epochMilliseconds }, type)

/** The days whose hours matter to a time. */
export const daysAround = (starts_at: Instant) => ({
  from: starts_at.subtract({ hours: 24 }),
  until: starts_at.add({ hours: 24 }),
})

/** What a time goes against, by the hours and rules that hold around it (`daysAround`); who has it is not looked at. */
export function againstRules(
  { blocks, closures }: Open,
  chosen: ChosenTime,
  now: Instant,
): Exclude<NotFree, 'taken'> | null {
  const { type, clinician, place } = chosen
  const at = chosen.starts_at.epochMilliseconds
  const until = at + type.minutes * minute_ms
  if (!type.active || !type.clinicians.includes(clinician)) return 'not-theirs'
  const there = blocks.filter(block => block.place === place && block.from <= at && until <= block.until)
  const isClosed = closures.some(
    one => concerns(one, { clinician, place }) && one.from < until && one.until > at,
  )
  if (there.length === 0 || isClosed) return 'closed'
  const theirs = there.filter(({ types }) => types === null || types.includes(type.id))
  if (theirs.length === 0) return 'not-theirs'
  if (!theirs.some(block => (at - block.from) % (type.step * minute_ms) === 0)) return 'off-grid'
  const sooner = chosen.staff ? 0 : type.notice_minutes * minute_ms
  if (at < now.epochMilliseconds + sooner) return 'too-soon'
  return !chosen.staff && at >= now.epochMilliseconds + type.ahead_days * day_ms ? 'too-late' : null
}

/**
 * Is this one time free? `time` is told in any case, for staff who book against a rule. Whoever then books it holds
 * `keepSchedule`, and the constraint of the table decides who is first.
 */
export async function checkTime(
  db: Tx,
  schedule: Schedule,
  chosen: ChosenTime,
  now: Instant,
): Promise<Checked> {
  const { type, clinician, starts_at } = chosen
  const time = timeAt(chosen)
  const days = daysAround(starts_at)
  const open = await readHours(db, schedule, [clinician], days)
  const span = { from: days.from.epochMilliseconds, until: days.until.epochMilliseconds }
  const against = againstRules(open(span), chosen, now)
  if (against !== null) return { free: false, why: against, time }
  const at = starts_at.epochMilliseconds
  const taken = await takenBetween(db, { type, clinicians: [clinician], days: { from: at, until: at } }, now)
  const busy = { from: time.busy_from.epochMilliseconds, until: time.busy_until.epochMilliseconds }
  const isTaken = (taken.get(clinician) ?? []).some(one => one.from < busy.until && one.until > busy.from)
  return isTaken ? { free: false, why: 'taken', time } : { free: true, time }
}
