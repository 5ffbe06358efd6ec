import type { Child } from 'hono/jsx'
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { PageRequest } from '../../../ui/answer.ts'
import type { Fact } from '../../../ui/facts.tsx'
import { Section } from '../../../ui/headings.tsx'
import type { ClinicalRow } from '../../clinical/index.ts'
import type { Named } from '../../terminology/index.ts'
import type { Note } from '../in-words/when.ts'
import { Lines } from '../lines.tsx'
import type { Line } from '../overview/lines.ts'
import { words } from './words.ts'

/** Several things as a list, one as itself, none as nothing. */
export function several(items: readonly Child[]): Child {
  if (items.length < 2) return items[0] ?? null
  return (
    <ul>
      {items.map(item => (
        <li>{item}</li>
      ))}
    </ul>
  )
}

/** The official name and the code of a thing, the code never without its words. */
export function officialFacts({ lang }: PageRequest, name: Named): Fact[] {
  const { facts } = words(lang)
  // A code of nobody knows which system says nothing to anybody; the original has it.
  const code = name.code === null || name.system === null ? null : facts.codeIn(name.system, name.code)
  return [
    { term: facts.official, detail: name.official ?? (code === null ? null : name.plain) },
    { term: facts.code, detail: code },
  ]
}

/** A link to the visit at which something was recorded. */
export const visitFact = ({ lang }: PageRequest, { visit_id }: ClinicalRow): Fact => ({
  term: words(lang).facts.visit,
  detail: visit_id && <a href={`/records/visits/${visit_id}`}>{words(lang).facts.toVisit}</a>,
})

/** Notes that were written beside something. */
export function Notes({
  request,
  notes,
}: {
  request: PageRequest
  notes: readonly Note[]
}): JSX.Element | null {
  if (notes.length === 0) return null
  const { facts } = words(request.lang)
  return (
    <Section id="notes" title={facts.notes}>
      {notes.map(({ text, author, when }) => {
        const about = [author, when?.text].filter(part => part).join(', ')
        return (
          <p>
            {text}
            {about !== '' && <span class="hint"> ({about})</span>}
          </p>
        )
      })}
    </Section>
  )
}

/** Other things of the record under a heading; nothing where there are none. */
export function Others(props: {
  request: PageRequest
  id: string
  title: string
  lines: readonly Line[]
}): JSX.Element | null {
  if (props.lines.length === 0) return null
  return (
    <Section id={props.id} title={props.title}>
      <Lines request={props.request} lines={props.lines} />
    </Section>
  )
}
