import { isUuid, newId, type PatientId } from '../../../platform/ids.ts'
import { type Answer, notThere, type PageRequest, redirect } from '../../../ui/answer.ts'
import { Button } from '../../../ui/button.tsx'
import { fhirBirthDate, fhirDate, todayIn } from '../../../ui/dates.ts'
import { ErrorSummary, type FieldError, Form } from '../../../ui/form.tsx'
import { Section } from '../../../ui/headings.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { staffPage } from '../../../ui/staff.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { DeskDb } from '../handles.ts'
import { readSchedule, type Schedule } from '../schedule/read-schedule.ts'
import { endTicket, giveTicket } from './give-ticket.ts'
import { type AskedPatient, patientAsked } from './queue.ts'
import { readTicket } from './read-ticket.ts'
import { TicketFields } from './ticket-fields.tsx'
import { allTickets, isOpen, type Ticket } from './tickets.ts'
import { words } from './words.ts'

const addressOf = (patient: PatientId): string => `/staff/appointments/tickets/${patient}`

/** `GET /staff/appointments/tickets/:patient`: what this patient may book by an order, and giving one. */
export async function ticketsPage(request: PageRequest, db: DeskDb): Promise<Answer> {
  const patient = await patientAsked(db, (request.params.patient ?? '') as PatientId)
  return patient === null ? notThere : draw(request, db, patient, [])
}

/** `POST /staff/appointments/tickets/:patient`: gives one; the same form twice gives one. */
export async function takeTicket(request: PageRequest, db: DeskDb): Promise<Answer> {
  const { form, lang, look, params } = request
  const patient = await patientAsked(db, (params.patient ?? '') as PatientId)
  if (patient === null) return notThere
  const text = words(lang).tickets
  const { ticket, errors } = readTicket(form, lang)
  if (ticket === null) return draw(request, db, patient, errors)
  const id = isUuid(form.key ?? '') ? (form.key ?? '') : newId()
  const given = await giveTicket(db, patient.id, { id, ...ticket }, look.now)
  if (given.given) return redirect(`${addressOf(patient.id)}?done=given`)
  const wrong =
    given.why === 'not-theirs'
      ? { field: 'clinician', text: text['not-theirs'] }
      : { field: 'kind', text: text.noKind }
  return draw(request, db, patient, [wrong])
}

/** `POST /staff/appointments/tickets/:patient/:id/end`. */
export async function takeEndTicket(request: PageRequest, db: DeskDb): Promise<Answer> {
  const { params, look } = request
  const patient = (params.patient ?? '') as PatientId
  const { ended } = await endTicket(db, patient, params.id ?? '', look.now)
  return ended ? redirect(`${addressOf(patient)}?done=ended`) : notThere
}

async function draw(
  request: PageRequest,
  db: DeskDb,
  patient: AskedPatient,
  errors: readonly FieldError[],
): Promise<Answer> {
  const { look, lang, query, form } = request
  const text = words(lang).tickets
  const schedule = await readSchedule(db)
  const tickets = await allTickets(db, patient.id)
  const done = (['given', 'ended'] as const).find(one => one === query.get('done'))
  const born = fhirBirthDate(patient.birth_date, lang)
  return staffPage(
    request,
    'requests',
    {
      title: text.title,
      lede: text.lede,
      caption: [patient.name, born && words(lang).staff.born(born)].filter(Boolean).join(', '),
    },
    <>
      <ErrorSummary lang={lang} errors={errors} />
      {done && (
        <Notice kind="success" title={text.done[done].title}>
          <p>{text.done[done].text}</p>
        </Notice>
      )}
      <Section id="given" title={text.given}>
        {tickets.length === 0 ? (
          <EmptyState title={text.none} level={3}>
            <p>{text.noneText}</p>
          </EmptyState>
        ) : (
          <Given request={request} schedule={schedule} patient={patient} tickets={tickets} />
        )}
      </Section>
      <Section id="give" title={text.give}>
        <Form look={look} action={addressOf(patient.id)} label={text.give}>
          <input type="hidden" name="key" value={form.key ?? newId()} />
          <TicketFields
            lang={lang}
            schedule={schedule}
            form={{ from: todayIn(look.now, look.zone).toString(), ...form }}
            errors={errors}
          />
          <Button text={text.giveButton} />
        </Form>
      </Section>
    </>,
    errors.length > 0 ? { status: 422 } : {},
  )
}

type Shown = {
  request: PageRequest
  schedule: Schedule
  patient: AskedPatient
  tickets: readonly Ticket[]
}

function Given({ request, schedule, patient, tickets }: Shown) {
  const { look, lang } = request
  const text = words(lang).tickets
  const today = todayIn(look.now, look.zone).toString()
  const kindOf = (ticket: Ticket) => schedule.types.get(ticket.visit_type_id)?.name[lang] ?? ''
  return (
    <Table
      caption={text.given}
      captionUnseen
      rows={tickets}
      columns={[
        { head: text.kind, names: true, cell: kindOf },
        { head: text.reason, cell: ticket => ticket.reason },
        {
          head: text.with,
          cell: ticket => schedule.clinicians.get(ticket.clinician_id ?? '')?.name ?? text.anyone,
        },
        { head: text.when, cell: ticket => untilSaid(ticket, lang) },
        {
          head: text.state,
          cell: ticket => (
            <>
              {text.states[stateOf(ticket, today)]}
              <br />
              <span class="hint">{ticket.by_order ? text.byOrder : text.byStaff}</span>
            </>
          ),
        },
        {
          head: text.end,
          cell: ticket =>
            isOpen(ticket, today) && (
              <Form look={look} action={`${addressOf(patient.id)}/${ticket.id}/end`}>
                <Button text={text.end} label={text.endLabel(kindOf(ticket))} kind="quiet" />
              </Form>
            ),
        },
      ]}
    />
  )
}

function untilSaid({ from_date, until_date }: Ticket, lang: PageRequest['lang']): string {
  const text = words(lang).tickets
  const [from, until] = [from_date, until_date].map(date => fhirDate(date, lang, 'UTC'))
  return until ? text.fromUntil(from ?? '', until) : text.from(from ?? '')
}

function stateOf(ticket: Ticket, today: string): 'open' | 'booked' | 'ended' | 'old' {
  if (ticket.booked !== null) return 'booked'
  if (ticket.ended_at !== null) return 'ended'
  return isOpen(ticket, today) ? 'open' : 'old'
}
