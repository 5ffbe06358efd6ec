import type { FieldProps } from './fields.tsx'
import { describedBy, FieldGroup, fieldClass, HintAndError } from './form.tsx'
import { words } from './words.ts'

export type Choice = { value: string; text: string; hint?: string | undefined }

/** One of many, from a list that folds. With fewer than seven choices take `Radios`. */
export function Select(props: FieldProps & { choices: readonly Choice[] }) {
  return (
    <div class={fieldClass(props.error)}>
      <label for={props.name}>
        {props.label}
        {props.optional && <span class="optional"> ({words(props.lang).form.optional})</span>}
      </label>
      <HintAndError lang={props.lang} id={props.name} hint={props.hint} error={props.error} />
      <select
        class="input"
        id={props.name}
        name={props.name}
        autocomplete={props.autocomplete}
        aria-describedby={describedBy(props.name, props)}
        aria-invalid={props.error === undefined ? undefined : 'true'}
      >
        {props.choices.map(choice => (
          <option value={choice.value} selected={choice.value === props.value}>
            {choice.text}
          </option>
        ))}
      </select>
    </div>
  )
}

type GroupProps = Omit<FieldProps, 'value' | 'autocomplete'> & { choices: readonly Choice[] }

function Choices(props: GroupProps & { type: 'radio' | 'checkbox'; chosen: readonly string[] }) {
  const { name, type, chosen } = props
  const legend = props.optional ? `${props.label} (${words(props.lang).form.optional})` : props.label
  return (
    <FieldGroup lang={props.lang} id={name} legend={legend} hint={props.hint} error={props.error}>
      {props.choices.map((choice, index) => {
        const id = index === 0 ? name : `${name}-${index + 1}`
        return (
          <div class="choice">
            <input
              type={type}
              id={id}
              name={name}
              value={choice.value}
              checked={chosen.includes(choice.value)}
              aria-describedby={choice.hint === undefined ? undefined : `${name}-${index + 1}-hint`}
            />
            <label for={id}>{choice.text}</label>
            {choice.hint !== undefined && (
              <p class="hint" id={`${name}-${index + 1}-hint`}>
                {choice.hint}
              </p>
            )}
          </div>
        )
      })}
    </FieldGroup>
  )
}

/** One of a few, all in view. */
export function Radios(props: GroupProps & { value?: string | undefined }) {
  return <Choices {...props} type="radio" chosen={props.value === undefined ? [] : [props.value]} />
}

/** Any of a few, all in view. */
export function Checkboxes(props: GroupProps & { values?: readonly string[] | undefined }) {
  return <Choices {...props} type="checkbox" chosen={props.values ?? []} />
}
