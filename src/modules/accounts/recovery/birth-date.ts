import { Temporal } from 'temporal-polyfill'

/** A date from the three fields of `DateParts`, as `1951-07-08`; null for what is none. */
export function birthDateIn(form: Readonly<Record<string, string>>, name: string): string | null {
  const [year, month, day] = ['year', 'month', 'day'].map(part => {
    const text = (form[`${name}-${part}`] ?? '').trim()
    return /^\d{1,4}$/.test(text) ? Number(text) : 0
  })
  if (!year || !month || !day || year < 1000) return null
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString()
  } catch {
    return null
  }
}
