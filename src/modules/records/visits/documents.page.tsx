import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Answer, PageRequest } from '../../../ui/answer.ts'
import { Card, CardList } from '../../../ui/cards.tsx'
import { Tabs } from '../../../ui/filters.tsx'
import { Flag, Tag } from '../../../ui/tag.tsx'
import type { PatientDb, RecordPermission } from '../../access/index.ts'
import {
  type ClinicalRow,
  findMany,
  knownPatient,
  type Outlined,
  outline,
  sharedByIds,
} from '../../clinical/index.ts'
import { EmptyList, recordList } from '../frame.tsx'
import type { Reader } from '../in-words/reader.ts'
import { noRoom } from '../in-words/room.ts'
import { visitInWords } from '../in-words/visit.ts'
import { chosenYears, inYears, pageOf, wordLinks, yearLinks, yearOf } from '../narrow.tsx'
import { jsonOf, namesOf, openRow, type SharedNames } from '../opened.ts'
import { safeCard } from '../safely.tsx'
import { words as records } from '../words.ts'
import { type Paper, paperKinds, paperOf, withoutRepeats } from './paper.ts'
import { reasonsOf } from './visits.page.tsx'
import { words } from './words.ts'

type Sort = 'notes' | 'letters' | 'reports'

const sortOf = ({ kind }: Outlined): Sort =>
  kind === 'note' ? 'notes' : kind === 'report' ? 'reports' : 'letters'

/** `/records/documents`: letters, forms, scans, summaries, reports and notes, the newest first. */
export async function documentsPage(request: PageRequest, db: PatientDb<RecordPermission>): Promise<Answer> {
  const { lang, look, query } = request
  const text = words(lang).documents
  const all = withoutRepeats(await outline(db, paperKinds))
  const sorts: readonly Sort[] = ['notes', 'letters', 'reports']
  const tabs = wordLinks(
    request,
    'type',
    sorts.map(sort => ({
      value: sort,
      text: text.sorts[sort],
      count: all.filter(paper => sortOf(paper) === sort).length,
    })),
  )
  const asked = sorts.find(sort => sort === query.get('type'))
  const sorted = asked ? all.filter(paper => sortOf(paper) === asked) : all
  const years = chosenYears(query)
  const chosen = sorted.filter(paper => inYears(yearOf(paper.sort_at, look.zone), years))
  const page = pageOf(chosen, query)
  const { rows, visits } = await papersWithVisits(db, page)
  const shared = await sharedByIds(
    db,
    rows.flatMap(row => row.refs),
  )
  const links = yearLinks(
    request,
    sorted.map(paper => yearOf(paper.sort_at, look.zone)),
  )
  return recordList(request, db, {
    section: 'documents',
    title: records(lang).sections.documents,
    lede: text.lede,
    ...(links.length > 0 && { filters: { label: text.byYear, choices: links } }),
    above: tabs.length > 0 ? <Tabs label={text.bySort} tabs={tabs} /> : undefined,
    shown: rows.length,
    total: chosen.length,
    all: all.length,
    empty: <EmptyList all={all.length} text={text} />,
    known: await knownPatient(db),
    children: (
      <CardList>
        {rows.map(row => safeCard(lang, row, () => paperCard(request, row, visits, shared)))}
      </CardList>
    ),
  })
}

type Rows = ReadonlyMap<string, ClinicalRow>

/** The papers of a page in their order, and the visits that they belong to, in one query. */
async function papersWithVisits(
  db: PatientDb<RecordPermission>,
  page: readonly Outlined[],
): Promise<{ rows: ClinicalRow[]; visits: Rows }> {
  const wanted = page.flatMap(({ id, visit_id }) => (visit_id === null ? [id] : [id, visit_id]))
  const found = new Map((await findMany(db, wanted)).map(row => [row.id, row]))
  return { rows: page.flatMap(({ id }) => found.get(id) ?? []), visits: found }
}

function paperCard(
  { lang, look }: PageRequest,
  row: ClinicalRow,
  visits: Rows,
  shared: SharedNames,
): JSX.Element {
  const opened = openRow(row)
  const paper = paperOf(opened.json, { lang, zone: look.zone }, noRoom())
  const text = words(lang).documents
  const visit = row.visit_id === null ? undefined : visits.get(row.visit_id)
  const authors = namesOf(paper.authors, opened, shared, lang).slice(0, 2)
  const parts = [
    paper.when?.text ?? text.noDate,
    paper.kindName,
    authors.length > 0 ? text.by(authors.join(', ')) : null,
    ...fileWords(paper),
  ].filter(part => part !== null)
  return (
    <Card
      title={paper.title}
      href={`/records/documents/${row.id}`}
      unseen={paper.when?.text ?? undefined}
      meta={parts.join(' · ')}
      level={2}
      flags={paperFlags(lang, paper, row.corrected)}
    >
      {visit?.kind === 'visit' && <p>{visitLine(visit, { lang, zone: look.zone })}</p>}
    </Card>
  )
}

/** What the visit was, for notes that all have the same name. */
function visitLine(visit: ClinicalRow, reader: Reader): string {
  const seen = visitInWords(jsonOf(visit.body), reader)
  return [seen.title, reasonsOf(seen).join(', ')].filter(part => part !== '').join(': ')
}

/** What kind of file it is and how large, for files that are not read in place. */
const fileWords = (paper: Paper): string[] =>
  paper.files
    .filter(file => file.blocks === null)
    .slice(0, 1)
    .map(file => (file.sizeText === null ? file.kindText : `${file.kindText}, ${file.sizeText}`))

/** Flags for what a reader must know before she opens it: replaced, not final, corrected. */
function paperFlags(lang: PageRequest['lang'], paper: Paper, corrected: boolean): JSX.Element | null {
  const flag = corrected ? 'corrected' : paper.status?.flag
  if (flag === 'past' && paper.status) return <Tag text={paper.status.text} icon="dash" />
  if (flag && flag !== 'active') return <Flag lang={lang} flag={flag} />
  return null
}
