import type { Instant } from '../../../platform/clock.ts'
import type { Lang } from '../../../ui/page.ts'
import type { Permission } from '../../access/index.ts'
import { permissionsIn } from '../parts.ts'
import type { Choice } from './give.ts'
import { isDuration, untilOf } from './how-long.ts'
import { words } from './words.ts'

/** As the page's `FieldError`: what is wrong with the field of this name. */
type FieldError = { field: string; text: string }

type Form = Readonly<Record<string, string>>

/** What was chosen in a form, or what is wrong with it. Fields that the form does not have change nothing. */
export function readChoice(
  form: Form,
  lang: Lang,
  now: Instant,
  zone: string,
): { choice: Choice; errors: readonly FieldError[] } {
  const { errors: text } = words(lang)
  const errors: FieldError[] = []
  const permissions: Permission[] = permissionsIn(form)
  if (permissions.length === 0) errors.push({ field: 'parts', text: text.nothing })
  const duration = form['how-long']
  if (!isDuration(duration)) {
    errors.push({ field: 'how-long', text: text.howLong })
    return { choice: { permissions, until: null }, errors }
  }
  const until = untilOf({ duration, date: form.date ?? '' }, now, zone)
  if (until.right) return { choice: { permissions, until: until.until }, errors }
  errors.push({ field: 'date', text: until.why === 'past' ? text.past : text.noDate })
  return { choice: { permissions, until: null }, errors }
}
