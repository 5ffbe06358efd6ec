import { isUuid, newId, type PatientId } from '../../../platform/ids.ts'
import { type Answer, notThere, type PageRequest, redirect } from '../../../ui/answer.ts'
import { ErrorSummary, type FieldError } from '../../../ui/form.tsx'
import { BackLink } from '../../../ui/headings.tsx'
import { staffPage } from '../../../ui/staff.tsx'
import type { Appointment, Rule } from '../booking/choice.ts'
import { moveTime } from '../booking/move-time.ts'
import { mayMove } from '../booking/moves.ts'
import { cameOf } from '../booking/note-event.ts'
import { appointmentOf } from '../booking/read-appointments.ts'
import { takeTurns } from '../booking/take-turns.ts'
import type { DeskDb } from '../handles.ts'
import { readSchedule, type Schedule, type VisitType } from '../schedule/read-schedule.ts'
import { AgainstRule, ChosenFacts } from './against-rule.tsx'
import { todayAt } from './asked.ts'
import { ChooseTime } from './choose-time.tsx'
import { minutesOf } from './clocks.ts'
import { narrowedQuery, readChoice, readNarrowed, type StaffChoice, timesFor } from './read-choice.ts'
import { type DeskPatient, deskPatient } from './read-visit.ts'
import { rulesAgainst } from './rules-against.ts'
import { visitAddress } from './visit-acts.tsx'
import { whenOf } from './visit-facts.tsx'
import { words } from './words.ts'

/** `type` is as long as the visit is, which need not be as long as visits of its kind are now. */
type Of = { patient: DeskPatient; schedule: Schedule; visit: Appointment; type: VisitType }

/** `GET /staff/appointments/of/:patient/:id/move`: other times for a booking. */
export async function movePage(request: PageRequest, db: DeskDb): Promise<Answer> {
  const of = await readOf(request, db)
  if (of === null) return notThere
  if (!mayMove(of.visit.status)) return redirect(visitAddress(of.visit))
  return drawTimes(request, db, of, [])
}

/** `POST …/move`: the old time is free only if the new one is taken. Whoever saw another time is told first. */
export async function takeMove(request: PageRequest, db: DeskDb): Promise<Answer> {
  const { form, lang, look, params } = request
  const text = words(lang).faults
  await takeTurns(db, (params.patient ?? '') as PatientId)
  const of = await readOf(request, db)
  if (of === null) return notThere
  const { schedule, visit, type } = of
  const read = readChoice(schedule, form, text)
  if (read.choice === null) return drawTimes(request, db, of, read.errors)
  const { choice } = read
  const want = {
    clinician: choice.clinician,
    place: choice.place,
    starts_at: choice.starts_at,
    over_rule: (form.over_rule ?? '').trim().slice(0, 500) || null,
    key: isUuid(form.key ?? '') ? (form.key ?? '') : newId(),
  }
  const by = { account: db.account, as: 'clinic' } as const
  const field = form.way === 'own' ? 'own-time' : 'time'
  // The same form once more is answered as before; another one is of what its page showed, or not taken.
  const isReplay = (await cameOf(db, visit.patient_id, `move ${want.key}`)) !== null
  if (!isReplay && form.sequence !== String(visit.sequence))
    return drawTimes(request, db, of, [{ field, text: text.seen }])
  const moved = await moveTime(db, visit.patient_id, visit.id, want, by, look.now)
  if (moved.moved) return redirect(`${visitAddress(visit)}?done=${moved.already ? 'moved-before' : 'moved'}`)
  if (moved.why === 'needs-reason') {
    const against = { type, choice, first: moved.rule, moves: visit }
    const rules = await rulesAgainst(db, schedule, against, look.now)
    if (rules !== 'taken') return drawRule(request, of, choice, rules)
  }
  const says = {
    gone: text.gone,
    'other-visit': text.patientTaken,
    taken: text.taken,
    'needs-reason': text.taken,
  }
  return drawTimes(request, db, of, [{ field, text: says[moved.why] }])
}

async function readOf({ params, look }: PageRequest, db: DeskDb): Promise<Of | null> {
  const visit = await appointmentOf(db, (params.patient ?? '') as PatientId, params.id ?? '')
  const patient = visit && (await deskPatient(db, visit.patient_id, todayAt(look.now, look.zone).toString()))
  if (!visit || !patient) return null
  const schedule = await readSchedule(db)
  const known = schedule.types.get(visit.visit_type_id)
  if (!known) return null
  const minutes = minutesOf({ from: visit.starts_at, until: visit.ends_at })
  return { patient, schedule, visit, type: { ...known, minutes } }
}

async function drawTimes(
  request: PageRequest,
  db: DeskDb,
  of: Of,
  errors: readonly FieldError[],
): Promise<Answer> {
  const { lang, look, query, form } = request
  const { patient, schedule, visit, type } = of
  const says = words(lang).move
  const narrowed = readNarrowed(query, schedule)
  const times = await timesFor(db, schedule, type, narrowed, { now: look.now, clinic: look.zone })
  return staffPage(
    request,
    'appointments',
    { title: says.title(patient.name), caption: type.name[lang] },
    <>
      <BackLink lang={lang} href={visitAddress(visit)} text={says.back} />
      <ErrorSummary lang={lang} errors={errors} />
      <NowAt request={request} of={of} />
      <ChooseTime
        request={request}
        schedule={schedule}
        type={type}
        narrowed={narrowed}
        times={times}
        errors={errors}
        action={`${visitAddress(visit)}/move`}
        hidden={{
          key: isUuid(form.key ?? '') ? (form.key ?? '') : newId(),
          sequence: String(visit.sequence),
        }}
        says={{ button: says.button, own: says.own, ownButton: says.button }}
        kind={null}
        isNew={false}
      />
    </>,
    errors.length > 0 ? { status: 422 } : {},
  )
}

function drawRule(request: PageRequest, of: Of, choice: StaffChoice, rules: readonly Rule[]): Answer {
  const { lang } = request
  const { patient, schedule, visit, type } = of
  const says = words(lang).move
  const narrowed = readNarrowed(request.query, schedule)
  return staffPage(
    request,
    'appointments',
    { title: says.title(patient.name), caption: type.name[lang] },
    <>
      <NowAt request={request} of={of} />
      <ChosenFacts request={request} schedule={schedule} type={type} choice={choice} />
      <AgainstRule
        request={request}
        rules={rules}
        action={`${visitAddress(visit)}/move${narrowedQuery(narrowed, null)}`}
        says={{ button: says.button, others: words(lang).book.otherTimes }}
      />
    </>,
    { status: 422 },
  )
}

function NowAt({ request, of }: { request: PageRequest; of: Of }) {
  const { schedule, visit } = of
  const text = words(request.lang).move
  return (
    <p>
      {text.now}{' '}
      <strong>
        {[whenOf({ request, schedule, visit }), schedule.clinicians.get(visit.clinician_id)?.name]
          .filter(Boolean)
          .join(', ')}
      </strong>
    </p>
  )
}
