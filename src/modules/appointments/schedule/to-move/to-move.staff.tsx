import { Temporal } from 'temporal-polyfill'
import type { PatientId } from '../../../../platform/ids.ts'
import { type Answer, type PageRequest, redirect } from '../../../../ui/answer.ts'
import { Button, ButtonLink, ButtonRow } from '../../../../ui/button.tsx'
import { Card, CardList } from '../../../../ui/cards.tsx'
import { TextField } from '../../../../ui/fields.tsx'
import { ErrorSummary, type FieldError, Form } from '../../../../ui/form.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import { Paging, pageNumber } from '../../../../ui/paging.tsx'
import { staffPage } from '../../../../ui/staff.tsx'
import { EmptyState } from '../../../../ui/states.tsx'
import type { DeskDb } from '../../handles.ts'
import type { MustMove } from '../../times/hours-of.ts'
import { dayThere, timeThere } from '../../when.ts'
import { Back } from '../back.tsx'
import { readSchedule, type Schedule } from '../read-schedule.ts'
import { words } from '../words.ts'
import { keepBooking, tellPatientToMove } from './keep-booking.ts'
import { listToMove, type ToMove } from './list-to-move.ts'

const rows_a_page = 50

/** `GET /staff/schedule/to-move`: bookings that no longer fit the schedule, the soonest first. */
export const toMovePage = (request: PageRequest, db: DeskDb): Promise<Answer> => draw(request, db, [])

/** `POST /staff/schedule/to-move/of/:patient/:id`: `keep` it as it is, or `tell` the patient. */
export async function takeToMove(request: PageRequest, db: DeskDb): Promise<Answer> {
  const { form, lang, look, params } = request
  const of = { patient: (params.patient ?? '') as PatientId, id: params.id ?? '' }
  const to = (done: string) => redirect(`/staff/schedule/to-move?done=${done}`)
  if (form.do === 'tell') return to((await tellPatientToMove(db, of, look.now)) ? 'told' : 'late')
  const note = (form[`note-${of.id}`] ?? '').trim().slice(0, 500)
  if (note === '')
    return draw(request, db, [{ field: `note-${of.id}`, text: words(lang).toMove.keepMissing }])
  const kept = await keepBooking(db, { ...of, seen: (form.seen ?? '') as MustMove, note }, look.now)
  return to(kept.kept ? 'kept' : 'late')
}

async function draw(request: PageRequest, db: DeskDb, errors: readonly FieldError[]): Promise<Answer> {
  const { lang, query } = request
  const text = words(lang)
  const page = pageNumber(query)
  const { rows, total } = await listToMove(db, { page, rows: rows_a_page })
  const schedule = await readSchedule(db)
  return staffPage(
    request,
    'schedule',
    { title: text.toMove.title, lede: text.toMove.lede, caption: text.caption },
    <>
      <Back lang={lang} href="/staff/schedule" text={text.back} />
      <ErrorSummary lang={lang} errors={errors} />
      <Done request={request} />
      {total === 0 ? (
        <EmptyState title={text.toMove.none}>
          <p>{text.toMove.noneText}</p>
        </EmptyState>
      ) : (
        <>
          <p>{text.toMove.total(total)}</p>
          <CardList>
            {rows.map(row => (
              <One request={request} row={row} schedule={schedule} errors={errors} />
            ))}
          </CardList>
        </>
      )}
      <Paging
        lang={lang}
        page={page}
        pages={Math.ceil(total / rows_a_page)}
        href={n => `/staff/schedule/to-move?page=${n}`}
      />
    </>,
    errors.length > 0 ? { status: 422 } : {},
  )
}

function Done({ request: { lang, query } }: { request: PageRequest }) {
  const text = words(lang).toMove
  const listed = /^[1-9]\d{0,5}$/.test(query.get('listed') ?? '') ? Number(query.get('listed')) : 0
  if (listed > 0) return <Notice kind="success" title={text.listed(listed)} />
  const done = query.get('done')
  if (done === 'kept' || done === 'told')
    return (
      <Notice kind="success" title={done === 'kept' ? text.kept : text.told}>
        <p>{done === 'kept' ? text.keptText : text.toldText}</p>
      </Notice>
    )
  if (done !== 'late') return null
  return (
    <Notice kind="info" title={text.late}>
      <p>{text.lateText}</p>
    </Notice>
  )
}

function One(props: {
  request: PageRequest
  row: ToMove
  schedule: Schedule
  errors: readonly FieldError[]
}) {
  const { request, row, schedule } = props
  const { lang, look } = request
  const text = words(lang)
  const place = schedule.places.get(row.place_id)
  const clocks = { place: place?.zone ?? look.zone, clinic: look.zone }
  const name = row.patient_name ?? text.check.unknown
  const visit = `/staff/appointments/of/${row.patient_id}/${row.id}`
  const isPast = Temporal.Instant.compare(row.starts_at, look.now) <= 0
  return (
    <Card
      title={`${dayThere(row.starts_at, lang, clocks)}, ${timeThere(row.starts_at, lang, clocks)}`}
      level={2}
      meta={[name, schedule.clinicians.get(row.clinician_id)?.name ?? text.goneClinician, place?.name]
        .filter(Boolean)
        .join(' · ')}
    >
      <p>
        <strong>{text.why[row.needs_move]}.</strong> {isPast && text.toMove.past}
      </p>
      <ButtonRow>
        {isPast ? (
          <ButtonLink text={text.toMove.openFor(name)} href={visit} kind="secondary" />
        ) : (
          <>
            <ButtonLink text={text.toMove.moveFor(name)} href={`${visit}/move`} kind="secondary" />
            <ButtonLink text={text.toMove.openFor(name)} href={visit} kind="quiet" />
          </>
        )}
      </ButtonRow>
      <Keep {...props} name={name} />
      {row.told && <p>{text.toMove.toldAlready}</p>}
      {!isPast && !row.told && (
        <Form look={look} action={actionOf(row)}>
          <Button
            text={text.toMove.tell}
            label={text.toMove.tellFor(name)}
            kind="quiet"
            name="do"
            value="tell"
          />
        </Form>
      )}
    </Card>
  )
}

const actionOf = (row: ToMove): string => `/staff/schedule/to-move/of/${row.patient_id}/${row.id}`

function Keep(props: { request: PageRequest; row: ToMove; errors: readonly FieldError[]; name: string }) {
  const { request, row, errors } = props
  const { lang, look } = request
  const text = words(lang).toMove
  const field = `note-${row.id}`
  const error = errors.find(one => one.field === field)?.text
  return (
    <details class="details" open={error !== undefined}>
      <summary>{text.keep}</summary>
      <div class="details-body">
        <Form look={look} action={actionOf(row)}>
          <input type="hidden" name="seen" value={row.needs_move} />
          <TextField
            lang={lang}
            name={field}
            label={text.keepReason}
            hint={text.keepHint}
            value={request.form[field]}
            error={error}
            maxlength={500}
            autocomplete="off"
          />
          <Button text={text.keepButton} kind="secondary" name="do" value="keep" />
        </Form>
      </div>
    </details>
  )
}
