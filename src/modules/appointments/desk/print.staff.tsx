import { type Answer, type PageRequest, page } from '../../../ui/answer.ts'
import { PrintButton } from '../../../ui/button.tsx'
import { fhirBirthDate } from '../../../ui/dates.ts'
import { BackLink, PageHeading } from '../../../ui/headings.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { DeskDb } from '../handles.ts'
import { readSchedule, type Schedule } from '../schedule/read-schedule.ts'
import { deskAddress, readAsked } from './asked.ts'
import { clocksAt, minutesOf, spanThere } from './clocks.ts'
import { dayName } from './day-name.ts'
import { type Column, type Entry, layOutDay } from './lay-out-day.ts'
import { readDesk } from './read-desk.ts'
import { statesOf } from './state-tag.tsx'
import { words } from './words.ts'

/**
 * `GET /staff/appointments/print`: the day on paper, by clinician. Paper lies about, so it says neither what a visit is
 * for nor what a note says.
 */
export async function printPage(request: PageRequest, db: DeskDb): Promise<Answer> {
  const { lang, look } = request
  const text = words(lang).print
  const schedule = await readSchedule(db)
  const asked = { ...readAsked(request.query, schedule, look.now, look.zone), view: 'day' as const }
  const days = await readDesk(db, schedule, { ...asked, dates: [asked.date] }, look.now)
  const columns = layOutDay(schedule, days, asked.date, look.now)
  const place = asked.place === null ? undefined : schedule.places.get(asked.place)?.name
  return page(
    text.title(dayName(asked.date, lang)),
    <>
      <BackLink lang={lang} href={deskAddress(asked)} text={text.back} />
      <PrintButton lang={lang} />
      <PageHeading title={text.title(dayName(asked.date, lang))} caption={place} lede={text.hint} />
      {columns.length === 0 ? (
        <EmptyState title={words(lang).day.none}>
          <p>{words(lang).day.noneText}</p>
        </EmptyState>
      ) : (
        columns.map(column => <PrintedColumn request={request} schedule={schedule} column={column} />)
      )}
    </>,
  )
}

type Props = { request: PageRequest; schedule: Schedule; column: Column }

function PrintedColumn({ request, schedule, column }: Props) {
  const { lang, look } = request
  const text = words(lang)
  const lines = column.entries.filter(
    one => one.kind !== 'now' && !(one.kind === 'visit' && one.visit.status === 'held'),
  )
  const visits = lines.filter(one => one.kind === 'visit').length
  const name = schedule.clinicians.get(column.clinician)?.name ?? ''
  return (
    <Table
      caption={text.print.caption(name, visits)}
      rows={lines}
      columns={[
        { head: text.print.time, cell: one => timeOf(one, request, schedule) },
        { head: text.print.patient, names: true, cell: one => whatOf(one, request) },
        {
          head: text.print.born,
          cell: one => (one.kind === 'visit' ? fhirBirthDate(one.visit.birth_date, lang) : null),
        },
        {
          head: text.print.how,
          cell: one =>
            one.kind === 'visit'
              ? `${text.minutes(minutesOf({ from: one.visit.starts_at, until: one.visit.ends_at }))}, ${text.modes[one.visit.mode]}`
              : null,
        },
        {
          head: text.print.state,
          cell: one => (one.kind === 'visit' ? statesOf(one.visit, lang, look.now).join(', ') : null),
        },
        ...(column.places.length > 1
          ? [{ head: text.print.place, cell: (one: Entry) => schedule.places.get(one.place)?.name }]
          : []),
      ]}
    />
  )
}

function timeOf(entry: Entry, { lang, look }: PageRequest, schedule: Schedule): string {
  if (entry.kind === 'closed' && entry.whole) return words(lang).day.allDay
  return spanThere(entry, lang, clocksAt(schedule, entry.place, look))
}

function whatOf(entry: Entry, { lang }: PageRequest): string {
  const text = words(lang)
  if (entry.kind === 'visit') return entry.visit.patient_name ?? text.unknown
  return entry.kind === 'closed' ? text.day.closures[entry.closure.kind] : text.day.free
}
