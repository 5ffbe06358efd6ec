import { zoneOffset } from './zone.ts'

/**
 * What a FHIR date, dateTime or instant says, as the clock on the clinic's wall shows it. Precision is what
 * the source wrote: `day` is null where only a month was given. `at` is the instant in epoch milliseconds
 * where a time was given. A time without a zone (wrong in FHIR, but it happens) is taken as the clinic's.
 */
export type DateSeen = {
  year: number
  month: number | null
  day: number | null
  hour: number | null
  minute: number | null
  at: number | null
}

const shape =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s?(Z|[+-]\d\d:?\d\d)?)?)?)?$/i

const monthDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function daysIn(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && !leap ? 28 : (monthDays[month - 1] ?? 0)
}

function offsetOf(written: string): number {
  if (written === 'Z' || written === 'z') return 0
  const minutes = Number(written.slice(1, 3)) * 60 + Number(written.slice(-2))
  return (written[0] === '-' ? -minutes : minutes) * 60_000
}

/** The wall clock of a zone at an instant (epoch milliseconds). */
export function seenAt(at: number, zone: string): DateSeen {
  const wall = new Date(at + zoneOffset(at, zone))
  return {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
    at,
  }
}

/** Reads a FHIR date of any precision (FHIR R4 §2.24.0.1). Null for anything that is not one; never throws. */
export function readFhirDate(value: unknown, zone: string): DateSeen | null {
  if (typeof value !== 'string' || value.length > 40) return null
  const found = shape.exec(value)
  if (!found) return null
  const year = Number(found[1])
  const month = found[2] === undefined ? null : Number(found[2])
  const day = found[3] === undefined ? null : Number(found[3])
  if (month !== null && (month < 1 || month > 12)) return null
  if (month !== null && day !== null && (day < 1 || day > daysIn(year, month))) return null
  if (found[4] === undefined || month === null || day === null) {
    return { year, month, day, hour: null, minute: null, at: null }
  }
  const hour = Number(found[4])
  const minute = Number(found[5])
  const second = Number(found[6] ?? 0)
  if (hour > 24 || minute > 59 || second > 60) return null
  const wall = Date.UTC(year, month - 1, day, hour, minute, second)
  if (found[7] !== undefined) return seenAt(wall - offsetOf(found[7]), zone)
  return { year, month, day, hour: hour % 24, minute, at: wall - zoneOffset(wall, zone) }
}
