import type { Child } from 'hono/jsx'
import type { PageRequest } from '../../../ui/answer.ts'
import { Button } from '../../../ui/button.tsx'
import { fhirBirthDate } from '../../../ui/dates.ts'
import { Form } from '../../../ui/form.tsx'
import type { Schedule } from '../schedule/read-schedule.ts'
import { timeThere } from '../when.ts'
import { type Asked, askedQuery } from './asked.ts'
import { clocksAt, minutesOf, spanThere } from './clocks.ts'
import type { Column, Entry } from './lay-out-day.ts'
import type { DeskVisit } from './read-desk.ts'
import { StateTags } from './state-tag.tsx'
import { words } from './words.ts'

type Props = { request: PageRequest; schedule: Schedule; asked: Asked; column: Column }

/** A clinician's day from morning to evening, as a list. `id` is for the heading that names it. */
export function DayColumn(props: Props & { id: string; title: string; titleHref?: string | undefined }) {
  const { request, schedule, column, id, title, titleHref } = props
  const clinician = schedule.clinicians.get(column.clinician)
  const places = column.places.flatMap(place => schedule.places.get(place)?.name ?? [])
  return (
    <section class="day-column" aria-labelledby={id}>
      <h2 id={id}>{titleHref === undefined ? title : <a href={titleHref}>{title}</a>}</h2>
      <p class="hint">
        {[titleHref === undefined && clinician?.work[request.lang], ...places].filter(Boolean).join(' · ')}
      </p>
      <ol class="day-entries">
        {column.entries.map(entry => (
          <DayEntry {...props} entry={entry} />
        ))}
      </ol>
    </section>
  )
}

function DayEntry({ entry, ...props }: Props & { entry: Entry }) {
  const { request, schedule, column } = props
  const { lang, look } = request
  const text = words(lang).day
  const clocks = clocksAt(schedule, entry.place, look)
  if (entry.kind === 'now')
    return (
      <li class="day-now" aria-current="time">
        {text.now(timeThere(entry.from, lang, clocks))}
      </li>
    )
  const span = spanThere(entry, lang, clocks)
  const where =
    column.places.length > 1 ? <span class="day-where">{schedule.places.get(entry.place)?.name}</span> : null
  if (entry.kind === 'visit')
    return (
      <Visit {...props} visit={entry.visit} span={span}>
        {where}
      </Visit>
    )
  if (entry.kind === 'free')
    return (
      <li class="day-entry day-free">
        <span class="day-time">{span}</span>
        <span class="day-what">
          {text.free}, {words(lang).hours(minutesOf(entry))}
        </span>
        {where}
        <BlockLink {...props} entry={entry} span={span} />
      </li>
    )
  return <Closed {...props} entry={entry} span={span} />
}

function Visit(props: Props & { visit: DeskVisit; span: string; children?: Child }) {
  const { request, schedule, asked, visit, span } = props
  const { lang, look } = request
  const text = words(lang)
  if (visit.status === 'held')
    return (
      <li class="day-entry day-held">
        <span class="day-time">{span}</span>
        <span class="day-what">{text.statuses.held}</span>
        {props.children}
      </li>
    )
  const address = `/staff/appointments/of/${visit.patient_id}/${visit.id}`
  const name = visit.patient_name ?? text.unknown
  const born = fhirBirthDate(visit.birth_date, lang)
  const waits =
    visit.held_until && timeThere(visit.held_until, lang, clocksAt(schedule, visit.place_id, look))
  const isToday = visit.starts_at.until(look.now).abs().total('hours') < 12
  return (
    <li class={`day-entry day-visit day-${visit.status}`}>
      <span class="day-time">{span}</span>
      <a class="day-who" href={address}>
        {name}
      </a>
      <span class="day-what">
        {[
          born === null ? text.noBirthDate : text.born(born),
          text.minutes(minutesOf({ from: visit.starts_at, until: visit.ends_at })),
          text.modes[visit.mode],
        ].join(' · ')}
      </span>
      {props.children}
      <span class="day-tags">
        <StateTags visit={visit} lang={lang} now={look.now} />
        {waits && <span class="hint">{text.day.waits(waits)}</span>}
      </span>
      {visit.status === 'booked' && isToday && (
        <Form look={look} action={`${address}/mark`}>
          <input type="hidden" name="act" value="arrived" />
          <input type="hidden" name="seen" value={visit.status} />
          <input type="hidden" name="back" value={askedQuery(asked)} />
          <Button text={text.day.arrivedButton} kind="secondary" label={text.day.arrivedLabel(name)} />
        </Form>
      )}
    </li>
  )
}

function BlockLink({ request, schedule, column, entry, span }: Props & { entry: Entry; span: string }) {
  const { lang, look } = request
  const text = words(lang).day
  const zone = clocksAt(schedule, entry.place, look).place
  const [from, until] = [entry.from, entry.until].map(at => at.toZonedDateTimeISO(zone))
  if (from === undefined || until === undefined) return null
  const query = new URLSearchParams({
    date: from.toPlainDate().toString(),
    place: entry.place,
    clinician: column.clinician,
    from: from.toPlainTime().toString({ smallestUnit: 'minute' }),
    until: until.toPlainTime().toString({ smallestUnit: 'minute' }),
  })
  const name = schedule.clinicians.get(column.clinician)?.name ?? ''
  return (
    <a
      class="day-act"
      href={`/staff/appointments/block?${query}`}
      aria-label={text.blockFreeLabel(span, name)}
    >
      {text.blockFree}
    </a>
  )
}

function Closed(props: Props & { entry: Extract<Entry, { kind: 'closed' }>; span: string }) {
  const { request, schedule, asked, column, entry, span } = props
  const text = words(request.lang).day
  const { closure, whole } = entry
  const name = schedule.clinicians.get(column.clinician)?.name ?? ''
  return (
    <li class="day-entry day-closed">
      <span class="day-time">{whole ? text.allDay : span}</span>
      <span class="day-what">{[text.closures[closure.kind], closure.note].filter(Boolean).join(': ')}</span>
      {closure.place_id !== null && column.places.length > 1 && (
        <span class="day-where">{schedule.places.get(closure.place_id)?.name}</span>
      )}
      {closure.kind === 'blocked' && (
        <Form look={request.look} action={`/staff/appointments/block/${closure.id}/end`}>
          <input type="hidden" name="back" value={askedQuery(asked)} />
          <Button
            text={text.unblock}
            kind="quiet"
            label={text.unblockLabel(whole ? text.allDay : span, name)}
          />
        </Form>
      )}
    </li>
  )
}
