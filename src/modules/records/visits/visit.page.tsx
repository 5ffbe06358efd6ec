import type { JSX } from 'hono/jsx/jsx-runtime'
import { type Answer, notThere, type PageRequest } from '../../../ui/answer.ts'
import { dateOf } from '../../../ui/dates.ts'
import { Facts } from '../../../ui/facts.tsx'
import type { PatientDb, RecordPermission } from '../../access/index.ts'
import {
  byVisit,
  type ClinicalRow,
  findById,
  findMany,
  history,
  type Outlined,
  outline,
  sharedByIds,
} from '../../clinical/index.ts'
import type { Json } from '../in-words/json.ts'
import type { Reader } from '../in-words/reader.ts'
import { type VisitInWords, visitInWords } from '../in-words/visit.ts'
import { idOf, nameOf, type Opened, openRow, type SharedNames } from '../opened.ts'
import { linesOf } from '../overview/lines.ts'
import { ownPage } from '../own-page.tsx'
import { isLine, VisitParts } from './visit-parts.tsx'
import { placeName, reasonsOf } from './visits.page.tsx'
import { words } from './words.ts'

/** `/records/visits/:id`: a visit and everything that happened at it. */
export async function visitPage(request: PageRequest, db: PatientDb<RecordPermission>): Promise<Answer> {
  const row = await findById(db, request.params.id ?? '')
  if (row === null || row.kind !== 'visit') return notThere
  const { lang, look } = request
  const reader: Reader = { lang, zone: look.zone }
  const opened = openRow(row)
  const visit = visitInWords(opened.json, reader)
  const happened = await byVisit(db, row.id)
  const found = await namedByVisit(db, visit, opened, happened)
  const all = [...found, ...happened]
  const shared = await sharedByIds(db, [...row.refs, ...all.filter(needsNames).flatMap(one => one.refs)])
  const lines = await linesOf(db, all.filter(isLine), reader)
  const near = neighbours(await outline(db, ['visit']), row.id)
  const versions = row.version > 1 ? await history(db, row.id) : []
  const text = words(lang).visits
  return ownPage(request, db, {
    section: 'visits',
    title: visit.title,
    caption: visit.setting === visit.title ? text.caption : (visit.setting ?? text.caption),
    lede: visit.when?.full ?? text.noDate,
    row,
    versions,
    describe: json => (
      <VisitFacts
        request={request}
        visit={visitInWords(json, reader)}
        opened={withJson(opened, json)}
        shared={shared}
      />
    ),
    children: () => (
      <>
        <VisitFacts request={request} visit={visit} opened={opened} shared={shared} />
        <VisitParts request={request} rows={all} lines={lines} shared={shared} />
        <Near request={request} near={near} />
      </>
    ),
  })
}

const withJson = (opened: Opened, json: Json): Opened => ({ ...opened, json })

/** Whose authors the page names. */
const needsNames = ({ kind }: ClinicalRow): boolean => kind === 'note'

const diagnosisIds = (visit: VisitInWords, opened: Opened): string[] =>
  [...visit.diagnoses.map(one => one.condition), ...visit.reasonRefs].flatMap(ref => idOf(ref, opened) ?? [])

/** What the visit itself names that was not recorded at it: a condition of old, an order that led to it. */
async function namedByVisit(
  db: PatientDb<RecordPermission>,
  visit: VisitInWords,
  opened: Opened,
  happened: readonly ClinicalRow[],
): Promise<ClinicalRow[]> {
  const there = new Set(happened.map(({ id }) => id))
  const rows = await findMany(
    db,
    diagnosisIds(visit, opened).filter(id => !there.has(id)),
  )
  return rows.filter(({ status }) => status !== 'entered-in-error')
}

function VisitFacts(props: {
  request: PageRequest
  visit: VisitInWords
  opened: Opened
  shared: SharedNames
}): JSX.Element {
  const { visit, opened, shared } = props
  const { lang } = props.request
  const text = words(lang).visits
  const people = visit.people.flatMap(({ who, role }) => {
    const name = nameOf(who, opened, shared, lang)
    return name === null ? [] : [role === null ? name : text.withRole(name, role)]
  })
  const place = placeName(visit, opened, shared, lang)
  const provider = nameOf(visit.organization, opened, shared, lang)
  const { status } = visit
  return (
    <>
      {status?.next && <p>{status.next}</p>}
      <Facts
        facts={[
          { term: text.why, detail: visit.reasons.length > 0 ? reasonsOf(visit).join(', ') : null },
          { term: text.who, detail: people.length > 0 ? <List items={people} /> : null },
          { term: text.where, detail: place },
          { term: text.provider, detail: provider === place ? null : provider },
          { term: text.service, detail: visit.service },
          { term: text.length, detail: visit.length },
          { term: text.wentTo, detail: visit.discharge },
          { term: text.status, detail: status && status.code !== 'finished' ? status.text : null },
          { term: text.official, detail: visit.name?.official ?? null },
        ]}
      />
    </>
  )
}

function List({ items }: { items: readonly string[] }) {
  if (items.length === 1) return <>{items[0]}</>
  return (
    <ul>
      {items.map(item => (
        <li>{item}</li>
      ))}
    </ul>
  )
}

type Neighbours = { before: Outlined | null; after: Outlined | null }

/** The visits before and after one among all, which come newest first. */
function neighbours(visits: readonly Outlined[], id: string): Neighbours {
  const at = visits.findIndex(visit => visit.id === id)
  return { before: (at < 0 ? null : visits[at + 1]) ?? null, after: (at < 1 ? null : visits[at - 1]) ?? null }
}

function Near({ request, near }: { request: PageRequest; near: Neighbours }) {
  const { lang, look } = request
  const text = words(lang).visits
  if (near.before === null && near.after === null) return null
  const dated = (visit: Outlined, word: (date: string) => string, plain: string) => {
    const date = visit.sort_at === null ? null : dateOf(visit.sort_at, lang, look.zone)
    return date === null ? plain : word(date)
  }
  return (
    <nav class="paging" aria-label={text.otherVisits}>
      {near.before && (
        <a class="paging-link" href={`/records/visits/${near.before.id}`}>
          {dated(near.before, text.before, text.beforePlain)}
        </a>
      )}
      {near.after && (
        <a class="paging-link paging-next" href={`/records/visits/${near.after.id}`}>
          {dated(near.after, text.after, text.afterPlain)}
        </a>
      )}
    </nav>
  )
}
