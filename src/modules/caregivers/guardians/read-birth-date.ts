import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../../../platform/clock.ts'

/** A birth date from the three fields of `DateParts`, as `2019-05-17`; null if it is no day, or still to come. */
export function readBirthDate(
  form: Readonly<Record<string, string>>,
  name: string,
  now: Instant,
  zone: string,
): string | null {
  const part = (key: string) => (form[`${name}-${key}`] ?? '').trim()
  const [year, month, day] = [part('year'), part('month'), part('day')]
  if (!/^\d{4}$/.test(year) || !/^\d{1,2}$/.test(month) || !/^\d{1,2}$/.test(day)) return null
  const today = now.toZonedDateTimeISO(zone).toPlainDate()
  try {
    const date = Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    )
    return date.year < 1850 || Temporal.PlainDate.compare(date, today) > 0 ? null : date.toString()
  } catch {
    return null
  }
}
