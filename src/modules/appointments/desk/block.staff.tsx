import type { Instant } from '../../../platform/clock.ts'
import { isUuid, newId } from '../../../platform/ids.ts'
import { type Answer, notThere, type PageRequest, redirect } from '../../../ui/answer.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { Select } from '../../../ui/choices.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { DateField, TextField } from '../../../ui/fields.tsx'
import { ErrorSummary, errorOf, type FieldError, Form } from '../../../ui/form.tsx'
import { BackLink } from '../../../ui/headings.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { staffPage } from '../../../ui/staff.tsx'
import { Table } from '../../../ui/table.tsx'
import type { DeskDb } from '../handles.ts'
import type { Affected } from '../schedule/affected.ts'
import { readSchedule, type Schedule } from '../schedule/read-schedule.ts'
import { dayThere, timeThere } from '../when.ts'
import { askedQuery, dateIn, deskAddress, readAsked, todayAt } from './asked.ts'
import { blockTime, type NewBlock, unblockTime } from './block-time.ts'
import { ClockField } from './clock-field.tsx'
import { clocksAt } from './clocks.ts'
import { readBlock } from './read-block.ts'
import { words } from './words.ts'

type Typed = Readonly<Record<string, string>>

/** `GET /staff/appointments/block`: the form; the address may bring what is known already. */
export async function blockPage(request: PageRequest, db: DeskDb): Promise<Answer> {
  const { query, look } = request
  const schedule = await readSchedule(db)
  const typed = {
    clinician: query.get('clinician') ?? '',
    place: query.get('place') ?? '',
    date: dateIn(query.get('date'))?.toString() ?? todayAt(look.now, look.zone).toString(),
    from: query.get('from') ?? '',
    until: query.get('until') ?? '',
    id: newId(),
  }
  return draw(request, schedule, typed, {})
}

/** `POST /staff/appointments/block`: blocks it at once if nobody has a visit then; else shows who, and asks. */
export async function takeBlock(request: PageRequest, db: DeskDb): Promise<Answer> {
  const { form, lang, look } = request
  const schedule = await readSchedule(db)
  const typed = { ...form, id: isUuid(form.id ?? '') ? (form.id ?? '') : newId() }
  const read = await readBlock(db, schedule, typed, words(lang).faults, { now: look.now, clinic: look.zone })
  if (read.block === null) return draw(request, schedule, typed, { errors: read.errors })
  const agreed = form.agreed || null
  const tried = await blockTime(db, read.block, agreed, look.now)
  if (!tried.saved)
    return draw(
      request,
      schedule,
      { ...typed, agreed: tried.list },
      { affects: { block: read.block, zone: read.zone, bookings: tried.affected }, changed: agreed !== null },
    )
  const asked = { view: 'day', date: read.date, place: null, clinician: read.block.clinician } as const
  return redirect(`${deskAddress(asked)}&done=blocked`)
}

/** `POST /staff/appointments/block/:id/end`: open again. */
export async function takeUnblock(request: PageRequest, db: DeskDb): Promise<Answer> {
  const { params, look, form } = request
  const ended = await unblockTime(db, params.id ?? '', look.now)
  if (ended === 'not-there') return notThere
  const back = readAsked(new URLSearchParams(form.back ?? ''), await readSchedule(db), look.now, look.zone)
  return redirect(`${deskAddress(back)}&done=${ended === 'before' ? 'unblocked-before' : 'unblocked'}`)
}

/** What is to be blocked, by which clock it was typed, and who has a visit then. */
type Affects = { block: NewBlock; zone: string; bookings: readonly Affected[] }

type Shown = { errors?: readonly FieldError[]; affects?: Affects; changed?: boolean }

function draw(request: PageRequest, schedule: Schedule, typed: Typed, shown: Shown): Answer {
  const { lang, look } = request
  const text = words(lang).block
  const { errors = [], affects, changed } = shown
  const back = {
    view: 'day',
    date: dateIn(typed.date) ?? todayAt(look.now, look.zone),
    place: schedule.places.has(typed.place ?? '') ? (typed.place ?? null) : null,
    clinician: null,
  } as const
  return staffPage(
    request,
    'appointments',
    { title: text.title, lede: text.lede },
    <>
      <BackLink lang={lang} href={`/staff/appointments?${askedQuery(back)}`} text={text.back} />
      <ErrorSummary lang={lang} errors={errors} />
      {changed && <Notice kind="warning" title={text.changed} />}
      {affects ? (
        <Confirm
          request={request}
          schedule={schedule}
          typed={typed}
          affects={affects}
          back={deskAddress(back)}
        />
      ) : (
        <div class="desk-form">
          <BlockForm request={request} schedule={schedule} typed={typed} errors={errors} />
        </div>
      )}
    </>,
    errors.length > 0 ? { status: 422 } : {},
  )
}

type Props = { request: PageRequest; schedule: Schedule; typed: Typed }

function BlockForm({ request, schedule, typed, errors }: Props & { errors: readonly FieldError[] }) {
  const { lang, look } = request
  const text = words(lang).block
  const active = <T extends { id: string; name: string; active: boolean }>(of: Iterable<T>) =>
    [...of].flatMap(({ id, name, active }) => (active ? [{ value: id, text: name }] : []))
  const field = (name: string) => ({ lang, name, value: typed[name], error: errorOf(errors, name) })
  return (
    <Form look={look} action="/staff/appointments/block">
      <input type="hidden" name="id" value={typed.id} />
      <Select
        {...field('clinician')}
        label={text.clinician}
        choices={[{ value: '', text: words(lang).faults.clinician }, ...active(schedule.clinicians.values())]}
      />
      <Select
        {...field('place')}
        label={text.place}
        choices={[{ value: '', text: text.everywhere }, ...active(schedule.places.values())]}
      />
      <DateField {...field('date')} label={text.date} />
      <ClockField {...field('from')} label={text.from} />
      <ClockField {...field('until')} label={text.until} hint={text.untilHint} />
      <DateField {...field('last')} label={text.lastDate} hint={text.lastDateHint} optional />
      <TextField
        {...field('note')}
        label={text.note}
        hint={text.noteHint}
        maxlength={500}
        autocomplete="off"
        optional
      />
      <Button text={text.button} />
    </Form>
  )
}

/** Whom it affects, before it is saved. */
function Confirm({ request, schedule, typed, affects, back }: Props & { affects: Affects; back: string }) {
  const { lang, look } = request
  const text = words(lang)
  const { block, zone, bookings } = affects
  const clocks = { place: zone, clinic: look.zone }
  const at = (when: Instant) => `${dayThere(when, lang, clocks)}, ${timeThere(when, lang, clocks)}`
  return (
    <>
      <Facts
        facts={[
          { term: text.block.clinician, detail: schedule.clinicians.get(block.clinician)?.name },
          {
            term: text.block.place,
            detail: block.place === null ? text.block.everywhere : schedule.places.get(block.place)?.name,
          },
          { term: text.block.from, detail: at(block.from) },
          { term: text.block.until, detail: at(block.until) },
          { term: text.block.note, detail: block.note },
        ]}
      />
      <Notice kind="warning" title={text.block.affects(bookings.length)}>
        <p>{text.block.affectsText}</p>
      </Notice>
      <Table
        caption={text.block.affects(bookings.length)}
        captionUnseen
        rows={bookings}
        columns={[
          {
            head: text.block.who,
            names: true,
            cell: one => (
              <a href={`/staff/appointments/of/${one.patient_id}/${one.id}`}>
                {one.patient_name ?? text.unknown}
              </a>
            ),
          },
          {
            head: text.block.when,
            cell: one => {
              const clocks = clocksAt(schedule, one.place_id, look)
              return `${dayThere(one.starts_at, lang, clocks)}, ${timeThere(one.starts_at, lang, clocks)}`
            },
          },
          { head: text.block.place, cell: one => schedule.places.get(one.place_id)?.name },
          { head: text.block.state, cell: one => text.statuses[one.status] },
        ]}
      />
      <Form look={look} action="/staff/appointments/block">
        {['id', 'clinician', 'place', 'date', 'from', 'until', 'last', 'note', 'agreed'].map(name => (
          <input type="hidden" name={name} value={typed[name] ?? ''} />
        ))}
        <ButtonRow>
          <Button text={text.block.confirm} kind="danger" />
          <ButtonLink text={text.block.keep} href={back} kind="quiet" />
        </ButtonRow>
      </Form>
    </>
  )
}
