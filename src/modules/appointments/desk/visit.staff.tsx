import type { PatientId } from '../../../platform/ids.ts'
import { type Answer, notThere, type PageRequest, redirect } from '../../../ui/answer.ts'
import { ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { ErrorSummary, type FieldError } from '../../../ui/form.tsx'
import { BackLink, Section } from '../../../ui/headings.tsx'
import { staffPage } from '../../../ui/staff.tsx'
import { cancelAppointment } from '../booking/cancel.ts'
import { isClinicReason } from '../booking/cancel-reasons.ts'
import type { Appointment } from '../booking/choice.ts'
import { type Mark, markAppointment } from '../booking/mark.ts'
import { appointmentOf, eventsOf } from '../booking/read-appointments.ts'
import { takeTurns } from '../booking/take-turns.ts'
import type { DeskDb } from '../handles.ts'
import { readSchedule, type Schedule } from '../schedule/read-schedule.ts'
import type { Status } from '../states.ts'
import { deskAddress, readAsked, todayAt } from './asked.ts'
import { DoneNotice } from './day-frame.tsx'
import { deskPatient, staffIn } from './read-visit.ts'
import { ChangeForms, MarkForms, visitAddress } from './visit-acts.tsx'
import { VisitFacts, VisitHistory } from './visit-facts.tsx'
import { words } from './words.ts'

/** `GET /staff/appointments/of/:patient/:id`: all about one visit, and what can be done with it. */
export const visitPage = (request: PageRequest, db: DeskDb): Promise<Answer> => draw(request, db, [])

const marks: readonly Mark[] = ['arrived', 'late', 'fulfilled', 'noshow', 'undo']
const statuses: readonly Status[] = ['pending', 'booked', 'arrived', 'fulfilled', 'cancelled', 'noshow']

/** `POST …/mark`: arrived, late, done, did not come, or the last mark back. Of two at the desk the second is told. */
export async function takeMark(request: PageRequest, db: DeskDb): Promise<Answer> {
  const { form, lang, look, params } = request
  const text = words(lang).faults
  const act = marks.find(one => one === form.act)
  const seen = statuses.find(one => one === form.seen)
  if (act === undefined || seen === undefined) return draw(request, db, [{ field: 'now', text: text.notNow }])
  const late_minutes = act === 'late' ? minutesIn(form.late_minutes) : null
  if (act === 'late' && late_minutes === null)
    return draw(request, db, [{ field: 'late_minutes', text: text.lateMinutes }])
  const { patient, id } = idsIn(params)
  const by = { account: db.account, as: 'clinic' } as const
  const marked = await markAppointment(db, patient, id, act, { seen, late_minutes }, by, look.now)
  if (marked.marked) return backTo(request, db, act === 'undo' ? 'undone' : act)
  switch (marked.why) {
    case 'gone':
      return notThere
    case 'changed':
      return draw(request, db, [{ field: 'now', text: text.seen }])
    case 'not-allowed':
      return draw(request, db, [{ field: 'now', text: text.notNow }])
    case 'too-soon':
      return draw(request, db, [{ field: 'now', text: text.early }])
    case 'taken':
      return draw(request, db, [{ field: 'now', text: text.takenSince }])
  }
}

/** `POST …/cancel`: calls it off by the clinic. Whoever saw it at another time, or otherwise, is told first. */
export async function takeCancel(request: PageRequest, db: DeskDb): Promise<Answer> {
  const { form, lang, look, params } = request
  const text = words(lang).faults
  const { patient, id } = idsIn(params)
  await takeTurns(db, patient)
  const visit = await appointmentOf(db, patient, id)
  if (visit === null) return notThere
  const reason = form.reason ?? ''
  const note = (form.note ?? '').trim().slice(0, 1000)
  if (!isClinicReason(reason)) return draw(request, db, [{ field: 'reason', text: text.noReason }])
  if (reason === 'other' && note === '') return draw(request, db, [{ field: 'note', text: text.noNote }])
  const isSeen = form.sequence === String(visit.sequence) && form.seen === visit.status
  if (!isSeen && visit.status !== 'cancelled') return draw(request, db, [{ field: 'now', text: text.seen }])
  const by = { account: db.account, as: 'clinic' } as const
  const done = await cancelAppointment(db, patient, id, { reason, note: note || null }, by, look.now)
  if (!done.cancelled) return draw(request, db, [{ field: 'now', text: text.seen }])
  return redirect(`${visitAddress(visit)}?done=${done.already ? 'cancelled-before' : 'cancelled'}`)
}

const idsIn = (params: PageRequest['params']) => ({
  patient: (params.patient ?? '') as PatientId,
  id: params.id ?? '',
})

function minutesIn(text: string | undefined): number | null {
  const minutes = /^\d{1,3}$/.test((text ?? '').trim()) ? Number(text) : 0
  return minutes >= 1 && minutes <= 720 ? minutes : null
}

/** To the day from which it was marked, or to the visit. */
async function backTo(request: PageRequest, db: DeskDb, done: string): Promise<Answer> {
  const { form, look, params } = request
  if (form.back === undefined)
    return redirect(`/staff/appointments/of/${params.patient}/${params.id}?done=${done}`)
  const schedule = await readSchedule(db)
  const asked = readAsked(new URLSearchParams(form.back), schedule, look.now, look.zone)
  return redirect(`${deskAddress(asked)}&done=${done}`)
}

async function draw(request: PageRequest, db: DeskDb, errors: readonly FieldError[]): Promise<Answer> {
  const { lang, look, params } = request
  const text = words(lang).visit
  const { patient: patientId, id } = idsIn(params)
  const visit = await appointmentOf(db, patientId, id)
  const patient = visit && (await deskPatient(db, patientId, todayAt(look.now, look.zone).toString()))
  if (!visit || !patient) return notThere
  const schedule = await readSchedule(db)
  const events = await eventsOf(db, patientId, id)
  const staff = await staffIn(db, events)
  return staffPage(
    request,
    'appointments',
    { title: text.title(patient.name) },
    <>
      <BackLink lang={lang} href={dayOf(request, schedule, visit)} text={text.back} />
      <ErrorSummary lang={lang} errors={errors} />
      {errors.length === 0 && <DoneNotice request={request} />}
      <div id="now" tabindex={-1}>
        <VisitFacts request={request} schedule={schedule} visit={visit} patient={patient} />
      </div>
      <MarkForms request={request} visit={visit} errors={errors} />
      <ChangeForms request={request} visit={visit} errors={errors} />
      <Section id="history" title={text.history}>
        <VisitHistory request={request} schedule={schedule} events={events} staff={staff} />
      </Section>
      <ButtonRow>
        <ButtonLink text={text.bookAnother} href={`/staff/appointments/book/${patientId}`} kind="quiet" />
        <ButtonLink text={text.toPatient} href={`/staff/patients/${patientId}`} kind="quiet" />
      </ButtonRow>
    </>,
    errors.length > 0 ? { status: 422 } : {},
  )
}

/** The day of the visit, with the clinician's list. */
function dayOf({ look }: PageRequest, schedule: Schedule, visit: Appointment): string {
  const zone = schedule.places.get(visit.place_id)?.zone ?? look.zone
  return deskAddress({ view: 'day', date: todayAt(visit.starts_at, zone), place: null, clinician: null })
}
