import type { AccountId } from '../../../platform/ids.ts'
import { type Answer, type PageRequest, page } from '../../../ui/answer.ts'
import { ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { CardList } from '../../../ui/cards.tsx'
import { Filters, type LinkChoice } from '../../../ui/filters.tsx'
import { PageHeading } from '../../../ui/headings.tsx'
import { ofWhom } from '../../../ui/page.ts'
import { KeysetPaging } from '../../../ui/paging.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { topics } from '../topics.ts'
import { Boxes, maySend } from './boxes.tsx'
import {
  type Counts,
  countThreads,
  type Db,
  type Listed,
  listThreads,
  type Narrowed,
} from './list-threads.ts'
import { readerOf } from './say.ts'
import { ThreadCard } from './thread-card.tsx'
import { words } from './words.ts'

type Found = {
  readonly request: PageRequest
  readonly db: Db
  readonly reader: AccountId | null
  readonly archived: boolean
  readonly only: Narrowed['only']
  readonly counts: Counts
  readonly shown: readonly Listed[]
  readonly more: boolean
}

/** `GET /messages`: the threads, the latest first; `?show=` narrows, `?after=` is the next page. */
export async function inboxPage(request: PageRequest, db: Db): Promise<Answer> {
  const { look, lang } = request
  const text = words(lang)
  const found = await find(request, db, false)
  const { counts } = found
  return page(
    text.title(ofWhom(look)),
    <>
      <PageHeading
        title={text.title(ofWhom(look))}
        lede={look.view === null && counts.all > 0 ? text.lede(counts.unread) : undefined}
      />
      {maySend(look, db) && (
        <ButtonRow>
          <ButtonLink text={text.new} href="/messages/new" />
        </ButtonRow>
      )}
      <Boxes look={look} db={db} box="inbox" />
      {counts.all === 0 ? (
        <EmptyState title={text.list.none}>
          <p>{text.list.noneText}</p>
        </EmptyState>
      ) : (
        <Threads {...found} />
      )}
    </>,
  )
}

/** `GET /messages/archive`: the threads that the reader put away. */
export async function archivePage(request: PageRequest, db: Db): Promise<Answer> {
  const { look, lang } = request
  const text = words(lang).archive
  const found = await find(request, db, true)
  return page(
    text.title(ofWhom(look)),
    <>
      <PageHeading title={text.title(ofWhom(look))} lede={found.counts.all > 0 ? text.lede : undefined} />
      <Boxes look={look} db={db} box="archive" />
      {found.counts.all === 0 ? (
        <EmptyState title={text.none}>
          <p>{text.noneText}</p>
        </EmptyState>
      ) : (
        <Threads {...found} />
      )}
    </>,
  )
}

async function find(request: PageRequest, db: Db, archived: boolean): Promise<Found> {
  const { look, query } = request
  const reader = readerOf(look, db)
  const only = onlyOf(query.get('show'))
  const after = query.get('after')
  const { shown, more } = await listThreads(db, reader, { archived, only, after })
  return {
    request,
    db,
    reader,
    archived,
    only,
    counts: await countThreads(db, reader, archived),
    shown,
    more,
  }
}

/** Topics by their number: addresses are kept by browsers, and say nothing of health. */
function onlyOf(show: string | null): Narrowed['only'] {
  if (show === 'unread' || show === 'closed') return show
  return show !== null && /^[1-9]$/.test(show) ? (topics[Number(show) - 1] ?? null) : null
}

function Threads(found: Found) {
  const { request, reader, archived, only, counts, shown, more } = found
  const { look, lang, query } = request
  const text = words(lang)
  const path = archived ? '/messages/archive' : '/messages'
  const last = shown.at(-1)
  return (
    <>
      <Filters
        lang={lang}
        label={text.filters.label}
        shown={shown.length}
        total={totalOf(counts, only)}
        choices={choicesOf(found, path)}
      />
      {shown.length === 0 ? (
        <EmptyState title={text.list.noneShown}>
          <p>
            <a href={path}>{text.list.showAll}</a>
          </p>
        </EmptyState>
      ) : (
        <CardList>
          {shown.map(one => (
            <ThreadCard look={look} reader={reader} one={one} />
          ))}
        </CardList>
      )}
      <KeysetPaging
        label={text.paging.label}
        newest={
          query.get('after') === null ? null : { text: text.paging.newest, href: address(path, only, null) }
        }
        older={more && last ? { text: text.paging.older, href: address(path, only, last.id) } : null}
      />
    </>
  )
}

function totalOf(counts: Counts, only: Narrowed['only']): number {
  if (only === null) return counts.all
  return only === 'unread' || only === 'closed' ? counts[only] : (counts.topics.get(only) ?? 0)
}

function choicesOf({ request, archived, only, counts }: Found, path: string): LinkChoice[] {
  const { filters, topics: names } = words(request.lang)
  const choice = (text: string, one: Narrowed['only']): LinkChoice => ({
    text,
    href: address(path, one, null),
    current: only === one,
    count: totalOf(counts, one),
  })
  const states = archived ? (['closed'] as const) : (['unread', 'closed'] as const)
  const choices = [
    ...states.filter(one => counts[one] > 0 || only === one).map(one => choice(filters[one], one)),
    ...topics
      .filter(topic => (counts.topics.size > 1 && counts.topics.has(topic)) || only === topic)
      .map(topic => choice(names[topic], topic)),
  ]
  return choices.length === 0 ? [] : [choice(filters.all, null), ...choices]
}

function address(path: string, only: Narrowed['only'], after: string | null): string {
  const show =
    only === null || only === 'unread' || only === 'closed' ? only : String(topics.indexOf(only) + 1)
  const query = new URLSearchParams({ ...(show && { show }), ...(after && { after }) }).toString()
  return query === '' ? path : `${path}?${query}`
}
