import { type Answer, notThere, type PageRequest, page, redirect } from '../../../ui/answer.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { dateTimeOf } from '../../../ui/dates.ts'
import { TextArea } from '../../../ui/fields.tsx'
import { ErrorSummary, errorOf, type FieldError, Form } from '../../../ui/form.tsx'
import { BackLink, PageHeading, Section } from '../../../ui/headings.tsx'
import { Notice } from '../../../ui/notice.tsx'
import type { PatientDb } from '../../access/index.ts'
import { acceptOffer, declineOffer } from '../booking/answer-offer.ts'
import type { Appointment } from '../booking/choice.ts'
import { appointmentOf } from '../booking/read-appointments.ts'
import { whenSaid } from '../finding/say.ts'
import { readSchedule, type Schedule } from '../schedule/read-schedule.ts'
import { preparationOf, VisitFacts, VisitTime } from '../visits/visit-facts.tsx'
import { words } from './words.ts'

type ReadDb = PatientDb<'appointments:read' | 'appointments:write'>
type Db = PatientDb<'appointments:write'>

const longest_note = 1_000

/** `GET /appointments/offers/:id`: a time that the clinic offers, and until when; or how it ended. */
export async function offerPage(request: PageRequest, db: ReadDb): Promise<Answer> {
  const offer = await offerOf(request, db)
  if (offer === null) return notThere
  const booked = isBooked(offer) ? offer.id : offer.cancel_reason === 'moved' ? offer.moves : null
  return booked === null ? draw(request, db, offer) : redirect(`/appointments/${booked}`)
}

/** `POST /appointments/offers/:id/accept`. The second press answers as the first. */
export async function takeAccept(request: PageRequest, db: Db): Promise<Answer> {
  const { look, lang, params } = request
  const by = { account: db.account, as: 'patient' } as const
  const done = await acceptOffer(db, db.patient, params.id ?? '', by, look.now)
  if (done.accepted) return redirect(`/appointments/${done.id}?done=accepted`)
  const offer = await offerOf(request, db)
  if (offer === null) return notThere
  if (done.why === 'ended') return draw(request, db, offer)
  return draw(request, db, offer, words(lang).offer[done.why === 'other-visit' ? 'other-visit' : 'taken'])
}

/** `POST /appointments/offers/:id/decline`: the clinic looks for another time. */
export async function takeDeclineOffer(request: PageRequest, db: Db): Promise<Answer> {
  const { look, lang, params, form } = request
  const note = (form.note ?? '').trim()
  const offer = await offerOf(request, db)
  if (offer === null) return notThere
  if (note.length > longest_note)
    return draw(request, db, offer, null, [{ field: 'note', text: words(lang).ask.longReason(longest_note) }])
  const by = { account: db.account, as: 'patient' } as const
  const done = await declineOffer(db, db.patient, params.id ?? '', note === '' ? null : note, by, look.now)
  return redirect(`/appointments?done=${done.declined ? 'declined' : 'late'}`)
}

/** An offer, open or ended; a visit that was never one has its own page. */
async function offerOf({ params }: PageRequest, db: ReadDb): Promise<Appointment | null> {
  const found = await appointmentOf(db, db.patient, params.id ?? '')
  return found?.request_id ? found : null
}

const isBooked = ({ status }: Appointment): boolean => status !== 'pending' && status !== 'cancelled'

async function draw(
  request: PageRequest,
  db: ReadDb,
  offer: Appointment,
  fault: { title: string; text: string } | null = null,
  errors: readonly FieldError[] = [],
): Promise<Answer> {
  const { look, lang } = request
  const text = words(lang).offer
  const schedule = await readSchedule(db)
  const seen = { look, schedule, visit: offer }
  const isOpen =
    offer.status === 'pending' && (offer.held_until?.epochMilliseconds ?? 0) > look.now.epochMilliseconds
  const title = isOpen ? (offer.moves === null ? text.title : text.moveTitle) : endOf(offer, lang).title
  const old = isOpen && offer.moves !== null ? await appointmentOf(db, db.patient, offer.moves) : null
  return page(
    title,
    <>
      <BackLink lang={lang} href="/appointments" text={words(lang).appointments} />
      <ErrorSummary lang={lang} errors={errors} />
      {fault && (
        <Notice kind="warning" title={fault.title}>
          <p>{fault.text}</p>
        </Notice>
      )}
      <PageHeading
        title={title}
        lede={
          isOpen
            ? text.ledeFor(dateTimeOf(offer.held_until ?? look.now, lang, look.zone))
            : endOf(offer, lang).text
        }
      />
      <div class="visit-next">
        <VisitTime {...seen} />
        {old && (
          <p>{text.instead(whenSaid(look, schedule, { starts_at: old.starts_at, place: old.place_id }))}</p>
        )}
        <VisitFacts {...seen} isToCome={isOpen} />
        {isOpen && <Prepare {...seen} text={text.prepare} />}
      </div>
      {isOpen ? (
        <Answers request={request} db={db} offer={offer} errors={errors} />
      ) : (
        <ButtonRow>
          <ButtonLink text={text.toList} href="/appointments" />
        </ButtonRow>
      )}
    </>,
    fault || errors.length > 0 ? { status: 422 } : {},
  )
}

function Prepare(seen: { look: PageRequest['look']; schedule: Schedule; visit: Appointment; text: string }) {
  const preparation = preparationOf(seen)
  return (
    preparation && (
      <>
        <h2>{seen.text}</h2>
        <p class="as-written">{preparation}</p>
      </>
    )
  )
}

/** How an offer ended that can no longer be taken. */
function endOf({ status, cancel_reason }: Appointment, lang: PageRequest['lang']) {
  const text = words(lang).offer
  if (status === 'pending' || cancel_reason === 'lapsed')
    return { title: text.lapsedTitle, text: text.lapsedText }
  return cancel_reason === 'declined'
    ? { title: text.declinedTitle, text: text.declinedText }
    : { title: text.withdrawnTitle, text: text.withdrawnText }
}

function Answers(props: {
  request: PageRequest
  db: ReadDb
  offer: Appointment
  errors: readonly FieldError[]
}) {
  const { request, db, offer, errors } = props
  const { look, lang, form } = request
  const text = words(lang).offer
  if (look.view !== null || !db.may.has('appointments:write')) return <p>{text.readOnly}</p>
  return (
    <>
      <Form look={look} action={`/appointments/offers/${offer.id}/accept`}>
        <Button text={text.accept} />
      </Form>
      <Section id="decline" title={text.declineTitle}>
        <p>{text.declineText}</p>
        <Form look={look} action={`/appointments/offers/${offer.id}/decline`}>
          <TextArea
            lang={lang}
            name="note"
            label={text.note}
            value={form.note}
            error={errorOf(errors, 'note')}
            rows={3}
            maxlength={longest_note}
            optional
          />
          <Button text={text.decline} kind="secondary" />
        </Form>
      </Section>
    </>
  )
}
