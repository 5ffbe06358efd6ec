import type { Instant } from '../../../platform/clock.ts'
import { typedDate } from '../../../ui/typed-date.ts'

/** Nobody who lives was born before. */
const earliest = '1850-01-01'

/** A birth date from the three fields of `DateParts`, as `2019-05-17`; null if it is no day, or still to come. */
export function readBirthDate(
  form: Readonly<Record<string, string>>,
  name: string,
  now: Instant,
  zone: string,
): string | null {
  const date = typedDate(form, name)
  const today = now.toZonedDateTimeISO(zone).toPlainDate().toString()
  return date === null || date < earliest || date > today ? null : date
}
