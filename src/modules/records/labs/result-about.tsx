import type { Child } from 'hono/jsx'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { type Fact, Facts } from '../../../ui/facts.tsx'
import { Section } from '../../../ui/headings.tsx'
import { plainName } from '../../terminology/index.ts'
import { textBlocks } from '../in-words/blocks.ts'
import type { ObservationInFull } from '../in-words/observation.ts'
import type { Reader } from '../in-words/reader.ts'
import type { Ref } from '../in-words/reference.ts'
import { visitInWords } from '../in-words/visit.ts'
import type { Note } from '../in-words/when.ts'
import { idOf, jsonOf, nameOf, namesOf } from '../opened.ts'
import { Written } from '../written.tsx'
import type { Found } from './found.ts'
import { resultHref } from './result-row.tsx'
import { words } from './words.ts'

/** What the laboratory or a clinician wrote beside a result. */
export function Comments(props: {
  notes: readonly Note[]
  reader: Reader
  unnamed?: boolean
}): JSX.Element | null {
  const { notes, reader } = props
  const { one } = words(reader.lang)
  if (notes.length === 0) return null
  const all = notes.map(note => {
    const by = [note.author, note.when?.text].filter(part => part).join(', ')
    return (
      <>
        <Written lang={reader.lang} blocks={textBlocks(note.text)} />
        {by !== '' && <p class="hint">{by}</p>}
      </>
    )
  })
  if (props.unnamed) return <>{all}</>
  return (
    <Section id="comments" title={one.comments}>
      {all}
    </Section>
  )
}

/** Everything else that is known of a result. */
export function AboutResult({ found, seen }: { found: Found; seen: ObservationInFull }): JSX.Element {
  const { reader, opened, shared } = found
  const { one, noDate } = words(reader.lang)
  const { name } = seen
  const performers = namesOf(seen.performers, opened, shared, reader.lang)
  const facts: Fact[] = [
    { term: one.official, detail: name.official ?? (name.known ? null : name.plain) },
    {
      term: one.category,
      detail: seen.categories.length > 0 ? seen.categories.map(({ text }) => text).join(', ') : null,
    },
    { term: one.taken, detail: seen.when?.full ?? noDate },
    { term: one.issued, detail: seen.issued?.full ?? null },
    { term: one.specimen, detail: thingNamed(seen.specimen, 'type', found) },
    { term: one.site, detail: seen.bodySite },
    { term: one.method, detail: seen.method },
    { term: one.device, detail: thingNamed(seen.device, 'type', found) },
    { term: one.laboratory, detail: performers.length > 0 ? performers.join(', ') : null },
    { term: one.status, detail: seen.status?.text ?? null },
    { term: one.members, detail: linksTo(seen.members, found) },
    { term: one.derived, detail: linksTo(seen.derivedFrom, found) },
    { term: one.visit, detail: visitLink(found) },
    { term: one.code, detail: name.code && [name.system, name.code].filter(part => part).join(' ') },
  ]
  return (
    <Section id="about" title={one.about}>
      <Facts facts={facts} />
    </Section>
  )
}

/** A sample or device by the name of its type, wherever it is found: beside, among the shared, or by its display. */
export function thingNamed(ref: Ref | null, field: string, found: Found): string | null {
  const { opened, others, shared, reader } = found
  const id = idOf(ref, opened)
  const row = id === null ? undefined : others.find(other => other.id === id)
  const concept = row && jsonOf(row.body)[field]
  if (concept !== undefined) return plainName(concept, reader.lang).plain
  return nameOf(ref, opened, shared, reader.lang)
}

/** Other results by name, each linked to its page where it has one. */
function linksTo(refs: readonly Ref[], { opened, others, reader }: Found): Child {
  const links = refs.flatMap(ref => {
    const id = idOf(ref, opened)
    const row = others.find(other => other.id === id)
    if (!row) return ref.display === null ? [] : [<li>{ref.display}</li>]
    const name = plainName(jsonOf(row.body).code, reader.lang, 'test').plain
    return [<li>{row.type === 'Observation' ? <a href={resultHref(row.id)}>{name}</a> : name}</li>]
  })
  return links.length > 0 ? <ul>{links}</ul> : null
}

/** The visit at which something was found, by its name, as a link. */
export function visitLink({ row, others, reader }: Found): Child {
  const visit = others.find(({ id, type }) => id === row.visit_id && type === 'Encounter')
  if (!visit) return null
  const { title, when } = visitInWords(jsonOf(visit.body), reader)
  return <a href={`/records/visits/${visit.id}`}>{[title, when?.text].filter(part => part).join(', ')}</a>
}
