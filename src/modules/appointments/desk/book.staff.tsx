import { isUuid, newId } from '../../../platform/ids.ts'
import { type Answer, notThere, type PageRequest, redirect } from '../../../ui/answer.ts'
import { ErrorSummary, type FieldError } from '../../../ui/form.tsx'
import { BackLink } from '../../../ui/headings.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { staffPage } from '../../../ui/staff.tsx'
import { bookTime } from '../booking/book-time.ts'
import type { Rule } from '../booking/choice.ts'
import { isEstablished } from '../booking/may-book.ts'
import { appointmentsOf } from '../booking/read-appointments.ts'
import type { DeskDb } from '../handles.ts'
import { ticketsOf } from '../requests/tickets.ts'
import { readSchedule, type Schedule, type VisitType } from '../schedule/read-schedule.ts'
import { AgainstRule, ChosenFacts } from './against-rule.tsx'
import { todayAt } from './asked.ts'
import { KindForm, Upcoming } from './book-kinds.tsx'
import { ChooseTime } from './choose-time.tsx'
import { clocksAt } from './clocks.ts'
import { narrowedQuery, readChoice, readNarrowed, type StaffChoice, timesFor } from './read-choice.ts'
import { type DeskPatient, deskPatient } from './read-visit.ts'
import { rulesAgainst } from './rules-against.ts'
import { PatientFacts } from './visit-facts.tsx'
import { words } from './words.ts'

type Of = { patient: DeskPatient; schedule: Schedule }

/** `GET /staff/appointments/book/:patient`: the kind of visit; with one in the address, its free times. */
export async function bookPage(request: PageRequest, db: DeskDb): Promise<Answer> {
  const of = await readOf(request, db)
  if (of === null) return notThere
  const type = of.schedule.types.get(request.query.get('kind') ?? '')
  return type?.active ? drawTimes(request, db, { ...of, type }, []) : drawKinds(request, db, of, [])
}

/** `POST …/book/:patient`: books the time, if need be against a rule with a reason; the same form books once. */
export async function takeBooking(request: PageRequest, db: DeskDb): Promise<Answer> {
  const { form, lang, look } = request
  const text = words(lang).faults
  const of = await readOf(request, db)
  if (of === null) return notThere
  const { patient, schedule } = of
  const type = schedule.types.get(form.kind ?? '')
  if (!type?.active) return drawKinds(request, db, of, [{ field: 'kind', text: text.kind }])
  const read = readChoice(schedule, form, text)
  if (read.choice === null) return drawTimes(request, db, { ...of, type }, read.errors)
  const { choice } = read
  const want = {
    ...choice,
    type: type.id,
    reason: ((form.way === 'own' ? form['own-reason'] : form.reason) ?? '').trim().slice(0, 1000) || null,
    ticket: await ticketFor(request, db, of, { type, choice }),
    over_rule: (form.over_rule ?? '').trim().slice(0, 500) || null,
    key: isUuid(form.key ?? '') ? (form.key ?? '') : newId(),
  }
  const by = { account: db.account, as: 'clinic' } as const
  const booked = await bookTime(db, patient.id, want, by, look.now)
  if (booked.booked) {
    const done = booked.already ? 'booked-before' : 'booked'
    return redirect(`/staff/appointments/of/${patient.id}/${booked.id}?done=${done}`)
  }
  if (booked.why === 'needs-reason') {
    const rules = await rulesAgainst(db, schedule, { type, choice, first: booked.rule }, look.now)
    if (rules !== 'taken') return drawRule(request, { ...of, type }, choice, rules)
  }
  const field = form.way === 'own' ? 'own-time' : 'time'
  return drawTimes(request, db, { ...of, type }, [
    { field, text: booked.why === 'other-visit' ? text.patientTaken : text.taken },
  ])
}

async function readOf({ params, look }: PageRequest, db: DeskDb): Promise<Of | null> {
  const patient = await deskPatient(db, params.patient ?? '', todayAt(look.now, look.zone).toString())
  return patient && { patient, schedule: await readSchedule(db) }
}

/** The order that this visit would answer, so that it is used by it: of this kind, for that clinician and day. */
async function ticketFor(
  { look }: PageRequest,
  db: DeskDb,
  { patient, schedule }: Of,
  { type, choice }: { type: VisitType; choice: StaffChoice },
): Promise<string | null> {
  const zone = clocksAt(schedule, choice.place, look).place
  const day = choice.starts_at.toZonedDateTimeISO(zone).toPlainDate().toString()
  const found = (await ticketsOf(db, patient.id, look.now, look.zone)).find(
    one =>
      one.visit_type_id === type.id &&
      (one.clinician_id === null || one.clinician_id === choice.clinician) &&
      one.from_date <= day &&
      (one.until_date === null || one.until_date >= day),
  )
  return found?.id ?? null
}

const addressOf = ({ id }: DeskPatient): string => `/staff/appointments/book/${id}`

async function drawKinds(
  request: PageRequest,
  db: DeskDb,
  { patient, schedule }: Of,
  errors: readonly FieldError[],
): Promise<Answer> {
  const { lang, look } = request
  const says = words(lang).book
  const known = await isEstablished(db, patient.id, look.now)
  const { upcoming } = await appointmentsOf(db, patient.id, look.now)
  return staffPage(
    request,
    'appointments',
    { title: says.title(patient.name) },
    <>
      <BackLink lang={lang} href={`/staff/patients/${patient.id}`} text={says.back} />
      <ErrorSummary lang={lang} errors={errors} />
      {patient.deceased && <Notice kind="warning" title={says.deceased} />}
      <PatientFacts request={request} patient={patient} />
      <p>{known ? says.established : says.isNew}</p>
      <Upcoming request={request} schedule={schedule} visits={upcoming} />
      <div class="desk-form">
        <KindForm request={request} schedule={schedule} action={addressOf(patient)} errors={errors} />
      </div>
    </>,
    errors.length > 0 ? { status: 422 } : {},
  )
}

async function drawTimes(
  request: PageRequest,
  db: DeskDb,
  { patient, schedule, type }: Of & { type: VisitType },
  errors: readonly FieldError[],
): Promise<Answer> {
  const { lang, look, query, form } = request
  const text = words(lang)
  const says = text.book
  const narrowed = readNarrowed(query, schedule)
  const times = await timesFor(db, schedule, type, narrowed, { now: look.now, clinic: look.zone })
  const action = addressOf(patient)
  return staffPage(
    request,
    'appointments',
    {
      title: says.title(patient.name),
      caption: [type.name[lang], text.minutes(type.minutes), text.modes[type.mode]].join(' · '),
    },
    <>
      <BackLink lang={lang} href={action} text={says.change} />
      <ErrorSummary lang={lang} errors={errors} />
      {type.preparation[lang] !== '' && (
        <Notice kind="info" title={says.preparation}>
          <p>{type.preparation[lang]}</p>
        </Notice>
      )}
      <ChooseTime
        request={request}
        schedule={schedule}
        type={type}
        narrowed={narrowed}
        times={times}
        errors={errors}
        action={action}
        hidden={{ kind: type.id, key: isUuid(form.key ?? '') ? (form.key ?? '') : newId() }}
        says={{ button: says.bookButton, own: says.own, ownButton: says.ownButton }}
        kind={type.id}
        isNew
      />
    </>,
    errors.length > 0 ? { status: 422 } : {},
  )
}

function drawRule(
  request: PageRequest,
  { patient, schedule, type }: Of & { type: VisitType },
  choice: StaffChoice,
  rules: readonly Rule[],
): Answer {
  const { lang } = request
  const says = words(lang).book
  const narrowed = readNarrowed(request.query, schedule)
  return staffPage(
    request,
    'appointments',
    { title: says.title(patient.name), caption: type.name[lang] },
    <>
      <ChosenFacts request={request} schedule={schedule} type={type} choice={choice} />
      <AgainstRule
        request={request}
        rules={rules}
        action={`${addressOf(patient)}${narrowedQuery(narrowed, type.id)}`}
        says={{ button: says.bookButton, others: says.otherTimes }}
      />
    </>,
    { status: 422 },
  )
}
