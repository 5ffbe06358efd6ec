import type { Instant } from '../../../platform/clock.ts'
import { type Answer, notThere, type PageRequest, page, redirect } from '../../../ui/answer.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { Radios } from '../../../ui/choices.tsx'
import { dateTimeOf } from '../../../ui/dates.ts'
import { TextArea } from '../../../ui/fields.tsx'
import { ErrorSummary, errorOf, type FieldError, Form } from '../../../ui/form.tsx'
import { BackLink, PageHeading } from '../../../ui/headings.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Telephone } from '../../../ui/telephone.tsx'
import type { PatientDb } from '../../access/index.ts'
import { cancelAppointment } from '../booking/cancel.ts'
import { isPatientReason, patientReasons } from '../booking/cancel-reasons.ts'
import type { Appointment } from '../booking/choice.ts'
import { isCutOff } from '../booking/cut-off.ts'
import { appointmentOf } from '../booking/read-appointments.ts'
import { zoneOf } from '../finding/days.ts'
import { whenSaid } from '../finding/say.ts'
import { askToChange, dueForChange } from '../requests/ask-to-change.ts'
import { readSchedule } from '../schedule/read-schedule.ts'
import { words } from './words.ts'

type Db = PatientDb<'appointments:write'>

const longest_note = 900

/** `GET /appointments/:id/cancel`: why, and whether it takes effect at once or is asked of the clinic. */
export async function cancelPage(request: PageRequest, db: Db): Promise<Answer> {
  const visit = await appointmentOf(db, db.patient, request.params.id ?? '')
  return visit === null ? notThere : draw(request, db, visit, [])
}

/** `POST /appointments/:id/cancel`: cancels it, or asks the clinic to where it is near. Sent twice, it is done once. */
export async function takeCancel(request: PageRequest, db: Db): Promise<Answer> {
  const { form, look, lang, params } = request
  const text = words(lang)
  const visit = await appointmentOf(db, db.patient, params.id ?? '')
  if (visit === null) return notThere
  const here = `/appointments/${visit.id}`
  const note = (form.note ?? '').trim()
  const reason = form.reason ?? ''
  if (!isPatientReason(reason))
    return draw(request, db, visit, [{ field: 'reason', text: text.cancel.noReason }])
  if (note.length > longest_note)
    return draw(request, db, visit, [{ field: 'note', text: text.cancel.longNote(longest_note) }])
  const by = { account: db.account, as: 'patient' } as const
  const why = { reason, note: note === '' ? null : note }
  const done = await cancelAppointment(db, db.patient, visit.id, why, by, look.now)
  if (done.cancelled) return redirect(`${here}?done=cancelled`)
  if (done.why !== 'cut-off') return redirect(`${here}?done=late`)
  const wish = [text.reasons[reason], note].filter(Boolean).join('. ')
  const asked = await askToChange(db, db.patient, visit.id, 'cancel', wish, by, look.now)
  return redirect(`${here}?done=${asked.asked ? 'asked-cancel' : 'late'}`)
}

async function draw(
  request: PageRequest,
  db: Db,
  visit: Appointment,
  errors: readonly FieldError[],
): Promise<Answer> {
  const { look, lang } = request
  const text = words(lang)
  const schedule = await readSchedule(db)
  const type = schedule.types.get(visit.visit_type_id)
  const back = `/appointments/${visit.id}`
  const isOver = visit.status !== 'booked' || visit.starts_at.epochMilliseconds <= look.now.epochMilliseconds
  if (!type || isOver)
    return page(
      text.cancel.pastTitle,
      <>
        <BackLink lang={lang} href={back} />
        <PageHeading title={text.cancel.pastTitle} lede={text.cancel.pastText} />
        <ButtonRow>
          <ButtonLink text={text.see} href={back} />
        </ButtonRow>
      </>,
    )
  const isNear = isCutOff(visit, type, look.now)
  const title = isNear ? text.cancel.askTitle : text.cancel.title
  const when = whenSaid(look, schedule, { starts_at: visit.starts_at, place: visit.place_id })
  const who = schedule.clinicians.get(visit.clinician_id)?.name
  const zone = zoneOf(schedule, visit.place_id)
  return page(
    title,
    <>
      <BackLink lang={lang} href={back} />
      <ErrorSummary lang={lang} errors={errors} />
      <PageHeading title={title} {...(!isNear && { lede: text.cancel.lede })} />
      <p>
        <strong>{when}</strong>
        <br />
        {[type.name[lang], who && text.with(who)].filter(Boolean).join(', ')}
      </p>
      {isNear && <Near request={request} due={dueForChange(visit.starts_at, zone, look.now)} />}
      <Form look={look} action={`${back}/cancel`}>
        <Fields request={request} errors={errors} />
        <ButtonRow>
          <Button
            text={isNear ? text.cancel.askButton : text.cancel.button}
            kind={isNear ? 'primary' : 'danger'}
          />
          <ButtonLink text={text.cancel.keep} href={back} kind="quiet" />
        </ButtonRow>
      </Form>
    </>,
    errors.length > 0 ? { status: 422 } : {},
  )
}

function Near({ request, due }: { request: PageRequest; due: Instant }) {
  const { look, lang } = request
  const text = words(lang).cancel
  const { phone } = look.clinic
  return (
    <Notice kind="warning" title={text.nearTitle}>
      <p>{text.nearText(dateTimeOf(due, lang, look.zone))}</p>
      {phone && (
        <p>
          {text.call} <Telephone phone={phone} />
        </p>
      )}
    </Notice>
  )
}

function Fields({ request, errors }: { request: PageRequest; errors: readonly FieldError[] }) {
  const { lang, form } = request
  const text = words(lang)
  return (
    <>
      <Radios
        lang={lang}
        name="reason"
        label={text.cancel.why}
        hint={text.cancel.whyHint}
        value={form.reason}
        error={errorOf(errors, 'reason')}
        choices={patientReasons.map(reason => ({ value: reason, text: text.reasons[reason] }))}
      />
      <TextArea
        lang={lang}
        name="note"
        label={text.cancel.note}
        value={form.note}
        error={errorOf(errors, 'note')}
        rows={3}
        maxlength={longest_note}
        optional
      />
    </>
  )
}
