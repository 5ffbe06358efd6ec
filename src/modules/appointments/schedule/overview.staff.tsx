import type { Child } from 'hono/jsx'
import type { Answer, PageRequest } from '../../../ui/answer.ts'
import { ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { todayIn } from '../../../ui/dates.ts'
import { Section } from '../../../ui/headings.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { staffPage } from '../../../ui/staff.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import { zoneInWords } from '../../../ui/time-zones.ts'
import type { DeskDb } from '../handles.ts'
import { stateInWords } from './clinicians/clinician.staff.tsx'
import { closuresComing } from './closures/closure-rows.ts'
import { type HoursRow, hoursFrom } from './hours/hours-rows.ts'
import { type Clinician, type Place, readSchedule, type VisitType } from './read-schedule.ts'
import { weekdayInWords } from './say.ts'
import { movesWaiting } from './to-move/list-to-move.ts'
import { words } from './words.ts'

/** `GET /staff/schedule`: who sees patients where and when, and for what; with what has to be moved above all. */
export async function schedulePage(request: PageRequest, db: DeskDb): Promise<Answer> {
  const { lang, look } = request
  const text = words(lang).overview
  const today = todayIn(look.now, look.zone).toString()
  const { places, clinicians, types } = await readSchedule(db)
  const hours = Map.groupBy(await hoursFrom(db, null, today), row => row.clinician_id)
  const { total } = await closuresComing(db, { clinician: null, page: 1, rows: 1 }, look.now)
  const moves = await movesWaiting(db)
  const mayEdit = db.may.has('schedules:manage')
  return staffPage(
    request,
    'schedule',
    { title: text.title, lede: text.lede },
    <>
      {moves > 0 && (
        <Notice kind="warning" title={text.toMove(moves)}>
          <p>
            {text.toMoveText(moves)} <a href="/staff/schedule/to-move">{text.toMoveLink}</a>
          </p>
        </Notice>
      )}
      <Part
        id="clinicians"
        title={text.clinicians}
        empty={[text.noClinicians, text.noCliniciansText]}
        rows={[...clinicians.values()]}
        columns={clinicianColumns(request, hours, today)}
        add={mayEdit ? { text: text.addClinician, href: '/staff/schedule/clinicians/new' } : null}
      />
      <Section id="closures" title={text.closures}>
        <p>{text.closuresComing(total)}</p>
        <p>
          <a href="/staff/schedule/closures">{text.closuresLink}</a>
        </p>
        {mayEdit && (
          <ButtonRow>
            <ButtonLink text={text.addClosure} href="/staff/schedule/closures/new" kind="secondary" />
          </ButtonRow>
        )}
      </Section>
      <Part
        id="places"
        title={text.places}
        empty={[text.noPlaces, text.noPlacesText]}
        rows={[...places.values()]}
        columns={placeColumns(request, mayEdit)}
        add={mayEdit ? { text: text.addPlace, href: '/staff/schedule/places/new' } : null}
      />
      <Part
        id="types"
        title={text.types}
        empty={[text.noTypes, text.noTypesText]}
        rows={[...types.values()]}
        columns={typeColumns(request, mayEdit)}
        add={mayEdit ? { text: text.addType, href: '/staff/schedule/types/new' } : null}
      />
    </>,
  )
}

function Part<Row>(props: {
  id: string
  title: string
  empty: readonly [title: string, text: string]
  rows: readonly Row[]
  columns: readonly Column<Row>[]
  add: { text: string; href: string } | null
}) {
  const { id, title, empty, rows, columns, add } = props
  return (
    <Section id={id} title={title}>
      {rows.length === 0 ? (
        <EmptyState title={empty[0]} level={3}>
          <p>{empty[1]}</p>
        </EmptyState>
      ) : (
        <Table caption={title} captionUnseen columns={columns} rows={rows} />
      )}
      {add && (
        <ButtonRow>
          <ButtonLink {...add} kind="secondary" />
        </ButtonRow>
      )}
    </Section>
  )
}

const linked = (text: string, href: string | null): Child =>
  href === null ? text : <a href={href}>{text}</a>

function clinicianColumns(
  { lang }: PageRequest,
  hours: ReadonlyMap<string, readonly HoursRow[]>,
  today: string,
): Column<Clinician>[] {
  const text = words(lang).overview
  const days = (id: string) => {
    // Until further notice or for longer than a day: a single day says nothing of the week.
    const rows = (hours.get(id) ?? []).filter(row => row.valid_from !== row.valid_until)
    const named = [...new Set(rows.map(row => row.weekday))].map(day => weekdayInWords(day, lang, 'short'))
    return named.join(', ') || text.noHours
  }
  return [
    { head: text.name, names: true, cell: row => linked(row.name, `/staff/schedule/clinicians/${row.id}`) },
    { head: text.work, cell: row => row.work[lang] },
    { head: text.days, cell: row => days(row.id) },
    { head: text.state, cell: row => stateInWords(row, lang, today) },
  ]
}

function placeColumns({ lang }: PageRequest, mayEdit: boolean): Column<Place>[] {
  const text = words(lang).overview
  const href = (row: Place) => (mayEdit ? `/staff/schedule/places/${row.id}` : null)
  return [
    { head: text.name, names: true, cell: row => linked(row.name, href(row)) },
    { head: text.address, cell: row => row.address ?? words(lang).never },
    { head: text.clock, cell: row => zoneInWords(row.zone) },
    { head: text.state, cell: row => (row.active ? text.open : text.closed) },
  ]
}

function typeColumns({ lang }: PageRequest, mayEdit: boolean): Column<VisitType>[] {
  const text = words(lang)
  const href = (row: VisitType) => (mayEdit ? `/staff/schedule/types/${row.id}` : null)
  return [
    { head: text.overview.name, names: true, cell: row => linked(row.name[lang], href(row)) },
    { head: text.overview.minutes, cell: row => text.minutes(row.minutes) },
    { head: text.overview.mode, cell: row => text.modes[row.mode] },
    { head: text.overview.bookable, cell: row => text.bookableBy[row.bookable_by] },
    {
      head: text.overview.state,
      cell: row => (row.active ? text.overview.shown : text.overview.notShown),
    },
  ]
}
