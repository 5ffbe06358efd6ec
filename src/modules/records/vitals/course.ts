import { Temporal } from 'temporal-polyfill'
import { ageInWords } from '../../../ui/dates.ts'
import { seenAt } from '../../../ui/fhir-date.ts'
import type { Lang, Look } from '../../../ui/page.ts'
import type { ClinicalRow } from '../../clinical/index.ts'
import { hasCode, objects } from '../in-words/json.ts'
import { type ObservationInWords, observationInWords } from '../in-words/observation.ts'
import { type Opened, openRow } from '../opened.ts'
import { addressOf } from '../overview/places.ts'

/** One measurement, read. */
export type Reading = { opened: Opened; seen: ObservationInWords; at: number | null; href: string }

/** Reads the rows that can be read; a fault in one leaves it out of the charts, never out of the list. */
export function readingsOf(rows: readonly ClinicalRow[], { lang, zone }: Look): Reading[] {
  return rows.flatMap(row => {
    const opened = openRow(row)
    try {
      const seen = observationInWords(opened.json, { lang, zone })
      const at = seen.when?.sort ?? row.sort_at?.epochMilliseconds ?? null
      return [{ opened, seen, at, href: addressOf(row) }]
    } catch {
      return []
    }
  })
}

/** A value with its unit, as the shared charts take it. */
export type Point = {
  at: number
  value: number | null
  text: string
  when: string
  href: string
  unit: string
  outside: boolean | undefined
}

const outside = (flag: ObservationInWords['flag']): boolean | undefined =>
  flag === null || flag === 'no-range' ? undefined : flag !== 'within'

/** The readings with a number, as points in time. */
export function pointsOf(readings: readonly Reading[]): Point[] {
  return readings.flatMap(({ seen, at, href }) => {
    const measured = seen.value?.measured
    if (at === null || !measured) return []
    return [
      {
        at,
        value: measured.number,
        text: seen.value?.text ?? '',
        when: seen.when?.text ?? '',
        href,
        unit: measured.unit?.shown ?? '',
        outside: outside(seen.flag),
      },
    ]
  })
}

const month_ms = 2_629_746_000

/** The same points by the child's age in months; those from before her birth are faults and left out. */
export function pointsByAge(
  points: readonly Point[],
  birthDate: string,
  look: Look,
  ageOn: (age: string, date: string) => string,
): Point[] {
  const born = Date.parse(birthDate)
  return points.flatMap(point => {
    const age = ageAt(birthDate, point.at, look)
    if (age === null || point.at < born) return []
    return [{ ...point, at: (point.at - born) / month_ms, when: ageOn(age, point.when) }]
  })
}

function ageAt(birthDate: string, at: number, { lang, zone }: { lang: Lang; zone: string }): string | null {
  const { year, month, day } = seenAt(at, zone)
  return ageInWords(birthDate, new Temporal.PlainDate(year, month ?? 1, day ?? 1), lang)
}

/** Both numbers of the blood pressure at one time. */
export type Pressure = {
  at: number
  when: string
  systolic: number | null
  diastolic: number | null
  text: string
  href: string
}

const upper = '8480-6 8459-0 8460-8 8461-6 96608-5'.split(' ')
const lower = '8462-4 8453-3 8454-1 8455-8 96609-3'.split(' ')

/**
 * Blood pressures, one for each time: most sources send both numbers in one resource, some in two that share
 * their time.
 */
export function pressuresOf(readings: readonly Reading[]): Pressure[] {
  const found = new Map<number, Pressure>()
  for (const { opened, seen, at, href } of readings) {
    if (at === null) continue
    const components = objects(opened.json.component)
    const partOf = (codes: readonly string[]): { number: number; text: string } | null => {
      const index = components.findIndex(part => codes.some(code => hasCode(part.code, code)))
      const own = codes.some(code => hasCode(opened.json.code, code)) ? seen.value : null
      const value = own ?? (index < 0 ? null : (seen.parts[index]?.value ?? null))
      return value?.measured ? { number: value.measured.number, text: value.text } : null
    }
    const [systolic, diastolic] = [partOf(upper), partOf(lower)]
    if (!systolic && !diastolic) continue
    const known = found.get(at)
    const top = systolic?.number ?? known?.systolic ?? null
    const bottom = diastolic?.number ?? known?.diastolic ?? null
    const whole = components.length > 0 ? seen.value?.text : undefined
    const unit = (systolic ?? diastolic)?.text.replace(/^[^\p{L}]*/u, '') ?? ''
    const text = whole ?? (top !== null && bottom !== null ? `${top}/${bottom} ${unit}`.trim() : '')
    found.set(at, {
      at,
      when: seen.when?.text ?? '',
      systolic: top,
      diastolic: bottom,
      text: text || (systolic ?? diastolic)?.text || '',
      href,
    })
  }
  return [...found.values()]
}
