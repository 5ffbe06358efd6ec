import { Temporal } from 'temporal-polyfill'

/** The date in the three fields of `DateParts`, as `1951-07-08`; null for what is no day of the calendar. */
export function typedDate(form: Readonly<Record<string, string>>, name: string): string | null {
  const [year, month, day] = ['year', 'month', 'day'].map(part => {
    const text = (form[`${name}-${part}`] ?? '').trim()
    return /^\d{1,4}$/.test(text) ? Number(text) : 0
  })
  // Two figures may be meant for either century.
  if (!year || !month || !day || year < 1000) return null
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString()
  } catch {
    return null
  }
}
