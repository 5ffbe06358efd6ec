import { fhirDate, timeOf } from '../../../ui/dates.ts'
import type { Lang } from '../../../ui/page.ts'
import type { Words } from './words.en.ts'
import { words } from './words.ts'

const minute_ms = 60_000
const day_ms = 86_400_000

/** Minutes after midnight of a time of PostgreSQL or of a field: `09:30:00`, `09:30`. */
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** A time on the clock, as people say it: "9:30 am". */
const timeInWords = (time: string, lang: Lang): string => timeOf(minutesOf(time) * minute_ms, lang, 'UTC')

/** A day of the calendar (ISO date) in words: "Tue 3 March 2026". */
export const dayInWords = (date: string, lang: Lang): string => fhirDate(date, lang, 'UTC') ?? date

const weekdayFormats = (lang: Lang, weekday: 'long' | 'short') =>
  new Intl.DateTimeFormat(lang === 'es' ? 'es-US' : 'en-US', { weekday, timeZone: 'UTC' })

/** A day of the week by its ISO number, 1 for Monday: "Monday", "lunes". */
export const weekdayInWords = (weekday: number, lang: Lang, length: 'long' | 'short' = 'long'): string => {
  // 5 January 1970 was a Monday.
  const text = weekdayFormats(lang, length).format((3 + weekday) * day_ms)
  return text.charAt(0).toUpperCase() + text.slice(1).replace('.', '')
}

/** A language by its tag, in the reader's own: "Spanish". */
export const languageInWords = (tag: string, lang: Lang): string => {
  const name = new Intl.DisplayNames([lang], { type: 'language' }).of(tag) ?? tag
  return name.charAt(0).toUpperCase() + name.slice(1)
}

export type SaidHours = {
  readonly weekday: number
  readonly from_time: string
  readonly until_time: string
}

/** Weekly hours on one line: "Monday, 9:00 am to 5:00 pm, Harbor". */
export function hoursInWords(hours: SaidHours, place: string, lang: Lang): string {
  const text: Words['hours'] = words(lang).hours
  const until = timeInWords(hours.until_time, lang)
  return text.line(
    weekdayInWords(hours.weekday, lang),
    timeInWords(hours.from_time, lang),
    minutesOf(hours.until_time) <= minutesOf(hours.from_time) ? text.nextDay(until) : until,
    place,
  )
}
