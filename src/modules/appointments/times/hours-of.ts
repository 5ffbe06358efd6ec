import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db.ts'
import type { Schedule } from '../schedule/read-schedule.ts'
import type { Appointments } from '../tables.ts'
import { type Block, type Closure, concerns, together, without } from './hours.ts'
import { readHours } from './read-hours.ts'

/** When somebody can be booked somewhere, closures taken out. */
export type OpenHours = {
  readonly clinician: string
  readonly place: string
  readonly from: Instant
  readonly until: Instant
  /** Only these kinds of visit; null: all that she sees. */
  readonly types: readonly string[] | null
}

/** The hours of these clinicians between two instants, for the desk's day: earliest first. */
export async function openHours(
  db: Tx,
  schedule: Schedule,
  asked: { clinicians: readonly string[]; places?: readonly string[]; from: Instant; until: Instant },
): Promise<OpenHours[]> {
  const { clinicians, places, from, until } = asked
  const span = { from: from.epochMilliseconds, until: until.epochMilliseconds }
  const open = await readHours(db, schedule, clinicians, { from, until })
  const { blocks, closures } = open(span)
  return blocks
    .filter(block => places === undefined || places.includes(block.place))
    .flatMap(block => {
      const within = { from: Math.max(block.from, span.from), until: Math.min(block.until, span.until) }
      return without(within, closuresOf(block, closures)).map(piece => ({
        clinician: block.clinician,
        place: block.place,
        from: Temporal.Instant.fromEpochMilliseconds(piece.from),
        until: Temporal.Instant.fromEpochMilliseconds(piece.until),
        types: block.types,
      }))
    })
    .sort((a, b) => Temporal.Instant.compare(a.from, b.from))
}

const closuresOf = (block: Pick<Block, 'clinician' | 'place'>, closures: readonly Closure[]) =>
  closures.filter(closure => concerns(closure, block))

type Booking = Pick<
  Appointments,
  'id' | 'clinician_id' | 'place_id' | 'visit_type_id' | 'starts_at' | 'ends_at' | 'over_rule' | 'updated_at'
>
export type MustMove = NonNullable<Appointments['needs_move']>

/**
 * Which bookings the hours and closures of now no longer allow, and why. A booking that staff made against a rule is
 * held only to what came after it: who left, what closed.
 */
export async function outsideHours(
  db: Tx,
  schedule: Schedule,
  bookings: readonly Booking[],
): Promise<Map<string, MustMove>> {
  const found = new Map<string, MustMove>()
  if (bookings.length === 0) return found
  const clinicians = [...new Set(bookings.map(one => one.clinician_id))]
  const from = Math.min(...bookings.map(one => one.starts_at.epochMilliseconds))
  const until = Math.max(...bookings.map(one => one.ends_at.epochMilliseconds))
  const open = await readHours(db, schedule, clinicians, {
    from: Temporal.Instant.fromEpochMilliseconds(from),
    until: Temporal.Instant.fromEpochMilliseconds(until),
  })
  const { blocks, closures } = open({ from, until })
  const byPair = Map.groupBy(blocks, block => `${block.clinician} ${block.place}`)
  for (const booking of bookings) {
    const there = byPair.get(`${booking.clinician_id} ${booking.place_id}`) ?? []
    const why = whyNot(schedule, booking, there, closures)
    if (why) found.set(booking.id, why)
  }
  return found
}

function whyNot(
  { places, clinicians }: Schedule,
  booking: Booking,
  blocks: readonly Block[],
  closures: readonly Closure[],
): MustMove | null {
  const place = places.get(booking.place_id)
  const clinician = clinicians.get(booking.clinician_id)
  if (!place?.active) return 'place-closed'
  if (!clinician?.active) return 'clinician-left'
  const day = booking.starts_at.toZonedDateTimeISO(place.zone).toPlainDate().toString()
  if (clinician.leaves_on !== null && day > clinician.leaves_on) return 'clinician-left'
  const [from, until] = [booking.starts_at.epochMilliseconds, booking.ends_at.epochMilliseconds]
  const isOver = booking.over_rule !== null
  const hit = closures.find(
    one =>
      concerns(one, { clinician: clinician.id, place: place.id }) &&
      one.from < until &&
      one.until > from &&
      (!isOver || one.made > booking.updated_at.epochMilliseconds),
  )
  if (hit) return hit.clinician === null ? 'place-closed' : 'clinician-away'
  if (isOver) return null
  const theirs = blocks.filter(({ types }) => types === null || types.includes(booking.visit_type_id))
  return together(theirs).some(span => span.from <= from && span.until >= until) ? null : 'hours-changed'
}
