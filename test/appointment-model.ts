/**
 * What is booked, kept, asked for and closed, in the simplest words: lists and loops, no database. The test of random acts
 * holds the portal against it. Times are minutes since 1970; a place is open from 9:00 to 12:00 UTC every day.
 */
export type ModelRow = {
  id: string
  patient: string
  status: 'held' | 'pending' | 'booked' | 'arrived' | 'fulfilled' | 'cancelled' | 'noshow'
  kind: number
  clinician: number
  from: number
  until: number
  heldUntil: number | null
  moves: string | null
  request: string | null
  over: boolean
  sequence: number
}
export type ModelRequest = {
  id: string
  patient: string
  appointment: string | null
  kind: number
  status: 'waiting' | 'offered' | 'settled'
}
export type Model = {
  now: number
  day: number
  rows: ModelRow[]
  requests: ModelRequest[]
  closures: { clinician: number; from: number; until: number }[]
  /** The booking that came of a hold or an offer. */
  came: Record<string, string>
}

export const kinds = [
  { minutes: 30, before: 0, after: 0, step: 15 },
  { minutes: 45, before: 15, after: 0, step: 15 },
] as const
export const [notice, holdFor, offerFor, keptFor] = [60, 10, 48 * 60, 60]
const cutoff = 120
const kindOf = (kind: number) => kinds[kind] ?? kinds[0]

export type Wanted = { kind: number; clinician: number; from: number; minutes?: number }
export const lengthOf = (want: Wanted) => want.minutes ?? kindOf(want.kind).minutes
const overlap = (a: { from: number; until: number }, b: { from: number; until: number }) =>
  a.from < b.until && b.from < a.until
const busy = ({ kind, from, until }: Pick<ModelRow, 'kind' | 'from' | 'until'>) => ({
  from: from - kindOf(kind).before,
  until: until + kindOf(kind).after,
})
const takes = ({ status }: ModelRow) =>
  status === 'held' ||
  status === 'pending' ||
  status === 'booked' ||
  status === 'arrived' ||
  status === 'fulfilled'
export const isOver = (m: Model, row: ModelRow) => row.heldUntil !== null && row.heldUntil <= m.now

/** Which rule a time goes against. */
export function rule(m: Model, want: Wanted, staff: boolean): 'closed' | 'off-grid' | 'too-soon' | null {
  const until = want.from + lengthOf(want)
  const [opens, closes] = [m.day + 9 * 60, m.day + 12 * 60]
  if (want.from < opens || until > closes) return 'closed'
  const closed = m.closures.some(
    one => one.clinician === want.clinician && overlap(one, { from: want.from, until }),
  )
  if (closed) return 'closed'
  if ((want.from - opens) % kindOf(want.kind).step !== 0) return 'off-grid'
  return want.from < m.now + (staff ? 0 : notice) ? 'too-soon' : null
}

const inTheWay = (m: Model, want: Wanted, except: readonly string[]) => {
  const span = busy({ ...want, until: want.from + lengthOf(want) })
  return m.rows.filter(
    row =>
      takes(row) && row.clinician === want.clinician && !except.includes(row.id) && overlap(busy(row), span),
  )
}
export const isTaken = (m: Model, want: Wanted, except: readonly string[]) =>
  inTheWay(m, want, except).some(row => !isOver(m, row))
export const isElsewhere = (m: Model, patient: string, want: Wanted, except: readonly string[]) =>
  m.rows.some(
    row =>
      row.patient === patient &&
      !except.includes(row.id) &&
      (row.status === 'booked' || row.status === 'arrived' || row.status === 'fulfilled') &&
      overlap(row, { from: want.from, until: want.from + lengthOf(want) }),
  )

/** Every beginning at which a visit can be booked. */
export const freeTimes = (m: Model, kind: number, clinician: number): number[] =>
  Array.from({ length: 12 }, (_, n) => m.day + 9 * 60 + n * 15).filter(from => {
    const want = { kind, clinician, from }
    return rule(m, want, false) === null && !isTaken(m, want, [])
  })

export function lapse(m: Model, rows: readonly ModelRow[]): void {
  for (const row of rows) {
    if (row.status === 'held') m.rows.splice(m.rows.indexOf(row), 1)
    if (row.status === 'pending') end(m, row)
  }
}

/** An offer came to nothing. */
export function end(m: Model, row: ModelRow): void {
  Object.assign(row, { status: 'cancelled', heldUntil: null })
  for (const one of m.requests) if (one.id === row.request && one.status === 'offered') one.status = 'waiting'
}

export const clearWay = (m: Model, want: Wanted, except: readonly string[]) =>
  lapse(
    m,
    inTheWay(m, want, except).filter(row => isOver(m, row)),
  )

export const find = (m: Model, id: string) => m.rows.find(row => row.id === id)
export const isCutOff = (m: Model, row: ModelRow) => m.now > row.from - cutoff
export const stands = (row: ModelRow | undefined) =>
  row !== undefined && row.status !== 'cancelled' && row.status !== 'held' && row.status !== 'pending'
