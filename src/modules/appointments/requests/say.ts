import { fhirDate } from '../../../ui/dates.ts'
import type { Lang } from '../../../ui/page.ts'
import { parts, type Suits } from './suits.ts'
import { words } from './words.ts'

/** When it suits somebody, a line each for days, times of day and dates. */
export function suitsInWords({ weekdays, parts: chosen, earliest, latest }: Suits, lang: Lang): string[] {
  const text = words(lang)
  const day = (date: string) => fhirDate(date, lang, 'UTC') ?? date
  const between = [
    earliest === null ? null : text.staff.from(day(earliest)),
    latest === null ? null : text.staff.until(day(latest)),
  ].filter(part => part !== null)
  const lines = [
    weekdays
      .toSorted((a, b) => a - b)
      .flatMap(number => text.weekdays[number - 1] ?? [])
      .join(', '),
    parts
      .filter(part => chosen.includes(part))
      .map(part => text.partNames[part])
      .join(', '),
    between.join(' '),
  ].filter(line => line !== '')
  return lines.length === 0 ? [text.staff.anyTime] : lines
}
