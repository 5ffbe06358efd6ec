import type { Answer, PageRequest } from '../../../ui/answer.ts'
import { Card, CardList } from '../../../ui/cards.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { pageNumber } from '../../../ui/paging.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { Flag } from '../../../ui/tag.tsx'
import type { PatientDb, RecordPermission } from '../../access/index.ts'
import { type ClinicalRow, knownPatient, listByKind } from '../../clinical/index.ts'
import { recordList, rows_per_page } from '../frame.tsx'
import { type FamilyMemberInWords, familyMemberInWords } from '../in-words/family-history.ts'
import { jsonOf } from '../opened.ts'
import { readerOf } from '../overview/lines.ts'
import { addressOf } from '../overview/places.ts'
import { safeCard } from '../safely.tsx'
import { words as recordWords } from '../words.ts'
import { words } from './words.ts'

/** `GET /records/family-history`: relatives with their health problems. */
export async function familyHistoryPage(
  request: PageRequest,
  db: PatientDb<RecordPermission>,
): Promise<Answer> {
  const { lang } = request
  const known = await knownPatient(db)
  const offset = (pageNumber(request.query) - 1) * rows_per_page
  const found = await listByKind(db, { kinds: ['family-history'], limit: rows_per_page, offset })
  const text = words(lang).family
  return recordList(request, db, {
    section: 'family-history',
    title: recordWords(lang).sections['family-history'],
    lede: text.lede,
    shown: found.rows.length,
    total: found.total,
    known,
    empty: (
      <EmptyState title={text.emptyTitle}>
        <p>{text.empty}</p>
      </EmptyState>
    ),
    children: (
      <CardList>
        {found.rows.map(row => safeCard(lang, row, () => <Relative request={request} row={row} />))}
      </CardList>
    ),
  })
}

function Relative({ request, row }: { request: PageRequest; row: ClinicalRow }) {
  const { lang, look } = request
  const text = words(lang).family
  const relative = familyMemberInWords(jsonOf(row.body), readerOf(look))
  const { relation, name } = relative
  return (
    <Card
      title={name === null || name === relation ? relation : `${relation}: ${name}`}
      href={addressOf(row)}
      level={2}
      meta={relative.when?.text}
      flags={row.corrected && <Flag lang={lang} flag="corrected" />}
    >
      <Conditions lang={lang} relative={relative} />
      <Facts
        facts={[
          { term: text.sex, detail: relative.sex },
          { term: text.born, detail: relative.born?.text },
          { term: text.age, detail: relative.age?.text },
          { term: text.died, detail: relative.died ? (relative.death?.text ?? text.diedYes) : null },
        ]}
      />
      {relative.notes.map(note => (
        <p>{note.text}</p>
      ))}
    </Card>
  )
}

function Conditions({ lang, relative }: { lang: PageRequest['lang']; relative: FamilyMemberInWords }) {
  const text = words(lang).family
  if (relative.conditions.length === 0) return <p>{text.noConditions}</p>
  return (
    <ul>
      {relative.conditions.map(({ name, onset, outcome, causeOfDeath, notes }) => {
        const more = [onset && text.atAge(onset.text), outcome, causeOfDeath ? text.cause : null]
        return (
          <li>
            {name.plain}
            {name.official && <span class="hint"> ({name.official})</span>}
            {more.some(Boolean) && `: ${more.filter(Boolean).join(', ')}`}
            {notes.map(note => (
              <p>{note.text}</p>
            ))}
          </li>
        )
      })}
    </ul>
  )
}
