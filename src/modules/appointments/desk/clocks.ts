import type { Instant } from '../../../platform/clock.ts'
import type { Lang, Look } from '../../../ui/page.ts'
import type { Schedule } from '../schedule/read-schedule.ts'
import { type Clocks, timeThere } from '../when.ts'
import { words } from './words.ts'

/** The clock of a place beside that of the clinic. A place that is not there goes by the clinic's. */
export const clocksAt = (schedule: Schedule, place: string, { zone }: Pick<Look, 'zone'>): Clocks => ({
  place: schedule.places.get(place)?.zone ?? zone,
  clinic: zone,
})

/** From when until when, on the clock of a place: "9:00 am – 9:20 am". */
export const spanThere = (one: { from: Instant; until: Instant }, lang: Lang, clocks: Clocks): string =>
  words(lang).span(timeThere(one.from, lang, clocks), timeThere(one.until, lang, clocks))

export const minutesOf = (one: { from: Instant; until: Instant }): number =>
  Math.round((one.until.epochMilliseconds - one.from.epochMilliseconds) / 60_000)
