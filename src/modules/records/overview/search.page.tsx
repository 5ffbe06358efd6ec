import type { Child } from 'hono/jsx'
import { type Answer, notThere, type PageRequest, page, redirect } from '../../../ui/answer.ts'
import { PrintButton } from '../../../ui/button.tsx'
import { Card, CardList } from '../../../ui/cards.tsx'
import { Filters } from '../../../ui/filters.tsx'
import { ErrorSummary } from '../../../ui/form.tsx'
import { PageHeading, Section as Part } from '../../../ui/headings.tsx'
import { Marked } from '../../../ui/marked.tsx'
import type { Look } from '../../../ui/page.ts'
import { Paging, pageNumber } from '../../../ui/paging.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { Flag } from '../../../ui/tag.tsx'
import type { PatientDb, RecordPermission } from '../../access/index.ts'
import type { Kind } from '../../clinical/index.ts'
import { hrefWith, recordAside, rows_per_page } from '../frame.tsx'
import { safeCard } from '../safely.tsx'
import { words as recordWords, type Section } from '../words.ts'
import { keepSearch, longest_search, searchText } from './keep-search.ts'
import { kindWord, type Line, linesOf, readerOf } from './lines.ts'
import { addressOf, kindsOf, placeOfKind } from './places.ts'
import { RecordSearch } from './search-form.tsx'
import { type FoundInRecord, searchRecord } from './search-record.ts'
import { pieceAround, placesOf } from './word-places.ts'
import { words, wordsFor } from './words.ts'
import { writingOf } from './writing-of.ts'

type Db = PatientDb<RecordPermission>

/** `GET /records/search`: the box alone. */
export function searchPage({ look }: PageRequest, db: Db): Answer {
  return searchFrame(look, db, wordsFor(look).search.title, <RecordSearch look={look} />)
}

/** `POST /records/search`: keeps the words and leads to the results, whose address does not hold them. */
export async function takeSearch(request: PageRequest, db: Db): Promise<Answer> {
  const { lang, look } = request
  const { search } = wordsFor(look)
  // A null character is no letter, and PostgreSQL keeps none.
  const typed = (request.form.q ?? '').replaceAll('\u0000', ' ').trim()
  const error = typed === '' ? search.enter : typed.length > longest_search ? search.long : null
  if (error === null) return redirect(`/records/search/${await keepSearch(db, typed, look.now)}`)
  return {
    ...searchFrame(
      look,
      db,
      search.title,
      <RecordSearch look={look} value={typed} error={error} />,
      <ErrorSummary lang={lang} errors={[{ field: 'q', text: error }]} />,
    ),
    status: 422,
  }
}

function searchFrame(look: Look, db: Db, title: string, children: Child, above?: Child) {
  return page(
    wordsFor(look).search.title,
    <>
      {above}
      <PageHeading title={title} />
      {children}
    </>,
    { aside: recordAside(look.lang, 'overview', db.may) },
  )
}

/** `GET /records/search/:id`: what was found, grouped by where in the record it stands. */
export async function searchResultsPage(request: PageRequest, db: Db): Promise<Answer> {
  const { look, lang, query } = request
  const typed = await searchText(db, request.params.id ?? '', look.now)
  if (typed === null) return notThere
  const section = sectionAsked(query.get('in'))
  const current = pageNumber(query)
  const found = await searchRecord(db, typed, {
    ...(section && { kinds: kindsOf(section) }),
    limit: rows_per_page,
    offset: (current - 1) * rows_per_page,
  })
  const lines = await linesOf(db, found.rows, readerOf(look))
  return searchFrame(
    look,
    db,
    words(lang).search.heading(typed),
    <>
      <RecordSearch look={look} value={typed} quiet />
      {found.kinds.size === 0 ? (
        <NothingFound lang={lang} typed={typed} />
      ) : (
        <Results request={request} found={found} lines={lines} section={section} current={current} />
      )}
    </>,
  )
}

/** A section of the record, by the word in its address; null for anything else. */
function sectionAsked(name: string | null): Exclude<Section, 'overview'> | null {
  return Object.values(placeOfKind).find(section => section === name) ?? null
}

function NothingFound({ lang, typed }: { lang: PageRequest['lang']; typed: string }) {
  const { search } = words(lang)
  return (
    <EmptyState title={search.noneTitle}>
      <p>{search.none(typed)}</p>
      <p>{search.tryTitle}:</p>
      <ul>
        {search.tips.map(tip => (
          <li>{tip}</li>
        ))}
      </ul>
      <p>
        <a href="/records">{search.toRecord}</a>
      </p>
    </EmptyState>
  )
}

function Results(props: {
  request: PageRequest
  found: FoundInRecord
  lines: readonly Line[]
  section: Section | null
  current: number
}) {
  const { request, found, lines } = props
  const { lang, query } = request
  const path = `/records/search/${request.params.id}`
  const { search } = words(lang)
  const names = recordWords(lang).sections
  const counts = countsBySection(found.kinds)
  const all = [...counts.values()].reduce((sum, n) => sum + n, 0)
  const choice = (text: string, section: Section | null, count: number) => ({
    text,
    count,
    href: hrefWith(path, query, { in: section }),
    current: section === props.section,
  })
  return (
    <>
      <Part id="results" title={search.count(all)}>
        {found.near && <p>{search.near}</p>}
        <Filters
          lang={lang}
          shown={lines.length}
          total={found.total}
          label={search.narrow}
          choices={
            counts.size > 1 || props.section !== null
              ? [
                  choice(search.all, null, all),
                  ...[...counts].map(([section, count]) => choice(names[section], section, count)),
                ]
              : []
          }
        />
      </Part>
      {inOrderOfSections(lines).map(([section, group]) => (
        <Part id={`in-${section}`} title={names[section]}>
          <CardList>
            {group.map(line =>
              safeCard(lang, line.row, () => <Result request={request} line={line} words={found.words} />),
            )}
          </CardList>
        </Part>
      ))}
      <Paging
        lang={lang}
        page={props.current}
        pages={Math.max(1, Math.ceil(found.total / rows_per_page))}
        href={number => hrefWith(path, query, { page: String(number) })}
      />
      <PrintButton lang={lang} />
    </>
  )
}

/** The groups stand where their sections stand in the navigation, whatever is newest. */
function inOrderOfSections(lines: readonly Line[]): [Exclude<Section, 'overview'>, Line[]][] {
  const groups = Map.groupBy(lines, line => placeOfKind[line.row.kind])
  return [...new Set(Object.values(placeOfKind))].flatMap(section => {
    const group = groups.get(section)
    return group ? [[section, group]] : []
  })
}

function countsBySection(kinds: ReadonlyMap<Kind, number>): Map<Exclude<Section, 'overview'>, number> {
  const counts = new Map<Exclude<Section, 'overview'>, number>()
  for (const section of new Set(Object.values(placeOfKind))) {
    const count = kindsOf(section).reduce((sum, kind) => sum + (kinds.get(kind) ?? 0), 0)
    if (count > 0) counts.set(section, count)
  }
  return counts
}

/** One thing that was found: its name, when, what it says, and where the words stand in it. */
function Result({
  request,
  line,
  words: typed,
}: {
  request: PageRequest
  line: Line
  words: readonly string[]
}) {
  const { lang, look } = request
  const { row, title, official, detail } = line
  const seen = [title, official, detail].filter(text => text !== null).join(' ')
  const piece = pieceAround(seen, typed) === null ? pieceAround(writingOf(line.opened.json), typed) : null
  const mark = (text: string) => <Marked text={text} places={placesOf(text, typed)} />
  const meta = [line.named ? kindWord(row.kind, row.type, readerOf(look)) : null, line.when?.text ?? null]
  return (
    <Card
      title={mark(title)}
      href={addressOf(row)}
      meta={meta.filter(text => text !== null).join(' · ')}
      flags={
        <>
          {row.corrected && <Flag lang={lang} flag="corrected" />}
          {line.flag && line.flag !== 'no-range' && <Flag lang={lang} flag={line.flag} />}
        </>
      }
    >
      {detail && <p>{mark(detail)}</p>}
      {official && <p class="hint">{mark(official)}</p>}
      {piece && <p>{mark(piece)}</p>}
    </Card>
  )
}
