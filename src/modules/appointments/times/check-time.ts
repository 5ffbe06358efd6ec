import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db.ts'
import type { Schedule, VisitType } from '../schedule/read-schedule.ts'
import { takenBetween, timeOf } from './find-times.ts'
import { concerns, startsIn } from './hours.ts'
import { readHours } from './read-hours.ts'
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
  const { type, clinician, place, starts_at } = chosen
  const at = starts_at.epochMilliseconds
  const time = timeOf({ clinician, place, at }, type)
  const no = (why: NotFree): Checked => ({ free: false, why, time })
  if (!type.active || !type.clinicians.includes(clinician)) return no('not-theirs')
  const days = { from: at - day_ms, until: at + day_ms }
  const open = await readHours(db, schedule, [clinician], {
    from: Temporal.Instant.fromEpochMilliseconds(days.from),
    until: Temporal.Instant.fromEpochMilliseconds(days.until),
  })
  const { blocks, closures } = open(days)
  const there = blocks.filter(
    block => block.place === place && block.from <= at && at + type.minutes * minute_ms <= block.until,
  )
  const isClosed = closures.some(
    one => concerns(one, { clinician, place }) && one.from < at + type.minutes * minute_ms && one.until > at,
  )
  if (there.length === 0 || isClosed) return no('closed')
  const theirs = there.filter(({ types }) => types === null || types.includes(type.id))
  if (theirs.length === 0) return no('not-theirs')
  const starts = theirs.flatMap(block => startsIn(block, type, closures, []))
  if (!starts.includes(at)) return no('off-grid')
  const sooner = chosen.staff ? 0 : type.notice_minutes * minute_ms
  if (at < now.epochMilliseconds + sooner) return no('too-soon')
  if (!chosen.staff && at >= now.epochMilliseconds + type.ahead_days * day_ms) return no('too-late')
  const taken = await takenBetween(db, { type, clinicians: [clinician], days: { from: at, until: at } }, now)
  const free = theirs.some(block => startsIn(block, type, closures, taken.get(clinician) ?? []).includes(at))
  return free ? { free: true, time } : no('taken')
}
