import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Answer, PageRequest } from '../../../ui/answer.ts'
import type { LinkChoice } from '../../../ui/filters.tsx'
import { encoded, markup } from '../../../ui/markup.ts'
import type { Lang } from '../../../ui/page.ts'
import { pageNumber } from '../../../ui/paging.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { type PatientDb, type Reading, type RecordPermission, read, thenMake } from '../../access/index.ts'
import {
  judgedResults,
  knownPatient,
  listResults,
  listTheseResults,
  type ResultPage,
} from '../../clinical/index.ts'
import { hrefWith, recordList, rows_per_page, type Viewer } from '../frame.tsx'
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
import { words as records } from '../words.ts'
import { byVisitAndPanel, type Group, type Panel } from './by-visit.ts'
import { drawThings, liesOutside } from './draw-things.tsx'
import type { DrawnThing, DrawnThings } from './drawn-thing.ts'
import { resultHref } from './result-row.tsx'
import { readerFor } from './seen.ts'
import { labTabs } from './tabs.tsx'
import { words } from './words.ts'

type Db = PatientDb<RecordPermission>
type Listed = { page: ResultPage; total: number; years: YearCounts }
type Draw = (request: PageRequest, viewer: Viewer) => Answer

/**
 * What `/records/labs` reads, and how it draws that; known before the record is opened, but for the results outside
 * of their range. `kept` are rows that were drawn lately.
 */
export function labsAhead(
  query: URLSearchParams,
  zone: string,
  kept?: DrawnThings,
): Reading<RecordPermission, Draw> | null {
  if (onlyOutside(query)) return null
  return thenMake(
    allResults(query, zone),
    listed => (request, viewer) => drawLabs(request, viewer, listed, kept),
  )
}

/** `/records/labs`: all results by visit, the newest first. */
export async function labsPage(request: PageRequest, db: Db, kept?: DrawnThings): Promise<Answer> {
  const ahead = labsAhead(request.query, request.look.zone, kept)
  if (ahead) return (await read(db, ahead))(request, db)
  return drawLabs(request, db, await outsideResults(request, db), kept)
}

const onlyOutside = (query: URLSearchParams): boolean => query.get('show') === 'outside'

function drawLabs(
  request: PageRequest,
  viewer: Viewer,
  { page, total, years }: Listed,
  kept: DrawnThings | undefined,
): Answer {
  const { look, lang, query } = request
  const outside = onlyOutside(query)
  const reader = readerFor(look, page.known)
  const drawn = drawThings({ rows: page.results, beside: page.beside }, reader, kept)
  const items = page.results.flatMap(row => {
    const thing = drawn.get(row.id)
    return thing ? [{ row, drawn: thing }] : []
  })
  const text = words(lang)
  return recordList(request, viewer, {
    section: 'labs',
    title: records(lang).sections.labs,
    lede: text.lede,
    above: labTabs(lang, 'visits'),
    filters: { label: text.filters.label, choices: choicesOf(request, outside, years) },
    shown: items.length,
    total,
    known: page.known,
    empty: emptyState(request, outside, years.size > 0),
    children: byVisitAndPanel(items).map(group => drawGroup(group, drawn, lang)),
  })
}

function allResults(query: URLSearchParams, zone: string): Reading<RecordPermission, Listed> {
  const choice = chosenYears(query)
  const reading = listResults({
    zone,
    years: choice.kind === 'all' ? null : [choice.kind === 'year' ? choice.year : 0, choice.year],
    limit: rows_per_page,
    offset: (pageNumber(query) - 1) * rows_per_page,
  })
  return thenMake(reading, page => {
    const total = page.years.reduce((sum, { year, count }) => sum + (inYears(year, choice) ? count : 0), 0)
    return { page, total, years: new Map(page.years.map(({ year, count }) => [year, count])) }
  })
}

/** Where a value lies is not known to the database: the results that say something of it are read and sorted out. */
async function outsideResults({ look, query }: PageRequest, db: Db): Promise<Listed> {
  const reader = readerFor(look, await knownPatient(db))
  const all = (await judgedResults(db)).filter(row => liesOutside(row, reader))
  const years = all.map(({ sort_at }) => yearOf(sort_at, look.zone))
  const choice = chosenYears(query)
  const chosen = all.filter((_, n) => inYears(years[n] ?? null, choice))
  const ids = pageOf(chosen, query).map(({ id }) => id)
  return { page: await read(db, listTheseResults(ids)), total: chosen.length, years: countYears(years) }
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

type Drawn = ReadonlyMap<string, DrawnThing>

function drawGroup({ date, visit, panels }: Group, drawn: Drawn, lang: Lang): JSX.Element {
  const where = visit === null ? undefined : drawn.get(visit)
  return markup`<section class="results-of"><h2>${date ?? words(lang).noDate}</h2>${asDrawn(where)}${panels.map(panel => drawPanel(panel, drawn, lang))}</section>`
}

function drawPanel({ report, items }: Panel, drawn: Drawn, lang: Lang): JSX.Element {
  const panel = report === null ? undefined : drawn.get(report)
  const all = panel?.count ?? 0
  const cut =
    report !== null && items.length < all
      ? markup`<p class="hint"><a href="${resultHref(report)}">${words(lang).whole(items.length, all)}</a></p>`
      : null
  return markup`${asDrawn(panel)}<ul class="results">${items.map(item => asDrawn(item.drawn))}</ul>${cut}`
}

const asDrawn = (thing: DrawnThing | undefined): JSX.Element | null =>
  thing === undefined ? null : encoded(thing.html)
