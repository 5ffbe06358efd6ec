import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Answer, PageRequest } from '../../../ui/answer.ts'
import type { LinkChoice } from '../../../ui/filters.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import type { PatientDb, RecordPermission } from '../../access/index.ts'
import {
  judgedResults,
  knownPatient,
  type ListedRow,
  listResults,
  reportsAndVisits,
} from '../../clinical/index.ts'
import { hrefWith, pageNumber, recordList, rows_per_page } from '../frame.tsx'
import type { Reader } from '../in-words/reader.ts'
import { visitInWords } from '../in-words/visit.ts'
import {
  chosenYears,
  countYears,
  inYears,
  pageOf,
  pathOf,
  type YearCounts,
  yearCountLinks,
  yearOf,
} from '../narrow.tsx'
import { jsonOf } from '../opened.ts'
import { safeCard, safely } from '../safely.tsx'
import { words as records } from '../words.ts'
import { byVisitAndPanel, type Group, type Item, itemOf, type Panel, previewOf } from './by-visit.ts'
import { reportRow, resultHref, resultRow } from './result-row.tsx'
import { isOutside, readerFor } from './seen.ts'
import { labTabs } from './tabs.tsx'
import { words } from './words.ts'

type Db = PatientDb<RecordPermission>
type Listed = { items: Item[]; beside: readonly ListedRow[]; total: number; years: YearCounts }

/** `/records/labs`: all results by visit, the newest first. */
export async function labsPage(request: PageRequest, db: Db): Promise<Answer> {
  const { look, lang, query } = request
  const known = await knownPatient(db)
  const reader = readerFor(look, known)
  const outside = query.get('show') === 'outside'
  const { items, beside, total, years } = outside
    ? await outsideItems(request, db, reader)
    : await allItems(request, db, reader)
  const reports = beside.filter(({ type }) => type === 'DiagnosticReport')
  const visits = new Map(beside.filter(({ type }) => type === 'Encounter').map(row => [row.id, row]))
  const text = words(lang)
  return recordList(request, db, {
    section: 'labs',
    title: records(lang).sections.labs,
    lede: text.lede,
    above: labTabs(lang, 'visits'),
    filters: { label: text.filters.label, choices: choicesOf(request, outside, years) },
    shown: items.length,
    total,
    known,
    empty: emptyState(request, outside, years.size > 0),
    children: byVisitAndPanel(items, reports, reader).map(group => drawGroup(group, visits, reader)),
  })
}

async function allItems({ look, query }: PageRequest, db: Db, reader: Reader): Promise<Listed> {
  const choice = chosenYears(query)
  const page = await listResults(db, {
    zone: look.zone,
    years: choice.kind === 'all' ? null : [choice.kind === 'year' ? choice.year : 0, choice.year],
    limit: rows_per_page,
    offset: (pageNumber(query) - 1) * rows_per_page,
  })
  const total = page.years.reduce((sum, { year, count }) => sum + (inYears(year, choice) ? count : 0), 0)
  const years = new Map(page.years.map(({ year, count }) => [year, count]))
  return { items: page.rows.map(row => itemOf(row, reader)), beside: page.beside, total, years }
}

/** Where a value lies is not known to the database: the results that say something of it are read and sorted out. */
async function outsideItems({ look, query }: PageRequest, db: Db, reader: Reader): Promise<Listed> {
  const all = (await judgedResults(db))
    .map(row => ({ ...itemOf(row, reader), at: row.sort_at }))
    .filter(({ what }) => what !== null && 'seen' in what && isOutside(what.seen.flag))
  const years = all.map(({ at }) => yearOf(at, look.zone))
  const choice = chosenYears(query)
  const chosen = all.filter((_, n) => inYears(years[n] ?? null, choice))
  const items = pageOf(chosen, query)
  const beside = await reportsAndVisits(
    db,
    items.map(({ row }) => row.id),
    [...new Set(items.flatMap(({ row }) => row.visit_id ?? []))],
  )
  return { items, beside, total: chosen.length, years: countYears(years) }
}

function choicesOf(request: PageRequest, outside: boolean, years: YearCounts): LinkChoice[] {
  const { query, look, lang } = request
  const path = pathOf(look.path)
  const { filters } = words(lang)
  const narrowed = chosenYears(query).kind !== 'all'
  return [
    {
      text: filters.all,
      href: hrefWith(path, query, { show: null, year: null, until: null }),
      current: !outside && !narrowed,
    },
    {
      text: filters.outside,
      href: hrefWith(path, query, { show: outside ? null : 'outside' }),
      current: outside,
    },
    ...yearCountLinks(request, years).slice(1),
  ]
}

function emptyState({ lang }: PageRequest, outside: boolean, some: boolean): JSX.Element {
  const { empty } = words(lang)
  if (some) return <EmptyState title={empty.filtered}>{<p>{empty.filteredText}</p>}</EmptyState>
  return (
    <EmptyState title={outside ? empty.outside : empty.title}>
      <p>{outside ? empty.outsideText : empty.text}</p>
    </EmptyState>
  )
}

function drawGroup(
  { date, visit, panels }: Group,
  visits: ReadonlyMap<string, ListedRow>,
  reader: Reader,
): JSX.Element {
  const row = visit === null ? undefined : visits.get(visit)
  return (
    <section class="results-of">
      <h2>{date ?? words(reader.lang).noDate}</h2>
      {row && (
        <p class="results-where">
          <a href={`/records/visits/${row.id}`}>{words(reader.lang).visitOn(visitLine(row, reader))}</a>
        </p>
      )}
      {panels.map(panel => drawPanel(panel, reader))}
    </section>
  )
}

/** A visit in one line: what it was, with whom, where, as far as it says so itself. */
function visitLine(row: ListedRow, reader: Reader): string {
  const visit = visitInWords(jsonOf(row.body), reader)
  const person = visit.people.find(({ who }) => who.display !== null)?.who.display
  const place = visit.places.find(({ display }) => display !== null)?.display ?? visit.organization?.display
  return [visit.title, person, place].filter(part => part).join(', ')
}

function drawPanel({ report, items }: Panel, reader: Reader): JSX.Element {
  const cut = report !== null && items.length < report.count
  return (
    <>
      {report !== null && (
        <h3 class="results-panel">
          <a href={resultHref(report.id)}>{report.title}</a>
        </h3>
      )}
      <ul class="results">{items.map(item => drawItem(item, reader))}</ul>
      {cut && (
        <p class="hint">
          <a href={resultHref(report.id)}>{words(reader.lang).whole(items.length, report.count)}</a>
        </p>
      )}
    </>
  )
}

function drawItem({ row, what }: Item, reader: Reader): JSX.Element {
  if (what !== null && 'seen' in what)
    return safely(
      () => resultRow(what, reader),
      () => odd(row, reader),
    )
  if (what === null) return odd(row, reader)
  const { report } = what
  return safely(
    () =>
      reportRow(
        row,
        {
          title: report.name.plain,
          official: report.name.official,
          preview: previewOf(report),
          status: report.status,
        },
        reader,
      ),
    () => odd(row, reader),
  )
}

const odd = (row: ListedRow, { lang }: Reader): JSX.Element =>
  safeCard(lang, row, () => {
    throw new Error('already found to be odd')
  })
