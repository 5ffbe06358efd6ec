import type { JSX } from 'hono/jsx/jsx-runtime'
import type { PageRequest } from '../../../ui/answer.ts'
import type { ClinicalRow } from '../../clinical/index.ts'
import { blocksText } from '../in-words/blocks.ts'
import { roomForNotes } from '../in-words/room.ts'
import { namesOf, type Opened, openRow, type SharedNames } from '../opened.ts'
import { safePart } from '../safely.tsx'
import { Written } from '../written.tsx'
import { type Paper, paperBlocks, paperOf } from './paper.ts'
import { words } from './words.ts'

type Note = { opened: Opened; paper: Paper }

/** The notes of a visit as text. One that says the same as another (a report beside its document) stands once. */
export function NotesInFull(props: {
  request: PageRequest
  rows: readonly ClinicalRow[]
  shared: SharedNames
}): JSX.Element {
  const { request } = props
  return (
    <>
      {differentNotes(props.rows, request).map(note =>
        safePart(request.lang, note.opened.row, () => <NoteShown {...props} note={note} />),
      )}
    </>
  )
}

/** Documents before reports, then by time; each text once. */
function differentNotes(rows: readonly ClinicalRow[], { lang, look }: PageRequest): Note[] {
  const rank = ({ type }: ClinicalRow): number => (type === 'DocumentReference' ? 0 : 1)
  const notes: Note[] = []
  const told = new Set<string>()
  const room = roomForNotes()
  for (const row of [...rows].sort((a, b) => rank(a) - rank(b))) {
    const opened = openRow(row)
    const paper = paperOf(opened.json, { lang, zone: look.zone }, room)
    const text = blocksText(paperBlocks(paper)).replace(/\s+/g, ' ').trim()
    if (text !== '' && told.has(text)) continue
    told.add(text)
    notes.push({ opened, paper })
  }
  return notes
}

function NoteShown({ request, note, shared }: { request: PageRequest; note: Note; shared: SharedNames }) {
  const { lang } = request
  const { opened, paper } = note
  const text = words(lang).visits
  const authors = namesOf(paper.authors, opened, shared, lang)
  const blocks = paperBlocks(paper)
  const about = [paper.when?.full, authors.length > 0 ? words(lang).documents.by(authors.join(', ')) : null]
  return (
    <article class="note">
      <h3>
        <a href={`/records/documents/${opened.row.id}`}>{paper.title}</a>
      </h3>
      <p class="hint">{about.filter(part => part).join(' · ')}</p>
      {blocks.length > 0 ? (
        <Written lang={lang} blocks={blocks} top={4} whole={`/records/documents/${opened.row.id}`} />
      ) : (
        <p>{text.noteElsewhere}</p>
      )}
    </article>
  )
}
