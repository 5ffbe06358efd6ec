import { Temporal } from 'temporal-polyfill'
import type { Lang } from '../../../../ui/page.ts'
import {
  type FieldError,
  type Read,
  type Typed,
  tickedOf,
  ticksOf,
  trimmed,
  typedDay,
  typedTime,
  wrong,
} from '../../../../ui/typed.ts'
import type { Schedule } from '../read-schedule.ts'
import { dayInWords, minutesOf, weekdayInWords } from '../say.ts'
import { words } from '../words.ts'
import type { HoursRow } from './hours-rows.ts'
import type { NewHours } from './save-hours.ts'

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

type Asked = {
  readonly clinician: string
  readonly schedule: Schedule
  /** By the clinic's calendar. */
  readonly today: string
}

type Times = Pick<NewHours, 'place_id' | 'from_time' | 'until_time' | 'visit_types'>

/** Where, from when until when, and for what: the same in all forms of hours. */
function readTimes(form: Typed, lang: Lang, { schedule }: Asked, errors: FieldError[]): Times {
  const text = words(lang).hours
  const say = (field: string, what: string) => errors.push({ field, text: what })
  const place_id = form.place ?? ''
  if (!schedule.places.get(place_id)?.active) say('place', text.placeMissing)
  const from_time = typedTime(trimmed(form, 'from'))
  const until_time = typedTime(trimmed(form, 'until'))
  if (from_time === null) say('from', text.fromMissing)
  if (until_time === null) say('until', text.untilMissing)
  if (from_time !== null && until_time !== null) {
    const fault = orderFault(minutesOf(from_time), minutesOf(until_time), form.overnight === 'yes', lang)
    if (fault !== null) say('until', fault)
  }
  const types = tickedOf(form, 'type', schedule.types.keys())
  return {
    place_id,
    from_time: from_time ?? '',
    until_time: until_time ?? '',
    visit_types: types.length === 0 ? null : types,
  }
}

function orderFault(from: number, until: number, overnight: boolean, lang: Lang): string | null {
  const text = words(lang).hours
  if (from === until) return text.sameTime
  // Until midnight is until 0:00 of the next day, however it was meant.
  if (until === 0) return null
  if (until < from) return overnight ? null : text.endBefore
  return overnight ? text.notOvernight : null
}

/** Weekly hours on several days, between a first day and perhaps a last one. */
export function readWeekly(form: Typed, lang: Lang, asked: Asked): Read<readonly NewHours[]> {
  const text = words(lang).hours
  const errors: FieldError[] = []
  const days = weekdays.filter(day => form[`weekday-${day}`] === 'yes')
  if (days.length === 0) errors.push({ field: 'weekdays', text: text.weekdayMissing })
  const times = readTimes(form, lang, asked, errors)
  const span = readSpan(form, lang, errors)
  for (const day of span === null ? [] : days)
    if (span?.valid_until && !isWithin(day, span.valid_from, span.valid_until))
      errors.push({ field: 'valid-until', text: text.spanEmpty(weekdayInWords(day, lang)) })
  if (errors.length > 0 || span === null) return wrong(errors.slice(0, most_told))
  const typed = days.map(weekday => ({ clinician_id: asked.clinician, weekday, ...times, ...span }))
  return { typed, errors: [] }
}

/** Seven times the same words would help nobody. */
const most_told = 8

function readSpan(
  form: Typed,
  lang: Lang,
  errors: FieldError[],
): Pick<NewHours, 'valid_from' | 'valid_until'> | null {
  const text = words(lang).hours
  const [first, last] = [trimmed(form, 'valid-from'), trimmed(form, 'valid-until')]
  const valid_from = typedDay(first)
  const valid_until = last === '' ? null : typedDay(last)
  if (valid_from === null) errors.push({ field: 'valid-from', text: text.validFromMissing })
  if (last !== '' && valid_until === null) errors.push({ field: 'valid-until', text: text.validUntilWrong })
  if (valid_from === null || (last !== '' && valid_until === null)) return null
  if (valid_until !== null && valid_until < valid_from) {
    errors.push({ field: 'valid-until', text: text.spanWrong })
    return null
  }
  return { valid_from, valid_until }
}

function isWithin(weekday: number, from: string, until: string): boolean {
  const first = Temporal.PlainDate.from(from)
  return first.add({ days: (weekday - first.dayOfWeek + 7) % 7 }).toString() <= until
}

/** One day beside the weekly hours. */
export function readSingleDay(form: Typed, lang: Lang, asked: Asked): Read<readonly NewHours[]> {
  const text = words(lang).hours
  const errors: FieldError[] = []
  const day = typedDay(trimmed(form, 'day'))
  if (day === null) errors.push({ field: 'day', text: text.dayMissing })
  else if (day < asked.today) errors.push({ field: 'day', text: text.dayPast })
  const times = readTimes(form, lang, asked, errors)
  if (errors.length > 0 || day === null) return wrong(errors)
  const weekday = Temporal.PlainDate.from(day).dayOfWeek
  const one = { clinician_id: asked.clinician, weekday, ...times, valid_from: day, valid_until: day }
  return { typed: [one], errors: [] }
}

/** Hours that follow others from a day on. They end when those would have. */
export function readChange(form: Typed, lang: Lang, asked: Asked, before: HoursRow): Read<NewHours> {
  const errors: FieldError[] = []
  const times = readTimes(form, lang, asked, errors)
  const day = readDay(form, lang, 'change-from', { least: asked.today, before })
  if (day.typed === null) errors.push(...day.errors)
  if (errors.length > 0 || day.typed === null) return wrong(errors)
  const { clinician_id, weekday, valid_until } = before
  const [, valid_from = day.typed] = [day.typed, before.valid_from].sort()
  return { typed: { clinician_id, weekday, ...times, valid_from, valid_until }, errors: [] }
}

/** A day not before `least`, and not after these hours end. */
export function readDay(
  form: Typed,
  lang: Lang,
  field: 'change-from' | 'last-day',
  { least, before }: { least: string; before: HoursRow },
): Read<string> {
  const text = words(lang).hours
  const day = typedDay(trimmed(form, field))
  const fault =
    day === null
      ? text.dayMissing
      : day < least
        ? text.dayPast
        : before.valid_until !== null && day > before.valid_until
          ? text.afterEnd(dayInWords(before.valid_until, lang))
          : null
  return day === null || fault !== null ? wrong([{ field, text: fault ?? '' }]) : { typed: day, errors: [] }
}

/** Hours as the form that changes them shows them. */
export const formOfHours = (row: HoursRow): Typed => ({
  place: row.place_id,
  from: row.from_time,
  until: row.until_time,
  ...(minutesOf(row.until_time) < minutesOf(row.from_time) &&
    row.until_time !== '00:00' && { overnight: 'yes' }),
  ...ticksOf('type', row.visit_types ?? []),
})
