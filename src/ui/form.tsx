import type { Child } from 'hono/jsx'
import type { Lang, Look } from './page.ts'
import { words } from './words.ts'

/** What is wrong with one field, in the reader's words. `field` is the field's `name`. */
export type FieldError = { field: string; text: string }

/** The text of the first error of a field. */
export function errorOf(errors: readonly FieldError[] | undefined, field: string): string | undefined {
  return errors?.find(error => error.field === field)?.text
}

/**
 * A form that is sent once however often its button is pressed. Its checks are the server's, so that every
 * browser gives the same words. It says whose record it is for: what is sent from this page lands on whom the
 * page showed, whatever was opened since in another tab.
 */
export function Form(props: {
  look: Look
  action: string
  children?: Child
  method?: 'post' | 'get' | undefined
  upload?: boolean | undefined
  label?: string | undefined
}) {
  return (
    <form
      class="form"
      method={props.method ?? 'post'}
      action={props.action}
      enctype={props.upload ? 'multipart/form-data' : undefined}
      aria-label={props.label}
      data-sending={words(props.look.lang).form.sending}
      novalidate
    >
      {props.method !== 'get' && <ForPerson look={props.look} />}
      {props.children}
    </form>
  )
}

/** Whose record a form is for, as its hidden field. */
function ForPerson({ look }: { look: Look }) {
  return look.person === null ? null : <input type="hidden" name="for" value={look.person.id} />
}

/** All that is wrong, at the top of the page, each a link to its field; takes the focus when the page opens. */
export function ErrorSummary({ lang, errors }: { lang: Lang; errors: readonly FieldError[] }) {
  if (errors.length === 0) return null
  return (
    <div class="error-summary" role="alert" tabindex={-1} autofocus>
      <h2>{words(lang).form.errorTitle}</h2>
      <ul>
        {errors.map(error => (
          <li>
            <a href={`#${error.field}`}>{error.text}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

/**
 * Fields that answer one question together. The first input inside has the group's `id`, so that the error
 * summary's link lands on something that can take the focus.
 */
export function FieldGroup(props: {
  lang: Lang
  id: string
  legend: string
  hint?: string | undefined
  error?: string | undefined
  children?: Child
}) {
  return (
    <fieldset class={fieldClass(props.error)} aria-describedby={describedBy(props.id, props)}>
      <legend>{props.legend}</legend>
      <HintAndError {...props} />
      {props.children}
    </fieldset>
  )
}

/** Hint and error of a field, to stand between its label and its input. */
export function HintAndError(props: {
  lang: Lang
  id: string
  hint?: string | undefined
  error?: string | undefined
}) {
  return (
    <>
      {props.hint !== undefined && (
        <p class="hint" id={`${props.id}-hint`}>
          {props.hint}
        </p>
      )}
      {props.error !== undefined && (
        <p class="field-error" id={`${props.id}-error`}>
          <span class="unseen">{words(props.lang).form.error} </span>
          {props.error}
        </p>
      )}
    </>
  )
}

/** The ids that describe a field, for `aria-describedby`. */
export function describedBy(
  id: string,
  field: { hint?: string | undefined; error?: string | undefined },
): string | undefined {
  const ids = [field.hint !== undefined && `${id}-hint`, field.error !== undefined && `${id}-error`]
  return ids.filter(Boolean).join(' ') || undefined
}

export function fieldClass(error: string | undefined): string {
  return error === undefined ? 'field' : 'field field-wrong'
}
