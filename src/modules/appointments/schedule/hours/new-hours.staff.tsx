import { newId } from '../../../../platform/ids.ts'
import { type Answer, notThere, type PageRequest } from '../../../../ui/answer.ts'
import { Button } from '../../../../ui/button.tsx'
import { todayIn } from '../../../../ui/dates.ts'
import { DateField } from '../../../../ui/fields.tsx'
import { ErrorSummary, errorOf, type FieldError, Form } from '../../../../ui/form.tsx'
import { staffPage } from '../../../../ui/staff.tsx'
import { Ticks } from '../../../../ui/ticks.tsx'
import type { FieldError as Fault, Read, Typed } from '../../../../ui/typed.ts'
import type { ManagerDb } from '../../handles.ts'
import { Back } from '../back.tsx'
import { carryOut } from '../check-change.tsx'
import { changeSchedule } from '../lock-schedule.ts'
import { type Clinician, readSchedule, type Schedule } from '../read-schedule.ts'
import { hoursInWords, weekdayInWords } from '../say.ts'
import { words } from '../words.ts'
import { HoursFields } from './hours-fields.tsx'
import { type HoursRow, hoursFrom } from './hours-rows.ts'
import { overlapOf } from './overlaps.ts'
import { readSingleDay, readWeekly, weekdays } from './read-hours-form.ts'
import { addHours, hoursId, type NewHours } from './save-hours.ts'

/** Weekly hours, or a single day beside them. */
type Kind = 'hours' | 'days'

/** `GET /staff/schedule/clinicians/:id/hours/new` */
export const newHoursPage = (request: PageRequest, db: ManagerDb): Promise<Answer> =>
  show(request, db, 'hours')

/** `GET /staff/schedule/clinicians/:id/days/new` */
export const newDayPage = (request: PageRequest, db: ManagerDb): Promise<Answer> => show(request, db, 'days')

/** `POST /staff/schedule/clinicians/:id/hours/new` */
export const takeNewHours = (request: PageRequest, db: ManagerDb): Promise<Answer> =>
  take(request, db, 'hours')

/** `POST /staff/schedule/clinicians/:id/days/new` */
export const takeNewDay = (request: PageRequest, db: ManagerDb): Promise<Answer> => take(request, db, 'days')

async function show(request: PageRequest, db: ManagerDb, kind: Kind): Promise<Answer> {
  const { look, params } = request
  const schedule = await readSchedule(db)
  const clinician = schedule.clinicians.get(params.id ?? '')
  if (!clinician) return notThere
  const form = { key: newId(), 'valid-from': todayIn(look.now, look.zone).toString() }
  return draw(request, { kind, schedule, clinician }, form, [])
}

async function take(request: PageRequest, db: ManagerDb, kind: Kind): Promise<Answer> {
  const { form, lang, look, params } = request
  await changeSchedule(db)
  const schedule = await readSchedule(db)
  const clinician = schedule.clinicians.get(params.id ?? '')
  if (!clinician) return notThere
  const page = { kind, schedule, clinician }
  if (form.back === 'yes') return draw(request, page, form, [])
  const today = todayIn(look.now, look.zone).toString()
  const asked = { clinician: clinician.id, schedule, today }
  const read: Read<readonly NewHours[]> =
    kind === 'hours' ? readWeekly(form, lang, asked) : readSingleDay(form, lang, asked)
  if (read.typed === null) return draw(request, page, form, read.errors)
  const hours = read.typed
  const key = form.key ?? ''
  const ids = hours.map(one => hoursId(key, one))
  const others = (await hoursFrom(db, clinician.id, today)).filter(({ id }) => !ids.includes(id))
  const overlap = overlapFault(request, schedule, { hours, others, today })
  if (overlap !== null) return draw(request, page, form, [overlap])
  const address = `/staff/schedule/clinicians/${clinician.id}`
  return carryOut(request, db, {
    action: `${address}/${kind}/new`,
    done: `${address}?saved`,
    change: () => addHours(db, key, hours, look.now),
  })
}

/** Says with which other hours of the clinician these overlap; null where they do not. */
export function overlapFault(
  { lang }: PageRequest,
  schedule: Schedule,
  of: { hours: readonly NewHours[]; others: readonly HoursRow[]; today: string },
): Fault | null {
  const other = overlapOf<NewHours>(of.hours, of.others, schedule, of.today)
  if (other === null) return null
  const place = schedule.places.get(other.place_id)?.name ?? ''
  return { field: 'from', text: words(lang).hours.overlap(hoursInWords(other, place, lang)) }
}

function draw(
  request: PageRequest,
  { kind, schedule, clinician }: { kind: Kind; schedule: Schedule; clinician: Clinician },
  form: Typed,
  errors: readonly FieldError[],
): Answer {
  const { lang, look } = request
  const text = words(lang)
  const address = `/staff/schedule/clinicians/${clinician.id}`
  const weekly = kind === 'hours'
  return staffPage(
    request,
    'schedule',
    {
      title: weekly ? text.hours.newTitle : text.hours.dayTitle,
      caption: text.caption,
      lede: weekly ? text.hours.newLede(clinician.name) : text.hours.dayLede(clinician.name),
    },
    <>
      <Back lang={lang} href={address} text={clinician.name} />
      <ErrorSummary lang={lang} errors={errors} />
      <Form look={look} action={`${address}/${kind}/new`}>
        <input type="hidden" name="key" value={form.key ?? newId()} />
        {weekly ? (
          <Ticks
            lang={lang}
            id="weekdays"
            legend={text.hours.weekdays}
            error={errorOf(errors, 'weekdays')}
            boxes={weekdays.map(day => ({ name: `weekday-${day}`, text: weekdayInWords(day, lang) }))}
            ticked={name => form[name] === 'yes'}
          />
        ) : (
          <DateField
            lang={lang}
            name="day"
            label={text.hours.day}
            value={form.day}
            error={errorOf(errors, 'day')}
          />
        )}
        <HoursFields lang={lang} form={form} errors={errors} schedule={schedule} clinician={clinician} />
        {weekly && <SpanFields lang={lang} form={form} errors={errors} />}
        <Button text={weekly ? text.hours.add : text.hours.addDayButton} />
      </Form>
    </>,
    errors.length > 0 ? { status: 422 } : {},
  )
}

function SpanFields(props: { lang: PageRequest['lang']; form: Typed; errors: readonly FieldError[] }) {
  const { lang, form, errors } = props
  const text = words(lang).hours
  const field = (name: string) => ({ lang, name, value: form[name], error: errorOf(errors, name) })
  return (
    <>
      <DateField {...field('valid-from')} label={text.validFrom} />
      <DateField {...field('valid-until')} label={text.validUntil} hint={text.validUntilHint} optional />
    </>
  )
}
