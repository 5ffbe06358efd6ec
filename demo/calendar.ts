import { Temporal } from 'temporal-polyfill'

/** The clinic's zone: every visit time is written with this zone's offset of that day. */
export const clinicZone = 'America/Chicago'

const daysInYear = 365.25
const offsets = new Map<string, string>()

export function addDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString()
}

/** The date so many years (fractions allowed) before `today`; `years` is negative for the past. */
export function dateAt(today: string, years: number): string {
  return addDays(today, Math.round(years * daysInYear))
}

export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days
}

/** The later one of two dates. */
export const laterOf = (one: string, other: string): string => [one, other].toSorted()[1] ?? one

/** Age in years with a fraction. */
export function ageOn(born: string, date: string): number {
  return daysBetween(born, date) / daysInYear
}

/** Birth date of someone whose last birthday was `days` days before `today`. */
export function bornBefore(today: string, years: number, days: number): string {
  return Temporal.PlainDate.from(today).subtract({ days }).subtract({ years }).toString()
}

/** The same day or the nearest earlier one on which the clinic is open: never a later one. */
export function openDay(date: string): string {
  const day = Temporal.PlainDate.from(date)
  const closed = ['01-01', '07-04', '12-25'].includes(date.slice(5))
  if (day.dayOfWeek > 5 || closed) return openDay(addDays(date, -1))
  return date
}

/** An instant with the clinic's offset, e.g. `2024-03-12T09:40:00-05:00`. */
export function instant(date: string, time: string): string {
  let offset = offsets.get(date)
  if (offset === undefined) {
    offset = Temporal.PlainDateTime.from(`${date}T12:00`).toZonedDateTime(clinicZone).offset
    offsets.set(date, offset)
  }
  return `${date}T${time}:00${offset}`
}

/** `time` so many minutes later, the same day (never past 23:59). */
export function later(time: string, minutes: number): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const total = Math.min(hour * 60 + minute + minutes, 23 * 60 + 59)
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`
}

/** A date as a letter writes it: "March 12, 2024", "12 de marzo de 2024". */
export function longDate(date: string, language: 'en' | 'es'): string {
  const locale = language === 'es' ? 'es-US' : 'en-US'
  return Temporal.PlainDate.from(date).toLocaleString(locale, { dateStyle: 'long' })
}
