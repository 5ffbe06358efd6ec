import { describedBy, fieldClass, HintAndError } from '../../../ui/form.tsx'
import type { Lang } from '../../../ui/page.ts'

/** A time of day; value and answer are `09:30`. */
export function ClockField(props: {
  lang: Lang
  name: string
  label: string
  hint?: string | undefined
  error?: string | undefined
  value?: string | undefined
}) {
  const { lang, name, label, hint, error, value } = props
  return (
    <div class={fieldClass(error)}>
      <label for={name}>{label}</label>
      <HintAndError lang={lang} id={name} hint={hint} error={error} />
      <input
        class="input input-clock"
        type="time"
        id={name}
        name={name}
        value={value}
        aria-describedby={describedBy(name, { hint, error })}
        aria-invalid={error === undefined ? undefined : 'true'}
      />
    </div>
  )
}
