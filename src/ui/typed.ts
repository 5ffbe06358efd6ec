import { Temporal } from 'temporal-polyfill'

/** Fields of a form by name. */
export type Typed = Readonly<Record<string, string>>

export const trimmed = (form: Typed, name: string): string => (form[name] ?? '').trim()

/** What was typed, or null for nothing. */
export const orNull = (text: string): string | null => (text === '' ? null : text)

/** A whole number from `least` to `most`; null for anything else. */
export function numberIn(text: string, least: number, most: number): number | null {
  if (!/^\d{1,6}$/.test(text)) return null
  const number = Number(text)
  return number >= least && number <= most ? number : null
}

/** A day of the calendar as a field gives it (`2026-03-03`), in years that a schedule is kept for; null for others. */
export function typedDay(text: string): string | null {
  if (!/^20\d\d-\d\d-\d\d$/.test(text)) return null
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString()
  } catch {
    return null
  }
}

/** A time of a clock: `9:30`, `09:30`, `09:30:00`, as `09:30`; null for others. */
export function typedTime(text: string): string | null {
  const [, hour = '', minute = ''] = /^(\d{1,2}):([0-5]\d)(?::00)?$/.exec(text) ?? []
  return hour === '' || Number(hour) > 23 ? null : `${hour.padStart(2, '0')}:${minute}`
}

/** The ids whose boxes are ticked: fields `<name>-<id>`. */
export const tickedOf = (form: Typed, name: string, ids: Iterable<string>): string[] =>
  [...ids].filter(id => form[`${name}-${id}`] === 'yes')

/** Ticked boxes as a form has them. */
export const ticksOf = (name: string, ids: Iterable<string>): Typed =>
  Object.fromEntries([...ids].map(id => [`${name}-${id}`, 'yes']))

/** As the page's `FieldError`: what is wrong with the field of this name. */
export type FieldError = { field: string; text: string }

/** What was typed, or all that is wrong with it. */
export type Read<T> =
  | { readonly typed: T; readonly errors: readonly [] }
  | { readonly typed: null; readonly errors: readonly FieldError[] }

export const wrong = (errors: readonly FieldError[]): { typed: null; errors: readonly FieldError[] } => ({
  typed: null,
  errors,
})
