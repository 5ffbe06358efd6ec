import { newId } from '../../../../platform/ids.ts'
import { type Answer, type PageRequest, redirect } from '../../../../ui/answer.ts'
import { Button, ButtonLink, ButtonRow } from '../../../../ui/button.tsx'
import { Radios, Select } from '../../../../ui/choices.tsx'
import { DateField, TextField } from '../../../../ui/fields.tsx'
import { ErrorSummary, errorOf, type FieldError, Form } from '../../../../ui/form.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import { Paging, pageNumber } from '../../../../ui/paging.tsx'
import { staffPage } from '../../../../ui/staff.tsx'
import { EmptyState } from '../../../../ui/states.tsx'
import { Table } from '../../../../ui/table.tsx'
import { TimeField } from '../../../../ui/time-field.tsx'
import type { Typed } from '../../../../ui/typed.ts'
import type { DeskDb, ManagerDb } from '../../handles.ts'
import { Back } from '../back.tsx'
import { carryOut } from '../check-change.tsx'
import { changeSchedule } from '../lock-schedule.ts'
import { readSchedule, type Schedule } from '../read-schedule.ts'
import { words } from '../words.ts'
import { type ClosureRow, closuresComing } from './closure-rows.ts'
import { enteredKinds, readClosure } from './read-closure.ts'
import { addClosures, endClosure } from './save-closure.ts'
import { kindInWords, spanInWords } from './say-closure.ts'

const rows_a_page = 50

/** `GET /staff/schedule/closures`: when places are closed and clinicians away, from now on. */
export async function closuresPage(request: PageRequest, db: DeskDb): Promise<Answer> {
  const { lang, look, query } = request
  const text = words(lang)
  const page = pageNumber(query)
  const schedule = await readSchedule(db)
  const { rows, total } = await closuresComing(db, { clinician: null, page, rows: rows_a_page }, look.now)
  const mayEdit = db.may.has('schedules:manage')
  return staffPage(
    request,
    'schedule',
    { title: text.closures.title, lede: text.closures.lede, caption: text.caption },
    <>
      <Back lang={lang} href="/staff/schedule" text={text.back} />
      <Done request={request} />
      {mayEdit && (
        <ButtonRow>
          <ButtonLink text={text.closures.add} href="/staff/schedule/closures/new" kind="secondary" />
        </ButtonRow>
      )}
      {total === 0 ? (
        <EmptyState title={text.closures.none}>
          <p>{text.closures.noneText}</p>
        </EmptyState>
      ) : (
        <>
          <p>{text.closures.total(total)}</p>
          <Table
            caption={text.closures.title}
            captionUnseen
            columns={columns(request, schedule, mayEdit)}
            rows={rows}
          />
        </>
      )}
      <Paging
        lang={lang}
        page={page}
        pages={Math.ceil(total / rows_a_page)}
        href={n => `/staff/schedule/closures?page=${n}`}
      />
    </>,
  )
}

function Done({ request: { lang, query } }: { request: PageRequest }) {
  const text = words(lang).closures
  if (query.has('ended'))
    return (
      <Notice kind="success" title={text.ended}>
        <p>{text.endedText}</p>
      </Notice>
    )
  if (query.has('late')) return <Notice kind="info" title={text.late} />
  if (!query.has('saved')) return null
  return (
    <Notice kind="success" title={text.added}>
      <p>{text.addedText}</p>
    </Notice>
  )
}

function columns({ lang, look }: PageRequest, schedule: Schedule, mayEdit: boolean) {
  const text = words(lang)
  const reader = { lang, zone: look.zone }
  const name = (row: ClosureRow) => kindInWords(row, schedule, reader)
  const span = (row: ClosureRow) => spanInWords(row, schedule, reader)
  return [
    { head: text.closures.what, names: true, cell: name },
    {
      head: text.closures.who,
      cell: (row: ClosureRow) =>
        row.clinician_id === null ? text.anyone : schedule.clinicians.get(row.clinician_id)?.name,
    },
    {
      head: text.closures.where,
      cell: (row: ClosureRow) =>
        row.place_id === null ? text.anywhere : schedule.places.get(row.place_id)?.name,
    },
    { head: text.closures.when, cell: span },
    ...(mayEdit
      ? [
          {
            head: text.closures.end,
            cell: (row: ClosureRow) => (
              <form method="post" action={`/staff/schedule/closures/${row.id}/end`}>
                <Button
                  text={text.closures.end}
                  kind="quiet"
                  label={text.closures.endOf(`${name(row)}, ${span(row)}`)}
                />
              </form>
            ),
          },
        ]
      : []),
  ]
}

/** `POST /staff/schedule/closures/:id/end`: takes it back. */
export async function takeEndClosure(request: PageRequest, db: ManagerDb): Promise<Answer> {
  const ended = await endClosure(db, request.params.id ?? '', request.look.now)
  return redirect(`/staff/schedule/closures?${ended ? 'ended' : 'late'}`)
}

/** `GET /staff/schedule/closures/new`: `?clinician=` chooses one beforehand. */
export async function newClosurePage(request: PageRequest, db: ManagerDb): Promise<Answer> {
  const clinician = request.query.get('clinician')
  const form = { key: newId(), ...(clinician !== null && { clinician, kind: 'away' }) }
  return drawNew(request, await readSchedule(db), form, [])
}

/** `POST /staff/schedule/closures/new`; first only shown where bookings are touched. */
export async function takeNewClosure(request: PageRequest, db: ManagerDb): Promise<Answer> {
  const { form, lang, look } = request
  await changeSchedule(db)
  const schedule = await readSchedule(db)
  if (form.back === 'yes') return drawNew(request, schedule, form, [])
  const { typed, errors } = readClosure(form, lang, { schedule, now: look.now, zone: look.zone })
  if (typed === null) return drawNew(request, schedule, form, errors)
  return carryOut(request, db, {
    action: '/staff/schedule/closures/new',
    done: '/staff/schedule/closures?saved',
    change: () => addClosures(db, form.key ?? '', typed, look.now),
  })
}

function drawNew(
  request: PageRequest,
  schedule: Schedule,
  form: Typed,
  errors: readonly FieldError[],
): Answer {
  const { lang, look } = request
  const text = words(lang)
  return staffPage(
    request,
    'schedule',
    { title: text.closures.newTitle, caption: text.caption },
    <>
      <Back lang={lang} href="/staff/schedule/closures" text={text.closures.title} />
      <ErrorSummary lang={lang} errors={errors} />
      <Form look={look} action="/staff/schedule/closures/new">
        <input type="hidden" name="key" value={form.key ?? newId()} />
        <Radios
          lang={lang}
          name="kind"
          label={text.closures.kind}
          value={form.kind}
          error={errorOf(errors, 'kind')}
          choices={enteredKinds.map(value => ({
            value,
            text: text.closures.kinds[value],
            hint: text.closures.kindHints[value],
          }))}
        />
        <WhoAndWhere lang={lang} schedule={schedule} form={form} errors={errors} />
        <When lang={lang} form={form} errors={errors} />
        <Button text={text.closures.save} />
      </Form>
    </>,
    errors.length > 0 ? { status: 422 } : {},
  )
}

type Fields = { lang: PageRequest['lang']; form: Typed; errors: readonly FieldError[] }

const fieldOf =
  ({ lang, form, errors }: Fields) =>
  (name: string) => ({ lang, name, value: form[name], error: errorOf(errors, name) })

function WhoAndWhere({ schedule, ...fields }: Fields & { schedule: Schedule }) {
  const field = fieldOf(fields)
  const text = words(fields.lang)
  const choices = (all: Iterable<{ id: string; name: string; active: boolean }>, none: string) => [
    { value: '', text: none },
    ...[...all].filter(one => one.active).map(({ id, name }) => ({ value: id, text: name })),
  ]
  return (
    <>
      <Select
        {...field('clinician')}
        label={text.closures.clinician}
        hint={text.closures.clinicianHint}
        choices={choices(schedule.clinicians.values(), text.anyone)}
      />
      <Select
        {...field('place')}
        label={text.closures.place}
        hint={text.closures.placeHint}
        choices={choices(schedule.places.values(), text.anywhere)}
      />
    </>
  )
}

function When(fields: Fields) {
  const field = fieldOf(fields)
  const text = words(fields.lang).closures
  return (
    <>
      <DateField {...field('from-day')} label={text.fromDay} />
      <DateField {...field('until-day')} label={text.untilDay} />
      <TimeField {...field('from-time')} label={text.fromTime} hint={text.timeHint} optional />
      <TimeField {...field('until-time')} label={text.untilTime} optional />
      <TextField {...field('note')} label={text.note} maxlength={500} autocomplete="off" optional />
    </>
  )
}
