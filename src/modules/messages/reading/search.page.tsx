import type { Child } from 'hono/jsx'
import { type Answer, notThere, type PageRequest, page, redirect } from '../../../ui/answer.ts'
import { Card, CardList } from '../../../ui/cards.tsx'
import { dateTimeOf } from '../../../ui/dates.ts'
import { ErrorSummary } from '../../../ui/form.tsx'
import { PageHeading, Section } from '../../../ui/headings.tsx'
import { Marked } from '../../../ui/marked.tsx'
import { type Look, ofWhom } from '../../../ui/page.ts'
import { Paging, pageNumber } from '../../../ui/paging.tsx'
import { SearchForm } from '../../../ui/search-form.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { plainWords } from '../../clinical/index.ts'
import { keepSearch, longest_search, pieceAround, placesOf, searchText } from '../../records/index.ts'
import { cleanLine } from '../writing/clean-text.ts'
import { addressOfMessage } from './address.ts'
import { Boxes } from './boxes.tsx'
import type { Db } from './list-threads.ts'
import { authorSaid, lineOf, readerOf } from './say.ts'
import { type FoundMessage, most_found, searchMessages } from './search-messages.ts'
import { beginning } from './thread-card.tsx'
import { words } from './words.ts'

const found_per_page = 20

/** `GET /messages/search`: the box alone. */
export function searchPage(request: PageRequest, db: Db): Answer {
  return frame(request, db, titleFor(request.look), <MessageSearch look={request.look} />)
}

/** `POST /messages/search`: keeps the words and leads to what they find, at an address that does not hold them. */
export async function takeSearch(request: PageRequest, db: Db): Promise<Answer> {
  const { lang, look, form } = request
  const { search } = words(lang)
  const typed = cleanLine(form.q ?? '')
  const isLong = typed.length > longest_search
  if (!isLong && plainWords(typed).length > 0)
    return redirect(`/messages/search/${await keepSearch(db, typed, look.now)}`)
  const error = isLong ? search.long(longest_search) : search.enter
  return {
    ...frame(
      request,
      db,
      titleFor(look),
      <MessageSearch look={look} value={typed} error={error} />,
      <ErrorSummary lang={lang} errors={[{ field: 'q', text: error }]} />,
    ),
    status: 422,
  }
}

/** `GET /messages/search/:id`: the newest messages with the words that are kept under this id. */
export async function searchResultsPage(request: PageRequest, db: Db): Promise<Answer> {
  const { look, lang, params, query } = request
  const { search } = words(lang)
  const typed = await searchText(db, params.id ?? '', look.now)
  if (typed === null) return notThere
  const { found, more } = await searchMessages(db, typed)
  const current = pageNumber(query)
  const shown = found.slice((current - 1) * found_per_page, current * found_per_page)
  const here = `/messages/search/${params.id}`
  return frame(
    request,
    db,
    search.heading(typed),
    <>
      <MessageSearch look={look} value={typed} quiet />
      {found.length === 0 ? (
        <EmptyState title={search.none}>
          <p>{search.noneText}</p>
          <p>
            <a href="/messages">{search.toInbox}</a>
          </p>
        </EmptyState>
      ) : (
        <Section id="results" title={search.count(found.length)}>
          {more && <p>{search.most(most_found)}</p>}
          <CardList>
            {shown.map(one => (
              <Found request={request} db={db} one={one} typed={plainWords(typed)} />
            ))}
          </CardList>
          <Paging
            lang={lang}
            page={current}
            pages={Math.max(1, Math.ceil(found.length / found_per_page))}
            href={number => `${here}?page=${number}`}
          />
        </Section>
      )}
    </>,
  )
}

function Found(props: { request: PageRequest; db: Db; one: FoundMessage; typed: readonly string[] }) {
  const { request, db, one, typed } = props
  const { look, lang } = request
  const all = words(lang)
  const subject = lineOf(one.subject)
  const body = cleanLine(one.body)
  const mark = (text: string) => <Marked text={text} places={placesOf(text, typed)} />
  return (
    <Card
      title={<bdi>{mark(subject)}</bdi>}
      href={addressOfMessage(one.thread_id, one.n)}
      unseen={dateTimeOf(one.sent_at, lang, look.zone)}
      meta={all.list.with(one[`name_${lang}`], all.topics[one.topic])}
    >
      <p>
        <bdi>{mark(pieceAround(body, typed) ?? beginning(body))}</bdi>
      </p>
      <p class="hint">
        <bdi>{authorSaid(look, readerOf(look, db), one)}</bdi> · {dateTimeOf(one.sent_at, lang, look.zone)}
      </p>
    </Card>
  )
}

function titleFor(look: Look): string {
  const { search } = words(look.lang)
  const of = ofWhom(look)
  return of === null ? search.title : search.titleOf(of)
}

/** What was typed stands in the heading, and not in the title of the window. */
function frame(request: PageRequest, db: Db, heading: string, children: Child, above?: Child) {
  const { look } = request
  return page(
    titleFor(look),
    <>
      {above}
      <PageHeading title={heading} />
      <Boxes look={look} db={db} box="search" />
      {children}
    </>,
  )
}

function MessageSearch(props: {
  look: Look
  value?: string | undefined
  error?: string | undefined
  quiet?: boolean | undefined
}) {
  const text = words(props.look.lang).search
  return <SearchForm {...props} action="/messages/search" text={text} longest={longest_search} />
}
