import type { Child } from 'hono/jsx'
import { monthNames } from './dates.ts'
import { describedBy, FieldGroup, fieldClass, HintAndError } from './form.tsx'
import type { Lang } from './page.ts'
import { words } from './words.ts'

/** What all fields take. The `id` of the input is its `name`. */
export type FieldProps = {
  lang: Lang
  name: string
  label: string
  hint?: string | undefined
  error?: string | undefined
  value?: string | undefined
  autocomplete?: string | undefined
  /** Marks the label "(optional)"; every other field must be filled in. */
  optional?: boolean | undefined
}

type Width = 'short' | 'medium' | 'full'

function Label({ field }: { field: FieldProps }) {
  return (
    <label for={field.name}>
      {field.label}
      {field.optional && <span class="optional"> ({words(field.lang).form.optional})</span>}
    </label>
  )
}

function Field({ field, children }: { field: FieldProps; children?: Child }) {
  return (
    <div class={fieldClass(field.error)}>
      <Label field={field} />
      <HintAndError lang={field.lang} id={field.name} hint={field.hint} error={field.error} />
      {children}
    </div>
  )
}

function inputAttributes(field: FieldProps) {
  return {
    id: field.name,
    name: field.name,
    autocomplete: field.autocomplete,
    'aria-describedby': describedBy(field.name, field),
    'aria-invalid': field.error === undefined ? undefined : ('true' as const),
    'aria-required': field.optional ? undefined : ('true' as const),
  }
}

/** One line of text. `width` hints how much is expected. */
export function TextField(
  props: FieldProps & {
    type?: 'text' | 'tel' | 'search' | undefined
    width?: Width | undefined
    inputmode?: 'numeric' | 'decimal' | 'text' | undefined
    maxlength?: number | undefined
  },
) {
  return (
    <Field field={props}>
      <input
        {...inputAttributes(props)}
        class={`input input-${props.width ?? 'full'}`}
        type={props.type ?? 'text'}
        value={props.value}
        inputmode={props.inputmode}
        maxlength={props.maxlength}
      />
    </Field>
  )
}

/** An e-mail address. */
export function EmailField(props: FieldProps) {
  return (
    <Field field={props}>
      <input
        {...inputAttributes(props)}
        class="input input-full"
        type="email"
        value={props.value}
        autocomplete={props.autocomplete ?? 'email'}
        autocapitalize="none"
        spellcheck={false}
      />
    </Field>
  )
}

/** A password, with a button to show it where scripts run. What was typed is never sent back in the page. */
export function PasswordField(props: Omit<FieldProps, 'value'>) {
  const { form } = words(props.lang)
  return (
    <Field field={props}>
      <show-password
        data-show={form.showPassword}
        data-hide={form.hidePassword}
        data-shown={form.passwordShown}
        data-hidden={form.passwordHidden}
      >
        <input
          {...inputAttributes(props)}
          class="input input-full"
          type="password"
          autocomplete={props.autocomplete ?? 'current-password'}
          autocapitalize="none"
          spellcheck={false}
        />
      </show-password>
    </Field>
  )
}

/** A day picked from a calendar; value and answer are `2026-03-03`. For birth dates take `DateParts`. */
export function DateField(props: FieldProps & { min?: string | undefined; max?: string | undefined }) {
  return (
    <Field field={props}>
      <input
        {...inputAttributes(props)}
        class="input input-medium"
        type="date"
        value={props.value}
        min={props.min}
        max={props.max}
      />
    </Field>
  )
}

/**
 * A date that the person knows by heart. The month is a word, so that nobody mixes it up with the day. The
 * form answers with `<name>-day`, `<name>-month` (1 to 12) and `<name>-year`, which `typedDate` reads; `form` is such an
 * answer, to be shown again.
 */
export function DateParts(
  props: Omit<FieldProps, 'value' | 'optional' | 'autocomplete'> & {
    form?: Readonly<Record<string, string>> | undefined
    birthday?: boolean | undefined
  },
) {
  const { lang, name } = props
  const { form: text } = words(lang)
  const typed = (key: 'day' | 'month' | 'year') => props.form?.[`${name}-${key}`]
  const part = (key: 'day' | 'year', id: string, length: number) => (
    <div class="date-part">
      <label for={id}>{text[key]}</label>
      <input
        class={`input input-${key}`}
        id={id}
        name={`${name}-${key}`}
        value={typed(key)}
        inputmode="numeric"
        maxlength={length}
        autocomplete={props.birthday ? `bday-${key}` : undefined}
      />
    </div>
  )
  return (
    <FieldGroup lang={lang} id={name} legend={props.label} hint={props.hint} error={props.error}>
      <div class="date-parts">
        {part('day', name, 2)}
        <div class="date-part">
          <label for={`${name}-month`}>{text.month}</label>
          <select
            class="input"
            id={`${name}-month`}
            name={`${name}-month`}
            autocomplete={props.birthday ? 'bday-month' : undefined}
          >
            <option value="">{text.choose}</option>
            {monthNames(lang).map((month, index) => (
              <option value={String(index + 1)} selected={typed('month') === String(index + 1)}>
                {month}
              </option>
            ))}
          </select>
        </div>
        {part('year', `${name}-year`, 4)}
      </div>
    </FieldGroup>
  )
}

/** Several lines of text. */
export function TextArea(props: FieldProps & { rows?: number | undefined; maxlength?: number | undefined }) {
  return (
    <Field field={props}>
      <textarea
        {...inputAttributes(props)}
        class="input input-full"
        rows={props.rows ?? 6}
        maxlength={props.maxlength}
      >
        {props.value ?? ''}
      </textarea>
    </Field>
  )
}

/** Files of this device, one or several. `accept` hints at what to choose from; what came is judged by its content. */
export function FileField(props: Omit<FieldProps, 'value' | 'autocomplete'> & { accept: string }) {
  return (
    <Field field={props}>
      <input
        {...inputAttributes(props)}
        class="input input-full input-file"
        type="file"
        accept={props.accept}
        multiple
      />
    </Field>
  )
}
