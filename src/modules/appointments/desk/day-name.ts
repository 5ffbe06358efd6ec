import type { Temporal } from 'temporal-polyfill'
import { dateOf } from '../../../ui/dates.ts'
import type { Lang } from '../../../ui/page.ts'

/** A day of the calendar in words: "Tue 3 March 2026". */
export const dayName = (date: Temporal.PlainDate, lang: Lang): string =>
  dateOf(date.toZonedDateTime('UTC').toInstant(), lang, 'UTC')
