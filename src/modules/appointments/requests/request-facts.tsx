import type { PageRequest } from '../../../ui/answer.ts'
import { dateTimeOf, fhirBirthDate } from '../../../ui/dates.ts'
import { Facts } from '../../../ui/facts.tsx'
import { Section } from '../../../ui/headings.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { whenSaid } from '../finding/say.ts'
import type { Schedule } from '../schedule/read-schedule.ts'
import { Due } from './due-tag.tsx'
import type { Queued } from './queue.ts'
import type { EarlierOffer, Offer } from './read-requests.ts'
import { suitsInWords } from './say.ts'
import { words } from './words.ts'

/** All that a request says, for the staff who answer it. */
export function RequestFacts(props: { request: PageRequest; schedule: Schedule; row: Queued }) {
  const { request, schedule, row } = props
  const { lang, look } = request
  const text = words(lang).staff
  const { visit_at, visit_place, appointment_id, patient_id } = row
  const name = (list: ReadonlyMap<string, { name: string }>, id: string | null) =>
    id === null ? null : (list.get(id)?.name ?? null)
  return (
    <Facts
      facts={[
        { term: text.patient, detail: row.patient_name ?? text.noName },
        { term: text.birthDate, detail: fhirBirthDate(row.birth_date, lang) ?? text.noBirthDate },
        { term: text.kind, detail: schedule.types.get(row.visit_type_id)?.name[lang] },
        {
          term: text.visit,
          detail:
            visit_at && visit_place && appointment_id ? (
              <a href={`/staff/appointments/of/${patient_id}/${appointment_id}`}>
                {whenSaid(look, schedule, { starts_at: visit_at, place: visit_place })}
              </a>
            ) : null,
        },
        {
          term: text.wants,
          detail: row.reason === null ? text.noWords : <span class="as-written">{row.reason}</span>,
        },
        { term: text.with, detail: name(schedule.clinicians, row.clinician_id) ?? text.anyone },
        { term: text.where, detail: name(schedule.places, row.place_id) ?? text.anywhere },
        {
          term: text.suits,
          detail:
            row.kind === 'new' ? (
              <ul class="plain-list">
                {suitsInWords(row, lang).map(line => (
                  <li>{line}</li>
                ))}
              </ul>
            ) : null,
        },
        {
          term: text.askedBy,
          detail: text.askedOn(row.asked_by_name ?? text.somebody, dateTimeOf(row.asked_at, lang, look.zone)),
        },
        {
          term: row.status === 'waiting' ? text.due : text.status,
          detail: <Due request={request} row={row} />,
        },
      ]}
    />
  )
}

/** The time that waits for the patient's answer. */
export function Offered(props: { request: PageRequest; schedule: Schedule; row: Queued; offer: Offer }) {
  const { request, schedule, row, offer } = props
  const { lang, look } = request
  const text = words(lang).staff.offered
  const { starts_at, place_id, clinician_id, held_until, id } = offer
  const when = whenSaid(look, schedule, { starts_at, place: place_id })
  const who = [schedule.clinicians.get(clinician_id)?.name, schedule.places.get(place_id)?.name]
  return (
    <Notice kind="info" title={text.title}>
      <p>
        {text.text(
          [when, ...who].filter(Boolean).join(', '),
          dateTimeOf(held_until ?? look.now, lang, look.zone),
        )}
      </p>
      <p>
        <a href={`/staff/appointments/of/${row.patient_id}/${id}`}>{text.open}</a>
      </p>
    </Notice>
  )
}

/** How it was answered, by whom, and with what words. */
export function TheAnswer({ request, row }: { request: PageRequest; row: Queued }) {
  const { lang, look } = request
  const text = words(lang).staff
  if (row.answered_at === null || row.status === 'waiting' || row.status === 'offered') return null
  const when = dateTimeOf(row.answered_at, lang, look.zone)
  return (
    <Section id="answer" title={text.answeredTitle}>
      {row.answer !== null && <p class="as-written">{row.answer}</p>}
      <p class="hint">{text.answeredBy(row.answered_by_name ?? text.somebody, when)}</p>
    </Section>
  )
}

/** What somebody typed for a request that was answered meanwhile: it is not lost. */
export function Typed({ request: { form } }: { request: PageRequest }) {
  const typed = [form.decline, form.settle].filter(Boolean)
  return typed.length === 0 ? null : <p class="as-written">{typed.join('\n')}</p>
}

/** What was offered before and not taken, and what she said to it: it helps to find a better time. */
export function Earlier(props: {
  request: PageRequest
  schedule: Schedule
  offers: readonly EarlierOffer[]
}) {
  const { request, schedule, offers } = props
  const { lang, look } = request
  const text = words(lang).staff
  if (offers.length === 0) return null
  return (
    <Section id="earlier" title={text.before}>
      <ul class="lines">
        {offers.map(({ starts_at, place_id, clinician_id, cancel_reason, cancel_note }) => (
          <li>
            {[
              whenSaid(look, schedule, { starts_at, place: place_id }),
              schedule.clinicians.get(clinician_id)?.name,
              text.ends[cancel_reason ?? ''] ?? text.ends.other,
            ].join(' · ')}
            {cancel_note && (
              <>
                <br />
                <span class="as-written">{cancel_note}</span>
              </>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
