import type { Answer, PageRequest } from '../../../ui/answer.ts'
import { Card, CardList } from '../../../ui/cards.tsx'
import { fhirBirthDate } from '../../../ui/dates.ts'
import { type LinkChoice, Tabs } from '../../../ui/filters.tsx'
import { KeysetPaging } from '../../../ui/paging.tsx'
import { staffPage } from '../../../ui/staff.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import type { AnsweringDb } from '../handles.ts'
import { type Pool, readPools } from '../pools/read-pools.ts'
import { lineOf } from '../reading/say.ts'
import { Done } from './done.tsx'
import { Keys } from './keys.tsx'
import {
  type After,
  type Counts,
  countQueue,
  most_counted,
  poolsOfMine,
  type Queued,
  type QueueFilter,
  queuePage,
  readAfter,
  shows,
  threads_a_page,
  writeAfter,
} from './queue.ts'
import { StateTags } from './state-tags.tsx'
import { words } from './words.ts'

const path = '/staff/messages'

/** `GET /staff/messages`: what patients wrote to the pools that the reader answers for, what is due first at its head. */
export async function messagesPage(request: PageRequest, db: AnsweringDb): Promise<Answer> {
  const { lang, query } = request
  const text = words(lang).queue
  const show = shows.find(one => one === query.get('show')) ?? 'waiting'
  const mine = await poolsOfMine(db)
  const pool = mine.find(one => one === query.get('team')) ?? null
  const filter = { show, pool, after: readAfter(query.get('after')) }
  const rows = await queuePage(db, mine, filter)
  const counts = await countQueue(db, mine)
  const pools = await readPools(db)
  const next = nextPage(rows, filter)
  return staffPage(
    request,
    'messages',
    { title: text.title, lede: text.lede },
    <>
      <Done request={request} />
      <Views request={request} filter={filter} counts={counts} />
      <OfPool request={request} filter={filter} counts={counts} pools={pools} mine={mine} />
      {rows.length === 0 ? (
        <Nothing request={request} filter={filter} hasPool={mine.length > 0} />
      ) : (
        <>
          <Lines request={request} rows={rows.slice(0, threads_a_page)} pools={pools} me={db.account} />
          <Keys lang={lang} moves links={[]} />
        </>
      )}
      <KeysetPaging
        label={text.paging}
        newest={filter.after && { text: text.first, href: address({ ...filter, after: null }) }}
        older={next === null ? null : { text: text.more, href: next }}
      />
    </>,
  )
}

function address({ show, pool, after }: QueueFilter): string {
  const query = new URLSearchParams({
    ...(show !== 'waiting' && { show }),
    ...(pool !== null && { team: pool }),
    ...(after !== null && { after: writeAfter(after) }),
  })
  return query.size === 0 ? path : `${path}?${query}`
}

function nextPage(rows: readonly Queued[], filter: QueueFilter): string | null {
  const last = rows[threads_a_page - 1]
  if (rows.length <= threads_a_page || !last) return null
  const at = filter.show === 'waiting' ? last.due_at : last.last_at
  const after: After | null = at && { at, id: last.id }
  return address({ ...filter, after })
}

type Shown = { request: PageRequest; filter: QueueFilter; counts: Counts }

/** A count that would be a lie, since it was not counted to its end, is not shown. */
const counted = (count: number): { count?: number } => (count < most_counted ? { count } : {})

function Views({ request, filter, counts }: Shown) {
  const text = words(request.lang).queue
  const of = {
    waiting: [...counts.waiting.values()].reduce((sum, count) => sum + count, 0),
    mine: counts.mine,
    asked: counts.asked,
  }
  return (
    <Tabs
      label={text.show}
      tabs={shows.map(one => ({
        text: text.shows[one],
        href: address({ show: one, pool: null, after: null }),
        current: one === filter.show,
        ...(one in of && counted(of[one as keyof typeof of])),
      }))}
    />
  )
}

/** Links to one pool's, where she answers for several. */
function OfPool(props: Shown & { pools: ReadonlyMap<string, Pool>; mine: readonly string[] }) {
  const { request, filter, counts, pools, mine } = props
  const { show } = filter
  const text = words(request.lang).queue
  if (mine.length < 2 || show === 'mine' || show === 'asked') return null
  const links: LinkChoice[] = [
    { text: text.all, href: address({ show, pool: null, after: null }), current: filter.pool === null },
    ...[...pools.values()]
      .filter(({ id }) => mine.includes(id))
      .map(({ id, name }) => ({
        text: name[request.lang],
        href: address({ show, pool: id, after: null }),
        current: filter.pool === id,
        ...(show === 'waiting' && counted(counts.waiting.get(id) ?? 0)),
      })),
  ]
  return (
    <div class="filters">
      <nav aria-label={text.pools}>
        <ul>
          {links.map(link => (
            <li>
              <a href={link.href} aria-current={link.current ? 'true' : undefined}>
                {link.text}
                {link.count !== undefined && <span class="count"> {link.count}</span>}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  )
}

function Nothing(props: { request: PageRequest; filter: QueueFilter; hasPool: boolean }) {
  const text = words(props.request.lang).queue
  const { show } = props.filter
  if (!props.hasPool && show === 'waiting')
    return (
      <EmptyState title={text.noPool}>
        <p>{text.noPoolText}</p>
      </EmptyState>
    )
  return (
    <EmptyState title={text.none[show]}>
      <p>{text.noneText[show]}</p>
    </EmptyState>
  )
}

type ListProps = {
  request: PageRequest
  rows: readonly Queued[]
  pools: ReadonlyMap<string, Pool>
  me: string
}

function Lines(props: ListProps) {
  return (
    <CardList id="queue">
      {props.rows.map(row => (
        <Line {...props} row={row} />
      ))}
    </CardList>
  )
}

function Line({ request, row, pools, me }: ListProps & { row: Queued }) {
  const { lang } = request
  const all = words(lang)
  const born = fhirBirthDate(row.birth_date, lang)
  const name = row.patient_name ?? all.noName
  const who = [
    name,
    born === null ? all.noBirthDate : all.born(born),
    all.topics[row.topic],
    pools.get(row.pool_id)?.name[lang],
  ]
  return (
    <Card
      level={2}
      title={<bdi>{lineOf(row.subject)}</bdi>}
      href={`${path}/of/${row.patient_id}/${row.id}`}
      unseen={all.queue.unread(name)}
      meta={who.filter(Boolean).join(' · ')}
      flags={<StateTags request={request} row={row} me={me} />}
    >
      {row.begins !== null && (
        <p class="hint">
          {row.last_by === 'clinic' ? all.queue.byClinic : all.queue.byPatient}{' '}
          <bdi>{lineOf(row.begins)}</bdi>
        </p>
      )}
    </Card>
  )
}
