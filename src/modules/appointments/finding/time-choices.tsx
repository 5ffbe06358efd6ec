import { Temporal } from 'temporal-polyfill'
import { isUuid } from '../../../platform/ids.ts'
import { Form } from '../../../ui/form.tsx'
import type { Look } from '../../../ui/page.ts'
import type { Time } from '../times/time.ts'
import type { Picked } from './drafts.ts'
import type { Finding } from './finding.ts'
import { clockSaid, daySaid, whenSaid } from './say.ts'
import { words } from './words.ts'

type Chosen = Pick<Time, 'clinician' | 'place' | 'starts_at'>

/** A time as a form says it. */
const timeValue = ({ clinician, place, starts_at }: Chosen): string =>
  `${starts_at.toString()} ${clinician} ${place}`

/** The time that a form says; null for anything else. */
export function readTime(text: string | undefined): Picked | null {
  const [at = '', clinician = '', place = ''] = (text ?? '').split(' ')
  if (!isUuid(clinician) || !isUuid(place)) return null
  try {
    return { clinician, place, starts_at: Temporal.Instant.from(at) }
  } catch {
    return null
  }
}

/**
 * Times as buttons: each keeps its time and goes on. All of it is said to whoever only hears the button; on it stands
 * what the page around does not say already.
 */
export function TimeChoices(props: {
  look: Look
  finding: Finding
  label: string
  times: readonly Chosen[]
  /** Whether the buttons stand under the name of their day. */
  ofOneDay?: boolean
}) {
  const { look, finding, label, times, ofOneDay = false } = props
  return (
    <Form look={look} action={`/appointments/book/${finding.draft.id}/hold`} label={label}>
      <ul class={ofOneDay ? 'times times-of-day' : 'times'}>
        {times.map(time => (
          <li>
            <TimeButton look={look} finding={finding} time={time} ofOneDay={ofOneDay} />
          </li>
        ))}
      </ul>
    </Form>
  )
}

function TimeButton(props: { look: Look; finding: Finding; time: Chosen; ofOneDay: boolean }) {
  const { look, finding, time, ofOneDay } = props
  const { schedule, draft, type } = finding
  const text = words(look.lang)
  const clinician = schedule.clinicians.get(time.clinician)?.name ?? ''
  const place = schedule.places.get(time.place)?.name ?? ''
  // Whom and where she chose stands above; a place means nothing where she goes nowhere.
  const [showsWhom, showsWhere] = [draft.clinician_id === null, draft.place_id === null && isThere(type)]
  return (
    <button type="submit" class="button button-secondary time" name="time" value={timeValue(time)}>
      <span class="time-when">
        {ofOneDay ? clockSaid(look, schedule, time) : whenSaid(look, schedule, time)}
      </span>
      {ofOneDay && <span class="unseen">, {daySaid(look, schedule, time)}</span>}
      <span class={showsWhom ? 'time-more' : 'unseen'}> {text.with(clinician)}</span>
      {isThere(type) && (
        <span class={showsWhere && severalPlaces(finding) ? 'time-more' : 'unseen'}>
          {' '}
          {text.there(place)}
        </span>
      )}
    </button>
  )
}

const isThere = ({ mode }: Finding['type']): boolean => mode === 'in-person'

const severalPlaces = ({ schedule }: Finding): boolean =>
  [...schedule.places.values()].filter(({ active }) => active).length > 1
