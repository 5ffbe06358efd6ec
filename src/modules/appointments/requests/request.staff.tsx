import { type PatientId, uuidFrom } from '../../../platform/ids.ts'
import { type Answer, notThere, type PageRequest, redirect } from '../../../ui/answer.ts'
import { ErrorSummary, errorOf, type FieldError } from '../../../ui/form.tsx'
import { BackLink } from '../../../ui/headings.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { staffPage } from '../../../ui/staff.tsx'
import { offerTime } from '../booking/offer.ts'
import { readDay } from '../finding/days.ts'
import type { DeskDb } from '../handles.ts'
import { readSchedule } from '../schedule/read-schedule.ts'
import { declineRequest, grantCancellation, longest_answer, settleRequest } from './answer-request.ts'
import { OfferTimes } from './offer-times.tsx'
import { OtherAnswers } from './other-answers.tsx'
import { type Queued, requestAsked } from './queue.ts'
import { earlierOffers, offerFor } from './read-requests.ts'
import { Earlier, Offered, RequestFacts, TheAnswer, Typed } from './request-facts.tsx'
import { firstDay, readTimeValue, timesToOffer } from './times-to-offer.ts'
import { words } from './words.ts'

const path = '/staff/appointment-requests'

/** `GET /staff/appointment-requests/of/:patient/:id`: one request, times to offer, and the other answers. */
export async function requestPage(request: PageRequest, db: DeskDb): Promise<Answer> {
  const row = await asked(request, db)
  return row === null ? notThere : draw(request, db, row)
}

const asked = ({ params }: PageRequest, db: DeskDb): Promise<Queued | null> =>
  requestAsked(db, (params.patient ?? '') as PatientId, params.id ?? '')

/** `POST …/offer`: keeps the time that was pressed for the patient, until she answers. */
export async function takeOffer(request: PageRequest, db: DeskDb): Promise<Answer> {
  const { form, look, lang } = request
  const row = await asked(request, db)
  if (row === null) return notThere
  const text = words(lang).staff
  const time = readTimeValue(form.time)
  if (time === null) return draw(request, db, row, [{ field: 'time', text: text.faults['not-allowed'] }])
  // The same button twice offers once; another one of the same page is another offer.
  const key = uuidFrom(row.id, form.key ?? '', form.time ?? '')
  const want = { ...time, type: row.visit_type_id, request: row.id, key }
  const by = { account: db.account, as: 'clinic' } as const
  const done = await offerTime(db, row.patient_id, want, by, look.now)
  if (done.offered) return redirect(`${path}?done=offered`)
  if (done.why === 'answered' || done.why === 'gone') return late(request, db)
  return draw(request, db, row, [{ field: 'time', text: text.faults[done.why] }])
}

/** `POST …/decline`: with words that the patient reads. */
export async function takeDecline(request: PageRequest, db: DeskDb): Promise<Answer> {
  const { form, look, lang } = request
  const row = await asked(request, db)
  if (row === null) return notThere
  const text = words(lang).staff
  const answer = (form.decline ?? '').trim()
  const wrong = (words: string) => draw(request, db, row, [{ field: 'decline', text: words }])
  if (answer === '') return wrong(text.noAnswer)
  if (answer.length > longest_answer) return wrong(text.longAnswer(longest_answer))
  const done = await declineRequest(db, row.patient_id, row.id, answer, look.now)
  return done.answered ? redirect(`${path}?done=declined`) : late(request, db)
}

/** `POST …/settle`: cancels the visit as asked, or closes what was settled with the patient in another way. */
export async function takeSettle(request: PageRequest, db: DeskDb): Promise<Answer> {
  const { form, look, lang } = request
  const row = await asked(request, db)
  if (row === null) return notThere
  const text = words(lang).staff
  if (form.do === 'cancel') {
    const done = await grantCancellation(db, row.patient_id, row.id, look.now)
    if (done.answered) return redirect(`${path}?done=cancelled`)
    if (done.why !== 'past') return late(request, db)
    return draw(request, db, row, [{ field: 'settle', text: text.faults.past }])
  }
  const note = (form.settle ?? '').trim()
  if (note.length > longest_answer)
    return draw(request, db, row, [{ field: 'settle', text: text.longAnswer(longest_answer) }])
  const done = await settleRequest(db, row.patient_id, row.id, note === '' ? null : note, look.now)
  return done.answered ? redirect(`${path}?done=settled`) : late(request, db)
}

/** Somebody else was faster: how it stands now, and what was typed is still there. */
async function late(request: PageRequest, db: DeskDb): Promise<Answer> {
  const row = await asked(request, db)
  return row === null ? notThere : draw(request, db, row, [], true)
}

async function draw(
  request: PageRequest,
  db: DeskDb,
  row: Queued,
  errors: readonly FieldError[] = [],
  isLate = false,
): Promise<Answer> {
  const { look, lang, query } = request
  const text = words(lang).staff
  const schedule = await readSchedule(db)
  const type = schedule.types.get(row.visit_type_id)
  const isOpen = row.status === 'waiting'
  const offer = row.status === 'offered' ? await offerFor(db, row.patient_id, row.id, look.now) : null
  const from = readDay(query.get('from')) ?? firstDay(schedule, row, look.now, look.zone)
  const isAll = query.get('times') === 'all'
  const found =
    isOpen && row.kind !== 'cancel' && type
      ? await timesToOffer(db, schedule, { request: row, type }, { from, isAll }, look.now)
      : null
  return staffPage(
    request,
    'requests',
    { title: text.asks[row.kind], caption: row.patient_name ?? text.noName },
    <>
      <BackLink lang={lang} href={path} text={text.back} />
      <ErrorSummary lang={lang} errors={errors} />
      {isLate && (
        <Notice kind="warning" title={text.late.title}>
          <p>{text.late.text}</p>
        </Notice>
      )}
      <RequestFacts request={request} schedule={schedule} row={row} />
      {offer && <Offered request={request} schedule={schedule} row={row} offer={offer} />}
      <TheAnswer request={request} row={row} />
      <Earlier
        request={request}
        schedule={schedule}
        offers={await earlierOffers(db, row.patient_id, row.id)}
      />
      {found && (
        <OfferTimes
          request={request}
          schedule={schedule}
          row={row}
          found={found}
          isAll={isAll}
          error={errorOf(errors, 'time')}
        />
      )}
      {isOpen ? <OtherAnswers request={request} row={row} errors={errors} /> : <Typed request={request} />}
    </>,
    errors.length > 0 || isLate ? { status: 422 } : {},
  )
}
