import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../../../platform/clock.ts'
import type { Lang } from '../../../ui/page.ts'
import { zones } from '../../../ui/time-zones.ts'
import {
  type FieldError,
  numberIn,
  orNull,
  type Read,
  type Typed,
  tickedOf,
  ticksOf,
  trimmed,
  typedDay,
  typedTime,
  wrong,
} from '../../../ui/typed.ts'
import { weekdayInWords } from '../../appointments/index.ts'
import { topics } from '../topics.ts'
import { isAway, type Pool, type PoolHours } from './read-pools.ts'
import type { PoolTyped } from './save-pool.ts'
import { words } from './words.ts'

/** What the form of a pool says. `others` are all other pools, `before` the pool as it stands, if it is there. */
export function readPoolForm(
  form: Typed,
  lang: Lang,
  { others, before, now }: { others: readonly Pool[]; before: Pool | null; now: Instant },
): Read<PoolTyped> {
  const text = words(lang).edit
  const errors: FieldError[] = []
  const say = (field: string, what: string) => errors.push({ field, text: what })
  for (const tongue of ['en', 'es'] as const) {
    const [name, about] = [trimmed(form, `name-${tongue}`), trimmed(form, `about-${tongue}`)]
    if (name === '' || name.length > 100) say(`name-${tongue}`, text.nameMissing)
    else if (others.some(one => one.name[tongue].toLowerCase() === name.toLowerCase()))
      say(`name-${tongue}`, text.nameTaken)
    if (about.length > 300) say(`about-${tongue}`, text.aboutLong)
  }
  const answered = tickedOf(form, 'topic', topics)
  if (answered.length === 0) say('topics', text.topicsMissing)
  const open_to = form['open-to'] === 'care' || form['open-to'] === 'all' ? form['open-to'] : null
  if (open_to === null) say('open-to', text.openToMissing)
  const answer_hours = numberIn(trimmed(form, 'answer-hours'), 1, 200)
  if (answer_hours === null) say('answer-hours', text.answerHoursWrong)
  const close_days = numberIn(trimmed(form, 'close-days'), 1, 365)
  if (close_days === null) say('close-days', text.closeDaysWrong)
  const zone = form.zone ?? ''
  if (!zones.includes(zone)) say('zone', text.zoneMissing)
  const cover_id = orNull(others.find(one => one.id === form.cover && isChoosable(one, before))?.id ?? '')
  if (cover_id === null && before && isAway(before, now)) say('cover', text.coverNeeded)
  if (errors.length > 0 || open_to === null || answer_hours === null || close_days === null)
    return wrong(errors)
  return {
    typed: {
      name_en: trimmed(form, 'name-en'),
      name_es: trimmed(form, 'name-es'),
      about_en: trimmed(form, 'about-en'),
      about_es: trimmed(form, 'about-es'),
      topics: answered,
      open_to,
      answer_hours,
      close_days,
      zone,
      cover_id,
    },
    errors: [],
  }
}

/** Whom one can choose as cover: pools that are open, and whoever covers already. */
export const isChoosable = (one: Pool, before: Pool | null): boolean => one.active || one.id === before?.cover

/** A pool as its form shows it. */
export const formOfPool = (pool: Pool): Typed => ({
  'name-en': pool.name.en,
  'name-es': pool.name.es,
  'about-en': pool.about.en,
  'about-es': pool.about.es,
  'open-to': pool.open_to,
  'answer-hours': String(pool.answer_hours),
  'close-days': String(pool.close_days),
  zone: pool.zone,
  cover: pool.cover ?? '',
  ...ticksOf('topic', pool.topics),
})

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const
const midnight = '24:00'

/** The same hours on several days, which must not overlap with those that stand. */
export function readHours(
  form: Typed,
  lang: Lang,
  standing: readonly PoolHours[],
): Read<readonly PoolHours[]> {
  const text = words(lang).pool
  const errors: FieldError[] = []
  const days = weekdays.filter(day => form[`weekday-${day}`] === 'yes')
  if (days.length === 0) errors.push({ field: 'weekdays', text: text.weekdaysMissing })
  const from = typedTime(trimmed(form, 'from'))
  const typed = typedTime(trimmed(form, 'until'))
  const until = typed === '00:00' ? midnight : typed
  if (from === null) errors.push({ field: 'from', text: text.fromMissing })
  if (until === null || (from !== null && until <= from))
    errors.push({ field: 'until', text: text.untilMissing })
  if (errors.length > 0 || from === null || until === null) return wrong(errors)
  const taken = days.find(day =>
    standing.some(one => one.weekday === day && one.from.slice(0, 5) < until && from < one.until.slice(0, 5)),
  )
  if (taken !== undefined) return wrong([{ field: 'from', text: text.overlap(weekdayInWords(taken, lang)) }])
  return { typed: days.map(weekday => ({ weekday, from, until })), errors: [] }
}

/** The first day on which the people of a pool are back, as the instant at which it begins there. */
export function readBack(form: Typed, lang: Lang, zone: string, now: Instant): Read<Instant> {
  const day = typedDay(trimmed(form, 'back-on'))
  const today = now.toZonedDateTimeISO(zone).toPlainDate()
  const last = today.add({ years: 1 }).toString()
  if (day === null || day <= today.toString() || day > last)
    return wrong([{ field: 'back-on', text: words(lang).pool.backOnWrong }])
  return { typed: Temporal.PlainDate.from(day).toZonedDateTime(zone).toInstant(), errors: [] }
}
