import { ButtonRow } from '../../../ui/button.tsx'
import { relativeDay } from '../../../ui/dates.ts'
import { Section } from '../../../ui/headings.tsx'
import { Notice } from '../../../ui/notice.tsx'
import type { Look } from '../../../ui/page.ts'
import type { Appointment } from '../booking/choice.ts'
import { zoneOf } from '../finding/days.ts'
import { whenSaid } from '../finding/say.ts'
import type { Schedule } from '../schedule/read-schedule.ts'
import { stateOf } from './listed.ts'
import { StateTag } from './state-tag.tsx'
import { preparationOf, VisitFacts, VisitTime } from './visit-facts.tsx'
import { words } from './words.ts'

type Shown = { look: Look; schedule: Schedule; visit: Appointment }

/** What is next: all that one needs to be there. */
export function NextVisit(props: Shown) {
  const { look, schedule, visit } = props
  const { lang } = look
  const text = words(lang)
  const preparation = preparationOf(props)
  const when = whenSaid(look, schedule, { starts_at: visit.starts_at, place: visit.place_id })
  const relative = relativeDay(visit.starts_at, look.now, lang, zoneOf(schedule, visit.place_id))
  return (
    <Section id="next" title={text.next}>
      <div class="visit-next">
        <VisitTime {...props} />
        <p class="card-flags">
          <StateTag state={stateOf(visit, lang, look.now)} /> <span>{relative}</span>
        </p>
        <MustMove {...props} level={3} />
        <VisitFacts {...props} isToCome />
        {preparation && (
          <>
            <h3>{text.prepare}</h3>
            <p class="as-written">{preparation}</p>
          </>
        )}
        <ButtonRow>
          <a class="button button-secondary" href={`/appointments/${visit.id}`}>
            {text.see}
            <span class="unseen">, {when}</span>
          </a>
        </ButtonRow>
      </div>
    </Section>
  )
}

/** Why a visit cannot be as it was booked, and what happens now. */
export function MustMove({ look, schedule, visit, level }: Shown & { level: 2 | 3 }) {
  const text = words(look.lang).mustMove
  if (visit.needs_move === null || visit.status !== 'booked') return null
  const who = schedule.clinicians.get(visit.clinician_id)?.name ?? ''
  return (
    <Notice kind="warning" title={text.title} level={level}>
      <p>
        {text.why[visit.needs_move](who)} {text.text}
      </p>
    </Notice>
  )
}
