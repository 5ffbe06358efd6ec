import { Temporal } from 'temporal-polyfill'
import { type DateSeen, readFhirDate, seenAt } from './fhir-date.ts'
import type { Lang } from './page.ts'
import { words } from './words.ts'
import { zoneAbbreviation } from './zone.ts'

const dayMs = 86_400_000

type Names = { months: string[]; shortMonths: string[]; weekdays: string[] }

function namesOf(lang: Lang): Names {
  const locale = lang === 'es' ? 'es-US' : 'en-US'
  const take = (format: Intl.DateTimeFormat, times: number[]) =>
    times.map(time => format.format(time).replace('.', ''))
  const firsts = Array.from({ length: 12 }, (_, month) => Date.UTC(2023, month, 1))
  // 1 January 2023 was a Sunday.
  const week = Array.from({ length: 7 }, (_, day) => Date.UTC(2023, 0, 1 + day))
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
  return {
    months: take(format({ month: 'long' }), firsts),
    shortMonths: take(format({ month: 'short' }), firsts),
    weekdays: take(format({ weekday: 'short' }), week),
  }
}

const names: Record<Lang, Names> = { en: namesOf('en'), es: namesOf('es') }

/** The twelve months by name, January first. */
export function monthNames(lang: Lang): readonly string[] {
  return names[lang].months
}

function pad(year: number): string {
  return String(year).padStart(4, '0')
}

function fullDate(seen: DateSeen, lang: Lang): string {
  const { months, weekdays } = names[lang]
  const year = pad(seen.year)
  if (seen.month === null) return year
  const month = months[seen.month - 1] ?? ''
  if (seen.day === null) return words(lang).dates.month(month, year)
  const days = Math.floor(Date.UTC(seen.year, seen.month - 1, seen.day) / dayMs)
  const weekday = weekdays[(((days + 4) % 7) + 7) % 7] ?? ''
  return words(lang).dates.full(weekday, seen.day, month, year)
}

function shortDate(seen: DateSeen, lang: Lang): string {
  const year = pad(seen.year)
  if (seen.month === null) return year
  const month = names[lang].shortMonths[seen.month - 1] ?? ''
  return seen.day === null ? `${month} ${year}` : words(lang).dates.short(seen.day, month, year)
}

/** A birth date in words, where the day of the week says nothing: "3 March 1948". Null if it is no date. */
export function fhirBirthDate(value: unknown, lang: Lang): string | null {
  const seen = readFhirDate(value, 'UTC')
  if (!seen) return null
  if (seen.month === null || seen.day === null) return fullDate(seen, lang)
  return words(lang).dates.day(seen.day, names[lang].months[seen.month - 1] ?? '', pad(seen.year))
}

function clock(seen: DateSeen, lang: Lang): string | null {
  if (seen.hour === null || seen.minute === null) return null
  const { am, pm } = words(lang).dates
  const minute = seen.minute < 10 ? `0${seen.minute}` : seen.minute
  return `${seen.hour % 12 || 12}:${minute} ${seen.hour < 12 ? am : pm}`
}

/** A FHIR date of any precision in words: "Tue 3 March 2026", "March 2026" or "2026". Null if it is no date. */
export function fhirDate(value: unknown, lang: Lang, zone: string): string | null {
  const seen = readFhirDate(value, zone)
  return seen && fullDate(seen, lang)
}

/** As `fhirDate`, but short for narrow columns: "3 Mar 2026". */
export function fhirShortDate(value: unknown, lang: Lang, zone: string): string | null {
  const seen = readFhirDate(value, zone)
  return seen && shortDate(seen, lang)
}

/** A FHIR dateTime with its time where one was given: "Tue 3 March 2026, 9:30 am". Null if it is no date. */
export function fhirDateTime(value: unknown, lang: Lang, zone: string): string | null {
  const seen = readFhirDate(value, zone)
  if (!seen) return null
  const time = clock(seen, lang)
  const date = fullDate(seen, lang)
  return time === null ? date : words(lang).dates.withTime(date, time)
}

/** A FHIR Period in words: one date where both ends are the same, "since …" or "until …" where one is missing. */
export function fhirPeriod(start: unknown, end: unknown, lang: Lang, zone: string): string | null {
  const from = fhirDate(start, lang, zone)
  const to = fhirDate(end, lang, zone)
  const { dates } = words(lang)
  if (from === null) return to === null ? null : dates.until(to)
  if (to === null) return dates.since(from)
  return from === to ? from : dates.span(from, to)
}

/**
 * Epoch milliseconds of a FHIR date for sorting and drawing; a date without a time counts as noon UTC of its
 * first day, so that it falls on the right day wherever it is drawn. Null if it is no date.
 */
export function fhirInstant(value: unknown, zone: string): number | null {
  const seen = readFhirDate(value, zone)
  if (!seen) return null
  return seen.at ?? Date.UTC(seen.year, (seen.month ?? 1) - 1, seen.day ?? 1, 12)
}

/** An instant as a date in the zone: "Tue 3 March 2026". */
export function dateOf(at: Temporal.Instant | number, lang: Lang, zone: string): string {
  return fullDate(seenAt(milliseconds(at), zone), lang)
}

/** An instant as a time in the zone, "9:30 am", with the zone's abbreviation if asked: "9:30 am EST". */
export function timeOf(at: Temporal.Instant | number, lang: Lang, zone: string, withZone = false): string {
  const ms = milliseconds(at)
  const time = clock(seenAt(ms, zone), lang) ?? ''
  return withZone ? `${time} ${zoneAbbreviation(ms, zone)}` : time
}

/** An instant as date and time in the zone: "Tue 3 March 2026, 9:30 am". */
export function dateTimeOf(
  at: Temporal.Instant | number,
  lang: Lang,
  zone: string,
  withZone = false,
): string {
  return words(lang).dates.withTime(dateOf(at, lang, zone), timeOf(at, lang, zone, withZone))
}

function milliseconds(at: Temporal.Instant | number): number {
  return typeof at === 'number' ? at : at.epochMilliseconds
}

const relativeFormats: Record<Lang, Intl.RelativeTimeFormat> = {
  en: new Intl.RelativeTimeFormat('en-US', { numeric: 'auto' }),
  es: new Intl.RelativeTimeFormat('es-US', { numeric: 'auto' }),
}

/** How far away a day is, by the calendar of the zone: "today", "yesterday", "in 3 days", "2 months ago". */
export function relativeDay(
  at: Temporal.Instant | number,
  now: Temporal.Instant,
  lang: Lang,
  zone: string,
): string {
  const day = plainDay(milliseconds(at), zone)
  const today = plainDay(now.epochMilliseconds, zone)
  const days = today.until(day).days
  const format = relativeFormats[lang]
  const distance = Math.abs(days)
  if (distance < 14) return format.format(days, 'day')
  if (distance < 56) return format.format(Math.trunc(days / 7), 'week')
  const months = today.until(day, { largestUnit: 'months' }).months
  if (Math.abs(months) < 24) return format.format(months, 'month')
  return format.format(Math.trunc(months / 12), 'year')
}

function plainDay(at: number, zone: string): Temporal.PlainDate {
  const seen = seenAt(at, zone)
  return new Temporal.PlainDate(seen.year, seen.month ?? 1, seen.day ?? 1)
}

/** Today by the clinic's calendar. */
export function todayIn(now: Temporal.Instant, zone: string): Temporal.PlainDate {
  return plainDay(now.epochMilliseconds, zone)
}

/**
 * An age in words as people say it: days, then weeks, then months up to two years, then years. A birth date
 * without a day or month counts from its first day. Null if it is no date or lies after `onDay`.
 */
export function ageInWords(birthDate: unknown, onDay: Temporal.PlainDate, lang: Lang): string | null {
  const seen = readFhirDate(birthDate, 'UTC')
  if (!seen) return null
  const born = new Temporal.PlainDate(seen.year, seen.month ?? 1, seen.day ?? 1)
  if (Temporal.PlainDate.compare(born, onDay) > 0) return null
  const { age } = words(lang)
  const days = born.until(onDay).days
  if (days < 14) return age.days(days)
  const { years, months } = born.until(onDay, { largestUnit: 'years' })
  const allMonths = years * 12 + months
  if (allMonths < 3) return age.weeks(Math.floor(days / 7))
  return allMonths < 24 ? age.months(allMonths) : age.years(years)
}
