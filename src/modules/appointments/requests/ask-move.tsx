import { type Answer, notThere, type PageRequest, page, redirect } from '../../../ui/answer.ts'
import { Button } from '../../../ui/button.tsx'
import { dateTimeOf } from '../../../ui/dates.ts'
import { TextArea } from '../../../ui/fields.tsx'
import { ErrorSummary, errorOf, type FieldError, Form } from '../../../ui/form.tsx'
import { BackLink, PageHeading } from '../../../ui/headings.tsx'
import type { PatientDb } from '../../access/index.ts'
import type { Appointment } from '../booking/choice.ts'
import { appointmentOf } from '../booking/read-appointments.ts'
import { zoneOf } from '../finding/days.ts'
import { whenSaid } from '../finding/say.ts'
import { readSchedule } from '../schedule/read-schedule.ts'
import { longest_reason } from './ask-for-visit.ts'
import { askToChange, dueForChange } from './ask-to-change.ts'
import { words } from './words.ts'

type Db = PatientDb<'appointments:write'>

/** `GET /appointments/ask?visit=…`: when another time would suit, for a visit that is too near to be moved by herself. */
export async function askMovePage(request: PageRequest, db: Db, id: string): Promise<Answer> {
  const visit = await appointmentOf(db, db.patient, id)
  if (visit === null) return notThere
  const isToCome =
    visit.status === 'booked' && visit.starts_at.epochMilliseconds > request.look.now.epochMilliseconds
  return isToCome ? draw(request, db, visit, []) : redirect(`/appointments/${visit.id}?done=late`)
}

/** `POST /appointments/ask` with a visit: one open request a visit, however often the form is sent. */
export async function takeAskMove(request: PageRequest, db: Db, id: string): Promise<Answer> {
  const { form, lang, look } = request
  const visit = await appointmentOf(db, db.patient, id)
  if (visit === null) return notThere
  const text = words(lang).ask
  const note = (form.reason ?? '').trim()
  if (note === '') return draw(request, db, visit, [{ field: 'reason', text: text.noMoveWish }])
  if (note.length > longest_reason)
    return draw(request, db, visit, [{ field: 'reason', text: text.longReason(longest_reason) }])
  const by = { account: db.account }
  const asked = await askToChange(db, db.patient, visit.id, 'move', note, by, look.now)
  return redirect(`/appointments/${visit.id}?done=${asked.asked ? 'asked-cancel' : 'late'}`)
}

async function draw(
  request: PageRequest,
  db: Db,
  visit: Appointment,
  errors: readonly FieldError[],
): Promise<Answer> {
  const { look, lang, form } = request
  const text = words(lang).ask
  const schedule = await readSchedule(db)
  const back = `/appointments/${visit.id}`
  const due = dueForChange(visit.starts_at, zoneOf(schedule, visit.place_id), look.now)
  return page(
    text.moveTitle,
    <>
      <BackLink lang={lang} href={back} />
      <ErrorSummary lang={lang} errors={errors} />
      <PageHeading
        title={text.moveTitle}
        caption={whenSaid(look, schedule, { starts_at: visit.starts_at, place: visit.place_id })}
        lede={text.moveLede(dateTimeOf(due, lang, look.zone))}
      />
      <Form look={look} action="/appointments/ask">
        <input type="hidden" name="visit" value={visit.id} />
        <TextArea
          lang={lang}
          name="reason"
          label={text.moveWish}
          hint={text.moveHint}
          value={form.reason}
          error={errorOf(errors, 'reason')}
          rows={4}
          maxlength={longest_reason}
        />
        <Button text={text.send} />
      </Form>
    </>,
    errors.length > 0 ? { status: 422 } : {},
  )
}
