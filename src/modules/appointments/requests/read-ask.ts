import type { Temporal } from 'temporal-polyfill'
import type { Lang } from '../../../ui/page.ts'
import { readDay } from '../finding/days.ts'
import { longest_reason, type Wanted } from './ask-for-visit.ts'
import { parts, weekdays } from './suits.ts'
import { words } from './words.ts'

type Form = Readonly<Record<string, string>>
type Wrong = { readonly field: string; readonly text: string }

/** Names of the boxes: each has its own, since of a name that comes twice the last one wins. */
export const boxOf = {
  weekday: (day: number): string => `weekday-${day}`,
  part: (part: string): string => `part-${part}`,
}

/** What she would like, as the form says it, and all that is wrong with it. `today` is of the clinic's calendar. */
export function readAsk(
  form: Form,
  lang: Lang,
  today: Temporal.PlainDate,
): { want: Omit<Wanted, 'id' | 'patient'>; errors: Wrong[] } {
  const text = words(lang).ask
  const typed = (name: string) => (form[name] ?? '').trim()
  const orNull = (name: string) => (typed(name) === '' ? null : typed(name))
  const [earliest, latest] = [readDay(typed('earliest')), readDay(typed('latest'))]
  const reason = typed('reason')
  const errors = [
    reason.length > longest_reason && { field: 'reason', text: text.longReason(longest_reason) },
    earliest === null && typed('earliest') !== '' && { field: 'earliest', text: text.badDate },
    latest === null && typed('latest') !== '' && { field: 'latest', text: text.badDate },
    latest !== null && latest.since(today).sign < 0 && { field: 'latest', text: text.past },
    earliest !== null &&
      latest !== null &&
      latest.since(earliest).sign < 0 && { field: 'latest', text: text.order },
  ].filter(error => error !== false)
  const want = {
    type: typed('kind'),
    clinician: orNull('clinician'),
    place: orNull('place'),
    reason: reason === '' ? null : reason,
    earliest: earliest?.toString() ?? null,
    latest: latest?.toString() ?? null,
    weekdays: weekdays.filter(day => form[boxOf.weekday(day)] === 'yes'),
    parts: parts.filter(part => form[boxOf.part(part)] === 'yes'),
  }
  return { want, errors }
}
