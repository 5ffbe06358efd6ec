import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import type { Lang } from '../../../ui/page.ts'
import { longest_search } from './keep-search.ts'
import { words } from './words.ts'

/** The box in which one searches the whole record. It posts, so that no address holds what was typed. */
export function SearchForm(props: {
  lang: Lang
  value?: string | undefined
  error?: string | undefined
  quiet?: boolean | undefined
}) {
  const { lang } = props
  const text = words(lang).search
  return (
    <search>
      <Form lang={lang} action="/records/search" label={text.title}>
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
