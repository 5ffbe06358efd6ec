import type { PageRequest } from '../../../ui/answer.ts'
import { dateTimeOf } from '../../../ui/dates.ts'
import { Section } from '../../../ui/headings.tsx'
import type { Pool } from '../pools/read-pools.ts'
import { LinkedText } from '../reading/linked-text.tsx'
import { lineOf } from '../reading/say.ts'
import type { Note } from './read-thread.ts'
import { words } from './words.ts'

type Props = { request: PageRequest; notes: readonly Note[]; pools: ReadonlyMap<string, Pool> }

/** What colleagues noted and did, the newest first. No patient ever sees it. */
export function Notes({ request, notes, pools }: Props) {
  const { lang, look } = request
  const all = words(lang)
  const text = all.thread
  const to = ({ to_pool, to_name }: Note) =>
    to_pool === null ? (to_name ?? all.somebody) : (pools.get(to_pool)?.name[lang] ?? '')
  return (
    <Section id="notes" title={text.notes}>
      <p class="hint">{text.notesHint}</p>
      {notes.length === 0 && <p>{text.noNotes}</p>}
      <ul class="inside-notes">
        {notes.map(note => (
          <li class={note.body === null ? undefined : 'inside-note'}>
            <p class="hint">
              {text.acts[note.act]?.(lineOf(note.author), to(note))} · {dateTimeOf(note.at, lang, look.zone)}
            </p>
            {note.body !== null && <LinkedText text={note.body} />}
          </li>
        ))}
      </ul>
    </Section>
  )
}
