import { newId } from '../../../../platform/ids.ts'
import { type Answer, notThere, type PageRequest } from '../../../../ui/answer.ts'
import { Button } from '../../../../ui/button.tsx'
import { todayIn } from '../../../../ui/dates.ts'
import { DateField } from '../../../../ui/fields.tsx'
import { ErrorSummary, errorOf, type FieldError, Form } from '../../../../ui/form.tsx'
import { Section } from '../../../../ui/headings.tsx'
import { staffPage } from '../../../../ui/staff.tsx'
import type { Typed } from '../../../../ui/typed.ts'
import type { ManagerDb } from '../../handles.ts'
import { Back } from '../back.tsx'
import { ChangedMeanwhile, carryOut } from '../check-change.tsx'
import { fingerprint } from '../fingerprint.ts'
import { changeSchedule } from '../lock-schedule.ts'
import { type Clinician, readSchedule, type Schedule } from '../read-schedule.ts'
import { hoursInWords } from '../say.ts'
import { words } from '../words.ts'
import { HoursFields } from './hours-fields.tsx'
import { type HoursRow, hoursById, hoursFrom, isSingleDay } from './hours-rows.ts'
import { overlapFault } from './new-hours.staff.tsx'
import { formOfHours, readChange, readDay } from './read-hours-form.ts'
import { changeHours, dayBefore, endHours } from './save-hours.ts'

type Of = { readonly row: HoursRow; readonly schedule: Schedule; readonly clinician: Clinician }

async function known(request: PageRequest, db: ManagerDb): Promise<Of | null> {
  const row = await hoursById(db, request.params.id ?? '')
  const schedule = await readSchedule(db)
  const clinician = row && schedule.clinicians.get(row.clinician_id)
  return row && clinician ? { row, schedule, clinician } : null
}

const today = ({ look }: PageRequest): string => todayIn(look.now, look.zone).toString()

/** What the form that changes hours begins with: from tomorrow on, if they do not begin later. */
function begin(request: PageRequest, row: HoursRow): Typed {
  const next = todayIn(request.look.now, request.look.zone).add({ days: 1 }).toString()
  const [, from = next] = [row.valid_from, next].sort()
  return { ...formOfHours(row), 'change-from': from, key: newId() }
}

/** `GET /staff/schedule/hours/:id`: hours of one day of the week, to be changed from a day on, or ended. */
export async function hoursPage(request: PageRequest, db: ManagerDb): Promise<Answer> {
  const of = await known(request, db)
  return of ? draw(request, of, begin(request, of.row), []) : notThere
}

/** `POST /staff/schedule/hours/:id`: `change` or `end`; first only shown where bookings are touched. */
export async function takeHours(request: PageRequest, db: ManagerDb): Promise<Answer> {
  const { form, lang } = request
  await changeSchedule(db)
  const of = await known(request, db)
  if (!of) return notThere
  const { row } = of
  const typedOrNow = form.do === 'change' ? form : { ...begin(request, row), ...form }
  if (form.back === 'yes') return draw(request, of, typedOrNow, [])
  if (form.was !== fingerprint(row))
    return draw(request, of, typedOrNow, [{ field: 'from', text: words(lang).changed.error }])
  return form.do === 'end' ? end(request, db, of) : change(request, db, of)
}

const placesOf = ({ row }: Of) => ({
  action: `/staff/schedule/hours/${row.id}`,
  done: `/staff/schedule/clinicians/${row.clinician_id}?saved`,
})

async function end(request: PageRequest, db: ManagerDb, of: Of): Promise<Answer> {
  const { form, lang } = request
  // The day before today takes them off at once.
  const least = isSingleDay(of.row) ? dayBefore(of.row.valid_from) : dayBefore(today(request))
  const { typed, errors } = readDay(form, lang, 'last-day', { least, before: of.row })
  if (typed === null) return draw(request, of, { ...begin(request, of.row), ...form }, errors)
  return carryOut(request, db, { ...placesOf(of), change: () => endHours(db, of.row, typed) })
}

async function change(request: PageRequest, db: ManagerDb, of: Of): Promise<Answer> {
  const { form, lang, look } = request
  const { row, schedule } = of
  const asked = { clinician: row.clinician_id, schedule, today: today(request) }
  const { typed, errors } = readChange(form, lang, asked, row)
  if (typed === null) return draw(request, of, form, errors)
  const others = (await hoursFrom(db, row.clinician_id, asked.today)).filter(({ id }) => id !== row.id)
  const overlap = overlapFault(request, schedule, { hours: [typed], others, today: asked.today })
  if (overlap !== null) return draw(request, of, form, [overlap])
  return carryOut(request, db, {
    ...placesOf(of),
    change: () => changeHours(db, form.key ?? '', { before: row, after: typed }, look.now),
  })
}

function draw(request: PageRequest, of: Of, form: Typed, errors: readonly FieldError[]): Answer {
  const { lang, look } = request
  const { row, schedule, clinician } = of
  const text = words(lang)
  const { action } = placesOf(of)
  const place = schedule.places.get(row.place_id)?.name ?? ''
  const changed = errors.some(({ text: what }) => what === text.changed.error)
  return staffPage(
    request,
    'schedule',
    {
      title: text.hours.changeTitle(hoursInWords(row, place, lang)),
      caption: text.caption,
      lede: text.hours.newLede(clinician.name),
    },
    <>
      <Back lang={lang} href={`/staff/schedule/clinicians/${clinician.id}`} text={clinician.name} />
      <ErrorSummary lang={lang} errors={errors} />
      {changed && (
        <ChangedMeanwhile
          request={request}
          now={{ from: row.from_time, until: row.until_time }}
          names={{ from: text.hours.from, until: text.hours.until }}
        />
      )}
      <Form look={look} action={action}>
        <input type="hidden" name="was" value={fingerprint(row)} />
        <input type="hidden" name="key" value={form.key ?? newId()} />
        <HoursFields lang={lang} form={form} errors={errors} schedule={schedule} clinician={clinician} />
        {isSingleDay(row) ? (
          <input type="hidden" name="change-from" value={row.valid_from} />
        ) : (
          <DateField
            lang={lang}
            name="change-from"
            label={text.hours.changeFrom}
            hint={text.hours.changeFromHint}
            value={form['change-from']}
            error={errorOf(errors, 'change-from')}
          />
        )}
        <Button text={text.hours.changeButton} name="do" value="change" />
      </Form>
      <End request={request} row={row} form={form} errors={errors} />
    </>,
    errors.length > 0 ? { status: 422 } : {},
  )
}

function End(props: { request: PageRequest; row: HoursRow; form: Typed; errors: readonly FieldError[] }) {
  const { request, row, form, errors } = props
  const { lang, look } = request
  const text = words(lang).hours
  const single = isSingleDay(row)
  return (
    <Section id="end" title={single ? text.remove : text.end}>
      <p>{text.endText}</p>
      <Form look={look} action={`/staff/schedule/hours/${row.id}`}>
        <input type="hidden" name="was" value={fingerprint(row)} />
        {single ? (
          <input type="hidden" name="last-day" value={dayBefore(row.valid_from)} />
        ) : (
          <DateField
            lang={lang}
            name="last-day"
            label={text.lastDay}
            value={form['last-day']}
            error={errorOf(errors, 'last-day')}
          />
        )}
        <Button text={single ? text.removeButton : text.endButton} kind="danger" name="do" value="end" />
      </Form>
    </Section>
  )
}
