import { Facts } from '../../../ui/facts.tsx'
import type { Look } from '../../../ui/page.ts'
import { Telephone } from '../../../ui/telephone.tsx'
import type { Appointment } from '../booking/choice.ts'
import { clockSaid, daySaid } from '../finding/say.ts'
import type { Schedule } from '../schedule/read-schedule.ts'
import { words } from './words.ts'

type Shown = { look: Look; schedule: Schedule; visit: Appointment }

/** Day and time of a visit, large, on the clock of its place. */
export function VisitTime({ look, schedule, visit }: Shown) {
  const text = words(look.lang).facts
  const at = { starts_at: visit.starts_at, place: visit.place_id }
  const from = clockSaid(look, schedule, at)
  const to = clockSaid(look, schedule, { ...at, starts_at: visit.ends_at })
  return (
    <p class="visit-time">
      <span class="visit-day">{daySaid(look, schedule, at)}</span>{' '}
      <span class="visit-clock">{text.until(from, to)}</span>
    </p>
  )
}

/** With whom, where, how, and what for. */
export function VisitFacts({ look, schedule, visit, isToCome }: Shown & { isToCome: boolean }) {
  const { lang } = look
  const text = words(lang).facts
  const type = schedule.types.get(visit.visit_type_id)
  const clinician = schedule.clinicians.get(visit.clinician_id)
  const place = visit.mode === 'in-person' ? schedule.places.get(visit.place_id) : undefined
  return (
    <Facts
      facts={[
        { term: text.what, detail: type?.name[lang] },
        { term: text.reason, detail: visit.reason && <span class="as-written">{visit.reason}</span> },
        {
          term: text.with,
          detail: clinician && (
            <>
              {clinician.name}
              <br />
              <span class="hint">{clinician.work[lang]}</span>
            </>
          ),
        },
        {
          term: text.where,
          detail: place && (
            <>
              {place.name}
              {place.address && (
                <>
                  <br />
                  <span class="as-written">{place.address}</span>
                </>
              )}
              {place.phone && (
                <>
                  <br />
                  <Telephone phone={place.phone} />
                </>
              )}
            </>
          ),
        },
        { term: text.how, detail: isToCome ? text.hows[visit.mode] : null },
      ]}
    />
  )
}

/** What to do before it, in the reader's language; nothing where nothing is to be done. */
export const preparationOf = ({ look, schedule, visit }: Shown): string | null =>
  schedule.types.get(visit.visit_type_id)?.preparation[look.lang] || null
