import type { Look } from '../../../ui/page.ts'
import { SearchForm } from '../../../ui/search-form.tsx'
import { longest_search } from './keep-search.ts'
import { wordsFor } from './words.ts'

/** The box in which one searches the whole record. */
export function RecordSearch(props: {
  look: Look
  value?: string | undefined
  error?: string | undefined
  quiet?: boolean | undefined
}) {
  const text = wordsFor(props.look).search
  return <SearchForm {...props} action="/records/search" text={text} longest={longest_search} />
}
