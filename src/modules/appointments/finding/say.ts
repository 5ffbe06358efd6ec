import type { Temporal } from 'temporal-polyfill'
import type { Instant } from '../../../platform/clock.ts'
import { fhirDate } from '../../../ui/dates.ts'
import type { Lang, Look } from '../../../ui/page.ts'
import type { Schedule, VisitType } from '../schedule/read-schedule.ts'
import type { Time } from '../times/time.ts'
import { dayThere, timeThere } from '../when.ts'
import { zoneOf } from './days.ts'
import { words } from './words.ts'

type At = Pick<Time, 'place' | 'starts_at'>

const clocks = ({ zone }: Look, schedule: Schedule, place: string) => ({
  place: zoneOf(schedule, place),
  clinic: zone,
})

/** "9:30 am" on the clock of the place. */
export const clockSaid = (look: Look, schedule: Schedule, { place, starts_at }: At): string =>
  timeThere(starts_at, look.lang, clocks(look, schedule, place))

/** "Tue 3 March 2026" by the calendar of the place. */
export const daySaid = (look: Look, schedule: Schedule, { place, starts_at }: At): string =>
  dayThere(starts_at, look.lang, clocks(look, schedule, place))

/** "Tue 3 March 2026, 9:30 am" there. */
export const whenSaid = (look: Look, schedule: Schedule, at: At): string =>
  words(look.lang).at(daySaid(look, schedule, at), clockSaid(look, schedule, at))

/** "Tue 3 March 2026, 9:30 am to 10:00 am" there. */
export const fromToSaid = (look: Look, schedule: Schedule, at: At & { readonly ends_at: Instant }): string =>
  words(look.lang).check.until(
    daySaid(look, schedule, at),
    clockSaid(look, schedule, at),
    clockSaid(look, schedule, { ...at, starts_at: at.ends_at }),
  )

/** A day of the calendar: "Tue 3 March 2026". */
export const dayInWords = (day: Temporal.PlainDate, { lang, zone }: Look): string =>
  fhirDate(day.toString(), lang, zone) ?? day.toString()

/** How long it takes and how she is seen: "30 minutes, in person". */
export const howSaid = (type: VisitType, lang: Lang): string =>
  `${words(lang).minutes(type.minutes)} · ${words(lang).modes[type.mode]}`

const languageNames: Record<Lang, Intl.DisplayNames> = {
  en: new Intl.DisplayNames('en-US', { type: 'language' }),
  es: new Intl.DisplayNames('es-US', { type: 'language' }),
}

/** A language by its name in the reader's; the code itself where it is none. */
export function languageSaid(code: string, lang: Lang): string {
  try {
    return languageNames[lang].of(code) ?? code
  } catch {
    return code
  }
}
