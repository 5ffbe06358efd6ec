import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import type { Look } from '../../../ui/page.ts'
import { longest_search } from './keep-search.ts'
import { wordsFor } from './words.ts'

/** The box in which one searches the whole record. It posts, so that no address holds what was typed. */
export function SearchForm(props: {
  look: Look
  value?: string | undefined
  error?: string | undefined
  quiet?: boolean | undefined
}) {
  const { look } = props
  const { lang } = look
  const text = wordsFor(look).search
  return (
    <search>
      <Form look={look} action="/records/search" label={text.title}>
        <TextField
          lang={lang}
          name="q"
          label={text.label}
          hint={text.hint}
          error={props.error}
          value={props.value}
          type="search"
          autocomplete="off"
          maxlength={longest_search}
        />
        <Button text={text.button} kind={props.quiet ? 'secondary' : 'primary'} />
      </Form>
    </search>
  )
}
