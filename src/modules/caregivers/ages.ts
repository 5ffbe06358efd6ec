import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../../platform/clock.ts'
import type { Permission } from '../access/index.ts'
import { own_account_years } from '../accounts/index.ts'

/** To whom a young person of some age may herself open her record. */
export type Gives = 'nobody' | 'parents' | 'anybody'

/** What holds from a birthday until the next one in the table. */
export type AgeBand = {
  readonly from_years: number
  /** What a parent may do with the record. Nothing: what parents have ends here. */
  readonly parents: readonly Permission[]
  readonly gives: Gives
}

/** Bands in the order of age; the first begins at birth. */
export type AgeTable = readonly AgeBand[]

/**
 * The clinic's age table. Change it here; the daily job then writes all parents' accesses anew (decision 0018).
 *
 * Bills end at 12 with the rest: a line of a bill says what was done. `sensitive:read` is in no band: staff give
 * it to one parent where nothing speaks against it, until the band that has no `records:read`.
 */
export const ageTable: AgeTable = [
  {
    from_years: 0,
    parents: [
      'records:read',
      'medications:read',
      'medications:write',
      'immunizations:read',
      'documents:read',
      'appointments:read',
      'appointments:write',
      'messages:read',
      'messages:write',
      'bills:read',
      'bills:write',
      'sharing:read',
      'sharing:write',
      'audit:read',
    ],
    gives: 'nobody',
  },
  {
    from_years: own_account_years,
    parents: ['appointments:read', 'appointments:write', 'immunizations:read'],
    gives: 'parents',
  },
  { from_years: 18, parents: [], gives: 'anybody' },
]

/** A time in which the same is allowed: from the first instant up to, not with, the second; null: without end. */
export type Segment = {
  readonly from: Instant
  readonly until: Instant | null
  readonly permissions: readonly Permission[]
}

/**
 * What a parent may do with a child's record from one instant to another, in time-boxed pieces: at midnight of a
 * birthday in the clinic's zone one ends and the next begins, and nothing has to run for it. Without a birth date
 * nobody can say how old the child is, so nothing is allowed; nor before a birth that is still to come.
 */
export function segmentsFor(
  birthDate: string | null,
  table: AgeTable,
  zone: string,
  from: Instant,
  until: Instant | null,
): Segment[] {
  if (birthDate === null) return []
  return table.flatMap((band, n) => {
    const next = table[n + 1]
    const starts = latest(from, birthdayOf(birthDate, band.from_years, zone))
    const ends = earliest(until, next ? birthdayOf(birthDate, next.from_years, zone) : null)
    const isEmpty = ends !== null && Temporal.Instant.compare(starts, ends) >= 0
    return isEmpty || band.parents.length === 0
      ? []
      : [{ from: starts, until: ends, permissions: band.parents }]
  })
}

/**
 * The instant at which somebody reaches an age: the first of that day in the zone. Who was born on 29 February
 * reaches it on the 28th where the year has no 29th: the day that gives the young person her privacy sooner.
 */
export const birthdayOf = (birthDate: string, years: number, zone: string): Instant =>
  Temporal.PlainDate.from(birthDate).add({ years }).toZonedDateTime(zone).toInstant()

/** The band that holds at an instant; null without a birth date, or before it. */
export function bandAt(birthDate: string | null, table: AgeTable, zone: string, at: Instant): AgeBand | null {
  if (birthDate === null) return null
  return (
    table.findLast(
      ({ from_years }) => Temporal.Instant.compare(birthdayOf(birthDate, from_years, zone), at) <= 0,
    ) ?? null
  )
}

/** A birthday at which something changes, and what it brings. */
export type Border = { readonly at: Instant; readonly band: AgeBand }

/** The birthdays of the table after an instant, the next first. */
export const bordersAfter = (
  birthDate: string | null,
  table: AgeTable,
  zone: string,
  at: Instant,
): Border[] =>
  birthDate === null
    ? []
    : table
        .map(band => ({ at: birthdayOf(birthDate, band.from_years, zone), band }))
        .filter(border => Temporal.Instant.compare(border.at, at) > 0)

const latest = (a: Instant, b: Instant): Instant => (Temporal.Instant.compare(a, b) >= 0 ? a : b)

/** The earlier of two ends; null is no end. */
export const earliest = (a: Instant | null, b: Instant | null): Instant | null => {
  if (a === null || b === null) return a ?? b
  return Temporal.Instant.compare(a, b) <= 0 ? a : b
}
