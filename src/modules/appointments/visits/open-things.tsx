import type { PageRequest } from '../../../ui/answer.ts'
import { Button } from '../../../ui/button.tsx'
import { Card, CardList } from '../../../ui/cards.tsx'
import { dateTimeOf, fhirDate, relativeDay, todayIn } from '../../../ui/dates.ts'
import { Form } from '../../../ui/form.tsx'
import { Section } from '../../../ui/headings.tsx'
import { Tag } from '../../../ui/tag.tsx'
import type { Appointment } from '../booking/choice.ts'
import { whenSaid } from '../finding/say.ts'
import type { Request } from '../requests/read-requests.ts'
import type { Ticket } from '../requests/tickets.ts'
import type { Schedule } from '../schedule/read-schedule.ts'
import { placeNameOf } from './listed.ts'
import { words } from './words.ts'

type Seen = {
  request: PageRequest
  schedule: Schedule
  /** False for whoever only reads. */
  acts: boolean
}

const kindOf = ({ request, schedule }: Seen, id: string): string =>
  schedule.types.get(id)?.name[request.lang] ?? words(request.lang).visit.unnamed

const whenOf = ({ request, schedule }: Seen, { starts_at, place_id }: Appointment): string =>
  whenSaid(request.look, schedule, { starts_at, place: place_id })

/** Times that the clinic offers, with by when to answer. */
export function Offers(props: Seen & { offers: readonly Appointment[]; visits: readonly Appointment[] }) {
  const { request, schedule, offers, visits } = props
  const { lang, look } = request
  const text = words(lang)
  if (offers.length === 0) return null
  return (
    <Section id="offers" title={text.offers.title}>
      <CardList>
        {offers.map(offer => {
          const old = visits.find(({ id }) => id === offer.moves)
          const until = dateTimeOf(offer.held_until ?? look.now, lang, look.zone)
          const who = schedule.clinicians.get(offer.clinician_id)?.name
          return (
            <Card
              title={whenOf(props, offer)}
              href={`/appointments/offers/${offer.id}`}
              unseen={kindOf(props, offer.visit_type_id)}
              meta={kindOf(props, offer.visit_type_id)}
              flags={<Tag text={text.offers.by(until)} icon="clock" tone="attention" />}
            >
              <p>{[who && text.with(who), placeNameOf(schedule, offer)].filter(Boolean).join(' · ')}</p>
              {old && <p class="hint">{text.offers.instead(whenOf(props, old))}</p>}
            </Card>
          )
        })}
      </CardList>
    </Section>
  )
}

/** Visits that a clinician ordered and that are not booked yet. */
export function Tickets(props: Seen & { tickets: readonly Ticket[] }) {
  const { tickets, request } = props
  const text = words(request.lang).tickets
  if (tickets.length === 0) return null
  return (
    <Section id="tickets" title={text.title}>
      <CardList>
        {tickets.map(ticket => (
          <OneTicket {...props} ticket={ticket} />
        ))}
      </CardList>
    </Section>
  )
}

function OneTicket(props: Seen & { ticket: Ticket }) {
  const { request, schedule, acts, ticket } = props
  const { lang, look } = request
  const text = words(lang)
  const kind = kindOf(props, ticket.visit_type_id)
  const who = schedule.clinicians.get(ticket.clinician_id ?? '')?.name
  const isLater = ticket.from_date > todayIn(look.now, look.zone).toString()
  const date = (iso: string | null) => fhirDate(iso, lang, 'UTC') ?? ''
  const dates =
    ticket.until_date === null
      ? text.tickets.from(date(ticket.from_date))
      : text.tickets.between(date(ticket.from_date), date(ticket.until_date))
  return (
    <Card title={kind} meta={[who && text.with(who), dates].filter(Boolean).join(' · ')}>
      {ticket.reason && <p class="as-written">{ticket.reason}</p>}
      <p>
        {isLater
          ? text.tickets.due(
              relativeDay(Date.parse(`${ticket.from_date}T12:00:00Z`), look.now, lang, look.zone),
            )
          : text.tickets.now}
      </p>
      {acts && (
        <p>
          <a class="button button-secondary" href={`/appointments/new?ticket=${ticket.id}`}>
            {text.tickets.book}
            <span class="unseen">: {kind}</span>
          </a>
        </p>
      )}
    </Card>
  )
}

/** What was asked of the clinic, and how it stands. */
export function Requests(
  props: Seen & {
    requests: readonly Request[]
    offers: readonly Appointment[]
    visits: readonly Appointment[]
  },
) {
  const { request, requests } = props
  const text = words(request.lang).requests
  if (requests.length === 0) return null
  return (
    <Section id="requests" title={text.title}>
      <CardList>
        {requests.map(asked => (
          <OneRequest {...props} asked={asked} />
        ))}
      </CardList>
    </Section>
  )
}

type OneProps = Parameters<typeof Requests>[0] & { asked: Request }

function OneRequest(props: OneProps) {
  const { request, acts, asked, visits } = props
  const { lang, look } = request
  const text = words(lang).requests
  const what = text.asks[asked.kind](kindOf(props, asked.visit_type_id))
  const visit = visits.find(({ id }) => id === asked.appointment_id)
  const isOpen = asked.status === 'waiting' || asked.status === 'offered'
  return (
    <Card
      title={what}
      meta={[
        visit && text.visit(whenOf(props, visit)),
        text.asked(dateTimeOf(asked.asked_at, lang, look.zone)),
      ]
        .filter(Boolean)
        .join(' · ')}
    >
      {asked.reason !== null && <p class="as-written">{asked.reason}</p>}
      <Standing {...props} />
      {asked.answer !== null && <p class="as-written">{asked.answer}</p>}
      {acts && isOpen && (
        <Form look={look} action={`/appointments/requests/${asked.id}/withdraw`}>
          <Button text={text.withdraw} label={text.withdrawLabel(what)} kind="quiet" />
        </Form>
      )}
    </Card>
  )
}

function Standing({ request, asked, offers }: OneProps) {
  const { lang, look } = request
  const text = words(lang).requests
  const offer = offers.find(({ request_id }) => request_id === asked.id)
  if (asked.status === 'declined') return <p>{text.declined}</p>
  if (asked.status === 'settled') return <p>{text.settled}</p>
  if (offer)
    return (
      <p>
        {text.offered} <a href={`/appointments/offers/${offer.id}`}>{text.toOffer}</a>
      </p>
    )
  const due = dateTimeOf(asked.due_at, lang, look.zone)
  const isLate = asked.due_at.epochMilliseconds < look.now.epochMilliseconds
  return <p>{isLate ? text.late(due) : text.answerBy(due)}</p>
}
