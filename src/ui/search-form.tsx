import { Button } from './button.tsx'
import { TextField } from './fields.tsx'
import { Form } from './form.tsx'
import type { Look } from './page.ts'

/** A box to search with, as field `q`. It posts, so that no address holds what was typed. */
export function SearchForm(props: {
  look: Look
  action: string
  /** `title` says to screen readers what it searches. */
  text: { readonly title: string; readonly label: string; readonly hint: string; readonly button: string }
  /** Characters. */
  longest: number
  value?: string | undefined
  error?: string | undefined
  /** Where the page is first of all for something else, as for what was found. */
  quiet?: boolean | undefined
}) {
  const { look, action, text, longest, value, error, quiet } = props
  return (
    <search>
      <Form look={look} action={action} label={text.title}>
        <TextField
          lang={look.lang}
          name="q"
          label={text.label}
          hint={text.hint}
          error={error}
          value={value}
          type="search"
          autocomplete="off"
          maxlength={longest}
        />
        <Button text={text.button} kind={quiet ? 'secondary' : 'primary'} />
      </Form>
    </search>
  )
}
