import type { FieldProps } from './fields.tsx'
import { describedBy, fieldClass, HintAndError } from './form.tsx'
import { words } from './words.ts'

/** A time of a clock; value and answer are `09:30`. */
export function TimeField(props: FieldProps) {
  const { lang, name, label, hint, error, value, optional } = props
  return (
    <div class={fieldClass(error)}>
      <label for={name}>
        {label}
        {optional && <span class="optional"> ({words(lang).form.optional})</span>}
      </label>
      <HintAndError lang={lang} id={name} hint={hint} error={error} />
      <input
        class="input input-medium"
        type="time"
        id={name}
        name={name}
        value={value}
        step={300}
        aria-describedby={describedBy(name, { hint, error })}
        aria-invalid={error === undefined ? undefined : 'true'}
      />
    </div>
  )
}
