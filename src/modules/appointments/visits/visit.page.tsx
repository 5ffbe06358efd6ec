import { type Answer, notThere, type PageRequest, page, redirect } from '../../../ui/answer.ts'
import { AskAbout } from '../../../ui/ask-about.tsx'
import { ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { BackLink, PageHeading, Section } from '../../../ui/headings.tsx'
import { Telephone } from '../../../ui/telephone.tsx'
import type { PatientDb } from '../../access/index.ts'
import { listByKind } from '../../clinical/index.ts'
import type { Appointment } from '../booking/choice.ts'
import { appointmentOf } from '../booking/read-appointments.ts'
import { zoneOf } from '../finding/days.ts'
import { whenSaid } from '../finding/say.ts'
import { openRequestAbout } from '../requests/ask-to-change.ts'
import { requestOf } from '../requests/read-requests.ts'
import { readSchedule, type Schedule } from '../schedule/read-schedule.ts'
import { ChangeVisit } from './change-visit.tsx'
import { Done } from './done.tsx'
import { History } from './history.tsx'
import { stateOf } from './listed.ts'
import { MustMove } from './next-visit.tsx'
import { historyOf } from './read-history.ts'
import { StateTag } from './state-tag.tsx'
import { preparationOf, VisitFacts, VisitTime } from './visit-facts.tsx'
import { words } from './words.ts'

type Db = PatientDb<'appointments:read'>
type Seen = { request: PageRequest; schedule: Schedule; visit: Appointment }

/** `GET /appointments/:id`: all about one visit, what can be done with it, and what happened with it. */
export async function appointmentPage(request: PageRequest, db: Db): Promise<Answer> {
  const { look, lang, params } = request
  const text = words(lang)
  const visit = await appointmentOf(db, db.patient, params.id ?? '')
  if (visit === null) return notThere
  if (visit.request_id !== null && (visit.status === 'pending' || wasOffer(visit)))
    return redirect(`/appointments/offers/${visit.id}`)
  const schedule = await readSchedule(db)
  const shown = { look, schedule, visit }
  const title = schedule.types.get(visit.visit_type_id)?.name[lang] ?? text.visit.unnamed
  const preparation = preparationOf(shown)
  const acts = look.view === null && db.may.has('appointments:write')
  const asked = await openRequestAbout(db, db.patient, visit.id)
  const isToCome = visit.status === 'booked' && visit.ends_at.epochMilliseconds > look.now.epochMilliseconds
  // Windows are seen by others: their titles do not tell what a visit is for.
  return page(
    text.visit.titleOn(whenSaid(look, schedule, { starts_at: visit.starts_at, place: visit.place_id })),
    <>
      <BackLink lang={lang} href="/appointments" text={text.visit.back} />
      <Done request={request} />
      <PageHeading title={title} />
      <div class="visit-next">
        <VisitTime {...shown} />
        <p class="card-flags">
          <StateTag state={stateOf(visit, lang, look.now)} />
        </p>
        {asked === null && visit.needs_move === null && <p>{statusText(request, visit)}</p>}
        <MustMove {...shown} level={2} />
        <VisitFacts {...shown} isToCome={isToCome} />
        {isToCome && (
          <ButtonRow>
            <a class="button button-quiet" href={`/appointments/${visit.id}/calendar`} download>
              {text.visit.calendar}
            </a>
          </ButtonRow>
        )}
      </div>
      {isToCome && preparation && (
        <Section id="prepare" title={text.prepare}>
          <p class="as-written">{preparation}</p>
        </Section>
      )}
      <Why request={request} schedule={schedule} visit={visit} />
      <Note request={request} schedule={schedule} visit={visit} found={await noteOf(db, schedule, visit)} />
      {isToCome && (
        <ChangeVisit {...shown} acts={acts} asked={asked && (await requestOf(db, db.patient, asked.id))} />
      )}
      {isToCome && <Late request={request} schedule={schedule} visit={visit} />}
      {acts && !isToCome && (
        <ButtonRow>
          <ButtonLink text={text.visit.again} href="/appointments/new" kind="secondary" />
        </ButtonRow>
      )}
      <AskAbout look={look} may={db.may} about={`appointment:${visit.id}`} />
      <History
        look={look}
        schedule={schedule}
        reader={db.account}
        happened={await historyOf(db, db.patient, visit.id)}
      />
    </>,
  )
}

/** An offer that nobody took has a page that says so. */
const wasOffer = ({ status, cancel_reason }: Appointment): boolean =>
  status === 'cancelled' && ['lapsed', 'declined', 'moved'].includes(cancel_reason ?? '')

function statusText({ look, lang }: PageRequest, visit: Appointment): string {
  const text = words(lang)
  const isOver = visit.ends_at.epochMilliseconds <= look.now.epochMilliseconds
  if (visit.status === 'booked' && isOver) return text.statusTexts.over
  if (visit.status === 'booked' && visit.late_minutes !== null) return text.facts.late(visit.late_minutes)
  return visit.status === 'held' || visit.status === 'pending'
    ? text.statuses.pending
    : text.statusTexts[visit.status]
}

/** Why it was cancelled, in the words of whoever did. */
function Why({ request, visit }: Seen) {
  const text = words(request.lang)
  if (visit.status !== 'cancelled') return null
  return (
    <Section id="why" title={text.visit.why}>
      <p>{text.cancelledBecause[visit.cancel_reason ?? 'other'] ?? text.cancelledBecause.other}</p>
      {visit.cancel_note && <p class="as-written">{visit.cancel_note}</p>}
    </Section>
  )
}

/** The visit of that day in the clinical copy, where there is one that the reader may see. */
async function noteOf(db: Db, schedule: Schedule, visit: Appointment): Promise<string | null> {
  if (!db.may.has('records:read') || !['arrived', 'fulfilled', 'booked'].includes(visit.status)) return null
  const day = visit.starts_at.toZonedDateTimeISO(zoneOf(schedule, visit.place_id)).startOfDay()
  const { rows } = await listByKind(db, {
    kinds: ['visit'],
    from: day.toInstant(),
    before: day.add({ days: 1 }).toInstant(),
    limit: 1,
  })
  return rows[0]?.id ?? null
}

function Note({ request, found }: Seen & { found: string | null }) {
  const text = words(request.lang).visit
  if (found === null) return null
  return (
    <Section id="note" title={text.note}>
      <p>
        {text.noteText} <a href={`/records/visits/${found}`}>{text.noteLink}</a>
      </p>
    </Section>
  )
}

/** By telephone one is heard at once. */
function Late({ request, schedule, visit }: Seen) {
  const { look, lang } = request
  const text = words(lang).visit
  const place = visit.mode === 'in-person' ? schedule.places.get(visit.place_id) : undefined
  const phone = place?.phone ?? look.clinic.phone
  if (!phone) return null
  return (
    <Section id="late" title={text.lateTitle}>
      <p>{text.lateText}</p>
      <p>
        <Telephone phone={phone} text={text.callPlace(place?.phone ? place.name : look.clinic.name, phone)} />
      </p>
    </Section>
  )
}
