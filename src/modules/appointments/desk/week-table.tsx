import { Temporal } from 'temporal-polyfill'
import type { PageRequest } from '../../../ui/answer.ts'
import { fhirShortDate } from '../../../ui/dates.ts'
import { Table } from '../../../ui/table.tsx'
import type { Schedule } from '../schedule/read-schedule.ts'
import { type Asked, deskAddress, todayAt } from './asked.ts'
import type { WeekCell, WeekRow } from './read-week.ts'
import { words } from './words.ts'

/** The week in numbers: clinicians down, days across; each number leads to that day. */
export function WeekTable(props: {
  request: PageRequest
  schedule: Schedule
  asked: Asked
  dates: readonly Temporal.PlainDate[]
  rows: readonly WeekRow[]
}) {
  const { request, schedule, asked, dates, rows } = props
  const { lang, look } = request
  const text = words(lang).weekTable
  const today = todayAt(look.now, look.zone)
  const name = (id: string) => schedule.clinicians.get(id)?.name ?? ''
  const day = (date: Temporal.PlainDate) => {
    const says = `${words(lang).weekdays[date.dayOfWeek - 1]} ${fhirShortDate(date.toString(), lang, look.zone)}`
    return date.equals(today) ? `${says}, ${text.today}` : says
  }
  return (
    <Table
      caption={text.caption}
      rows={rows}
      columns={[
        {
          head: text.who,
          names: true,
          cell: row => (
            <a href={deskAddress({ ...asked, clinician: row.clinician })}>{name(row.clinician)}</a>
          ),
        },
        ...dates.map((date, index) => ({
          head: day(date),
          cell: (row: WeekRow) => {
            const cell = row.cells[index]
            if (cell === undefined) return null
            const href = deskAddress({ ...asked, view: 'day', date, clinician: row.clinician })
            return (
              <Cell
                cell={cell}
                isOver={Temporal.PlainDate.compare(date, today) < 0}
                href={href}
                label={`${name(row.clinician)}, ${day(date)}`}
                request={request}
              />
            )
          },
        })),
      ]}
    />
  )
}

function Cell(props: { cell: WeekCell; isOver: boolean; href: string; label: string; request: PageRequest }) {
  const { cell, isOver, href, label, request } = props
  const text = words(request.lang)
  const { weekTable } = text
  if (!cell.open && cell.visits === 0 && cell.offered === 0)
    return (
      <span class="hint">{cell.closed === null ? weekTable.nothing : text.day.closures[cell.closed]}</span>
    )
  return (
    <>
      <a href={href}>
        <span class="unseen">{label}: </span>
        {weekTable.visits(cell.visits)}
      </a>
      <br />
      {[
        cell.offered > 0 && weekTable.offered(cell.offered),
        cell.open &&
          !isOver &&
          (cell.free_minutes === 0 ? weekTable.full : weekTable.free(text.hours(cell.free_minutes))),
      ]
        .filter(Boolean)
        .join(', ')}
      {cell.to_move > 0 && (
        <>
          <br />
          <strong>{weekTable.toMove(cell.to_move)}</strong>
        </>
      )}
    </>
  )
}
