import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Answer, PageRequest } from '../../../ui/answer.ts'
import { Card, CardList } from '../../../ui/cards.tsx'
import { Tabs } from '../../../ui/filters.tsx'
import { Flag, Tag } from '../../../ui/tag.tsx'
import type { PatientDb, RecordPermission } from '../../access/index.ts'
import { type ClinicalRow, knownPatient, listByKind, referring, sharedByIds } from '../../clinical/index.ts'
import { EmptyList, recordList } from '../frame.tsx'
import { type VisitInWords, visitInWords } from '../in-words/visit.ts'
import { chosenYears, inYears, pageOf, wordLinks, yearLinks, yearOf } from '../narrow.tsx'
import { nameOf, namesOf, type Opened, openRow, type SharedNames } from '../opened.ts'
import { safeCard } from '../safely.tsx'
import { words as records } from '../words.ts'
import { type VisitSort, visitSort, visitSorts } from './visit-sort.ts'
import { words } from './words.ts'

/** More visits than anybody has had; so that a wrong source cannot fill the memory. */
const most_visits = 3_000

type Seen = { opened: Opened; visit: VisitInWords; sort: VisitSort }

/** `/records/visits`: all visits and stays, the newest first. */
export async function visitsPage(request: PageRequest, db: PatientDb<RecordPermission>): Promise<Answer> {
  const { lang, look, query } = request
  const text = words(lang).visits
  const { rows } = await listByKind(db, { kinds: ['visit'], limit: most_visits })
  const all: Seen[] = rows.map(openRow).map(opened => ({
    opened,
    visit: visitInWords(opened.json, { lang, zone: look.zone }),
    sort: visitSort(opened.json),
  }))
  const tabs = wordLinks(
    request,
    'kind',
    visitSorts.map(sort => ({
      value: sort,
      text: text.sorts[sort],
      count: all.filter(one => one.sort === sort).length,
    })),
  )
  const asked = visitSorts.find(sort => sort === query.get('kind'))
  const sorted = asked ? all.filter(one => one.sort === asked) : all
  const years = sorted.map(({ opened }) => yearOf(opened.row.sort_at, look.zone))
  const choice = chosenYears(query)
  const chosen = sorted.filter((_, n) => inYears(years[n] ?? null, choice))
  const shown = pageOf(chosen, query)
  const withNotes = await visitsWithNotes(
    db,
    shown.map(({ opened }) => opened.row),
  )
  const shared = await sharedByIds(
    db,
    shown.flatMap(({ opened }) => opened.row.refs),
  )
  const links = yearLinks(request, years)
  return recordList(request, db, {
    section: 'visits',
    title: records(lang).sections.visits,
    lede: text.lede,
    ...(links.length > 0 && { filters: { label: text.byYear, choices: links } }),
    above: tabs.length > 0 ? <Tabs label={text.bySort} tabs={tabs} /> : undefined,
    shown: shown.length,
    total: chosen.length,
    all: all.length,
    empty: <EmptyList all={all.length} text={text} />,
    known: await knownPatient(db),
    children: (
      <CardList>
        {shown.map(seen =>
          safeCard(lang, seen.opened.row, () =>
            visitCard(request, seen, shared, withNotes.has(seen.opened.row.id)),
          ),
        )}
      </CardList>
    ),
  })
}

async function visitsWithNotes(
  db: PatientDb<RecordPermission>,
  rows: readonly ClinicalRow[],
): Promise<Set<string>> {
  const notes = await referring(
    db,
    rows.map(({ id }) => id),
    ['note'],
  )
  return new Set(notes.flatMap(({ visit_id }) => visit_id ?? []))
}

function visitCard(
  { lang }: PageRequest,
  { opened, visit }: Seen,
  shared: SharedNames,
  hasNote: boolean,
): JSX.Element {
  const text = words(lang).visits
  const who = namesOf(
    visit.people.map(one => one.who),
    opened,
    shared,
    lang,
  )
  const where = placeName(visit, opened, shared, lang)
  const meta = [visit.when?.text ?? text.noDate, visit.setting === visit.title ? null : visit.setting].filter(
    part => part !== null,
  )
  const told = [who.length > 0 ? text.with(who.slice(0, 3).join(', ')) : null, where].filter(
    part => part !== null,
  )
  return (
    <Card
      title={visit.title}
      href={`/records/visits/${opened.row.id}`}
      unseen={visit.when?.text ?? undefined}
      level={2}
      meta={meta.join(' · ')}
      flags={visitFlags(lang, visit, opened.row, hasNote)}
    >
      {visit.reasons.length > 0 && <p>{text.reason(reasonsOf(visit).join(', '))}</p>}
      {told.length > 0 && <p class="hint">{told.join(' · ')}</p>}
    </Card>
  )
}

function visitFlags(lang: PageRequest['lang'], visit: VisitInWords, row: ClinicalRow, hasNote: boolean) {
  const { status } = visit
  const unusual = status !== null && !['finished', 'unknown'].includes(status.code)
  if (!hasNote && !unusual && !row.corrected) return undefined
  return (
    <>
      {row.corrected && <Flag lang={lang} flag="corrected" />}
      {unusual && (
        <Tag
          text={status.text}
          icon={status.flag === 'cancelled' ? 'cross' : 'clock'}
          tone={status.flag === 'cancelled' ? 'plain' : 'accent'}
        />
      )}
      {hasNote && <Tag text={words(lang).visits.hasNote} icon="pencil" tone="accent" />}
    </>
  )
}

/** Why someone came, each reason once. */
export const reasonsOf = (visit: VisitInWords): string[] => [
  ...new Set(visit.reasons.map(({ plain }) => plain)),
]

/** The place of a visit by name: the room or building, else the organization. */
export function placeName(
  visit: VisitInWords,
  opened: Opened,
  shared: SharedNames,
  lang: PageRequest['lang'],
): string | null {
  const places = namesOf(visit.places, opened, shared, lang)
  return places.length > 0 ? places.join(', ') : nameOf(visit.organization, opened, shared, lang)
}
