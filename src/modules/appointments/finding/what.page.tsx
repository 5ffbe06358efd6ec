import { isUuid } from '../../../platform/ids.ts'
import { type Answer, notThere, type PageRequest, redirect } from '../../../ui/answer.ts'
import { Button } from '../../../ui/button.tsx'
import { fhirDate } from '../../../ui/dates.ts'
import { TextArea } from '../../../ui/fields.tsx'
import { errorOf, type FieldError, Form } from '../../../ui/form.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { areas, ofWhom } from '../../../ui/page.ts'
import { EmptyState } from '../../../ui/states.tsx'
import type { PatientDb } from '../../access/index.ts'
import { letHoldGo } from '../booking/hold-time.ts'
import { readSchedule, type Schedule } from '../schedule/read-schedule.ts'
import { beginDraft, changeWhatFor, type Draft, draftOf } from './drafts.ts'
import { KindChoices, kindOfTicket } from './kind-choices.tsx'
import { type Kinds, kindsFor } from './kinds.ts'
import { stepPage } from './step.tsx'
import { words } from './words.ts'

type Db = PatientDb<'appointments:write'>
type Seen = { request: PageRequest; schedule: Schedule; kinds: Kinds; draft: Draft | null }

/** As `appointment_drafts.reason` holds it, and `appointments.reason` after it. */
const longest_reason = 1_000

/** `GET /appointments/new`: what it is for. `?ticket=` comes from an order, `?draft=` back from a later step. */
export async function whatForPage(request: PageRequest, db: Db): Promise<Answer> {
  const { query } = request
  const seen = await seenBy(request, db, query.get('draft'))
  const { draft } = seen
  if (draft?.booked_id) return redirect(`/appointments/${draft.booked_id}`)
  if (draft?.moves) return redirect(`/appointments/book/${draft.id}/times`)
  const ticket = draft?.ticket_id ?? query.get('ticket')
  const chosen = ticket !== null ? kindOfTicket(ticket) : (draft?.visit_type_id ?? '')
  return draw(seen, { kind: chosen, reason: draft?.reason ?? '' }, [])
}

/** `POST /appointments/new`: makes the draft, or changes the one that she came back from. */
export async function takeWhatFor(request: PageRequest, db: Db): Promise<Answer> {
  const { form, lang, look } = request
  const { errors: text } = words(lang).what
  const seen = await seenBy(request, db, form.draft ?? null)
  const { draft, kinds } = seen
  if (form.draft && draft === null) return notThere
  if (draft?.booked_id) return redirect(`/appointments/${draft.booked_id}`)
  if (draft?.moves) return redirect(`/appointments/book/${draft.id}/times`)
  const reason = (form.reason ?? '').trim()
  const chosen = form.kind ?? ''
  const found = choiceIn(kinds, chosen)
  const errors: FieldError[] = []
  if (!found) errors.push({ field: 'kind', text: chosen === '' ? text.kind : text.gone })
  if (reason.length > longest_reason) errors.push({ field: 'reason', text: text.longReason(longest_reason) })
  if (!found || errors.length > 0) return draw(seen, form, errors)
  const about = { type: found.type, ticket: found.ticket?.id ?? null, reason: reason || null }
  const hold = draft && (await changeWhatFor(db, draft, about))
  if (hold) await letHoldGo(db, db.patient, hold, { account: db.account, as: 'patient' }, look.now)
  const id = draft?.id ?? (await beginDraft(db, about, look.now))
  return redirect(
    found.isAsked ? `/appointments/ask?kind=${found.type.id}&draft=${id}` : `/appointments/book/${id}`,
  )
}

async function seenBy(request: PageRequest, db: Db, id: string | null): Promise<Seen> {
  const { look } = request
  const schedule = await readSchedule(db)
  const kinds = await kindsFor(db, schedule, look.now, look.zone)
  const draft = id !== null && isUuid(id) ? await draftOf(db, id) : null
  return { request, schedule, kinds, draft }
}

function choiceIn({ ordered, bookable, asked }: Kinds, chosen: string) {
  const order = ordered.find(({ ticket }) => kindOfTicket(ticket.id) === chosen)
  if (order) return { ...order, isAsked: false }
  const type = [...bookable, ...asked].find(({ id }) => id === chosen)
  return type ? { type, ticket: null, isAsked: asked.includes(type) } : null
}

function draw(seen: Seen, form: Readonly<Record<string, string>>, errors: readonly FieldError[]): Answer {
  const { request, kinds, draft } = seen
  const { look, lang } = request
  const text = words(lang).what
  const isEmpty = kinds.ordered.length + kinds.bookable.length + kinds.asked.length === 0
  return stepPage(
    look,
    {
      step: 'what',
      moves: false,
      title: text.title(ofWhom(look)),
      lede: text.lede,
      back: { href: areas.appointments, text: words(lang).appointments },
      errors,
    },
    <>
      <Notice kind="warning" title={text.emergency.title}>
        <p>{text.emergency.text}</p>
      </Notice>
      {isEmpty ? (
        <EmptyState title={text.none}>
          <p>{text.noneText(look.clinic.name)}</p>
        </EmptyState>
      ) : (
        <Form look={look} action="/appointments/new">
          {draft && <input type="hidden" name="draft" value={draft.id} />}
          <KindChoices
            look={look}
            choices={choicesOf(seen)}
            chosen={form.kind}
            error={errorOf(errors, 'kind')}
          />
          <TextArea
            lang={lang}
            name="reason"
            label={text.reason}
            hint={text.reasonHint}
            value={form.reason}
            error={errorOf(errors, 'reason')}
            rows={4}
            maxlength={longest_reason}
            optional
          />
          <Button text={words(lang).goOn} />
        </Form>
      )}
      <p>
        {text.other} <a href="/appointments/ask">{text.otherLink}</a>
      </p>
    </>,
  )
}

/** The kinds in their groups, with what helps to tell them apart. */
function choicesOf({ request, schedule, kinds }: Seen) {
  const { lang, look } = request
  const text = words(lang).what
  const date = (iso: string) => fhirDate(iso, lang, look.zone) ?? iso
  const ordered = kinds.ordered.map(({ ticket, type }) => {
    const { from_date, until_date, clinician_id, reason } = ticket
    const clinician = schedule.clinicians.get(clinician_id ?? '')
    const days =
      until_date === null
        ? text.orderedFrom(date(from_date))
        : text.orderedBetween(date(from_date), date(until_date))
    return {
      type,
      value: kindOfTicket(ticket.id),
      more: [reason, clinician && text.orderedWith(clinician.name), days].filter(line => line != null),
    }
  })
  const plain = (types: Kinds['asked']) => types.map(type => ({ type, value: type.id, more: [] }))
  return [
    { title: text.groups.ordered, choices: ordered },
    { title: text.groups.bookable, choices: plain(kinds.bookable) },
    { title: text.groups.asked, hint: text.askedHint, choices: plain(kinds.asked) },
  ].filter(({ choices }) => choices.length > 0)
}
