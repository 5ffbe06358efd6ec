import type { Child } from 'hono/jsx'
import { Temporal } from 'temporal-polyfill'
import type { Answer, PageRequest } from '../../../ui/answer.ts'
import { Notice } from '../../../ui/notice.tsx'
import type { Lang } from '../../../ui/page.ts'
import { staffPage } from '../../../ui/staff.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import type { DeskDb } from '../handles.ts'
import { readSchedule, type Schedule } from '../schedule/read-schedule.ts'
import { type Asked, dayThereSpan, deskAddress, readAsked, weekOf } from './asked.ts'
import { clocksAt, spanThere } from './clocks.ts'
import { DayColumn } from './column.tsx'
import { DayActs, DayKeys, DayNav, DoneNotice } from './day-frame.tsx'
import { dayName } from './day-name.ts'
import { type Counts, countDay, layOutDay } from './lay-out-day.ts'
import { type DeskDays, readDesk } from './read-desk.ts'
import { readWeek } from './read-week.ts'
import { WeekTable } from './week-table.tsx'
import { words } from './words.ts'

/** `GET /staff/appointments`: who comes when, for a day or a week, at all places or one, with all clinicians or one. */
export async function dayPage(request: PageRequest, db: DeskDb): Promise<Answer> {
  const schedule = await readSchedule(db)
  const asked = readAsked(request.query, schedule, request.look.now, request.look.zone)
  if (asked.view === 'day') return drawDay(request, db, { schedule, asked })
  return asked.clinician === null
    ? drawWeek(request, db, { schedule, asked })
    : drawWeekOf(request, db, { schedule, asked })
}

const { compare } = Temporal.Instant

type Part = { schedule: Schedule; asked: Asked }

async function drawDay(request: PageRequest, db: DeskDb, { schedule, asked }: Part): Promise<Answer> {
  const { lang, look } = request
  const text = words(lang).day
  const days = await readDesk(db, schedule, { ...asked, dates: [asked.date] }, look.now)
  const columns = layOutDay(schedule, days, asked.date, look.now)
  const counts = countDay(schedule, columns, asked.date)
  return frame(
    request,
    { schedule, asked },
    dayName(asked.date, lang),
    <>
      <CountLine counts={counts} lang={lang} />
      <ClockChanges schedule={schedule} asked={asked} lang={lang} />
      <ClosedPlaces request={request} schedule={schedule} dates={[asked.date]} days={days} />
      {columns.length === 0 ? (
        <EmptyState title={text.none}>
          <p>{text.noneText}</p>
        </EmptyState>
      ) : (
        <div class="day-columns">
          {columns.map(column => (
            <DayColumn
              request={request}
              schedule={schedule}
              asked={asked}
              column={column}
              id={`of-${column.clinician}`}
              title={schedule.clinicians.get(column.clinician)?.name ?? ''}
            />
          ))}
        </div>
      )}
    </>,
  )
}

/** A week of one clinician, day by day. */
async function drawWeekOf(request: PageRequest, db: DeskDb, { schedule, asked }: Part): Promise<Answer> {
  const { lang, look } = request
  const text = words(lang).day
  const dates = weekOf(asked.date)
  const days = await readDesk(db, schedule, { ...asked, dates }, look.now)
  const columns = dates.flatMap(date =>
    layOutDay(schedule, days, date, look.now).map(column => ({ date, column })),
  )
  return frame(
    request,
    { schedule, asked },
    weekName(dates, lang),
    <>
      <ClosedPlaces request={request} schedule={schedule} dates={dates} days={days} />
      {columns.length === 0 ? (
        <EmptyState title={text.none}>
          <p>{text.noneText}</p>
        </EmptyState>
      ) : (
        <div class="day-columns">
          {columns.map(({ date, column }) => (
            <DayColumn
              request={request}
              schedule={schedule}
              asked={asked}
              column={column}
              id={`on-${date}`}
              title={dayName(date, lang)}
              titleHref={deskAddress({ ...asked, view: 'day', date })}
            />
          ))}
        </div>
      )}
    </>,
  )
}

/** A week of all, in numbers. */
async function drawWeek(request: PageRequest, db: DeskDb, { schedule, asked }: Part): Promise<Answer> {
  const { lang, look } = request
  const text = words(lang).day
  const dates = weekOf(asked.date)
  const rows = await readWeek(db, schedule, { place: asked.place, dates }, look.now)
  return frame(
    request,
    { schedule, asked },
    weekName(dates, lang),
    rows.length === 0 ? (
      <EmptyState title={text.none}>
        <p>{text.noneText}</p>
      </EmptyState>
    ) : (
      <WeekTable request={request} schedule={schedule} asked={asked} dates={dates} rows={rows} />
    ),
  )
}

function frame(request: PageRequest, part: Part, title: string, body: Child): Answer {
  const { lang } = request
  const { schedule, asked } = part
  const place = asked.place === null ? null : schedule.places.get(asked.place)
  const clinician = asked.clinician === null ? null : schedule.clinicians.get(asked.clinician)
  const of = [words(lang).title, place?.name, clinician?.name].filter(Boolean).join(' · ')
  return staffPage(
    request,
    'appointments',
    { title, caption: of },
    <>
      <DoneNotice request={request} />
      <DayNav request={request} {...part} />
      <DayActs request={request} asked={asked} />
      {body}
      <DayKeys request={request} {...part} />
    </>,
  )
}

const weekName = (dates: readonly Temporal.PlainDate[], lang: Lang): string => {
  const [first, last] = [dates[0], dates.at(-1)]
  return first && last ? words(lang).day.week(dayName(first, lang), dayName(last, lang)) : ''
}

function CountLine({ counts, lang }: { counts: Counts; lang: Lang }) {
  const text = words(lang).day
  const some = (['booked', 'arrived', 'fulfilled', 'noshow', 'offered'] as const).filter(
    state => state === 'booked' || counts[state] > 0,
  )
  return (
    <>
      <p class="day-counts">
        <span class="unseen">{text.counts}: </span>
        {some.map(state => text.count[state](counts[state])).join(' · ')}
      </p>
      {counts.toMove > 0 && (
        <Notice kind="warning" title={text.toMove(counts.toMove)}>
          <p>
            <a href="/staff/schedule/to-move">{text.toMoveLink}</a>
          </p>
        </Notice>
      )}
    </>
  )
}

/** Says where the clock is changed on this day: its hours are not those of other days. */
function ClockChanges({ schedule, asked, lang }: Part & { lang: Lang }) {
  const text = words(lang).day
  const changed = [...schedule.places.values()].flatMap(({ id, name, zone, active }) => {
    if (!active || (asked.place !== null && asked.place !== id)) return []
    const { hoursInDay } = asked.date.toZonedDateTime(zone)
    if (hoursInDay === 24) return []
    return [hoursInDay < 24 ? text.clockForward(name) : text.clockBack(name)]
  })
  return (
    <>
      {changed.map(says => (
        <Notice kind="info" title={says} />
      ))}
    </>
  )
}

type Closing = {
  request: PageRequest
  schedule: Schedule
  dates: readonly Temporal.PlainDate[]
  days: DeskDays
}

/** Places that are closed for all on these days, or a part of them. */
function ClosedPlaces({ request, schedule, dates, days }: Closing) {
  const { lang, look } = request
  const text = words(lang).day
  const closed = days.closures.filter(one => one.clinician_id === null)
  const lines = dates.flatMap(date =>
    closed.flatMap(({ place_id, starts_at, ends_at, kind, note }) => {
      const place = place_id === null ? undefined : schedule.places.get(place_id)
      if (place === undefined) return []
      const day = dayThereSpan(date, place.zone)
      const from = [starts_at, day.from].sort(compare)[1] ?? starts_at
      const until = [ends_at, day.until].sort(compare)[0] ?? ends_at
      if (compare(from, until) >= 0) return []
      const whole = from.equals(day.from) && until.equals(day.until)
      const clocks = clocksAt(schedule, place.id, look)
      const when = [
        dates.length > 1 && dayName(date, lang),
        whole ? text.allDay : spanThere({ from, until }, lang, clocks),
      ]
      const why = [text.closures[kind], note].filter(Boolean).join(', ')
      return [`${[place.name, ...when].filter(Boolean).join(', ')}: ${why}`]
    }),
  )
  if (lines.length === 0) return null
  return (
    <Notice kind="info" title={text.closedPlaces}>
      <ul>
        {lines.map(line => (
          <li>{line}</li>
        ))}
      </ul>
    </Notice>
  )
}
