import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db.ts'
import type { Schedule, VisitType } from '../schedule/read-schedule.ts'
import { type Lengths, type Span, startsIn } from './hours.ts'
import { type Open, readHours } from './read-hours.ts'
import type { Search, Time } from './time.ts'

const minute_ms = 60_000
const day_ms = 86_400_000

/** The first free times that a search finds, earliest first; at one time in the order of the clinicians. */
export async function firstTimes(
  db: Tx,
  schedule: Schedule,
  search: Search,
  most: number,
  now: Instant,
): Promise<Time[]> {
  const { from, until } = bounds(search, now)
  const found: Start[] = []
  const clinicians = whoCan(schedule, search)
  if (from >= until || clinicians.length === 0) return []
  const open = await readHours(db, schedule, clinicians, asInstants({ from, until }))
  // Most searches end within two days; where all is taken, each look goes twice as far as the one before.
  for (let [begin, days] = [from, 2]; begin < until && found.length < most; days *= 2) {
    const end = Math.min(until, begin + days * day_ms)
    found.push(...(await startsBetween(db, search, clinicians, open, { from: begin, until: end }, now)))
    begin = end
  }
  return found.slice(0, most).map(start => timeOf(start, search.type))
}

/** Every free time that a search finds, earliest first: for a day or a week. */
export const timesBetween = (db: Tx, schedule: Schedule, search: Search, now: Instant): Promise<Time[]> =>
  firstTimes(db, schedule, search, Number.POSITIVE_INFINITY, now)

type Start = { readonly clinician: string; readonly place: string; readonly at: number }

async function startsBetween(
  db: Tx,
  { type, places }: Search,
  clinicians: readonly string[],
  open: (days: { from: number; until: number }) => Open,
  days: { from: number; until: number },
  now: Instant,
): Promise<Start[]> {
  const { blocks, closures } = open(days)
  if (blocks.length === 0) return []
  const taken = await takenBetween(db, { type, clinicians, days }, now)
  const starts: Start[] = []
  for (const block of blocks) {
    if (block.types !== null && !block.types.includes(type.id)) continue
    if (places && !places.includes(block.place)) continue
    for (const at of startsIn(block, type, closures, taken.get(block.clinician) ?? []))
      if (at >= days.from && at < days.until)
        starts.push({ clinician: block.clinician, place: block.place, at })
  }
  const order = new Map(clinicians.map((id, n) => [id, n]))
  const rank = (start: Start) => order.get(start.clinician) ?? 0
  starts.sort((a, b) => a.at - b.at || rank(a) - rank(b))
  // Hours that overlap, one for all kinds of visit and one for some, give a time once.
  return starts.filter((start, n) => {
    const last = starts[n - 1]
    return last === undefined || last.at !== start.at || last.clinician !== start.clinician
  })
}

/** When these clinicians are taken, by clinician, as far as a visit that starts within these days may reach. */
export async function takenBetween(
  db: Tx,
  { type, clinicians, days }: { type: Lengths; clinicians: readonly string[]; days: Span },
  now: Instant,
): Promise<ReadonlyMap<string, readonly Span[]>> {
  const { from, until } = asInstants({
    from: days.from - type.buffer_before * minute_ms,
    until: days.until + (type.minutes + type.buffer_after) * minute_ms,
  })
  const { rows } = await sql<{ taken: Record<string, [number, number][]> | null }>`
    select appointments_taken(${[...clinicians]}::uuid[], ${from}, ${until}, ${now}) as taken`.execute(db)
  const spans = Object.entries(rows[0]?.taken ?? {}).map(
    ([clinician, times]) => [clinician, times.map(([from, until]) => ({ from, until }))] as const,
  )
  return new Map(spans)
}

/** Who sees this kind of visit, is still here, and was asked for. */
function whoCan({ clinicians }: Schedule, { type, clinicians: only }: Search): string[] {
  if (!type.active) return []
  return [...clinicians.keys()].filter(id => type.clinicians.includes(id) && (!only || only.includes(id)))
}

/** Between when: as asked, never in the past, and for patients neither too soon nor too far ahead. */
function bounds({ type, from, until, staff }: Search, now: Instant): Span {
  const at = now.epochMilliseconds
  const soonest = staff ? at : at + type.notice_minutes * minute_ms
  const latest = staff ? Number.POSITIVE_INFINITY : at + type.ahead_days * day_ms
  return {
    from: Math.max(from.epochMilliseconds, soonest),
    until: Math.min(until.epochMilliseconds, latest),
  }
}

const asInstants = ({ from, until }: Span) => ({
  from: Temporal.Instant.fromEpochMilliseconds(from),
  until: Temporal.Instant.fromEpochMilliseconds(until),
})

/** A visit of this kind at this time, with its buffers. */
export function timeOf(start: Start, type: VisitType): Time {
  const at = (minutes: number) => Temporal.Instant.fromEpochMilliseconds(start.at + minutes * minute_ms)
  return {
    clinician: start.clinician,
    place: start.place,
    starts_at: at(0),
    ends_at: at(type.minutes),
    busy_from: at(-type.buffer_before),
    busy_until: at(type.minutes + type.buffer_after),
  }
}
