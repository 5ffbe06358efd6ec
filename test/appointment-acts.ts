import {
  clearWay,
  end,
  find,
  holdFor,
  isCutOff,
  isElsewhere,
  isOver,
  isTaken,
  keptFor,
  lapse,
  lengthOf,
  type Model,
  type ModelRow,
  offerFor,
  rule,
  stands,
  type Wanted,
} from './appointment-model.ts'

/** What each act does to the model, and what it answers. */

export type HoldWish = Wanted & { patient: string; moves: string | null }

/** Null: it is held (as `id`, or as it was before); otherwise why not. */
export function hold(m: Model, wish: HoldWish, id: string): string | null {
  const moved = wish.moves === null ? undefined : find(m, wish.moves)
  if (wish.moves !== null) {
    if (moved?.status !== 'booked' || moved.kind !== wish.kind) return 'gone'
    if (isCutOff(m, moved)) return 'not-allowed'
  }
  const before = heldBy(m, wish.patient)
  if (before && isSame(m, before, wish)) return null
  const against = rule(m, wish, false)
  if (against !== null) return against === 'too-soon' ? 'too-soon' : 'closed'
  const except = before ? [before.id] : []
  if (isTaken(m, wish, except)) return 'taken'
  if (before) m.rows.splice(m.rows.indexOf(before), 1)
  clearWay(m, wish, [])
  m.rows.push({
    ...newRow(wish, id, 'held'),
    heldUntil: m.now + holdFor,
    moves: wish.moves,
  })
  return null
}

export const heldBy = (m: Model, patient: string) =>
  m.rows.find(row => row.patient === patient && row.status === 'held')

export const isSame = (m: Model, row: ModelRow, wish: HoldWish) =>
  !isOver(m, row) &&
  row.kind === wish.kind &&
  row.clinician === wish.clinician &&
  row.from === wish.from &&
  row.moves === wish.moves

const newRow = (want: Wanted & { patient: string }, id: string, status: ModelRow['status']): ModelRow => ({
  id,
  patient: want.patient,
  status,
  kind: want.kind,
  clinician: want.clinician,
  from: want.from,
  until: want.from + lengthOf(want),
  heldUntil: null,
  moves: null,
  request: null,
  over: false,
  sequence: 0,
})

/** A kept time (a hold, an offer) becomes a booking, or that of the one that it moves. */
function settle(m: Model, kept: ModelRow): { came: string } | { why: string } {
  const moved = kept.moves === null ? undefined : find(m, kept.moves)
  if (kept.moves !== null && moved?.status !== 'booked') return { why: 'gone' }
  if (kept.status === 'held' && moved && isCutOff(m, moved)) return { why: 'cut-off' }
  const want = { ...kept, minutes: kept.until - kept.from }
  if (!kept.over && rule(m, want, true) !== null) return { why: 'gone' }
  if (isElsewhere(m, kept.patient, want, [kept.id, kept.moves ?? ''])) return { why: 'other-visit' }
  if (moved) {
    const { clinician, from, until, over } = kept
    const isOffer = kept.status === 'pending'
    Object.assign(moved, { clinician, from, until, over: isOffer && over, sequence: moved.sequence + 1 })
    if (isOffer) Object.assign(kept, { status: 'cancelled', heldUntil: null })
    else m.rows.splice(m.rows.indexOf(kept), 1)
    endWhatWaits(m, moved)
  } else Object.assign(kept, { status: 'booked', heldUntil: null })
  const came = moved?.id ?? kept.id
  m.came[kept.id] = came
  return { came }
}

function endWhatWaits(m: Model, booking: ModelRow): void {
  for (const row of m.rows)
    if (row.moves === booking.id && row.status === 'pending')
      Object.assign(row, { status: 'cancelled', heldUntil: null })
  for (const one of m.requests) if (one.appointment === booking.id) one.status = 'settled'
}

/** The booking that came of it, or why none did. */
export function confirm(m: Model, id: string): { came: string } | { why: string } {
  const row = find(m, id)
  if (row?.status === 'held') return settle(m, row)
  const came = m.came[id] ?? id
  return stands(find(m, came)) ? { came } : { why: 'ended' }
}

export function accept(m: Model, id: string): { came: string } | { why: string } {
  const row = find(m, id)
  if (row?.status !== 'pending') {
    const came = m.came[id]
    return came !== undefined && stands(find(m, came)) ? { came } : { why: row ? 'ended' : 'gone' }
  }
  if (isOver(m, row)) return { why: 'ended' }
  const done = settle(m, row)
  if ('came' in done) for (const one of m.requests) if (one.id === row.request) one.status = 'settled'
  return done
}

export function decline(m: Model, id: string): boolean {
  const row = find(m, id)
  if (row?.status !== 'pending') return false
  end(m, row)
  return true
}

export type StaffWish = Wanted & { patient: string; over: boolean }

/** Why staff cannot take a time for a row. */
function whyNot(m: Model, wish: StaffWish, except: readonly string[]): string | null {
  if (!wish.over && rule(m, wish, true) !== null) return 'needs-reason'
  if (isElsewhere(m, wish.patient, wish, except)) return 'other-visit'
  return isTaken(m, wish, except) ? 'taken' : null
}

export function book(m: Model, wish: StaffWish, id: string): string | null {
  const why = whyNot(m, wish, [])
  // What was kept for too long goes for whoever finds nothing else in the way of the clinician.
  if (why !== 'needs-reason' && !isTaken(m, wish, [])) clearWay(m, wish, [])
  if (why === null) m.rows.push({ ...newRow(wish, id, 'booked'), over: wish.over })
  return why
}

export function move(m: Model, id: string, to: Omit<StaffWish, 'patient' | 'kind'>): string | null {
  const row = find(m, id)
  if (row?.status !== 'booked') return 'gone'
  const wish = { ...to, patient: row.patient, kind: row.kind, minutes: row.until - row.from }
  const why = whyNot(m, wish, [id])
  if (why !== null) return why
  clearWay(m, wish, [id])
  const { clinician, from, over } = wish
  Object.assign(row, { clinician, from, until: from + wish.minutes, over, sequence: row.sequence + 1 })
  endWhatWaits(m, row)
  return null
}

export function offer(m: Model, request: string, wish: Omit<StaffWish, 'patient' | 'kind'>, id: string) {
  const about = m.requests.find(one => one.id === request)
  const isStill = about?.appointment == null || find(m, about.appointment)?.status === 'booked'
  if (!about || !isStill) return 'gone'
  if (about.status !== 'waiting') return 'answered'
  const heldUntil = Math.min(wish.from - 60, m.now + offerFor)
  if (heldUntil < m.now + 60) return 'too-soon'
  const full = { ...wish, patient: about.patient, kind: about.kind }
  if (!wish.over && rule(m, full, true) !== null) return 'needs-reason'
  if (isTaken(m, full, [])) return isElsewhere(m, about.patient, full, []) ? 'other-visit' : 'taken'
  clearWay(m, full, [])
  const { over } = wish
  m.rows.push({
    ...newRow(full, id, 'pending'),
    heldUntil,
    moves: about.appointment,
    request,
    over,
  })
  about.status = 'offered'
  return null
}

/** Null: cancelled now or before. */
export function cancel(m: Model, id: string, byClinic: boolean): string | null {
  const row = find(m, id)
  if (!row || row.status === 'held') return 'gone'
  if (row.status === 'cancelled') return null
  if (!byClinic) {
    if (row.status === 'pending') return 'gone'
    if (row.status !== 'booked' || row.from <= m.now) return 'past'
    if (isCutOff(m, row)) return 'cut-off'
  }
  if (row.status === 'pending') end(m, row)
  else {
    row.status = 'cancelled'
    endWhatWaits(m, row)
  }
  return null
}

const marks: Record<string, Partial<Record<ModelRow['status'], ModelRow['status']>>> = {
  arrived: { booked: 'arrived' },
  fulfilled: { booked: 'fulfilled', arrived: 'fulfilled' },
  noshow: { booked: 'noshow' },
  undo: { arrived: 'booked', fulfilled: 'arrived', noshow: 'booked' },
}

export function mark(m: Model, id: string, act: string): string | null {
  const row = find(m, id)
  if (!row || row.status === 'held') return 'gone'
  const status = marks[act]?.[row.status]
  if (status === undefined) return 'not-allowed'
  if (act === 'noshow' && m.now < row.from) return 'too-soon'
  if ((act === 'arrived' || act === 'fulfilled') && m.now < row.from - 12 * 60) return 'too-soon'
  if (row.status === 'noshow') {
    const want = { ...row, minutes: row.until - row.from }
    if (isTaken(m, want, [id]) || isElsewhere(m, row.patient, want, [id])) return 'taken'
    clearWay(m, want, [id])
  }
  row.status = status
  return null
}

/** What the job does that ends what was kept for too long. */
export const expire = (m: Model): void =>
  lapse(
    m,
    m.rows.filter(
      row =>
        row.heldUntil !== null &&
        (row.status === 'pending' ? isOver(m, row) : row.heldUntil + keptFor <= m.now),
    ),
  )
