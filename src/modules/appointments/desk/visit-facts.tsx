import type { AccountId } from '../../../platform/ids.ts'
import type { PageRequest } from '../../../ui/answer.ts'
import { dateTimeOf, fhirBirthDate } from '../../../ui/dates.ts'
import { Facts } from '../../../ui/facts.tsx'
import { Table } from '../../../ui/table.tsx'
import { Telephone } from '../../../ui/telephone.tsx'
import type { Appointment } from '../booking/choice.ts'
import type { AppointmentEvent } from '../booking/read-appointments.ts'
import type { Schedule } from '../schedule/read-schedule.ts'
import { dayThere, timeThere } from '../when.ts'
import { clocksAt, minutesOf, spanThere } from './clocks.ts'
import type { DeskPatient } from './read-visit.ts'
import { StateTags } from './state-tag.tsx'
import { words } from './words.ts'

type Props = { request: PageRequest; schedule: Schedule; visit: Appointment }

/** "Tue 3 March 2026, 9:00 am – 9:20 am", on the clock of the place. */
export function whenOf({ request, schedule, visit }: Props): string {
  const { lang, look } = request
  const clocks = clocksAt(schedule, visit.place_id, look)
  const span = spanThere({ from: visit.starts_at, until: visit.ends_at }, lang, clocks)
  return `${dayThere(visit.starts_at, lang, clocks)}, ${span}`
}

/** Who comes, and how to call. */
export function PatientFacts({ request, patient }: { request: PageRequest; patient: DeskPatient }) {
  const text = words(request.lang).visit
  return <Facts facts={patientFacts(request, patient, text)} />
}

const patientFacts = ({ lang }: PageRequest, patient: DeskPatient, text: { born: string; phone: string }) => [
  { term: text.born, detail: fhirBirthDate(patient.birth_date, lang) },
  {
    term: text.phone,
    detail:
      patient.phones.length === 0
        ? null
        : patient.phones.map(phone => (
            <p>
              <Telephone phone={phone} />
            </p>
          )),
  },
]

/** Everything that is known of a visit; what it is for stands here and in no list. */
export function VisitFacts(props: Props & { patient: DeskPatient }) {
  const { request, schedule, visit, patient } = props
  const { lang, look } = request
  const text = words(lang)
  const { visit: says } = text
  const place = schedule.places.get(visit.place_id)
  const asked = visit.request_id
  return (
    <Facts
      facts={[
        ...patientFacts(request, patient, says),
        { term: says.when, detail: whenOf(props) },
        {
          term: says.length,
          detail: text.minutes(minutesOf({ from: visit.starts_at, until: visit.ends_at })),
        },
        { term: says.kind, detail: schedule.types.get(visit.visit_type_id)?.name[lang] },
        { term: says.way, detail: text.modes[visit.mode] },
        { term: says.clinician, detail: schedule.clinicians.get(visit.clinician_id)?.name },
        { term: says.place, detail: [place?.name, place?.address].filter(Boolean).join(', ') },
        { term: says.reason, detail: visit.reason },
        {
          term: says.status,
          detail: (
            <>
              {visit.status === 'booked' && <p>{text.statuses.booked}</p>}
              <StateTags visit={visit} lang={lang} now={look.now} />
              {visit.held_until && <p>{says.waitsUntil(dateTimeOf(visit.held_until, lang, look.zone))}</p>}
            </>
          ),
        },
        { term: says.needsMove, detail: visit.needs_move && says.needsMoves[visit.needs_move] },
        {
          term: says.cancelled,
          detail:
            visit.cancel_reason === null
              ? null
              : [text.cancelReasons[visit.cancel_reason] ?? text.cancelReasons.other, visit.cancel_note]
                  .filter(Boolean)
                  .join(': '),
        },
        { term: says.overRule, detail: visit.over_rule },
        {
          term: says.request,
          detail: asked && (
            <a href={`/staff/appointment-requests/of/${visit.patient_id}/${asked}`}>{says.requestLink}</a>
          ),
        },
      ]}
    />
  )
}

/** What happened to a visit and who did it, the newest first. */
export function VisitHistory(props: {
  request: PageRequest
  schedule: Schedule
  events: readonly AppointmentEvent[]
  staff: ReadonlyMap<AccountId, string>
}) {
  const { request, schedule, events, staff } = props
  const { lang, look } = request
  const text = words(lang).visit
  if (events.length === 0) return <p>{text.noHistory}</p>
  const who = (one: AppointmentEvent) =>
    (one.account_id === null ? undefined : staff.get(one.account_id)) ?? text.byWhom[one.by_whom]
  const visitThen = (one: AppointmentEvent) => {
    const clocks = clocksAt(schedule, one.place_id, look)
    const at = `${dayThere(one.starts_at, lang, clocks)}, ${timeThere(one.starts_at, lang, clocks)}`
    const clinician = schedule.clinicians.get(one.clinician_id)?.name
    return [at, clinician, schedule.places.get(one.place_id)?.name].filter(Boolean).join(', ')
  }
  return (
    <Table
      caption={text.history}
      captionUnseen
      rows={[...events].reverse()}
      columns={[
        { head: text.historyTime, cell: one => dateTimeOf(one.at, lang, look.zone) },
        {
          head: text.historyWhat,
          names: true,
          cell: one => [text.historyOf[one.act] ?? one.act, one.note].filter(Boolean).join(': '),
        },
        { head: text.historyWho, cell: who },
        { head: text.historyVisit, cell: visitThen },
      ]}
    />
  )
}
