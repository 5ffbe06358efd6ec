import { PasswordField } from '../../../ui/fields.tsx'
import { errorOf, type FieldError } from '../../../ui/form.tsx'
import type { Lang } from '../../../ui/page.ts'
import { shortestPassword } from '../password.ts'
import { words } from './words.ts'

/** The field `password` in which somebody chooses one, with what makes a good one. */
export function NewPasswordField(props: { lang: Lang; label: string; errors: readonly FieldError[] }) {
  return (
    <PasswordField
      lang={props.lang}
      name="password"
      label={props.label}
      hint={words(props.lang).newPasswordHint(shortestPassword)}
      autocomplete="new-password"
      error={errorOf(props.errors, 'password')}
    />
  )
}
