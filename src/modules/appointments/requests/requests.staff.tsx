import type { Answer, PageRequest } from '../../../ui/answer.ts'
import { Card, CardList } from '../../../ui/cards.tsx'
import { fhirBirthDate } from '../../../ui/dates.ts'
import { Filters, Tabs } from '../../../ui/filters.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Paging, pageNumber } from '../../../ui/paging.tsx'
import { staffPage } from '../../../ui/staff.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { whenSaid } from '../finding/say.ts'
import type { DeskDb } from '../handles.ts'
import { readSchedule, type Schedule } from '../schedule/read-schedule.ts'
import { Due } from './due-tag.tsx'
import { countByKind, kinds, type Queued, queuePage, requests_a_page, type Show, shows } from './queue.ts'
import type { Request } from './read-requests.ts'
import { suitsInWords } from './say.ts'
import { words } from './words.ts'

const path = '/staff/appointment-requests'

/** `GET /staff/appointment-requests`: what waits for the clinic, what is due first at its head. */
export async function requestsPage(request: PageRequest, db: DeskDb): Promise<Answer> {
  const { lang, query } = request
  const text = words(lang).staff
  const show = shows.find(one => one === query.get('show')) ?? 'waiting'
  const kind = kinds.find(one => one === query.get('kind')) ?? null
  const page = pageNumber(query)
  const schedule = await readSchedule(db)
  const rows = await queuePage(db, { show, kind, page })
  const counts = await countByKind(db, show)
  const all = counts.new + counts.move + counts.cancel
  const total = kind === null ? all : counts[kind]
  return staffPage(
    request,
    'requests',
    { title: text.title, lede: text.lede },
    <>
      <Done request={request} />
      <Tabs
        label={text.show}
        tabs={shows.map(one => ({ text: text.shows[one], href: address(one), current: one === show }))}
      />
      {all > 0 && (
        <Filters
          lang={lang}
          label={text.kindLabel}
          shown={rows.length}
          total={total}
          choices={[
            { text: text.all, href: address(show), current: kind === null, count: all },
            ...kinds
              .filter(one => counts[one] > 0 || one === kind)
              .map(one => ({
                text: text.kinds[one],
                href: address(show, one),
                current: one === kind,
                count: counts[one],
              })),
          ]}
        />
      )}
      {rows.length === 0 ? (
        <EmptyState title={text.none[show]}>
          <p>{text.noneText[show]}</p>
        </EmptyState>
      ) : (
        <CardList>
          {rows.map(row => (
            <One request={request} schedule={schedule} row={row} />
          ))}
        </CardList>
      )}
      <Paging
        lang={lang}
        page={page}
        pages={Math.ceil(total / requests_a_page)}
        href={number => address(show, kind, number)}
      />
    </>,
  )
}

function address(show: Show, kind: Request['kind'] | null = null, page = 1): string {
  const query = new URLSearchParams({
    ...(show !== 'waiting' && { show }),
    ...(kind !== null && { kind }),
    ...(page > 1 && { page: String(page) }),
  })
  return query.size === 0 ? path : `${path}?${query}`
}

const outcomes = ['offered', 'declined', 'settled', 'cancelled'] as const

function Done({ request }: { request: PageRequest }) {
  const done = outcomes.find(outcome => outcome === request.query.get('done'))
  if (!done) return null
  const { title, text } = words(request.lang).staff.done[done]
  return (
    <Notice kind="success" title={title}>
      {text !== '' && <p>{text}</p>}
    </Notice>
  )
}

type Shown = { request: PageRequest; schedule: Schedule; row: Queued }

function One({ request, schedule, row }: Shown) {
  const { lang, look } = request
  const text = words(lang).staff
  const born = fhirBirthDate(row.birth_date, lang)
  const { visit_at, visit_place } = row
  const about = [
    schedule.types.get(row.visit_type_id)?.name[lang],
    row.clinician_id === null ? null : schedule.clinicians.get(row.clinician_id)?.name,
    row.place_id === null ? null : schedule.places.get(row.place_id)?.name,
  ].filter(Boolean)
  return (
    <Card
      level={2}
      title={row.patient_name ?? text.noName}
      href={`${path}/of/${row.patient_id}/${row.id}`}
      unseen={text.asks[row.kind]}
      meta={[text.asks[row.kind], born === null ? text.noBirthDate : text.born(born)].join(' · ')}
      flags={<Due request={request} row={row} />}
    >
      <p>{about.join(' · ')}</p>
      <p class="hint">
        {row.kind === 'new'
          ? suitsInWords(row, lang).join(' · ')
          : visit_at && visit_place
            ? text.visitOn(whenSaid(look, schedule, { starts_at: visit_at, place: visit_place }))
            : ''}
      </p>
    </Card>
  )
}
